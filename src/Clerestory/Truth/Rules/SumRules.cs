namespace Clerestory.Truth.Rules;

/// <summary>Sums, and numbers that look rounded.</summary>
internal static class SumRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("sum.total", Severity.Error, "The parts of a table do not add up to its total", "Correct the part or the total; where something can be in several parts, say so and print no total.", Total),
        new("figure.rounded", Severity.Notice, "A number looks rounded beside others of its source that are not", "Say that it is rounded, or print the exact number.", Rounded),
    ];

    private static IEnumerable<Breach> Total(PrintedReport report, KnownFacts known)
    {
        foreach (var table in report.Tables.Where(t => t.Total is not null && t.Cells.Count > 0))
        {
            long sum = table.Cells.Sum(c => c.Value ?? 0);
            bool whole = table.Cells.All(c => c.Value is not null || c.Status == CellStatus.NotApplicable);
            if (whole ? sum != table.Total : sum > table.Total)
                yield return new Breach($"table/{table.Code}", table.Line, $"The parts of '{table.Title}' add up to {sum}; the total is {table.Total}.");
        }
    }

    // Two numbers of the same source that are not rounded are enough to wonder about a third that ends in two zeros.
    private static IEnumerable<Breach> Rounded(PrintedReport report, KnownFacts known) =>
        from source in report.Figures.Where(f => f is { Kind: MeasureKind.Count, Value: not null, IsApproximate: false, Source: not null }).GroupBy(f => f.Source, StringComparer.Ordinal)
        let exact = source.Count(f => f.Value >= 100 && f.Value % 10 != 0)
        where exact >= 2
        from figure in source
        where figure.Value >= 1_000 && figure.Value % 100 == 0
        select new Breach($"figure/{figure.Code}", figure.Line, $"'{figure.Label}' is printed as {figure.Value:N0}; other numbers of the same source are not rounded.");
}
