using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>The tables of a release with their cells, before anything is hidden.</summary>
/// <param name="All">The tables, by code.</param>
/// <param name="Cells">The cells of each table, by its code.</param>
internal sealed record ReleaseTables(IReadOnlyDictionary<string, TableDefinition> All, IReadOnlyDictionary<string, IReadOnlyList<Cell>> Cells)
{
    /// <summary>The cells of a table.</summary>
    public IReadOnlyList<Cell> CellsOf(TableDefinition table) => Cells.GetValueOrDefault(table.Code) ?? [];

    /// <summary>The code of a number, by which readers find it.</summary>
    public string CodeOf(Cell cell) => $"{All[cell.Table].Prefix}.{string.Join('.', cell.Codes)}";

    /// <summary>The cell at an address; null where there is none. Dimensions that the address leaves out are those of the cell that refers to it.</summary>
    public Cell? At(CellAddress address, IReadOnlyDictionary<string, string>? own = null) => All.TryGetValue(address.Table, out var table)
        ? CellsOf(table).FirstOrDefault(c => table.Dimensions.Zip(c.Codes).All(d => d.Second == (address.At.GetValueOrDefault(d.First.Code) ?? own?.GetValueOrDefault(d.First.Code))))
        : null;

    /// <summary>
    /// The set of people or events that a cell counts, in words for machines: two cells with the same set are one number, wherever they are printed.
    /// A cell that is counted from returns is known by how it is counted; a published figure by its place.
    /// </summary>
    public string SetOf(Cell cell) => All[cell.Table] is { Data: { Call: { } call, Rows: { } rows } } table && rows.FirstOrDefault(r => table.Key(r.At) == cell.Key) is { } row
        ? $"{call}: {row.Tally} {row.Item} {row.Place} {row.Obligation}".TrimEnd() : CodeOf(cell);

    /// <summary>The tables of counts under a threshold, each with all others that it shares a number or a sum with.</summary>
    public IEnumerable<IReadOnlyList<TableDefinition>> Joined()
    {
        var open = All.Values.Where(IsCounted).OrderBy(t => t.Code, StringComparer.Ordinal).ToList();
        while (open.Count > 0)
        {
            List<TableDefinition> group = [open[0]];
            while (open.FirstOrDefault(t => !group.Contains(t) && group.Any(g => IsJoined(g, t) || IsJoined(t, g))) is { } next) group.Add(next);
            open.RemoveAll(group.Contains);
            yield return group;
        }
    }

    private static bool IsCounted(TableDefinition table) => table.Disclosure?.Rule == DisclosureRule.Threshold && table.Kind != MeasureKind.Percent;

    private bool IsJoined(TableDefinition one, TableDefinition other) =>
        (one.Disclosure!.Relations ?? []).Any(r => r.Total?.Cell.Table == other.Code) || CellsOf(one).Select(SetOf).Intersect(CellsOf(other).Select(SetOf), StringComparer.Ordinal).Any();
}
