namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>Small releases to be protected, the same ones for the same seed: a table, two linked ones, one with a percentage, two years with their sum.</summary>
internal sealed class SmallReleases(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<SystemCell> _cells = [];
    private readonly List<LinearRelation> _relations = [];

    public static IEnumerable<CellSystem> Tables(int seed, int count) => Each(seed, count, r => r.Add("", 2, null));

    public static IEnumerable<CellSystem> Linked(int seed, int count) => Each(seed, count, r => r.Add("second ", 2, r.Add("first ", 2, null)));

    public static IEnumerable<CellSystem> WithPercentages(int seed, int count) => Each(seed, count, r => r.AddPercentage(r.Add("", r._random.Next(2, 4), null)));

    public static IEnumerable<CellSystem> TwoYears(int seed, int count) => Each(seed, count, r => r.AddYears());

    /// <summary>The same release, in which each cell asks for its own distance below and above.</summary>
    public static CellSystem Asking(CellSystem system, Random random) => new(
        [.. system.Cells.Select(c => c with { LowerProtection = Math.Min(random.Next(3), c.Value - c.Lower), UpperProtection = random.Next(2) })], system.Relations, system.Insiders);

    private static IEnumerable<CellSystem> Each(int seed, int count, Action<SmallReleases> make)
    {
        for (int i = 0; i < count; i++)
        {
            var releases = new SmallReleases(seed + i);
            make(releases);
            yield return new CellSystem(releases._cells, releases._relations);
        }
    }

    // Two rows: each with its total behind it, then the totals of the columns. A second table has the same row totals.
    private int[] Add(string name, int columns, int[]? totals)
    {
        var parts = new List<int>[columns];
        for (int c = 0; c < columns; c++) parts[c] = [];
        int[] mine = new int[2];
        for (int r = 0; r < 2; r++)
        {
            long[] counts = totals is null ? [.. Enumerable.Range(0, columns).Select(_ => (long)_random.Next(0, 4))] : Parted(_cells[totals[r]].Value, columns);
            int[] row = [.. counts.Select((n, c) => Cell($"{name}r{r + 1} c{c + 1}", n))];
            for (int c = 0; c < columns; c++) parts[c].Add(row[c]);
            mine[r] = totals?[r] ?? Cell($"{name}r{r + 1}", counts.Sum());
            _relations.Add(LinearRelation.Sum($"{name}row {r + 1}", mine[r], row));
        }
        int[] below = [.. parts.Select((p, c) => Sum($"{name}c{c + 1}", p))];
        if (totals is null) Sum($"{name}all", mine);
        return mine;
    }

    private void AddPercentage(int[] totals)
    {
        int all = _cells.Count - 1, part = _random.Next(2) == 0 ? 0 : totals[1];
        if (_cells[all].Value > 0) _relations.AddRange(LinearRelation.Percentage("share", part, all, (200 * _cells[part].Value + _cells[all].Value) / (2 * _cells[all].Value)));
    }

    private void AddYears()
    {
        Add("2020 ", 2, null);
        int size = _cells.Count;
        Add("2021 ", 2, null);
        for (int i = 0; i < 4; i++) Sum($"both {_cells[i].Id}", [i, size + i]);
    }

    private int Sum(string name, IReadOnlyList<int> parts)
    {
        int total = Cell(name, parts.Sum(p => _cells[p].Value));
        _relations.Add(LinearRelation.Sum($"sum of {name}", total, parts));
        return total;
    }

    private long[] Parted(long total, int parts)
    {
        long[] counts = new long[parts];
        for (long i = 0; i < total; i++) counts[_random.Next(parts)]++;
        return counts;
    }

    // 1 and 2 are primary, 0 is published. Nobody thinks of more than one above the truth, so that all worlds can be counted.
    private int Cell(string id, long value)
    {
        var role = value is 1 or 2 ? CellRole.Primary : value == 0 ? CellRole.Published : CellRole.Suppressible;
        _cells.Add(new SystemCell(id, value, Math.Max(1, value), role, Math.Max(0, value - 2), value + 1));
        return _cells.Count - 1;
    }
}
