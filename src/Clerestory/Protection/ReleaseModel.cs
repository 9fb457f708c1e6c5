using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>
/// The counts of some tables that hang together, as one system of cells and relations: what is printed, and what everybody can
/// work out besides it, such as all others of a total.
/// </summary>
internal sealed class ReleaseModel
{
    // A reader who knows nothing else still knows that a count is not boundless; the bound is far above what is counted.
    private const long FarAbove = 1000;

    private readonly List<SystemCell> _cells = [];
    private readonly List<LinearRelation> _relations = [];
    private readonly List<(LinearRelation Relation, long Threshold)> _sums = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly ReleaseTables _tables;
    private readonly long _most;

    private ReleaseModel(ReleaseTables tables, IReadOnlyList<TableDefinition> these)
    {
        _tables = tables;
        _most = 2 * these.SelectMany(tables.CellsOf).Select(c => c.Value ?? 0).DefaultIfEmpty().Max() + FarAbove;
        foreach (var table in these) AddCells(table);
        foreach (var table in these)
        {
            foreach (var (relation, n) in (table.Disclosure!.Relations ?? []).Select((r, n) => (r, n))) AddRelation(table, relation, n);
        }
    }

    /// <summary>All cells and relations.</summary>
    public CellSystem System
    {
        get
        {
            var plain = new CellSystem(_cells, _relations);
            return new CellSystem(_cells, _relations, Insider.AloneInACell(plain));
        }
    }

    /// <summary>The bound that stands for "no bound": an interval that reaches it tells nothing.</summary>
    public long Most => _most;

    /// <summary>Makes the model of some tables.</summary>
    /// <exception cref="InvalidSystemException">A relation cannot be judged: a number is missing, a part is greater than its whole, or a sum does not add up.</exception>
    public static ReleaseModel Of(ReleaseTables tables, IReadOnlyList<TableDefinition> these) => new(tables, these);

    /// <summary>The index of a printed cell; null for one that holds no count.</summary>
    public int? IndexOf(Cell cell) => _indices.TryGetValue(_tables.SetOf(cell), out int index) ? index : null;

    /// <summary>The indices of all that readers do not see: what is printed nowhere, and what a reader gets by subtracting.</summary>
    public IReadOnlySet<int> HiddenWhere(IReadOnlyList<Cell> cells, Func<Cell, bool> isHidden)
    {
        var shown = cells.Where(c => !isHidden(c)).Select(IndexOf).OfType<int>().ToHashSet();
        var printed = cells.Select(IndexOf).OfType<int>().ToHashSet();
        return Enumerable.Range(0, _cells.Count).Where(i => !shown.Contains(i) && (!printed.Contains(i) || _cells[i].MayBeHidden)).ToHashSet();
    }

    /// <summary>
    /// Adds, for each sum, the count of all that is hidden in it, where that count is small: it follows by subtraction, whatever each single one is.
    /// </summary>
    /// <returns>Whether there was any that is not in the model yet.</returns>
    public bool AddHiddenUnions(IReadOnlySet<int> hidden)
    {
        bool any = false;
        foreach (var (sum, threshold) in _sums)
        {
            int total = sum.Terms[0].Cell;
            List<int> parts = [.. sum.Terms.Skip(1).Select(t => t.Cell).Where(hidden.Contains)];
            long all = parts.Sum(p => _cells[p].Value);
            if (hidden.Contains(total) || parts.Count < 2 || !new ThresholdRule(threshold).IsSmall(all)) continue;
            string name = $"all that is hidden in {sum.Name}: {string.Join(" + ", parts.Select(p => _cells[p].Id))}";
            if (_indices.ContainsKey(name)) continue;
            _relations.Add(LinearRelation.Sum(name, Add(name, all, threshold, isPrinted: false), parts));
            any = true;
        }
        return any;
    }

    private void AddCells(TableDefinition table)
    {
        long threshold = table.Disclosure!.Threshold!.Value;
        foreach (var cell in _tables.CellsOf(table).Where(c => c.Value is not null))
        {
            // A range tells both its ends; it is hidden when either is small.
            bool isSmallRange = cell.ValueTo is > 0 and var upper && new ThresholdRule(threshold).IsSmall(upper);
            int index = IndexOf(cell) ?? Add(_tables.SetOf(cell), cell.Value!.Value, threshold, isPrinted: true);
            if (_cells[index].Value != cell.Value) throw new InvalidSystemException($"'{_cells[index].Id}' is printed twice, with different numbers.");
            if (isSmallRange && _cells[index].Role != CellRole.Primary) _cells[index] = _cells[index] with { Role = CellRole.Primary };
        }
    }

    private int Add(string name, long value, long threshold, bool isPrinted)
    {
        var role = new ThresholdRule(threshold).IsSmall(value) ? CellRole.Primary : !isPrinted ? CellRole.Hidden : value == 0 ? CellRole.Published : CellRole.Suppressible;
        _indices.Add(name, _cells.Count);
        _cells.Add(new SystemCell(name, value, Math.Max(1, value), role, 0, _most));
        return _cells.Count - 1;
    }

    private void AddRelation(TableDefinition table, Relation relation, int number)
    {
        long threshold = table.Disclosure!.Threshold!.Value;
        if (relation.Kind == RelationKind.Part) AddRest(Find(table, relation.Whole!), Find(table, relation.Part!), threshold);
        if (relation.Kind != RelationKind.Sum) return;
        int total = _tables.At(relation.Total!.Cell) is { } cell && IndexOf(cell) is { } found ? found : throw new InvalidSystemException($"The total of a sum in '{table.Code}' has no value.");
        var parts = PartsOf(table, relation).Select(c => IndexOf(c) ?? throw new InvalidSystemException($"The part '{_tables.SetOf(c)}' of a sum has no value.")).Where(i => i != total).ToList();
        var sum = LinearRelation.Sum(number == 0 ? table.Title : $"{table.Title} ({number + 1})", total, parts);
        _relations.Add(sum);
        _sums.Add((sum, threshold));
        foreach (int part in parts) AddRest(total, part, threshold);
    }

    private IEnumerable<Cell> PartsOf(TableDefinition table, Relation relation) => _tables.CellsOf(table).Where(cell =>
        table.Dimensions.Zip(cell.Codes).All(d => relation.Parts?.GetValueOrDefault(d.First.Code) is not { } code || code == d.Second));

    // Whoever reads a whole and a part reads the rest too.
    private void AddRest(int whole, int part, long threshold)
    {
        long rest = _cells[whole].Value - _cells[part].Value;
        if (rest < 0) throw new InvalidSystemException($"The part '{_cells[part].Id}' is greater than its whole '{_cells[whole].Id}'.");
        string name = $"{_cells[whole].Id} without {_cells[part].Id}";
        if (_indices.ContainsKey(name)) return;
        _relations.Add(LinearRelation.Sum(name, whole, [part, Add(name, rest, threshold, isPrinted: false)]));
    }

    private int Find(TableDefinition table, IReadOnlyDictionary<string, string> at) => _tables.At(new CellAddress(table.Code, at)) is { } cell && IndexOf(cell) is { } index
        ? index : throw new InvalidSystemException($"A relation of '{table.Code}' names a cell that has no value.");
}
