using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>What somebody who reads a release can work out: the widest deviations from the truth that agree with all that is known.</summary>
internal sealed class Intruder : IDisposable
{
    private readonly Reduced _system;
    private readonly LinearProgram _program;
    private readonly double[] _lower, _upper;
    private int _priced = -1;

    public Intruder(Reduced system)
    {
        (_system, _lower, _upper) = (system, new double[system.Count], new double[system.Count]);
        _program = new LinearProgram(new ProgramShape(
            new double[system.Count], _lower, _upper, system.RowLow, system.RowHigh, system.RowStart, system.RowVariable, system.RowCoefficient));
        _program.Choose("presolve", "off");
        _program.Choose("simplex_strategy", 4);
    }

    /// <summary>The deviations of the last answer: a witness that this much is possible.</summary>
    public double[] Witness => _program.Values;

    /// <summary>How many programs were solved.</summary>
    public int Programs => _program.Runs;

    /// <summary>Shows the intruder a release in which each variable is hidden (1), published (0), or anything between.</summary>
    /// <param name="hidden">How much of each variable is hidden.</param>
    /// <param name="most">
    /// The widest deviation to think of. A small one gives small whole deviations as witnesses, and sharper cuts where
    /// variables are hidden in part; only without it is nothing overlooked.
    /// </param>
    public void Read(double[] hidden, double most = double.PositiveInfinity)
    {
        for (int v = 0; v < hidden.Length; v++)
            (_lower[v], _upper[v]) = (Math.Max(_system.Down[v], -most) * hidden[v], Math.Min(_system.Up[v], most) * hidden[v]);
        _program.Between(_lower, _upper);
    }

    /// <summary>Tells the intruder the values of some variables.</summary>
    public void Learn(IEnumerable<int> variables)
    {
        foreach (int v in variables) _program.Between(v, 0, 0);
    }

    /// <summary>Takes back what was told.</summary>
    public void Unlearn(IEnumerable<int> variables)
    {
        foreach (int v in variables) _program.Between(v, _lower[v], _upper[v]);
    }

    /// <summary>How far a variable may lie above (or below) its true value.</summary>
    public double Reach(int variable, bool up)
    {
        if (_priced >= 0) _program.Price(_priced, 0);
        _program.Price(_priced = variable, up ? -1 : 1);
        return -_program.Solve();
    }

    /// <summary>Moves many variables at once as far as costs ask; negative costs ask for more.</summary>
    public void Move(double[] costs)
    {
        _program.Price(costs);
        _program.Solve();
        _program.Price(new double[costs.Length]);
        _priced = -1;
    }

    /// <summary>Adds to each coefficient what hiding its variable wholly could add to the last reach (the dual argument).</summary>
    /// <returns>How much of the last reach came from the bounds of variables; the rest came from ranges.</returns>
    public double AddDual(Dictionary<int, double> coefficients)
    {
        double byBounds = 0;
        var reduced = _program.ReducedCosts;
        for (int v = 0; v < reduced.Length; v++)
        {
            double price = reduced[v];
            if (Math.Abs(price) <= 1e-9) continue;
            byBounds -= price * (price > 0 ? _lower[v] : _upper[v]);
            double gain = -price * (price > 0 ? _system.Down[v] : _system.Up[v]);
            if (gain > 1e-9) coefficients[v] = coefficients.GetValueOrDefault(v) + gain;
        }
        return byBounds;
    }

    public void Dispose() => _program.Dispose();
}
