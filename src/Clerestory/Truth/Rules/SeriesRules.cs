using Clerestory.Justice;

namespace Clerestory.Truth.Rules;

/// <summary>Counts by year.</summary>
internal static class SeriesRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("series.more-than-before", Severity.Question, "More has come out of a step than ever went into it", "Ask the source: what came before may be older than the series, or be counted under another law.", MoreThanBefore),
        new("series.cohort", Severity.Notice, "A later step is greater than the earlier one in the same year", "Say so beside the numbers, and do not divide the two of one year: they do not speak of the same cases.", Cohort),
        new("series.outlier", Severity.Question, "A year stands far above the years beside it", "Ask the source whether the number is right, and what happened in that year.", Outlier),
        new("series.no-counting-unit", Severity.Question, "A series does not say what it counts: persons, charges, cases or events", "State the counting unit.",
            (report, _) => Once(report.Series.Where(s => string.IsNullOrWhiteSpace(s.Unit) || string.Equals(s.Unit, s.Measure, StringComparison.OrdinalIgnoreCase)), "count", "do not say whether they count persons, charges, cases or events")),
        new("series.no-draw-date", Severity.Question, "A series of counts under a law does not say on which day it was drawn from the records", "State the day: records are erased, so past years shrink when they are drawn again.",
            (report, _) => Once(report.Series.Where(s => s is { Citation: not null, Drawn: null }), "draw", "do not say on which day they were drawn")),
    ];

    // One finding for all series that lack the same thing; each alone would drown the others.
    private static IEnumerable<Breach> Once(IEnumerable<PrintedSeries> lacking, string place, string says)
    {
        var all = lacking.ToList();
        return all.Count == 0 ? [] : [new Breach($"series/{place}", all[0].Line, $"{all.Count} series by year {says}: {string.Join(", ", all.Take(4).Select(s => s.Code))}{(all.Count > 4 ? " and others" : "")}.")];
    }

    private static IEnumerable<(PrintedSeries Later, PrintedSeries Earlier)> Pairs(PrintedReport report) =>
        from later in report.Series let earlier = report.Series.FirstOrDefault(s => s.Code == later.Follows) where earlier is not null select (later, earlier);

    private static IEnumerable<Breach> MoreThanBefore(PrintedReport report, KnownFacts known) =>
        from pair in Pairs(report) let above = Above(pair.Later, pair.Earlier) where above is not null select new Breach($"series/{pair.Later.Code}", pair.Later.Line, above.Message);

    private static SeriesFinding? Above(PrintedSeries later, PrintedSeries earlier) => SeriesChecks.ConvictionsAboveArrests(Counts(earlier), Counts(later));

    /// <summary>A series in the words of the checks of court counts.</summary>
    public static IEnumerable<YearCount> Counts(PrintedSeries series) => series.Values.Select(v => new YearCount(v.Year, v.Value, v.Status));

    private static IEnumerable<Breach> Cohort(PrintedReport report, KnownFacts known)
    {
        foreach (var (later, earlier) in Pairs(report))
        {
            var years = later.Values.Where(v => v.Value > (earlier.Values.FirstOrDefault(e => e.Year == v.Year)?.Value ?? long.MaxValue)).Select(v => v.Year).ToList();
            if (years.Count > 0 && !later.SaysLag && Above(later, earlier) is null)
                yield return new Breach($"series/{later.Code}", later.Line, $"In {string.Join(", ", years)} there are more {later.Measure} than {earlier.Measure}, though not up to that year: they come from {earlier.Measure} of earlier years.");
        }
    }

    private static IEnumerable<Breach> Outlier(PrintedReport report, KnownFacts known) =>
        from series in report.Series from found in SeriesChecks.Outliers(Counts(series)) select new Breach($"series/{series.Code}/{found.Year}", series.Line, $"{series.Measure}: {found.Message}");
}
