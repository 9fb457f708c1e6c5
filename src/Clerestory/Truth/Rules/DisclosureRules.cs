using System.Globalization;
using Clerestory.Protection;

namespace Clerestory.Truth.Rules;

/// <summary>Counts of few people, and percentages that give them away.</summary>
internal static class DisclosureRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("disclosure.small-count", Severity.Error, "A count of few people is printed", "Hide it, and what would tell it; put the table through the gate.", SmallCount),
        new("disclosure.share-reveals", Severity.Error, "A percentage tells a count of few people", "Hide the percentages too, or print them of a greater base.", ShareReveals),
    ];

    private static IEnumerable<Breach> SmallCount(PrintedReport report, KnownFacts known) =>
        from table in report.Tables
        where table is { Population: Population.People, IsFree: false }
        let threshold = table.Threshold ?? report.Report?.Threshold
        where threshold is not null
        let few = table.Cells.Where(c => c.Value is { } value && FigureGate.IsFew(value, threshold.Value)).ToList()
        where few.Count > 0
        select new Breach($"table/{table.Code}", table.Line, $"'{table.Title}' prints {few.Count} {(few.Count == 1 ? "count" : "counts")} from 1 to {threshold} people, of {Smallest(few)}.");

    private static string Smallest(List<PrintedCell> few) => few.Count(c => c.Value == 1) is > 0 and var ones ? $"which {ones} {(ones == 1 ? "is" : "are")} of a single person" : "which none is of a single person";

    private static IEnumerable<Breach> ShareReveals(PrintedReport report, KnownFacts known)
    {
        foreach (var group in report.Shares.Where(s => s is { Population: Population.People, Base: > 0 }))
        {
            if ((group.Threshold ?? report.Report?.Threshold) is not { } threshold) continue;
            long n = group.Base!.Value;
            var told = group.Percents.Distinct().Where(p => TellsOfFew(p, n, threshold)).ToList();
            if (told.Count == 0) continue;
            bool exactly = told.TrueForAll(p => PossibleCounts.Of(p, n) is not { } range || range.Low == range.High);
            yield return new Breach($"share/{group.Code}", group.Line, $"'{group.Title}': of a base of {n}, {string.Join(", ", told.Select(p => p.ToString(CultureInfo.InvariantCulture) + "%"))} {(exactly ? "give their counts exactly, each" : "tell counts that are")} from 1 to {threshold} people, or leave so few.");
        }
    }

    // Whatever count gave it, that count is small, or the rest is.
    private static bool TellsOfFew(decimal percent, long n, long threshold)
    {
        if (PossibleCounts.Of(percent, n) is not { } range) return false;
        for (long count = range.Low; count <= range.High; count++)
        {
            if (!FigureGate.IsFew(count, threshold) && !FigureGate.IsFew(n - count, threshold)) return false;
        }
        return true;
    }
}
