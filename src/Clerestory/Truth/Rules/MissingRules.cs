using Clerestory.Justice;

namespace Clerestory.Truth.Rules;

/// <summary>Zero, none, unknown, not applicable and silent are different, and never become each other.</summary>
internal static class MissingRules
{
    private static readonly HashSet<CellStatus> WithValue = [CellStatus.Normal, CellStatus.Revised];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("missing.before-the-law", Severity.Error, "A number is printed for years before the law existed", "Print 'not applicable': nothing could be counted then, and that is no zero.", BeforeTheLaw),
        new("missing.value-and-reason", Severity.Error, "A number is printed with a reason why there is none", "Take one of the two out.",
            (report, _) => Numbers(report).Where(n => n.Value is not null && !WithValue.Contains(n.Status)).Select(n => new Breach(n.Place, n.Line, $"{n.Label} has the value {n.Value} and the status '{n.Status}'."))),
        new("missing.neither", Severity.Error, "There is neither a number nor a reason why there is none", "Give the number, or say whether it is unknown, not applicable, not reported or lost.",
            (report, _) => Numbers(report).Where(n => n.Value is null && WithValue.Contains(n.Status)).Select(n => new Breach(n.Place, n.Line, $"{n.Label} has no value, and nothing says why."))),
        new("missing.code-as-number", Severity.Question, "A number looks like a code for a missing value", "Give the reason as a status; a code of nines or a negative count would be added up.", CodeAsNumber),
    ];

    private sealed record Number(string Place, string Label, decimal? Value, CellStatus Status, MeasureKind Kind, int? Line);

    private static IEnumerable<Number> Numbers(PrintedReport report) => report.Figures.Select(f => new Number($"figure/{f.Code}", $"'{f.Label}'", f.Value, f.Status, f.Kind, f.Line))
        .Concat(report.Tables.SelectMany(t => t.Cells.Select(c => new Number($"table/{t.Code}", $"'{c.Label}'", c.Value, c.Status, MeasureKind.Count, t.Line))))
        .Concat(report.Series.SelectMany(s => s.Values.Select(v => new Number($"series/{s.Code}/{v.Year}", $"{s.Code}, {v.Year},", v.Value, v.Status, MeasureKind.Count, s.Line))));

    private static IEnumerable<Breach> BeforeTheLaw(PrintedReport report, KnownFacts known)
    {
        foreach (var series in report.Series)
        {
            if (report.Citations.FirstOrDefault(c => c.Code == series.Citation) is not { } citation || LawRules.LawMeantBy(known, citation) is not { } law) continue;
            var years = LawInYear.CountsBeforeLaw(law, SeriesRules.Counts(series)).Select(f => f.Year).OfType<int>().ToList();
            if (years.Count > 0)
                yield return new Breach($"series/{series.Code}", series.Line, $"{(years.Count == 1 ? $"A number is printed for {years[0]}" : $"Numbers are printed for {years[0]} to {years[^1]}")}; {law.Cite}, '{law.Title}', is law since {Words.Day(law.FirstDay!.Value)}.");
        }
    }

    // Nines in a row that stand far above every other number of the same thing.
    private static IEnumerable<Breach> CodeAsNumber(PrintedReport report, KnownFacts known) => Numbers(report).Where(n => n.Kind == MeasureKind.Count).GroupBy(n => string.Join('/', n.Place.Split('/').Take(2)), StringComparer.Ordinal)
        .SelectMany(all => all.Where(n => n.Value < 0 || (IsNines(n.Value) && all.Count() > 2 && all.Where(o => o != n && !IsNines(o.Value)).Max(o => o.Value) * 5 < n.Value)))
        .Select(n => new Breach(n.Place, n.Line, $"{n.Label} has the value {n.Value}, which looks like a code."));

    private static bool IsNines(decimal? value) => value is 99 or 999 or 9_999 or 99_999 or 999_999;
}
