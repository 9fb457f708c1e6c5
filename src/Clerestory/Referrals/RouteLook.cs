namespace Clerestory.Referrals;

/// <summary>How a route is doing.</summary>
public enum RouteState
{
    /// <summary>Nobody has said anything of it yet.</summary>
    Unheard,

    /// <summary>Counts come, and no usual rate is known to hold them to.</summary>
    NoRate,

    /// <summary>It flows: what comes is nothing improbable.</summary>
    Flowing,

    /// <summary>So little comes that it is improbable for a route that flows.</summary>
    Silent,

    /// <summary>Nobody has said for long what comes.</summary>
    Unreported,

    /// <summary>Nothing is expected by it any more.</summary>
    Ended,
}

/// <summary>How a route is doing on a day.</summary>
/// <param name="State">In a word.</param>
/// <param name="Verdict">What the silence test says; null where it cannot say anything.</param>
/// <param name="KnownThrough">The last day that is known of; null where none is.</param>
/// <param name="Rate">The usual rate as it is known now; null where none is.</param>
/// <param name="Side">The side that is watched: the receiver's, and where it says nothing the sender's.</param>
public sealed record RouteLook(RouteState State, SilenceVerdict? Verdict, DateOnly? KnownThrough, UsualRate? Rate, RouteSide Side)
{
    /// <summary>Looks at a route's ledger on a day.</summary>
    public static RouteLook Of(RouteLedger ledger, DateOnly today)
    {
        var route = ledger.Route;
        var side = Watched(ledger);
        var spans = Arrivals(ledger, side);
        DateOnly? through = spans.Count > 0 ? spans[^1].To : LastSaid(ledger);
        if (!ledger.StandsOn(today)) return new RouteLook(RouteState.Ended, null, through, null, side);
        if (through is null) return new RouteLook(RouteState.Unheard, null, null, RateBefore(ledger, side, today), side);
        var rate = RateBefore(ledger, side, today);
        var start = WatchStart(ledger);
        var verdict = route.Watch is { } watch ? SilenceTest.Examine([.. spans.Where(s => s.From >= start)], today, day => RateBefore(ledger, side, day), new RouteCalendar(watch.Calendar), watch.FalseAlarm) : null;
        bool isSilent = verdict?.IsSilent == true || ledger.Standing is { Kind: SilenceKind.Route };
        bool isOverdue = route.Watch?.UnreportedAfterDays is { } days && today.DayNumber - through.Value.DayNumber > days;
        var state = isSilent ? RouteState.Silent : isOverdue ? RouteState.Unreported : verdict is not null ? RouteState.Flowing : rate is null ? RouteState.NoRate : RouteState.Unheard;
        return new RouteLook(state, verdict, through, rate, side);
    }

    /// <summary>What came, by the spans that are known: of a month whose sum was told more than once, the spans between.</summary>
    public static IReadOnlyList<ArrivalSpan> Arrivals(RouteLedger ledger, RouteSide side)
    {
        if (ledger.AgencyOf(side) is not { } agency) return [];
        var months = ledger.Counts.Where(c => c.Side == side && c.Agency == agency.Code && c.Months == 1).GroupBy(c => c.From).OrderBy(g => g.Key);
        return [.. months.SelectMany(m => ledger.Route.Mode == RouteMode.Singles ? ByDay(ledger, side, m) : ByStatement(m))];
    }

    /// <summary>The usual rate as it is known before a day. It is never learnt from a stretch that was raised as silent, nor from the stretch that is judged.</summary>
    public static UsualRate? RateBefore(RouteLedger ledger, RouteSide side, DateOnly day)
    {
        if (ledger.Route.Watch is not { } watch) return null;
        if (watch.RateAMonth is { } given) return new UsualRate(given);
        if (watch.LearnMonths is not { } wanted || ledger.AgencyOf(side) is not { } agency) return null;
        var known = from month in ledger.Counts.Where(c => c is { IsCurrent: true, Months: 1 } && c.Side == side && c.Agency == agency.Code).Select(c => c.From).Distinct()
                    where month.AddMonths(1) <= day && !ledger.Silences.Any(s => s.Kind == SilenceKind.Route && s.Since < month.AddMonths(1) && month <= (s.EndedOn ?? s.Through))
                    let count = ledger.CountOf(side, agency.Code, month, 1)
                    where count.Word == SideWord.Counted
                    orderby month descending
                    select (Month: month, count.Value);
        var months = known.Take(wanted).ToList();
        if (months.Count < wanted || months.Sum(m => m.Value) == 0) return null;
        var calendar = new RouteCalendar(watch.Calendar);
        return UsualRate.From(months.Sum(m => m.Value), months.Sum(m => calendar.Months(m.Month, m.Month.AddMonths(1).AddDays(-1))));
    }

    private static RouteSide Watched(RouteLedger ledger) =>
        ledger.AgencyOf(RouteSide.Received) is { } receiver && ledger.Counts.Any(c => c.Side == RouteSide.Received && c.Agency == receiver.Code && c.Months == 1) || ledger.AgencyOf(RouteSide.Sent) is null
            ? RouteSide.Received : RouteSide.Sent;

    private static DateOnly? LastSaid(RouteLedger ledger) => ledger.Counts.Where(c => c.IsCurrent && c.Missing is Collection.Missing.None).Select(c => (DateOnly?)c.Through).Max();

    // After an end of any kind the watch begins anew: what was settled is not raised again.
    private static DateOnly WatchStart(RouteLedger ledger) => new[]
    {
        ledger.Route.From, ledger.Ends.Max(e => e.Reopened), ledger.Silences.Where(s => s.Kind == SilenceKind.Route && s.End != SilenceEnd.RouteEnded).Max(s => s.EndedOn?.AddDays(1)),
    }.Max() ?? DateOnly.MinValue;

    private static IEnumerable<ArrivalSpan> ByDay(RouteLedger ledger, RouteSide side, IGrouping<DateOnly, ReferralCount> month)
    {
        var said = month.Where(c => c.IsCurrent).ToList();
        if (said.Count == 0 || said.Exists(c => c.Missing != Collection.Missing.None)) yield break;
        var perDay = ledger.Singles.Select(s => s.DayOf(side)).OfType<DateOnly>().Where(d => RouteLedger.MonthOf(d) == month.Key).CountBy(d => d).ToDictionary();
        for (var day = month.Key; day <= said.Max(c => c.Through); day = day.AddDays(1)) yield return new ArrivalSpan(day, day, perDay.GetValueOrDefault(day));
    }

    // A later statement of the month says what had come until its day. Where it took back what an earlier one said, the earlier one tells nothing any more.
    private static List<ArrivalSpan> ByStatement(IGrouping<DateOnly, ReferralCount> month)
    {
        var chain = new List<(DateOnly Through, long Total)>();
        foreach (var said in month.GroupBy(c => c.Revision).OrderByDescending(g => g.Key))
        {
            long? total = said.All(c => c.Value is not null) ? said.Sum(c => c.Value!.Value) : null;
            if (chain.Count == 0 && total is null) return [];
            if (total is { } sum && (chain.Count == 0 || (said.First().Through < chain[0].Through && sum <= chain[0].Total))) chain.Insert(0, (said.First().Through, sum));
        }
        var spans = new List<ArrivalSpan>();
        var (from, before) = (month.Key, 0L);
        foreach (var (through, total) in chain)
        {
            spans.Add(new ArrivalSpan(from, through, total - before));
            (from, before) = (through.AddDays(1), total);
        }
        return spans;
    }
}
