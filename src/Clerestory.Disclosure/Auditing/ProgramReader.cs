using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Auditing;

/// <summary>Somebody who reads a release: a program whose columns are the hidden cells and whose rows are the relations in which they stand.</summary>
internal sealed class ProgramReader : IDisposable
{
    private const double Small = 1e-6;
    private const int MostNodes = 20_000, FewNodes = 50;
    private readonly CellSystem _system;
    private readonly int[] _hidden;
    private readonly double[] _lower, _upper;
    private readonly ProgramShape _shape;
    private readonly LinearProgram _program;
    private readonly HashSet<int> _told = [];
    private readonly double[] _nearLower, _nearUpper;
    private LinearProgram? _near;
    private long _reach = -1;
    private int _priced = -1;

    public ProgramReader(CellSystem system, int[] hidden)
    {
        (_system, _hidden, _nearLower, _nearUpper) = (system, hidden, new double[hidden.Length], new double[hidden.Length]);
        (_lower, _upper) = ([.. hidden.Select(c => (double)system.Cells[c].Lower)], [.. hidden.Select(c => (double)system.Cells[c].Upper)]);
        var column = hidden.Index().ToDictionary(h => h.Item, h => h.Index);
        var (start, index, value, low, high) = (new List<int> { 0 }, new List<int>(), new List<double>(), new List<double>(), new List<double>());
        foreach (var (r, relation) in system.Relations.Index())
        {
            var open = relation.Terms.Where(t => column.ContainsKey(t.Cell)).ToList();
            if (open.Count == 0) continue;
            double known = relation.Terms.Where(t => !column.ContainsKey(t.Cell)).Sum(t => (double)t.Coefficient * system.Cells[t.Cell].Value);
            index.AddRange(open.Select(t => column[t.Cell]));
            value.AddRange(open.Select(t => (double)t.Coefficient));
            start.Add(index.Count);
            low.Add(relation.Low == long.MinValue ? double.NegativeInfinity : relation.Low - known);
            high.Add(relation.High == long.MaxValue ? double.PositiveInfinity : relation.High - known);
            Relations.Add(r);
        }
        _shape = new ProgramShape(new double[hidden.Length], _lower, _upper, [.. low], [.. high], [.. start], [.. index], [.. value]);
        _program = new LinearProgram(_shape);
        _program.Choose("presolve", "off");
    }

    /// <summary>The relation of each row.</summary>
    public List<int> Relations { get; } = [];

    /// <summary>The values of the last answer, one for each hidden cell.</summary>
    public double[] Values => _program.Values;

    /// <summary>The dual values of the rows of the last answer.</summary>
    public ReadOnlySpan<double> Duals => _program.RowDuals;

    /// <summary>Tells the reader the true values of some columns.</summary>
    public void Learn(IReadOnlyCollection<int> columns)
    {
        foreach (int k in columns) Bound(k, _system.Cells[_hidden[k]].Value, _system.Cells[_hidden[k]].Value);
        _told.UnionWith(columns);
    }

    /// <summary>Takes back what was told.</summary>
    public void Unlearn()
    {
        foreach (int k in _told) Bound(k, _system.Cells[_hidden[k]].Lower, _system.Cells[_hidden[k]].Upper);
        _told.Clear();
    }

    /// <summary>The largest or least value of a column in fractions.</summary>
    public double Most(int column, bool up)
    {
        if (_priced >= 0) _program.Price(_priced, 0);
        _program.Price(_priced = column, up ? -1 : 1);
        return (up ? -1 : 1) * _program.Solve();
    }

    /// <summary>The largest or least value in whole numbers; where that was not found within the work allowed, the bound in fractions and false.</summary>
    public (long Value, bool IsExact) MostWhole(int column, bool up)
    {
        var (rounded, isExact) = MostRounded(column, up);
        if (isExact) return (rounded, true);
        double[] cost = new double[_hidden.Length];
        cost[column] = up ? -1 : 1;
        using var whole = new LinearProgram(_shape with { Cost = cost, Lower = _lower, Upper = _upper }, whole: true);
        whole.Choose("mip_max_nodes", MostNodes);
        return whole.TrySolveWhole() ? ((long)Math.Round(whole.Values[column]), true) : (rounded, false);
    }

    /// <summary>The same in fractions, rounded inward; exact where all columns happen to be whole. No whole number beyond it is possible.</summary>
    public (long Value, bool IsExact) MostRounded(int column, bool up)
    {
        double most = Most(column, up);
        return ((long)(up ? Math.Floor(most + Small) : Math.Ceiling(most - Small)), IsWhole(Values));
    }

    /// <summary>A world in whole numbers, near the truth, in which a column has a value; null where none was found there, which proves nothing.</summary>
    public double[]? WorldNear(int column, long value)
    {
        long reach = Math.Abs(value - Truth(column));
        return WorldWithin(column, value, reach) ?? WorldWithin(column, value, 3 * reach);
    }

    private double[]? WorldWithin(int column, long value, long reach)
    {
        if (_near is null) (_near = new LinearProgram(_shape)).Choose("presolve", "off");
        if (_reach != reach) Narrow(_reach = reach);
        if (value < _nearLower[column] || value > _nearUpper[column]) return null;
        _near.Between(column, value, value);
        bool isThere = _near.TrySolve();
        double[]? world = !isThere ? null : IsWhole(_near.Values) ? [.. _near.Values] : WholeWorld(column, value);
        _near.Between(column, _nearLower[column], _nearUpper[column]);
        return world;
    }

    private void Narrow(long reach)
    {
        for (int k = 0; k < _hidden.Length; k++) (_nearLower[k], _nearUpper[k]) = (Math.Max(_lower[k], Truth(k) - reach), Math.Min(_upper[k], Truth(k) + reach));
        _near!.Between(_nearLower, _nearUpper);
    }

    private double[]? WholeWorld(int column, long value)
    {
        double[] lower = [.. _nearLower], upper = [.. _nearUpper];
        (lower[column], upper[column]) = (value, value);
        using var program = new LinearProgram(_shape with { Lower = lower, Upper = upper }, whole: true);
        program.Choose("mip_max_nodes", FewNodes);
        return program.TrySolveWhole() ? program.Values : null;
    }

    private long Truth(int column) => _system.Cells[_hidden[column]].Value;

    public static bool IsWhole(double[] values) => values.All(v => Math.Abs(v - Math.Round(v)) <= Small);

    private void Bound(int column, double low, double high)
    {
        (_lower[column], _upper[column], _reach) = (low, high, -1);
        _program.Between(column, low, high);
    }

    public void Dispose()
    {
        _program.Dispose();
        _near?.Dispose();
    }
}
