using Clerestory.Packs;

namespace Clerestory.Truth;

/// <summary>What is wrong with the descriptions of a pack: codes used twice, references that lead nowhere, rules that do not exist.</summary>
public static class PrintedFiles
{
    /// <summary>Everything found in <c>history/…-as-printed/</c>.</summary>
    public static IEnumerable<Finding> Examine(Pack pack) => PrintedReport.FoldersIn(pack).SelectMany(folder => Examine(pack, folder));

    private static IEnumerable<Finding> Examine(Pack pack, string folder)
    {
        var report = PrintedReport.In(pack, folder);
        string place = $"history/{folder}";
        foreach (var (list, codes) in Codes(report))
        {
            foreach (string twice in codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
                yield return Finding.Error("pack.double", place, null, $"The code '{twice}' stands twice among its {list}. A code may be used once.");
        }
        foreach (string message in Dangling(report)) yield return Finding.Error("printed.reference", place, null, message);
        var rules = TruthRules.All.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var defect in KnownDefect.In(pack, folder))
        {
            foreach (var (rule, _) in defect.FoundBy.Where(f => !rules.Contains(f.Rule)))
                yield return Finding.Error("printed.rule", $"{place}/defects.csv", null, $"{defect.Id} names the rule '{rule}', which does not exist.");
        }
    }

    private static IEnumerable<(string List, IEnumerable<string> Codes)> Codes(PrintedReport report) =>
    [
        ("items", report.Items.Select(i => i.Code)), ("figures", report.Figures.Select(f => f.Code)), ("shares", report.Shares.Select(s => s.Code)), ("tables", report.Tables.Select(t => t.Code)),
        ("breakdowns", report.Breakdowns.Select(b => b.Code)), ("citations", report.Citations.Select(c => c.Code)), ("series", report.Series.Select(s => s.Code)),
        ("recommendations", report.Recommendations.Select(r => r.Code)), ("exhibits", report.Exhibits.Select(e => e.Code)), ("texts", report.Texts.Select(t => t.Code)),
        ("comparisons", report.Comparisons.Select(c => c.Code)), ("routes", report.Routes.Select(r => r.Code)), ("rounds", report.Rounds.Select(r => r.Code)),
    ];

    private static IEnumerable<string> Dangling(PrintedReport report)
    {
        var (figures, series, citations, rounds) = (Set(report.Figures.Select(f => f.Code)), Set(report.Series.Select(s => s.Code)), Set(report.Citations.Select(c => c.Code)), Set(report.Rounds.Select(r => r.Code)));
        foreach (var one in report.Series)
        {
            if (one.Citation is { } citation && !citations.Contains(citation)) yield return $"The series '{one.Code}' names the citation '{citation}', which does not exist.";
            if (one.Follows is { } follows && !series.Contains(follows)) yield return $"The series '{one.Code}' follows '{follows}', which does not exist.";
        }
        foreach (var figure in report.Figures.Where(f => f.Round is not null && !rounds.Contains(f.Round))) yield return $"The figure '{figure.Code}' names the round '{figure.Round}', which does not exist.";
        foreach (var (comparison, quantity) in report.Comparisons.SelectMany(c => new[] { (c, c.One), (c, c.Other) }))
        {
            if (quantity.Figure is { } figure && !figures.Contains(figure)) yield return $"The comparison '{comparison.Code}' names the figure '{figure}', which does not exist.";
            foreach (string lost in (quantity.Series ?? []).Where(s => !series.Contains(s))) yield return $"The comparison '{comparison.Code}' names the series '{lost}', which does not exist.";
        }
    }

    private static HashSet<string> Set(IEnumerable<string> codes) => [.. codes];
}
