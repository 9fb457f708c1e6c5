using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Rules;

/// <summary>A table with what its rules say of it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Reasons">Why each cell must be hidden, in the order of the rules; empty for a cell that need not be.</param>
/// <param name="System">The same cells, with their roles, and their sums as relations.</param>
public sealed record JudgedTable(CountTable Table, IReadOnlyList<IReadOnlyList<PrimaryReason>> Reasons, CellSystem System)
{
    /// <summary>The indices of the primary cells.</summary>
    public IEnumerable<int> Primaries => Reasons.Index().Where(r => r.Item.Count > 0).Select(r => r.Index);
}

/// <summary>The rules that hold for a table, and what they leave open.</summary>
/// <param name="Rules">The primary rules; all of them are asked.</param>
/// <param name="PublishesZeros">Whether zeros are printed whatever else is hidden, unless a rule hides them; else they may be hidden too.</param>
/// <param name="MustPublish">The names of cells that are public already or have to be.</param>
/// <param name="LowerProtection">How far below its value each primary cell's interval must reach; for a small cell, not below 0.</param>
/// <param name="UpperProtection">How far above its value it must reach.</param>
public sealed record RuleSet(
    IReadOnlyList<PrimaryRule> Rules, bool PublishesZeros = true, IReadOnlyList<string>? MustPublish = null, long LowerProtection = 1, long UpperProtection = 1)
{
    /// <summary>The rules of a description: the threshold, and what stands beside it.</summary>
    public static RuleSet Of(TableDescription description) =>
        new([new MinimumFrequency(description.LargestSmallCount), .. description.Rules], description.PublishesZeros, description.MustPublish);

    /// <summary>Asks every rule of every cell.</summary>
    /// <exception cref="InvalidSystemException">A cell must be published by decision and hidden by a rule; a decision names an unknown cell; the table lacks what a rule needs.</exception>
    public JudgedTable Apply(CountTable table)
    {
        var reasons = ReasonsOf(table);
        bool[] published = new bool[table.Cells.Count];
        foreach (int cell in (MustPublish ?? []).Select(table.IndexOf))
        {
            published[cell] = true;
            if (reasons[cell].Count > 0) throw new InvalidSystemException($"The cell '{table.Cells[cell].Id}' must be published by decision and hidden by the rule '{reasons[cell][0].Rule}'. Take one of the two back.");
        }
        // Beforehand nobody knows more than that a count is not absurdly large; the bound is the one of the published test instances.
        long upper = 3 * table.Cells.Max(c => c.Count) + 10;
        var cells = table.Cells.Select((c, i) => CellOf(c, RoleOf(c, reasons[i].Count > 0, published[i]), upper));
        return new JudgedTable(table, reasons, new CellSystem([.. cells], [.. table.Sums.Select(s => s.ToRelation())]));
    }

    /// <summary>How many cells of a table are primary.</summary>
    internal int CountPrimaries(CountTable table) => ReasonsOf(table).Count(r => r.Count > 0);

    private List<PrimaryReason>[] ReasonsOf(CountTable table)
    {
        List<PrimaryReason>[] reasons = [.. table.Cells.Select(_ => new List<PrimaryReason>())];
        foreach (var (cell, reason) in Rules.SelectMany(r => r.Judge(table)))
            if (!reasons[cell].Contains(reason)) reasons[cell].Add(reason);
        return reasons;
    }

    private CellRole RoleOf(TableCell cell, bool primary, bool published) =>
        primary ? CellRole.Primary : published || PublishesZeros && cell.Count == 0 ? CellRole.Published : CellRole.Suppressible;

    private SystemCell CellOf(TableCell cell, CellRole role, long upper) => role == CellRole.Primary
        ? new SystemCell(cell.Id, cell.Count, Math.Max(1, cell.Count), role, 0, upper, Math.Min(LowerProtection, cell.Count), UpperProtection)
        : new SystemCell(cell.Id, cell.Count, Math.Max(1, cell.Count), role, 0, upper, 0, 0);
}
