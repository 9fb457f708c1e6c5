using Clerestory.Collection;
using Clerestory.Registry;

namespace Clerestory.Referrals;

/// <summary>Everything that is known of a route: what each side said, referral by referral or by counts, its ends, and its silences.</summary>
public sealed record RouteLedger(
    FormBook Book, Route Route, IReadOnlyList<ReferralCount> Counts, IReadOnlyList<SingleReferral> Singles, IReadOnlyList<RouteEnd> Ends, IReadOnlyList<Silence> Silences)
{
    private ILookup<(RouteSide, string, DateOnly, int), ReferralCount> ByPeriod => field ??= Counts.ToLookup(c => (c.Side, c.Agency, c.From, c.Months));

    /// <summary>The silence that stands; null where none does.</summary>
    public Silence? Standing => Silences.FirstOrDefault(s => s.EndedAt is null);

    /// <summary>The end that stands on a day; null while the route is expected.</summary>
    public RouteEnd? EndOn(DateOnly day) => Ends.LastOrDefault(e => e.Day < day && (e.Reopened is null || day < e.Reopened));

    /// <summary>Whether anything is expected by the route on a day.</summary>
    public bool StandsOn(DateOnly day) => Route.StandsOn(day) && EndOn(day) is null;

    /// <summary>What an agency says of a period as it stands now; nothing where it has said nothing.</summary>
    public IReadOnlyList<ReferralCount> Statement(RouteSide side, string agency, DateOnly from, int months = 1) => [.. ByPeriod[(side, agency, from, months)].Where(c => c.IsCurrent)];

    /// <summary>The number of an agency's last statement of a period, from 1; 0 where nothing was said.</summary>
    public int RevisionOf(RouteSide side, string agency, DateOnly from, int months) => ByPeriod[(side, agency, from, months)].Select(c => c.Revision).DefaultIfEmpty().Max();

    /// <summary>The periods of which anybody said anything, oldest first, with those between them.</summary>
    public IReadOnlyList<LedgerPeriod> Periods()
    {
        var spans = Counts.Where(c => c is { IsCurrent: true, Months: > 1 }).Select(c => (c.From, c.Months)).Distinct().OrderBy(s => s.From).ToList();
        var months = Counts.Where(c => c is { IsCurrent: true, Months: 1 }).Select(c => c.From).Concat(Singles.SelectMany(s => new[] { s.Sent, s.Received }).OfType<DateOnly>().Select(MonthOf)).ToList();
        if (months.Count > 0)
        {
            for (var (month, last) = (months.Min(), months.Max()); month <= last; month = month.AddMonths(1))
                if (!spans.Any(s => s.From <= month && month < s.From.AddMonths(s.Months))) spans.Add((month, 1));
        }
        return [.. spans.OrderBy(s => s.From).Select(s => Period(s.From, s.Months))];
    }

    /// <summary>The sides held beside each other, as of a day.</summary>
    public Reconciliation Reconcile(DateOnly today)
    {
        var rule = new ReconciliationRule(Route.TransitDays, Route.UnitOf(RouteSide.Sent) == Route.UnitOf(RouteSide.Received), today);
        return Route.Mode == RouteMode.Singles ? Reconciliation.OfSingles(Periods(), Singles, rule) : Reconciliation.Of(Periods(), rule);
    }

    /// <summary>What one agency says of a period: a number, or why there is none.</summary>
    public SideCount CountOf(RouteSide side, string agency, DateOnly from, int months)
    {
        var said = Statement(side, agency, from, months);
        if (said.Count == 0) return months == 1 ? new SideCount(SideWord.NotReported) : SumOf(side, agency, from, months);
        if (said.FirstOrDefault(c => c.Value is null && c.Missing != Missing.None) is { } without) return new SideCount(WordOf(without.Missing));
        long value = Route.Mode == RouteMode.Singles && months == 1 ? Singles.Count(s => s.DayOf(side) is { } day && from <= day && day <= said[0].Through) : said.Sum(c => c.Value ?? 0);
        return said[0].Through < said[0].To ? new SideCount(SideWord.Partly, value) : SideCount.Of(value);
    }

    /// <summary>The only agency of a side; null where a side is every agency of some kinds.</summary>
    public Agency? AgencyOf(RouteSide side) => Route.Party(side).Agency is { } code ? Book.Agencies.GetValueOrDefault(code) : null;

    /// <summary>The first day of a day's month.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private LedgerPeriod Period(DateOnly from, int months)
    {
        var to = from.AddMonths(months).AddDays(-1);
        return new LedgerPeriod(from, to, Side(RouteSide.Sent, from, months), Side(RouteSide.Received, from, months), Kinds(RouteSide.Sent, from, months), Kinds(RouteSide.Received, from, months));
    }

    private SideCount Side(RouteSide side, DateOnly from, int months)
    {
        if (Route.Party(side).Agency is { } only) return CountOf(side, only, from, months);
        var to = from.AddMonths(months).AddDays(-1);
        var asked = Route.Party(side).In(Book.Agencies.Values).Where(a => a.Obliged != Obliged.No && Book.History.ExistsOn(a.Code, to)).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        var all = Counts.Where(c => c.IsCurrent && c.Side == side).Select(c => c.Agency).Distinct().ToDictionary(a => a, a => CountOf(side, a, from, months), StringComparer.Ordinal);
        int heard = all.Count(a => a.Value.Word == SideWord.Counted && asked.Contains(a.Key));
        long sum = all.Values.Where(c => c.Word == SideWord.Counted).Sum(c => c.Value);
        return new SideCount(heard == 0 ? SideWord.NotReported : heard < asked.Count ? SideWord.Partly : SideWord.Counted, sum, heard, asked.Count);
    }

    // Whoever counts by month has counted the year, if no month is missing.
    private SideCount SumOf(RouteSide side, string agency, DateOnly from, int months)
    {
        var each = Enumerable.Range(0, months).Select(m => CountOf(side, agency, from.AddMonths(m), 1)).ToList();
        return each.TrueForAll(c => c.Word == SideWord.Counted) ? SideCount.Of(each.Sum(c => c.Value)) : each.Find(c => c.Word != SideWord.Counted);
    }

    private Dictionary<string, long>? Kinds(RouteSide side, DateOnly from, int months)
    {
        if (Route.Mode == RouteMode.Singles || Route.Party(side).Agency is not { } agency || Statement(side, agency, from, months) is not { Count: > 0 } said) return null;
        return said.Any(c => c.Kind == Route.AllKinds || c.Value is null) ? null : said.ToDictionary(c => c.Kind, c => c.Value!.Value, StringComparer.Ordinal);
    }

    private static SideWord WordOf(Missing missing) => missing switch { Missing.NotKnown => SideWord.NotKnown, Missing.NotApplicable => SideWord.NotApplicable, _ => SideWord.NotReported };
}
