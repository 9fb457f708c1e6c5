using Clerestory.Disclosure;

namespace Clerestory.Protection;

/// <summary>What insiders can work out: whoever is alone in a cell knows that cell, and reads the rest with it.</summary>
internal static class InsiderRanges
{
    // One audit for each insider: beyond this a page would wait too long. That none can tell another's number is proven in any case.
    private const int MostInsiders = 12, MostCells = 150;

    /// <summary>For each hidden cell that some insider knows more closely than everybody, the narrowest range; by the cell's name.</summary>
    public static IReadOnlyDictionary<string, ValueRange> Of(GroupOutcome outcome)
    {
        var narrowest = new Dictionary<string, ValueRange>(StringComparer.Ordinal);
        if (outcome.Audit.Cells.Count > MostCells || outcome.System.Insiders.Count > MostInsiders) return narrowest;
        var everybody = outcome.Audit.Cells.ToDictionary(c => c.Cell, c => c.High - c.Low, StringComparer.Ordinal);
        foreach (var insider in outcome.System.Insiders)
        {
            var known = insider.Knows.Select(c => outcome.System.Cells[c].Id).ToHashSet(StringComparer.Ordinal);
            var pins = insider.Knows.Select(c => new LinearRelation(insider.Name, [new Term(c, 1)], outcome.System.Cells[c].Value, outcome.System.Cells[c].Value));
            var system = new CellSystem(outcome.System.Cells, [.. outcome.System.Relations, .. pins], []);
            foreach (var cell in TableAudit.Of(system, outcome.Result.Hidden, SafetyLevel.Interval).Cells.Where(c => !known.Contains(c.Cell) && c.High - c.Low < everybody[c.Cell]))
            {
                if (!narrowest.TryGetValue(cell.Cell, out var before) || cell.High - cell.Low < before.High - before.Low) narrowest[cell.Cell] = new ValueRange(cell.Low, cell.High);
            }
        }
        return narrowest;
    }
}
