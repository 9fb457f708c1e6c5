namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>Small systems with some cells hidden, the same ones for the same seed.</summary>
internal sealed class RandomSystems(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<SystemCell> _cells = [];
    private readonly List<LinearRelation> _relations = [];

    public static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> Tables(int seed, int count) => Enumerable.Range(0, count).Select(i => new RandomSystems(seed + i).Table());

    public static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> Linked(int seed, int count) => Enumerable.Range(0, count).Select(i => new RandomSystems(seed + i).TwoTables());

    public static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> Ranged(int seed, int count) => Enumerable.Range(0, count).Select(i => new RandomSystems(seed + i).WithRanges());

    public static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> Unbounded(int seed, int count) => Enumerable.Range(0, count).Select(i => new RandomSystems(seed + i).WithoutBounds());

    public static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> Wild(int seed, int count) => Enumerable.Range(0, count).Select(i => new RandomSystems(seed + i).AnyRelations());

    public static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> TwoYears(int seed, int count) => Enumerable.Range(0, count).Select(i => new RandomSystems(seed + i).YearByYear());

    /// <summary>Systems of one kind: "tables", "linked", "ranges", "years" or "any relations".</summary>
    public static IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> Of(string kind, int seed, int count) => kind switch
    {
        "tables" => Tables(seed, count),
        "linked" => Linked(seed, count),
        "ranges" => Ranged(seed, count),
        "years" => TwoYears(seed, count),
        "any relations" => Wild(seed, count),
        _ => throw new ArgumentException($"There is no kind '{kind}'.", nameof(kind)),
    };

    // Rows and columns with totals, 2 × 2 to 3 × 4.
    private (CellSystem, IReadOnlySet<int>) Table()
    {
        var (rows, columns) = (_random.Next(2, 4), _random.Next(2, 5));
        Add(rows, columns, "", null);
        return Hide(Chance(0.5) ? 0.3 : 0.6, 9);
    }

    // Two tables that share the totals of their rows.
    private (CellSystem, IReadOnlySet<int>) TwoTables()
    {
        int rows = _random.Next(2, 4);
        var shared = Add(rows, _random.Next(2, 4), "first ", null);
        Add(rows, _random.Next(2, 3), "second ", shared);
        return Hide(0.5, 10);
    }

    // The same table in two years, and every number of both together.
    private (CellSystem, IReadOnlySet<int>) YearByYear()
    {
        Add(2, 2, "2020 ", null);
        int size = _cells.Count;
        Add(2, 2, "2021 ", null);
        for (int i = 0; i < size; i++)
        {
            int both = Total($"both {_cells[i].Id}", _cells[i].Value + _cells[size + i].Value);
            _relations.Add(LinearRelation.Sum($"both years of {_cells[i].Id}", both, [i, size + i]));
        }
        return Hide(0.3, 9);
    }

    // A table, a rounded percentage of one of its cells, and a part that is not above its whole.
    private (CellSystem, IReadOnlySet<int>) WithRanges()
    {
        var totals = Add(2, _random.Next(2, 4), "", null);
        int all = totals[^1];
        int part = _random.Next(_cells.Count - 1);
        if (part >= all) part = 0;
        if (_cells[all].Value > 0) _relations.AddRange(LinearRelation.Percentage("share", part, all, (200 * _cells[part].Value + _cells[all].Value) / (2 * _cells[all].Value)));
        var (a, b) = (_random.Next(_cells.Count), _random.Next(_cells.Count));
        if (a != b) _relations.Add(new LinearRelation("part of a whole", [new Term(a, 1), new Term(b, -1)], long.MinValue, Math.Max(0, _cells[a].Value - _cells[b].Value)));
        return Hide(0.6, 8);
    }

    private (CellSystem, IReadOnlySet<int>) WithoutBounds()
    {
        Add(2, 2, "", null);
        for (int i = 0; i < _cells.Count; i++) _cells[i] = _cells[i] with { Value = Math.Min(_cells[i].Value, 99), Upper = long.MaxValue };
        return Hide(0.7, 6);
    }

    // Relations with any coefficients: whole numbers matter more than in tables.
    private (CellSystem, IReadOnlySet<int>) AnyRelations()
    {
        for (int i = 0; i < 5; i++) _cells.Add(Cell($"c{i}", _random.Next(0, 5), 6));
        for (int r = 0; r < 3; r++)
        {
            Term[] terms = [.. Enumerable.Range(0, 5).Select(c => new Term(c, _random.Next(-3, 4))).Where(t => t.Coefficient != 0)];
            long sum = terms.Sum(t => t.Coefficient * _cells[t.Cell].Value);
            if (terms.Length > 0) _relations.Add(Chance(0.6) ? new LinearRelation($"r{r}", terms, sum, sum) : new LinearRelation($"r{r}", terms, sum - _random.Next(3), sum + _random.Next(3)));
        }
        return Hide(0.8, 5);
    }

    private List<int> Add(int rows, int columns, string name, List<int>? sharedTotals)
    {
        long[][] counts = [.. Enumerable.Range(0, rows).Select(r => sharedTotals is null ? [.. Enumerable.Range(0, columns).Select(_ => (long)Math.Max(0, _random.Next(-1, 4)))] : Parted(_cells[sharedTotals[r]].Value, columns))];
        long slack = _random.Next(0, 3);
        int first = _cells.Count;
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) _cells.Add(Cell($"{name}r{r + 1} c{c + 1}", counts[r][c], counts[r][c] + slack));
        List<int> totals = sharedTotals ?? [.. Enumerable.Range(0, rows).Select(r => Total($"{name}r{r + 1} T", counts[r].Sum())), Total($"{name}T T", counts.Sum(r => r.Sum()))];
        List<int> columnTotals = [.. Enumerable.Range(0, columns).Select(c => Total($"{name}T c{c + 1}", counts.Sum(r => r[c])))];
        for (int r = 0; r < rows; r++) _relations.Add(LinearRelation.Sum($"{name}row {r + 1}", totals[r], Enumerable.Range(first + r * columns, columns)));
        for (int c = 0; c < columns; c++) _relations.Add(LinearRelation.Sum($"{name}column {c + 1}", columnTotals[c], Enumerable.Range(0, rows).Select(r => first + r * columns + c)));
        if (sharedTotals is null) _relations.Add(LinearRelation.Sum($"{name}row totals", totals[^1], totals.SkipLast(1)));
        _relations.Add(LinearRelation.Sum($"{name}column totals", totals[^1], columnTotals));
        return totals;
    }

    private long[] Parted(long total, int parts)
    {
        long[] counts = new long[parts];
        for (long i = 0; i < total; i++) counts[_random.Next(parts)]++;
        return counts;
    }

    private int Total(string id, long value)
    {
        _cells.Add(Cell(id, value, value + 3));
        return _cells.Count - 1;
    }

    private SystemCell Cell(string id, long value, long upper) => new(id, value, 1, Chance(0.5) ? CellRole.Primary : CellRole.Suppressible, 0, upper, Math.Min(1, value));

    // Hides some cells; a primary cell that stays open would only be reported as open.
    private (CellSystem, IReadOnlySet<int>) Hide(double share, int most)
    {
        var hidden = Enumerable.Range(0, _cells.Count).Where(_ => Chance(share)).Take(most).ToHashSet();
        for (int i = 0; i < _cells.Count; i++)
            if (!hidden.Contains(i)) _cells[i] = _cells[i] with { Role = CellRole.Suppressible };
        return (new CellSystem(_cells, _relations), hidden);
    }

    private bool Chance(double share) => _random.NextDouble() < share;
}
