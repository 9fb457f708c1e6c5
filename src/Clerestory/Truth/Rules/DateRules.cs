namespace Clerestory.Truth.Rules;

/// <summary>Periods, and the day of publication.</summary>
internal static class DateRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("date.published-before-data", Severity.Error, "The publication date lies before the end of a period that is reported", "Correct the publication date, or take out what had not happened by then.", PublishedBeforeData),
        new("period.missing", Severity.Question, "A figure has no period", "State the days that the figure covers.",
            (report, _) => report.Figures.Where(f => string.IsNullOrWhiteSpace(f.Period?.Printed)).Select(f => new Breach($"figure/{f.Code}", f.Line, $"'{f.Label}' is printed without the period that it covers."))),
        new("period.backwards", Severity.Error, "A period ends before it begins", "Correct the days.",
            (report, _) => report.Figures.Where(f => f.Period is { From: { } from, To: { } to } && to < from).Select(f => new Breach($"figure/{f.Code}", f.Line, $"The period of '{f.Label}' ends on {Words.Day(f.Period!.To!.Value)}, before it begins."))),
    ];

    private static IEnumerable<Breach> PublishedBeforeData(PrintedReport report, KnownFacts known)
    {
        if (report.Report is not { Published.To: { } published } facts) yield break;
        var late = report.Figures.Where(f => f.Period?.To > published).Select(f => (What: f.Label, To: f.Period!.To!.Value))
            .Concat(report.Series.SelectMany(s => s.Values.Where(v => v.Value is not null).Select(v => (What: s.Code, To: new DateOnly(v.Year, 12, 31)))).Where(s => s.To > published)).ToList();
        if (late.Count == 0) yield break;
        var last = late.MaxBy(l => l.To);
        yield return new Breach("report/published", facts.Line, $"The report says that it was published in '{facts.Published.Printed}', and holds {(late.Count == 1 ? "a number of a period that ends" : $"{late.Count} numbers of periods that end")} later, up to {Words.Day(last.To)} ({last.What}).");
    }
}
