namespace Clerestory.Referrals;

/// <summary>Why the sides of a route differ. Of each referral that makes a difference, exactly one holds.</summary>
public enum DifferenceClass
{
    /// <summary>Sent in one period and received in the next, or still on its way.</summary>
    InTransit,

    /// <summary>Sent, and not received though there was time enough.</summary>
    NotReceived,

    /// <summary>Counted by both, under different kinds or in different units.</summary>
    CountedOtherwise,

    /// <summary>Counted by both, in periods that lie further apart than a referral travels, or the other way around.</summary>
    PeriodDiffers,

    /// <summary>More received than sent, and nothing says why.</summary>
    Unexplained,
}

/// <summary>Whether a side has a number for a period. Only a number can be compared; nothing else is taken for zero.</summary>
public enum SideWord { Counted, NotReported, NotKnown, NotApplicable, Partly }

/// <summary>What a side says of a period: a number, or why there is none.</summary>
/// <param name="Word">Whether there is a number.</param>
/// <param name="Value">The number; of a side of several agencies that is heard in part, that of those heard.</param>
/// <param name="Heard">How many agencies of the side were heard.</param>
/// <param name="Asked">How many agencies the side has.</param>
public readonly record struct SideCount(SideWord Word, long Value = 0, int Heard = 0, int Asked = 1)
{
    /// <summary>A number.</summary>
    public static SideCount Of(long value) => new(SideWord.Counted, value, 1);
}

/// <summary>One period of a route with what both sides say of it.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Sent">What the sender says.</param>
/// <param name="Received">What the receiver says.</param>
/// <param name="SentKinds">The sender's number by kind; null where it gives none.</param>
/// <param name="ReceivedKinds">The receiver's number by kind; null where it gives none.</param>
public sealed record LedgerPeriod(
    DateOnly From, DateOnly To, SideCount Sent, SideCount Received, IReadOnlyDictionary<string, long>? SentKinds = null, IReadOnlyDictionary<string, long>? ReceivedKinds = null)
{
    /// <summary>Whether both sides have a number.</summary>
    public bool IsCompared => Sent.Word == SideWord.Counted && Received.Word == SideWord.Counted;

    /// <summary>How many more were sent than received.</summary>
    public long Difference => Sent.Value - Received.Value;
}

/// <summary>Some referrals that make a difference, and why.</summary>
/// <param name="Class">Why.</param>
/// <param name="From">The first day of the period: that of sending, if there are two.</param>
/// <param name="Kind">The kind that the sender gives; all kinds together where kinds do not differ.</param>
/// <param name="Other">The period in which the receiver has them; null where it has none.</param>
/// <param name="OtherKind">The kind under which the receiver has them; empty where kinds do not differ.</param>
/// <param name="Amount">How many: more sent than received if positive.</param>
public sealed record DifferenceLine(DifferenceClass Class, DateOnly From, string Kind, DateOnly? Other, string OtherKind, long Amount)
{
    /// <summary>How much of the difference of a period it makes: what is made good in another period takes there what it gives here.</summary>
    public long At(DateOnly period) => (period == From ? Amount : 0) - (period == Other ? Amount : 0);
}

/// <summary>What a route's ledger is held to.</summary>
/// <param name="TransitDays">How many days a referral may be on its way.</param>
/// <param name="SameUnit">Whether both sides count the same thing.</param>
/// <param name="Today">The day on which it is looked at.</param>
public sealed record ReconciliationRule(int TransitDays, bool SameUnit, DateOnly Today);

/// <summary>The sides of a route held beside each other: every difference is explained, or said to be unexplained, and the sum of all is the difference of the totals.</summary>
/// <param name="Periods">The periods, oldest first.</param>
/// <param name="Lines">The differences.</param>
public sealed record Reconciliation(IReadOnlyList<LedgerPeriod> Periods, IReadOnlyList<DifferenceLine> Lines)
{
    // Beyond the time that a referral travels, the same referrals may stand in another month's book. Further apart than this, nobody would take them for the same.
    private const int DaysApart = 62;

    /// <summary>The periods that could be compared.</summary>
    public IEnumerable<LedgerPeriod> Compared => Periods.Where(p => p.IsCompared);

    /// <summary>How many were sent and received in all periods that could be compared.</summary>
    public (long Sent, long Received) Totals => (Compared.Sum(p => p.Sent.Value), Compared.Sum(p => p.Received.Value));

    /// <summary>How many referrals each class stands for.</summary>
    public IReadOnlyDictionary<DifferenceClass, long> ByClass => Lines.GroupBy(l => l.Class).ToDictionary(g => g.Key, g => g.Sum(l => Math.Abs(l.Amount)));

    /// <summary>Holds counts beside counts.</summary>
    public static Reconciliation Of(IReadOnlyList<LedgerPeriod> periods, ReconciliationRule rule)
    {
        var lines = new List<DifferenceLine>();
        var compared = periods.Where(p => p.IsCompared).OrderBy(p => p.From).ToList();
        foreach (var period in compared) lines.AddRange(KindsOf(period));
        long[] left = [.. compared.Select(p => p.Difference)];
        Match(compared, left, lines, DifferenceClass.InTransit, (sent, received) => received.From > sent.From && received.From <= sent.To.AddDays(rule.TransitDays));
        Match(compared, left, lines, DifferenceClass.PeriodDiffers, (sent, received) => Math.Abs(received.From.DayNumber - sent.From.DayNumber) <= DaysApart);
        for (int i = 0; i < compared.Count; i++)
        {
            if (left[i] == 0) continue;
            bool onItsWay = left[i] > 0 && compared[i].To.AddDays(rule.TransitDays) >= rule.Today;
            var why = onItsWay ? DifferenceClass.InTransit : !rule.SameUnit ? DifferenceClass.CountedOtherwise : left[i] > 0 ? DifferenceClass.NotReceived : DifferenceClass.Unexplained;
            lines.Add(new DifferenceLine(why, compared[i].From, Route.AllKinds, null, "", left[i]));
        }
        return new Reconciliation(periods, lines);
    }

    /// <summary>Holds single referrals beside each other, one by one, by their references.</summary>
    /// <param name="periods">The months, with the numbers of referrals that each side has in them.</param>
    /// <param name="singles">The referrals.</param>
    /// <param name="rule">What they are held to.</param>
    public static Reconciliation OfSingles(IReadOnlyList<LedgerPeriod> periods, IEnumerable<SingleReferral> singles, ReconciliationRule rule)
    {
        var compared = periods.Where(p => p.IsCompared).Select(p => p.From).ToHashSet();
        var lines = from single in singles
                    let line = Of(single, compared, rule)
                    where line is not null
                    group line by line with { Amount = Math.Sign(line.Amount) } into same
                    orderby same.Key.From, same.Key.Class, same.Key.Other
                    select same.Key with { Amount = same.Sum(l => l.Amount) };
        return new Reconciliation(periods, [.. lines]);
    }

    private static DifferenceLine? Of(SingleReferral single, HashSet<DateOnly> compared, ReconciliationRule rule)
    {
        DateOnly? sent = Counted(single.Sent, compared), received = Counted(single.Received, compared);
        if (sent == received)
            return sent is null || single.SentKind is null || single.ReceivedKind is null || single.SentKind == single.ReceivedKind ? null : new DifferenceLine(DifferenceClass.CountedOtherwise, sent.Value, single.KindOf(RouteSide.Sent), sent, single.KindOf(RouteSide.Received), 1);
        bool inTime = single.Received is { } end && single.Sent is { } start && end >= start && end.DayNumber - start.DayNumber <= rule.TransitDays;
        // Both sides have it, and the other month cannot be compared: its difference is still known, and so is why.
        if (single.Sent is not null && single.Received is not null)
            return new DifferenceLine(inTime ? DifferenceClass.InTransit : DifferenceClass.PeriodDiffers, sent ?? received!.Value, Route.AllKinds, sent is null ? null : received, "", sent is null ? -1 : 1);
        if (sent is null) return new DifferenceLine(DifferenceClass.Unexplained, received!.Value, Route.AllKinds, null, "", -1);
        return new DifferenceLine(single.Sent!.Value.AddDays(rule.TransitDays) >= rule.Today ? DifferenceClass.InTransit : DifferenceClass.NotReceived, sent.Value, Route.AllKinds, null, "", 1);
    }

    private static DateOnly? Counted(DateOnly? day, HashSet<DateOnly> compared) => day is { } d && compared.Contains(new DateOnly(d.Year, d.Month, 1)) ? new DateOnly(d.Year, d.Month, 1) : null;

    // What one side has too many of a kind, and too few of another, it counted otherwise: the sum is not touched.
    private static IEnumerable<DifferenceLine> KindsOf(LedgerPeriod period)
    {
        if (period.SentKinds is not { } sent || period.ReceivedKinds is not { } received) yield break;
        var left = sent.Keys.Union(received.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToDictionary(k => k, k => sent.GetValueOrDefault(k) - received.GetValueOrDefault(k), StringComparer.Ordinal);
        foreach (string more in left.Keys.ToList())
        {
            foreach (string fewer in left.Keys.Where(k => left[more] > 0 && left[k] < 0).ToList())
            {
                long amount = Math.Min(left[more], -left[fewer]);
                if (amount <= 0) continue;
                (left[more], left[fewer]) = (left[more] - amount, left[fewer] + amount);
                yield return new DifferenceLine(DifferenceClass.CountedOtherwise, period.From, more, period.From, fewer, amount);
            }
        }
    }

    // What is too much in one period and too little in another is taken for the same referrals, the nearest first.
    private static void Match(List<LedgerPeriod> periods, long[] left, List<DifferenceLine> lines, DifferenceClass why, Func<LedgerPeriod, LedgerPeriod, bool> fits)
    {
        for (int i = 0; i < periods.Count; i++)
        {
            // Only the neighbors can fit: periods are in order, and the farther ones are too far for good.
            foreach (int j in Around(i, periods.Count).Where(j => fits(periods[i], periods[j])))
            {
                long amount = Math.Min(left[i], -left[j]);
                if (amount <= 0) continue;
                (left[i], left[j]) = (left[i] - amount, left[j] + amount);
                lines.Add(new DifferenceLine(why, periods[i].From, Route.AllKinds, periods[j].From, "", amount));
            }
        }
    }

    private static IEnumerable<int> Around(int at, int count) => Enumerable.Range(1, 6).SelectMany(d => new[] { at - d, at + d }).Where(j => j >= 0 && j < count);
}
