using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>A total and its parts, as a table states them.</summary>
internal sealed record PrintedSum(string Name, Cell Total, IReadOnlyList<Cell> Parts, long Threshold);

/// <summary>A whole and a part of it.</summary>
internal sealed record PrintedPart(Cell Whole, Cell Part, long Threshold);

/// <summary>
/// The numbers of some tables that hang together, as one system of cells and relations: what is printed, now and in earlier editions, and
/// what everybody can work out besides it, such as all others of a total.
/// </summary>
internal sealed class ReleaseModel
{
    // A reader who knows nothing else still knows that a count is not boundless; the bound is far above what is counted.
    private const long FarAbove = 1000;

    private readonly SystemDraft _draft;
    private readonly List<(LinearRelation Relation, long Threshold)> _sums = [];
    private readonly List<PrintedSum> _printedSums = [];
    private readonly List<PrintedPart> _printedParts = [];
    private readonly ReleaseTables _tables;
    private readonly RatioModel _ratios;

    private ReleaseModel(ReleaseTables tables, IReadOnlyList<TableDefinition> these)
    {
        _tables = tables;
        var counted = these.Where(t => !ReleaseTables.IsOfRatios(t)).ToList();
        _draft = new SystemDraft(4 * counted.SelectMany(tables.CellsOf).Select(c => c.Value ?? 0).Concat(tables.Earlier.Select(n => n.Value)).DefaultIfEmpty().Max() + 2 * FarAbove);
        _ratios = new RatioModel(tables, _draft, AddRest);
        foreach (var table in counted) AddCells(table);
        foreach (var table in counted)
        {
            foreach (var (relation, n) in ReleaseTables.RelationsOf(table).Select((r, n) => (r, n))) AddRelation(table, relation, n);
            foreach (var union in tables.Demands.UnionsOf(table, tables.CellsOf(table))) AddUnion(table, union);
        }
        if (tables.Earlier.Count > 0) new EarlierModel(_draft, tables, AddRest).Add([.. counted.SelectMany(tables.CellsOf).Where(c => c.Value is not null)], _printedSums, _printedParts);
    }

    /// <summary>All cells and relations.</summary>
    public CellSystem System => _draft.Made;

    /// <summary>An interval that reaches beyond this tells nothing: only the bound that stands for "no bound" stops it.</summary>
    public long MostTold => _draft.Most / 2;

    /// <summary>The percentages and means.</summary>
    public RatioModel Ratios => _ratios;

    /// <summary>The model of some tables, in which each number that may be hidden can be hidden, percentages too.</summary>
    /// <param name="tables">The release.</param>
    /// <param name="these">The tables.</param>
    /// <param name="gone">Percentages that are hidden already.</param>
    /// <exception cref="InvalidSystemException">A relation cannot be judged: a number is missing, a part is greater than its whole, or a sum does not add up.</exception>
    public static ReleaseModel Of(ReleaseTables tables, IReadOnlyList<TableDefinition> these, IReadOnlySet<(string, string)> gone)
    {
        var model = new ReleaseModel(tables, these);
        foreach (var table in these.Where(ReleaseTables.IsOfRatios)) model._ratios.AddCells(table, gone);
        return model;
    }

    /// <summary>The model of what can be read of some tables.</summary>
    /// <param name="tables">The release.</param>
    /// <param name="these">The tables.</param>
    /// <param name="isHidden">Whether a number cannot be read.</param>
    public static ReleaseModel Read(ReleaseTables tables, IReadOnlyList<TableDefinition> these, Func<Cell, bool> isHidden)
    {
        var model = new ReleaseModel(tables, these);
        foreach (var table in these.Where(ReleaseTables.IsOfRatios)) model._ratios.AddRead(table, isHidden);
        return model;
    }

    /// <summary>The index of a printed cell; null for one that holds no number, or is in no system.</summary>
    public int? IndexOf(Cell cell) => _draft.IndexOf(_tables.SetOf(cell));

    /// <summary>The indices of all that readers do not see: what is printed nowhere, and what a reader gets by subtracting.</summary>
    /// <param name="cells">All cells.</param>
    /// <param name="isHidden">Whether one cannot be read.</param>
    /// <param name="isRead">Whether a union of cells can be read, by its code.</param>
    public IReadOnlySet<int> HiddenWhere(IReadOnlyList<Cell> cells, Func<Cell, bool> isHidden, Func<string, bool> isRead)
    {
        var shown = cells.Where(c => !isHidden(c)).Select(IndexOf).OfType<int>().ToHashSet();
        return Enumerable.Range(0, _draft.Cells.Count).Where(i => !shown.Contains(i) && !isRead(_draft.Cells[i].Id) && _draft.Cells[i].MayBeHidden).ToHashSet();
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
            long all = parts.Sum(p => _draft.Cells[p].Value);
            if (hidden.Contains(total) || parts.Count < 2 || !new ThresholdRule(threshold).IsSmall(all)) continue;
            string name = $"all that is hidden in {sum.Name}: {string.Join(" + ", parts.Select(p => _draft.Cells[p].Id))}";
            // All of it was public before: there is nothing left to protect.
            if (_draft.IndexOf(name) is not null || parts.TrueForAll(p => _draft.Cells[p].Role == CellRole.Hidden)) continue;
            _draft.Relate(LinearRelation.Sum(name, _draft.Add(name, all, CellRole.Primary), parts));
            any = true;
        }
        return _ratios.AddHiddenUnions(printed => printed < 0 || !hidden.Contains(printed)) || any;
    }

    private void AddCells(TableDefinition table)
    {
        var rule = new ThresholdRule(table.Disclosure!.Threshold!.Value);
        foreach (var cell in _tables.CellsOf(table).Where(c => c.Value is not null))
        {
            // A range tells both its ends; it is hidden when either is small.
            bool isSmall = rule.IsSmall(cell.Value!.Value) || cell.ValueTo is > 0 and var upper && rule.IsSmall(upper) || _tables.Demands.Hides(cell);
            int index = IndexOf(cell) ?? _draft.Add(_tables.SetOf(cell), cell.Value!.Value, cell.Value == 0 ? CellRole.Published : CellRole.Suppressible);
            if (_draft.Cells[index].Value != cell.Value) throw new InvalidSystemException($"'{_draft.Cells[index].Id}' is printed twice, with different numbers.");
            if (isSmall) _draft.Give(index, CellRole.Primary);
            else if (_tables.Demands.IsJoinedWithOthers(cell) && _draft.Cells[index].Role != CellRole.Primary) _draft.Give(index, CellRole.Hidden);
        }
    }

    private void AddRelation(TableDefinition table, Relation relation, int number)
    {
        long threshold = table.Disclosure!.Threshold!.Value;
        if (relation.Kind == RelationKind.Part)
        {
            var (whole, part) = (Find(table, relation.Whole!), Find(table, relation.Part!));
            AddRest(IndexOf(whole)!.Value, IndexOf(part)!.Value, threshold);
            _printedParts.Add(new PrintedPart(whole, part, threshold));
        }
        if (relation.Kind != RelationKind.Sum) return;
        var total = _tables.At(relation.Total!.Cell) is { } cell && IndexOf(cell) is not null ? cell : throw new InvalidSystemException($"The total of a sum in '{table.Code}' has no value.");
        var parts = PartsOf(table, relation).Where(c => IndexOf(c) is null || IndexOf(c) != IndexOf(total)).ToList();
        if (parts.Find(c => IndexOf(c) is null) is { } missing) throw new InvalidSystemException($"The part '{_tables.SetOf(missing)}' of a sum has no value.");
        string name = number == 0 ? table.Title : $"{table.Title} ({number + 1})";
        int[] indices = [.. parts.Select(p => IndexOf(p)!.Value), .. (relation.Earlier ?? []).Select(EarlierPart)];
        var sum = LinearRelation.Sum(name, IndexOf(total)!.Value, indices);
        _draft.Relate(sum);
        _sums.Add((sum, threshold));
        // Readers miss a total more than a part.
        _draft.Price(IndexOf(total)!.Value, 2 * total.Value!.Value);
        _printedSums.Add(new PrintedSum(name, total, parts, threshold));
        // Of two parts each is what the other leaves: a rest of its own would be the same people counted as somebody else's secret.
        if (indices.Length > 2) foreach (int part in indices) AddRest(IndexOf(total)!.Value, part, threshold);
    }

    // A number that only an earlier edition holds, by its code.
    private int EarlierPart(string code)
    {
        var number = _tables.Earlier.LastOrDefault(n => n.Code == code) ?? throw new InvalidSystemException($"A sum names the number '{code}' of an earlier edition, and none is known.");
        string name = $"{code} (edition {number.Edition})";
        return _draft.IndexOf(name) ?? _draft.Add(name, number.Value, number.IsHidden ? CellRole.Hidden : CellRole.Published);
    }

    private void AddUnion(TableDefinition table, CellUnion union)
    {
        var members = union.Members.Select(m => IndexOf(m) ?? throw new InvalidSystemException($"'{_tables.CodeOf(m)}' has no value and cannot be counted together with others.")).ToList();
        bool isSmall = new ThresholdRule(table.Disclosure!.Threshold!.Value).IsSmall(union.Value);
        int index = _draft.Add(union.NumberOf(table), union.Value, isSmall ? CellRole.Primary : union.Value == 0 ? CellRole.Published : CellRole.Suppressible);
        _draft.Relate(LinearRelation.Sum($"{union.Label}: counted together", index, members));
    }

    private IEnumerable<Cell> PartsOf(TableDefinition table, Relation relation) => _tables.CellsOf(table).Where(cell =>
        table.Dimensions.Zip(cell.Codes).All(d => relation.Parts?.GetValueOrDefault(d.First.Code) is not { } code || code == d.Second));

    // Whoever reads a whole and a part reads the rest too. Where the rest is no small count, only that there is none below 0 is known beforehand.
    private void AddRest(int whole, int part, long threshold)
    {
        long rest = _draft.Cells[whole].Value - _draft.Cells[part].Value;
        if (rest < 0) throw new InvalidSystemException($"The part '{_draft.Cells[part].Id}' is greater than its whole '{_draft.Cells[whole].Id}'.");
        string name = $"{_draft.Cells[whole].Id} without {_draft.Cells[part].Id}";
        if (_draft.IndexOf(name) is not null) return;
        if (new ThresholdRule(threshold).IsSmall(rest)) _draft.Relate(LinearRelation.Sum(name, whole, [part, _draft.Add(name, rest, CellRole.Primary)]));
        else _draft.Relate(new LinearRelation(name, [new Term(whole, 1), new Term(part, -1)], 0, long.MaxValue));
    }

    private Cell Find(TableDefinition table, IReadOnlyDictionary<string, string> at) => _tables.At(new CellAddress(table.Code, at)) is { } cell && IndexOf(cell) is not null
        ? cell : throw new InvalidSystemException($"A relation of '{table.Code}' names a cell that has no value.");
}
