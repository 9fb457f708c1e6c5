using Clerestory.Disclosure;
using Clerestory.Disclosure.Suppression;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>What must be hidden of all tables of a release, and what the audit says of what is left.</summary>
internal sealed class ReleasePlan
{
    private readonly ReleaseTables _tables;
    private readonly Dictionary<(string Table, string Key), ValueRange?> _hidden = [];
    private readonly HashSet<string> _withheld = new(StringComparer.Ordinal);

    private ReleasePlan(ReleaseTables tables)
    {
        _tables = tables;
        foreach (var group in tables.Joined()) Hide(group);
        foreach (var table in tables.All.Values.Where(t => t.Disclosure?.Rule == DisclosureRule.Threshold && t.Kind == MeasureKind.Percent)) HideShares(table);
        foreach (var table in tables.All.Values.Where(t => HidesSome(t) && !HasFixedRows(t))) _withheld.Add(table.Code);
    }

    /// <summary>Decides for all tables together.</summary>
    public static ReleasePlan Of(ReleaseTables tables) => new(tables);

    /// <summary>What the gate decides of a table.</summary>
    public Verdict VerdictOf(TableDefinition table) => _withheld.Contains(table.Code) ? Verdict.Withheld : HidesSome(table) ? Verdict.Protected : Verdict.Shown;

    /// <summary>Why something of a table is not shown; one reason for all, since a finer one would tell which of the numbers is small.</summary>
    public IReadOnlyList<string> Because(TableDefinition table) => VerdictOf(table) == Verdict.Shown
        ? [] : [$"at least one of its numbers is a count from 1 to {table.Disclosure!.Threshold}, or one from which such a count follows"];

    /// <summary>Whether a cell is hidden.</summary>
    public bool Hides(Cell cell) => _hidden.ContainsKey((cell.Table, cell.Key));

    /// <summary>What a reader can work out of a hidden cell; null where nothing bounds it from above.</summary>
    public ValueRange? RangeOf(Cell cell) => _hidden.GetValueOrDefault((cell.Table, cell.Key));

    private bool HidesSome(TableDefinition table) => _tables.CellsOf(table).Any(Hides);

    // Rows that the plan of the table names stand there whatever was counted.
    private static bool HasFixedRows(TableDefinition table) => table.Disclosure!.Rows == RowList.Fixed || table.Data.Rows is not null;

    private void Hide(IReadOnlyList<TableDefinition> group)
    {
        try
        {
            var model = ReleaseModel.Of(_tables, group);
            var audit = Protect(model, out var hidden);
            if (!audit.IsSafe) throw new Fault("gate.unsafe", "What was hidden does not suffice.", "Nothing of these tables may be published.");
            var found = audit.Cells.ToDictionary(c => c.Cell, StringComparer.Ordinal);
            foreach (var cell in group.SelectMany(_tables.CellsOf))
            {
                if (model.IndexOf(cell) is not { } index || !hidden.Contains(index)) continue;
                var finding = found[model.System.Cells[index].Id];
                _hidden[(cell.Table, cell.Key)] = finding.High < model.Most ? new ValueRange(finding.Low, finding.High) : null;
            }
        }
        catch (Exception fault) when (fault is Fault or InvalidSystemException or UnprotectableException or SolverFailureException)
        {
            // What cannot be judged, or cannot be protected, is not shown.
            foreach (var table in group) Withhold(table);
        }
    }

    private static TableAudit Protect(ReleaseModel model, out IReadOnlySet<int> hidden)
    {
        do
        {
            hidden = Suppressor.Protect(model.System, new SuppressionOptions { Level = SafetyLevel.Insider }).Hidden;
        }
        while (model.AddHiddenUnions(hidden));
        return TableAudit.Of(model.System, hidden, SafetyLevel.Insider);
    }

    private void Withhold(TableDefinition table)
    {
        _withheld.Add(table.Code);
        foreach (var cell in _tables.CellsOf(table)) _hidden[(cell.Table, cell.Key)] = null;
    }

    // Percentages of one table often add up to 100, so that all others tell the one that is hidden: they are hidden together.
    private void HideShares(TableDefinition table)
    {
        if (!_tables.CellsOf(table).Any(cell => ShareRule.Tells(_tables, table, cell, Hides) is not null)) return;
        foreach (var cell in _tables.CellsOf(table)) _hidden[(cell.Table, cell.Key)] = null;
    }
}
