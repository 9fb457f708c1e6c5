using Clerestory.Disclosure;
using Clerestory.Disclosure.Suppression;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>How some tables that hang together were protected: what is hidden, at what cost, and what the audit says of it.</summary>
internal sealed class GroupOutcome
{
    private readonly IReadOnlySet<int> _hidden;
    private readonly Dictionary<string, HiddenCell> _findings;

    private GroupOutcome(IReadOnlyList<TableDefinition> group, ReleaseModel model, SuppressionResult result, SafetyLevel level)
    {
        (Group, Model, Result, System, _hidden) = (group, model, result, model.System, result.Hidden);
        Audit = TableAudit.Of(System, _hidden, level);
        _findings = Audit.Cells.ToDictionary(c => c.Cell, StringComparer.Ordinal);
    }

    /// <summary>The tables.</summary>
    public IReadOnlyList<TableDefinition> Group { get; }

    /// <summary>Their system, while it can still be asked for cells.</summary>
    public ReleaseModel Model { get; }

    /// <summary>What is hidden, what that costs, and what it cannot cost less than.</summary>
    public SuppressionResult Result { get; }

    /// <summary>The system.</summary>
    public CellSystem System { get; }

    /// <summary>What two engines say of it.</summary>
    public TableAudit Audit { get; }

    /// <summary>Percentages that are hidden and in no system.</summary>
    public IReadOnlySet<(string Table, string Key)> Gone => Model.Ratios.Gone;

    /// <summary>Protects some tables.</summary>
    /// <param name="tables">The release.</param>
    /// <param name="group">The tables.</param>
    /// <param name="gone">Percentages that are hidden already.</param>
    public static GroupOutcome Of(ReleaseTables tables, IReadOnlyList<TableDefinition> group, IReadOnlySet<(string, string)> gone)
    {
        var level = tables.Earlier.Count > 0 ? SafetyLevel.History : SafetyLevel.Insider;
        var model = ReleaseModel.Of(tables, group, gone);
        SuppressionResult result;
        do result = Suppressor.Protect(model.System, new SuppressionOptions { Level = level });
        while (model.AddHiddenUnions(result.Hidden));
        return new GroupOutcome(group, model, result, level);
    }

    /// <summary>What the audit says of a hidden cell; null for one that is not hidden, or not in the system.</summary>
    public HiddenCell? FindingOf(Cell cell) => Model.IndexOf(cell) is { } index && _hidden.Contains(index) ? _findings[System.Cells[index].Id] : null;

    /// <summary>The role of a cell in the system; null for one that is not in it.</summary>
    public CellRole? RoleOf(Cell cell) => Model.IndexOf(cell) is { } index ? System.Cells[index].Role : null;

    /// <summary>Whether the cell of some name is hidden.</summary>
    public bool Hides(string name) => System.Has(name) && _hidden.Contains(System.IndexOf(name));
}
