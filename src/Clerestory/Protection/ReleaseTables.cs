using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>The tables of a release with their cells, before anything is hidden, and what else readers and staff bring to them.</summary>
/// <param name="All">The tables, by code.</param>
/// <param name="Cells">The cells of each table, by its code.</param>
internal sealed record ReleaseTables(IReadOnlyDictionary<string, TableDefinition> All, IReadOnlyDictionary<string, IReadOnlyList<Cell>> Cells)
{
    /// <summary>What stands in earlier editions.</summary>
    public IReadOnlyList<PublishedNumber> Earlier { get; init; } = [];

    /// <summary>What the privacy officer demands and staff chose.</summary>
    public StandingDemands Demands { get; init; } = StandingDemands.None;

    /// <summary>The cells of a table.</summary>
    public IReadOnlyList<Cell> CellsOf(TableDefinition table) => Cells.GetValueOrDefault(table.Code) ?? [];

    /// <summary>The code of a number, by which readers find it.</summary>
    public string CodeOf(Cell cell) => $"{All[cell.Table].Prefix}.{string.Join('.', cell.Codes)}";

    /// <summary>The codes of a cell's place, by dimension.</summary>
    public IReadOnlyDictionary<string, string> PlaceOf(Cell cell) => All[cell.Table].Dimensions.Zip(cell.Codes).ToDictionary(p => p.First.Code, p => p.Second, StringComparer.Ordinal);

    /// <summary>The cell at an address; null where there is none. Dimensions that the address leaves out are those of the cell that refers to it.</summary>
    public Cell? At(CellAddress address, IReadOnlyDictionary<string, string>? own = null) => All.TryGetValue(address.Table, out var table)
        ? CellsOf(table).FirstOrDefault(c => table.Dimensions.Zip(c.Codes).All(d => d.Second == (address.At.GetValueOrDefault(d.First.Code) ?? own?.GetValueOrDefault(d.First.Code))))
        : null;

    /// <summary>The cells whose places agree with some codes.</summary>
    public IEnumerable<Cell> Where(NumbersAt at) => All.TryGetValue(at.Table, out var table)
        ? CellsOf(table).Where(c => table.Dimensions.Zip(c.Codes).All(d => !at.At.TryGetValue(d.First.Code, out string? code) || code == d.Second)) : [];

    /// <summary>
    /// The set of people or events that a cell counts, in words for machines: two cells with the same set are one number, wherever they are printed.
    /// A cell that is counted from returns is known by how it is counted; a published figure by its place.
    /// </summary>
    public string SetOf(Cell cell) => All[cell.Table] is { Data: { Call: { } call, Rows: { } rows } } table && rows.FirstOrDefault(r => table.Key(r.At) == cell.Key) is { } row
        ? $"{call}: {row.Tally} {row.Item} {row.Place} {row.Obligation}".TrimEnd() : CodeOf(cell);

    /// <summary>The same across editions, which may print one place of a table for several periods.</summary>
    public string IdentityOf(Cell cell) => $"{SetOf(cell)} | {(cell.Period.Length > 0 ? cell.Period : All[cell.Table].Period)}";

    /// <summary>Whether an earlier edition prints the same number with the same value.</summary>
    public bool WasPrinted(Cell cell) => Earlier.Any(n => !n.IsHidden && n.Value == cell.Value && n.Identity == IdentityOf(cell));

    /// <summary>The percentages and means of a table whose base is known, with that base.</summary>
    public IEnumerable<Ratio> RatiosOf(TableDefinition table) =>
        from cell in CellsOf(table)
        where cell.Value is not null
        let found = RelationsOf(table).Where(r => r.Kind is RelationKind.Share or RelationKind.Mean && r.Base is not null).Select(r => (Relation: r, Base: At(r.Base!.Cell, PlaceOf(cell)))).FirstOrDefault(r => r.Base?.Value is not null)
        where found.Base is not null
        select new Ratio(table, cell, found.Relation, found.Base);

    /// <summary>The tables under a threshold, each with all others that it shares a number, a sum or a base with. Percentages of a base that nobody knows stand alone and are in none.</summary>
    public IEnumerable<IReadOnlyList<TableDefinition>> Joined()
    {
        var open = All.Values.Where(t => IsGuarded(t) && !IsOfUnknownBase(t)).OrderBy(t => t.Code, StringComparer.Ordinal).ToList();
        while (open.Count > 0)
        {
            List<TableDefinition> group = [open[0]];
            while (open.FirstOrDefault(t => !group.Contains(t) && group.Any(g => IsJoined(g, t) || IsJoined(t, g))) is { } next) group.Add(next);
            open.RemoveAll(group.Contains);
            yield return group;
        }
    }

    /// <summary>Whether a table is under a threshold.</summary>
    public static bool IsGuarded(TableDefinition table) => table.Disclosure?.Rule == DisclosureRule.Threshold;

    /// <summary>Whether a table holds percentages or means, and no counts.</summary>
    public static bool IsOfRatios(TableDefinition table) => table.Kind == MeasureKind.Percent || RelationsOf(table).Any(r => r.Kind == RelationKind.Mean);

    /// <summary>Whether the base of a table's percentages is not known.</summary>
    public static bool IsOfUnknownBase(TableDefinition table) => IsOfRatios(table) && RelationsOf(table).All(r => r.Base is null);

    /// <summary>What a table says of its numbers.</summary>
    public static IReadOnlyList<Relation> RelationsOf(TableDefinition table) => table.Disclosure?.Relations ?? [];

    private bool IsJoined(TableDefinition one, TableDefinition other) =>
        RelationsOf(one).Any(r => r.Total?.Cell.Table == other.Code || r.Base?.Cell.Table == other.Code || r.Count?.Cell.Table == other.Code)
        || CellsOf(one).Select(SetOf).Intersect(CellsOf(other).Select(SetOf), StringComparer.Ordinal).Any();
}
