namespace Clerestory.Disclosure;

/// <summary>Cells that everybody can see to count the same units: a total whose other parts are published as 0. Who knows one of them knows all of them as its own.</summary>
internal static class SameUnits
{
    /// <summary>For each cell, all cells that count the same units, itself among them; in order.</summary>
    public static ILookup<int, int> Of(IReadOnlyList<SystemCell> cells, IReadOnlyList<LinearRelation> relations)
    {
        int[] parent = [.. Enumerable.Range(0, cells.Count)];
        foreach (var relation in relations)
        {
            if (relation is not { Low: 0, High: 0 }) continue;
            var open = relation.Terms.Where(t => !IsPublished0(cells[t.Cell])).Take(3).ToList();
            if (open.Count == 2 && open[0].Coefficient == -open[1].Coefficient) parent[Root(open[0].Cell)] = Root(open[1].Cell);
        }
        var groups = Enumerable.Range(0, cells.Count).ToLookup(Root);
        return Enumerable.Range(0, cells.Count).SelectMany(c => groups[Root(c)].Select(other => (Cell: c, Other: other))).ToLookup(p => p.Cell, p => p.Other);

        int Root(int cell)
        {
            while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
            return cell;
        }
    }

    private static bool IsPublished0(SystemCell cell) => cell is { Value: 0, Role: CellRole.Published };
}
