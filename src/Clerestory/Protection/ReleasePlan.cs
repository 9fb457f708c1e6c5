using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>What must be hidden of all tables of a release, and what the audit says of what is left.</summary>
internal sealed class ReleasePlan
{
    private readonly ReleaseTables _tables;
    private readonly Dictionary<(string Table, string Key), ValueRange?> _hidden = [];
    private readonly Dictionary<string, GroupOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _withheld = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shownUnions = new(StringComparer.Ordinal);

    private ReleasePlan(ReleaseTables tables)
    {
        _tables = tables;
        foreach (var group in tables.Joined()) Hide(group);
        foreach (var table in tables.All.Values.Where(t => ReleaseTables.IsGuarded(t) && ReleaseTables.IsOfUnknownBase(t))) HideShares(table);
        foreach (var table in tables.All.Values.Where(t => ReleaseTables.IsOfRatios(t) && HidesSome(t))) HideBlanks(table);
        foreach (var table in tables.All.Values.Where(t => tables.Demands.Withholds(t))) Withhold(table, "It was decided that nothing of it is shown.");
        foreach (var table in tables.All.Values.Where(t => HidesSome(t) && !HasFixedRows(t)))
            _withheld.TryAdd(table.Code, "Its rows are those that have a number, so that a row tells of somebody by its label alone. Give the table a full list of its rows in the pack.");
    }

    /// <summary>Decides for all tables together.</summary>
    public static ReleasePlan Of(ReleaseTables tables) => new(tables);

    /// <summary>What the gate decides of a table.</summary>
    public Verdict VerdictOf(TableDefinition table) => _withheld.ContainsKey(table.Code) ? Verdict.Withheld : HidesSome(table) ? Verdict.Protected : Verdict.Shown;

    /// <summary>Why something of a table is not shown; one reason for all, since a finer one would tell which of the numbers is small.</summary>
    public IReadOnlyList<string> Because(TableDefinition table) => VerdictOf(table) == Verdict.Shown ? []
        : table.Disclosure!.Threshold is { } threshold ? [$"at least one of its numbers is a count from 1 to {threshold}, or one from which such a count follows"] : ["it is held back by decision"];

    /// <summary>Why nothing of a table is shown, for those who may see its numbers; null for a table that is not withheld.</summary>
    public string? WhyWithheld(TableDefinition table) => _withheld.GetValueOrDefault(table.Code);

    /// <summary>Whether a cell is hidden.</summary>
    public bool Hides(Cell cell) => _hidden.ContainsKey((cell.Table, cell.Key));

    /// <summary>Whether a union of cells is shown.</summary>
    public bool Shows(TableDefinition table, CellUnion union) => _shownUnions.Contains(union.NumberOf(table));

    /// <summary>What a reader can work out of a hidden cell; null where nothing bounds it from above.</summary>
    public ValueRange? RangeOf(Cell cell) => _hidden.GetValueOrDefault((cell.Table, cell.Key));

    /// <summary>How the tables that a table hangs together with were protected; null where they could not be judged, and for tables that are in no system.</summary>
    public GroupOutcome? OutcomeOf(TableDefinition table) => _outcomes.GetValueOrDefault(table.Code);

    private bool HidesSome(TableDefinition table) => _tables.CellsOf(table).Any(Hides);

    // Rows that the plan of the table names stand there whatever was counted.
    private static bool HasFixedRows(TableDefinition table) => table.Disclosure!.Rows == RowList.Fixed || table.Data.Rows is not null;

    private void Hide(IReadOnlyList<TableDefinition> group)
    {
        try
        {
            HashSet<(string Table, string Key)> gone = [];
            GroupOutcome outcome;
            do outcome = GroupOutcome.Of(_tables, group, gone);
            while (Add(gone, outcome));
            if (!outcome.Audit.IsSafe) throw new Fault("gate.unsafe", "What was hidden does not suffice.", "Nothing of these tables may be published.");
            foreach (var table in group) _outcomes[table.Code] = outcome;
            foreach (var cell in group.SelectMany(_tables.CellsOf))
            {
                if (outcome.Gone.Contains((cell.Table, cell.Key))) _hidden[(cell.Table, cell.Key)] = null;
                else if (outcome.FindingOf(cell) is { } finding) _hidden[(cell.Table, cell.Key)] = RangeOf(outcome, cell, finding);
            }
            foreach (var table in group) _shownUnions.UnionWith(_tables.Demands.UnionsOf(table, _tables.CellsOf(table)).Select(u => u.NumberOf(table)).Where(n => !outcome.Hides(n)));
        }
        catch (Exception fault) when (fault is Fault or InvalidSystemException or UnprotectableException or SolverFailureException)
        {
            // What cannot be judged, or cannot be protected, is not shown.
            string why = fault is Fault { Remedy: var remedy } ? $"{fault.Message} {remedy}" : fault.Message;
            foreach (var table in group) Withhold(table, $"Its numbers cannot be judged: {why}");
        }
    }

    private ValueRange? RangeOf(GroupOutcome outcome, Cell cell, HiddenCell finding)
    {
        bool isRatio = ReleaseTables.IsOfRatios(_tables.All[cell.Table]);
        return isRatio && (finding.Low, finding.High) == (0, 100) || finding.High > outcome.Model.MostTold ? null : new ValueRange(finding.Low, finding.High);
    }

    // A percentage goes with its base; and where some percentages may be all of a base and the system does not say how, all of a table go together: one alone would follow from the others.
    private bool Add(HashSet<(string, string)> gone, GroupOutcome outcome)
    {
        int before = gone.Count;
        gone.UnionWith(outcome.Model.Ratios.Judged.Where(r => outcome.FindingOf(r.Base) is not null).Select(r => (r.Cell.Table, r.Cell.Key)));
        foreach (var together in outcome.Group.Where(t => outcome.Model.Ratios.Loose.Contains(t.Code)))
        {
            var cells = _tables.CellsOf(together).Where(c => c.Value is not null).ToList();
            if (cells.Exists(c => outcome.Gone.Contains((c.Table, c.Key)) || outcome.FindingOf(c) is not null)) gone.UnionWith(cells.Select(c => (c.Table, c.Key)));
        }
        return gone.Count > before;
    }

    private void Withhold(TableDefinition table, string why)
    {
        _withheld.TryAdd(table.Code, why);
        foreach (var cell in _tables.CellsOf(table)) _hidden[(cell.Table, cell.Key)] = null;
    }

    // Each is judged by itself: their bases may differ. Of those that are all of a base one alone would follow from the others.
    private void HideShares(TableDefinition table)
    {
        var cells = _tables.CellsOf(table).Where(c => c.Value is not null).ToList();
        var told = cells.Where(c => _tables.Demands.Hides(c) || ShareRule.Tells(_tables, table, c, Hides) is not null).ToHashSet();
        if (told.Count == 0) return;
        bool allTogether = ReleaseTables.RelationsOf(table).Any(r => r.Complete is not { Count: 0 });
        foreach (var cell in allTogether ? cells : [.. told]) _hidden[(cell.Table, cell.Key)] = null;
    }

    // A blank beside hidden numbers would tell that there, at least, is somebody.
    private void HideBlanks(TableDefinition table)
    {
        foreach (var cell in _tables.CellsOf(table).Where(c => c.Value is null)) _hidden[(cell.Table, cell.Key)] = null;
    }
}
