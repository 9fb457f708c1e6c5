using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>Cells of a table that are counted together.</summary>
/// <param name="Code">The code of the union: those of its members, joined.</param>
/// <param name="Members">The cells.</param>
internal sealed record CellUnion(string Code, IReadOnlyList<Cell> Members)
{
    /// <summary>How many they are together.</summary>
    public long Value => Members.Sum(m => m.Value ?? 0);

    /// <summary>Its name in certificates.</summary>
    public string Label => string.Join(" + ", Members.Select(m => m.Key));

    /// <summary>The code of its number.</summary>
    public string NumberOf(TableDefinition table) => $"{table.Prefix}.{Code}";
}

/// <summary>What the privacy officer demands of all tables, and what staff chose, as it holds now.</summary>
internal sealed class StandingDemands
{
    private readonly HashSet<(string Table, string Key)> _hidden;
    private readonly Dictionary<string, long> _thresholds;
    private readonly Dictionary<string, ProtectionDecision> _choices;

    private StandingDemands(IReadOnlyList<ProtectionDecision> decisions)
    {
        _hidden = [.. decisions.Where(d => d.Kind == DecisionKind.Hide).Select(d => (d.Table, d.Codes))];
        _thresholds = decisions.Where(d => d.Kind == DecisionKind.Threshold).GroupBy(d => d.Table, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(d => d.Threshold!.Value), StringComparer.Ordinal);
        _choices = decisions.Where(d => d.Kind == DecisionKind.Choose).GroupBy(d => d.Table, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
    }

    /// <summary>Nobody demanded or chose anything.</summary>
    public static StandingDemands None { get; } = new([]);

    /// <summary>What some decisions come to.</summary>
    public static StandingDemands Of(IReadOnlyList<ProtectionDecision> decisions) => new(decisions);

    /// <summary>Whether a number must be hidden.</summary>
    public bool Hides(Cell cell) => _hidden.Contains((cell.Table, cell.Key));

    /// <summary>Whether nothing of a table may be shown.</summary>
    public bool Withholds(TableDefinition table) => _choices.GetValueOrDefault(table.Code)?.Way == ProtectionWay.Withhold;

    /// <summary>Whether a number is shown only together with others.</summary>
    public bool IsJoinedWithOthers(Cell cell) => Joined(cell.Table).Contains(cell.Key, StringComparer.Ordinal);

    /// <summary>The codes of a table that are counted together.</summary>
    public IEnumerable<CellUnion> UnionsOf(TableDefinition table, IReadOnlyList<Cell> cells)
    {
        string[] codes = Joined(table.Code);
        var members = cells.Where(c => codes.Contains(c.Key, StringComparer.Ordinal)).OrderBy(c => c.Order).ToList();
        return members.Count > 1 ? [new CellUnion(string.Join('_', members.Select(m => m.Key)), members)] : [];
    }

    /// <summary>A table under the threshold that holds for it; never one below its own.</summary>
    public TableDefinition Raise(TableDefinition table) => table.Disclosure is { Threshold: { } own } stated && _thresholds.TryGetValue(table.Code, out long asked) && asked > own
        ? table with { Disclosure = stated with { Threshold = asked } } : table;

    private string[] Joined(string table) => _choices.GetValueOrDefault(table) is { Way: ProtectionWay.JoinCodes } choice ? choice.Codes.Split('|') : [];
}
