using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Auditing;

/// <summary>Somebody who reads a release: a program whose columns are the hidden cells and whose rows are the relations in which they stand.</summary>
internal sealed class ProgramReader : IDisposable
{
    private const double Small = 1e-6;
    private const int MostNodes = 20_000;
    private readonly CellSystem _system;
    private readonly int[] _hidden;
    private readonly double[] _lower, _upper;
    private readonly ProgramShape _shape;
    private readonly LinearProgram _program;
    private readonly HashSet<int> _told = [];
    private int _priced = -1, _wholes;

    /// <param name="system">The release.</param>
    /// <param name="hidden">The cells that cannot be read: the columns.</param>
    /// <param name="rows">What is known of them.</param>
    /// <param name="limits">How closely the cells are looked at.</param>
    public ProgramReader(CellSystem system, int[] hidden, RelationRows rows, AuditLimits limits)
    {
        (_system, _hidden, Relations, Limits) = (system, hidden, rows.Relations, limits);
        (_lower, _upper) = ([.. hidden.Select(c => (double)system.Cells[c].Lower)], [.. hidden.Select(c => (double)system.Cells[c].Upper)]);
        _shape = rows.Program(_lower, _upper);
        _program = new LinearProgram(_shape);
        if (hidden.Length > limits.AllEnds) return;
        // Only prices change from one question to the next, so that the last answer is a place to begin for the primal method.
        _program.Choose("presolve", "off");
        _program.Choose("simplex_strategy", 4);
    }

    /// <summary>How closely the cells are looked at.</summary>
    public AuditLimits Limits { get; }

    /// <summary>The relation of each row.</summary>
    public IReadOnlyList<int> Relations { get; }

    /// <summary>The columns whose true values were told.</summary>
    public IReadOnlySet<int> Told => _told;

    /// <summary>By how much each column differs from the truth in the last answer.</summary>
    public IReadOnlyList<(int Column, double By)> Deviations => DeviationsOf(_program.Values);

    /// <summary>The dual values of the rows of the last answer.</summary>
    public ReadOnlySpan<double> Duals => _program.RowDuals;

    /// <summary>How many programs were solved.</summary>
    public int Programs => _program.Runs + _wholes;

    /// <summary>Tells the reader the true values of some columns.</summary>
    public void Learn(IReadOnlyCollection<int> columns)
    {
        foreach (int k in columns) Bound(k, Truth(k), Truth(k));
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

    /// <summary>The same, rounded inward: no whole number beyond it is possible.</summary>
    public long MostRounded(int column, bool up)
    {
        double most = Most(column, up);
        return (long)(up ? Math.Floor(most + Small) : Math.Ceiling(most - Small));
    }

    /// <summary>The largest or least value in whole numbers and a world that has it; null where the search was given up.</summary>
    public (long Value, IReadOnlyList<(int Column, double By)> World)? MostWhole(int column, bool up)
    {
        _wholes++;
        double[] cost = new double[_hidden.Length];
        cost[column] = up ? -1 : 1;
        using var whole = new LinearProgram(_shape with { Cost = cost, Lower = _lower, Upper = _upper }, whole: true);
        whole.Choose("mip_max_nodes", MostNodes);
        whole.Choose("mip_rel_gap", 0.0);
        // Values are whole: what is within less than 1 of the bound is the optimum.
        whole.Choose("mip_abs_gap", 0.9);
        return whole.TrySolveWhole() ? ((long)Math.Round(whole.Values[column]), DeviationsOf(whole.Values)) : null;
    }

    /// <summary>Moves all columns at once, each a little up or down as its price asks.</summary>
    /// <param name="prices">What a column's value costs.</param>
    /// <param name="reach">How far each may differ from the truth.</param>
    public void Scatter(double[] prices, double[] reach)
    {
        var (lower, upper) = (new double[reach.Length], new double[reach.Length]);
        for (int k = 0; k < reach.Length; k++) (lower[k], upper[k]) = (Math.Max(_lower[k], Truth(k) - reach[k]), Math.Min(_upper[k], Truth(k) + reach[k]));
        _program.Between(lower, upper);
        _program.Price(prices);
        _program.Solve();
    }

    /// <summary>Goes back to the bounds of the cells after <see cref="Scatter"/>.</summary>
    public void Gather()
    {
        _program.Between(_lower, _upper);
        _program.Price(new double[_hidden.Length]);
        _priced = -1;
    }

    public void Dispose() => _program.Dispose();

    private List<(int, double)> DeviationsOf(double[] values)
    {
        var all = new List<(int, double)>();
        for (int k = 0; k < values.Length; k++)
            if (Math.Abs(values[k] - Truth(k)) > 1e-7) all.Add((k, values[k] - Truth(k)));
        return all;
    }

    private long Truth(int column) => _system.Cells[_hidden[column]].Value;

    private void Bound(int column, double low, double high)
    {
        (_lower[column], _upper[column]) = (low, high);
        _program.Between(column, low, high);
    }
}
