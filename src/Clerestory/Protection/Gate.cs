using Clerestory.Packs;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>
/// Decides of each table what may be shown: all of it; all but some cells, which are marked; or nothing, where its rows themselves
/// tell of somebody or its numbers cannot be judged.
/// </summary>
public sealed class Gate
{
    private readonly ReleaseTables _release;
    private readonly IReadOnlyDictionary<string, CodeList> _lists;
    private readonly ReleasePlan _plan;

    /// <summary>Makes the gate for tables alone, as if nothing had been published or decided before.</summary>
    /// <param name="tables">The tables, by code.</param>
    /// <param name="lists">The pack's code lists, for the labels of what is shown.</param>
    /// <param name="cellsOf">The cells of each table, by its code.</param>
    /// <exception cref="InvalidOperationException">A table states no rule: without one nothing can be published.</exception>
    public Gate(IReadOnlyDictionary<string, TableDefinition> tables, IReadOnlyDictionary<string, CodeList> lists, IReadOnlyDictionary<string, IReadOnlyList<Cell>> cellsOf)
        : this(new ReleaseTables(tables, cellsOf), lists)
    {
    }

    /// <summary>Makes the gate, and decides for all tables together: what one shows may tell what another hides.</summary>
    /// <param name="tables">The pack's tables with their cells, and what readers and staff bring to them.</param>
    /// <param name="lists">The pack's code lists, for the labels of what is shown.</param>
    /// <exception cref="InvalidOperationException">A table states no rule: without one nothing can be published.</exception>
    internal Gate(ReleaseTables tables, IReadOnlyDictionary<string, CodeList> lists)
    {
        if (tables.All.Values.FirstOrDefault(t => t.Disclosure is null) is { } silent)
            throw new InvalidOperationException($"The table '{silent.Code}' states no disclosure rule, so it cannot be published.");
        (_release, _lists, _plan) = (tables, lists, ReleasePlan.Of(tables));
    }

    /// <summary>What was decided, for the review.</summary>
    internal ReleasePlan Plan => _plan;

    /// <summary>The cells of a table as places of hidden numbers, for those who may see what a withheld table holds.</summary>
    internal IReadOnlyList<ProtectedCell> AllHidden(TableDefinition table) => [.. _release.CellsOf(table).OrderBy(c => c.Order).Select(c => Hide(table, c))];

    /// <summary>Judges all tables, in the order of their codes.</summary>
    public IReadOnlyList<ProtectedTable> JudgeAll() => [.. _release.All.Values.OrderBy(t => t.Code, StringComparer.Ordinal).Select(Judge)];

    private ProtectedTable Judge(TableDefinition table)
    {
        var stated = table.Disclosure!;
        var verdict = _plan.VerdictOf(table);
        return new ProtectedTable(
            table.Code, table.Prefix, table.Title, table.Kind, table.Population, table.Unit, [.. table.Dimensions.Select(d => new ProtectedDimension(d.Code, d.Title) { Codelist = d.Codelist })],
            table.Period, table.Geography, table.Source, table.Reporters, table.Note, verdict, RuleInWords(stated), stated.Reason, stated.Threshold, _plan.Because(table),
            verdict == Verdict.Withheld ? [] : [.. _release.CellsOf(table).OrderBy(c => c.Order).Select(c => _plan.Hides(c) ? Hide(table, c) : Show(table, c)), .. Unions(table)]);
    }

    // Codes that staff chose to count together stand below the others, where their union may be shown.
    private IEnumerable<ProtectedCell> Unions(TableDefinition table) =>
        from union in _release.Demands.UnionsOf(table, _release.CellsOf(table))
        where _plan.Shows(table, union)
        select new ProtectedCell([union.Code], [string.Join(" + ", union.Members.Select(m => LabelsOf(table, m)[0]))], union.Value, null, CellStatus.Normal, "", "", "", "", "",
            "Counted together, because the single numbers are hidden.", "", union.Members.Max(m => m.Grade), null);

    private static string RuleInWords(DisclosureStatement stated) => stated.Rule == DisclosureRule.Free
        ? "Free: no count is hidden"
        : $"Counts from 1 to {stated.Threshold} are not shown, nor a number from which one follows";

    private ProtectedCell Show(TableDefinition table, Cell cell) => new(
        cell.Codes, LabelsOf(table, cell), cell.Value, cell.ValueTo, cell.Status, cell.Label, cell.Unit,
        cell.Period, cell.Geography, cell.Printed, cell.Note, cell.Source, cell.Grade, cell.Returns);

    // The note, the printed text and the number of returns may tell what the value would: none of them goes on.
    private ProtectedCell Hide(TableDefinition table, Cell cell) => new(
        cell.Codes, LabelsOf(table, cell), null, null, CellStatus.Suppressed, cell.Label, cell.Unit, cell.Period, cell.Geography, "", "", "", Grade.Verified, null)
    { Possible = _plan.RangeOf(cell) };

    private string[] LabelsOf(TableDefinition table, Cell cell) => [.. table.Dimensions.Zip(cell.Codes).Select(d => LabelOf(d.First, d.Second, cell))];

    private string LabelOf(Dimension dimension, string code, Cell cell) =>
        dimension.Codelist is { } list ? _lists[list].Label(code) : cell.Label.Length > 0 && cell.Codes.Count == 1 ? cell.Label : code;
}
