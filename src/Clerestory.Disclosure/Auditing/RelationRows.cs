using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Auditing;

/// <summary>The relations as rows over the hidden cells: what each still allows when every published number is put in.</summary>
internal sealed class RelationRows
{
    private readonly CellSystem _system;
    private readonly int[] _columns;
    private readonly List<int> _start = [0], _index = [];
    private readonly List<long> _times = [];
    private readonly List<double> _low = [], _high = [], _truth = [];

    public RelationRows(CellSystem system, int[] columns)
    {
        (_system, _columns) = (system, columns);
        var columnOf = columns.Index().ToDictionary(h => h.Item, h => h.Index);
        foreach (var (r, relation) in system.Relations.Index()) Add(r, relation, columnOf);
        var of = new List<int>[columns.Length];
        for (int k = 0; k < of.Length; k++) of[k] = [];
        for (int r = 0; r < Count; r++)
            for (int k = _start[r]; k < _start[r + 1]; k++) of[_index[k]].Add(r);
        RowsOf = [.. of.Select(o => o.ToArray())];
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _low.Count;

    /// <summary>The relation of each row.</summary>
    public List<int> Relations { get; } = [];

    /// <summary>The rows of each column.</summary>
    public int[][] RowsOf { get; }

    /// <summary>The columns of a row, each with how often it counts.</summary>
    public IEnumerable<(int Column, long Times)> Terms(int row)
    {
        for (int k = _start[row]; k < _start[row + 1]; k++) yield return (_index[k], _times[k]);
    }

    /// <summary>How far the sum of a row may fall below and rise above its true value.</summary>
    public (double Down, double Up) Slack(int row) => (_low[row] - _truth[row], _high[row] - _truth[row]);

    /// <summary>The rows as a program over the values of the hidden cells.</summary>
    public ProgramShape Program(double[] lower, double[] upper) =>
        new(new double[_columns.Length], lower, upper, [.. _low], [.. _high], [.. _start], [.. _index], [.. _times.Select(t => (double)t)]);

    /// <summary>The rows as what may deviate from the truth and must balance.</summary>
    public DeviationRows Deviations() => new(
        [.. _start], [.. _index], [.. _times.Select(t => (double)t)], [.. Enumerable.Range(0, Count).Select(r => Slack(r).Down)], [.. Enumerable.Range(0, Count).Select(r => Slack(r).Up)],
        [.. _columns.Select(c => (double)_system.Cells[c].Lower - _system.Cells[c].Value)], [.. _columns.Select(c => (double)_system.Cells[c].Upper - _system.Cells[c].Value)]);

    /// <summary>Whether whole deviations from the truth leave all relations true; added up in whole numbers, so that it rests on no tolerance.</summary>
    public bool Hold(IReadOnlyList<(int Column, long By)> deviations)
    {
        var by = deviations.ToDictionary(d => d.Column, d => d.By);
        foreach (int row in deviations.SelectMany(d => RowsOf[d.Column]).Distinct())
        {
            double sum = 0;
            foreach (var (column, times) in Terms(row)) sum += times * by.GetValueOrDefault(column);
            var (down, up) = Slack(row);
            if (sum < down || sum > up) return false;
        }
        return deviations.All(d => _system.Cells[_columns[d.Column]] is var c && (Int128)c.Value + d.By >= c.Lower && (Int128)c.Value + d.By <= c.Upper);
    }

    private void Add(int number, LinearRelation relation, Dictionary<int, int> columnOf)
    {
        double known = 0, open = 0;
        foreach (var (cell, times) in relation.Terms)
        {
            if (columnOf.TryGetValue(cell, out int column))
            {
                _index.Add(column);
                _times.Add(times);
                open += (double)times * _system.Cells[cell].Value;
            }
            else known += (double)times * _system.Cells[cell].Value;
        }
        if (_index.Count == _start[^1]) return;
        _start.Add(_index.Count);
        _low.Add(relation.Low == long.MinValue ? double.NegativeInfinity : relation.Low - known);
        _high.Add(relation.High == long.MaxValue ? double.PositiveInfinity : relation.High - known);
        _truth.Add(open);
        Relations.Add(number);
    }
}
