namespace Clerestory.Truth.Rules;

/// <summary>Counts by year.</summary>
internal static class SeriesRules
{
    private const long SmallestOutlier = 10, TimesNeighbors = 5;

    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("series.more-than-before", Severity.Question, "More has come out of a step than ever went into it", "Ask the source: what came before may be older than the series, or be counted under another law.", MoreThanBefore),
        new("series.cohort", Severity.Notice, "A later step is greater than the earlier one in the same year", "Do not divide the two numbers of one year: they do not speak of the same cases.", Cohort),
        new("series.outlier", Severity.Question, "A year stands far above the years beside it", "Ask the source whether the number is right, and what happened in that year.", Outlier),
        new("series.no-counting-unit", Severity.Error, "A series does not say what it counts: persons, charges, cases or events", "State the counting unit.",
            (report, _) => Once(report.Series.Where(s => string.IsNullOrWhiteSpace(s.Unit)), "count", "do not say whether they count persons, charges, cases or events")),
        new("series.no-draw-date", Severity.Error, "A series does not say on which day it was drawn from the records", "State the day: records are erased, so past years shrink when they are drawn again.",
            (report, _) => Once(report.Series.Where(s => s.Drawn is null), "draw", "do not say on which day they were drawn")),
    ];

    // One finding for all series that lack the same thing; each alone would drown the others.
    private static IEnumerable<Breach> Once(IEnumerable<PrintedSeries> lacking, string place, string says)
    {
        var all = lacking.ToList();
        return all.Count == 0 ? [] : [new Breach($"series/{place}", all[0].Line, $"{all.Count} series by year {says}: {string.Join(", ", all.Take(4).Select(s => s.Code))}{(all.Count > 4 ? " and others" : "")}.")];
    }

    private static IEnumerable<(PrintedSeries Later, PrintedSeries Earlier)> Pairs(PrintedReport report) =>
        from later in report.Series let earlier = report.Series.FirstOrDefault(s => s.Code == later.Follows) where earlier is not null select (later, earlier);

    private static IEnumerable<Breach> MoreThanBefore(PrintedReport report, KnownFacts known)
    {
        foreach (var (later, earlier) in Pairs(report))
        {
            if (FirstYearAbove(later, earlier) is not { } above) continue;
            yield return new Breach($"series/{later.Code}", later.Line, $"Up to {above.Year} there are {above.Later} {later.Measure} and {above.Earlier} {earlier.Measure}.");
        }
    }

    private static (int Year, long Later, long Earlier)? FirstYearAbove(PrintedSeries later, PrintedSeries earlier)
    {
        foreach (int year in later.Values.Select(v => v.Year))
        {
            long after = UpTo(later, year), before = UpTo(earlier, year);
            if (after > before) return (year, after, before);
        }
        return null;
    }

    private static long UpTo(PrintedSeries series, int year) => series.Values.Where(v => v.Year <= year).Sum(v => v.Value ?? 0);

    private static IEnumerable<Breach> Cohort(PrintedReport report, KnownFacts known)
    {
        foreach (var (later, earlier) in Pairs(report))
        {
            var years = later.Values.Where(v => v.Value > (earlier.Values.FirstOrDefault(e => e.Year == v.Year)?.Value ?? long.MaxValue)).Select(v => v.Year).ToList();
            if (years.Count > 0 && FirstYearAbove(later, earlier) is null)
                yield return new Breach($"series/{later.Code}", later.Line, $"In {string.Join(", ", years)} there are more {later.Measure} than {earlier.Measure}, though not up to that year: they come from {earlier.Measure} of earlier years.");
        }
    }

    private static IEnumerable<Breach> Outlier(PrintedReport report, KnownFacts known) =>
        from series in report.Series
        from place in Enumerable.Range(1, Math.Max(0, series.Values.Count - 2))
        let value = series.Values[place]
        let before = series.Values[place - 1].Value
        let after = series.Values[place + 1].Value
        where before is not null && after is not null && value.Value >= SmallestOutlier && value.Value > TimesNeighbors * Math.Max(1, Math.Max(before.Value, after.Value))
        select new Breach($"series/{series.Code}/{value.Year}", series.Line, $"{value.Value} {series.Measure} in {value.Year} stand between {before} and {after}: more than {TimesNeighbors} times the years beside it.");
}
