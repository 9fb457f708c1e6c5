using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>
/// The variables nearest to one, by what hiding them costs: deviations that protect a cell are small and near, so a
/// program over some hundred variables finds them in any table, however large.
/// </summary>
internal sealed class Neighborhood(Reduced system)
{
    private readonly int[] _position = [.. Enumerable.Repeat(-1, system.Count)];
    private readonly List<int> _members = [];

    /// <summary>The members, the first of them the variable that was asked for.</summary>
    public IReadOnlyList<int> Members => _members;

    /// <summary>Gathers the nearest variables: those that cost least to reach through the rows they share.</summary>
    /// <param name="from">The variable.</param>
    /// <param name="price">What each variable costs; infinite for those that may not be used.</param>
    /// <param name="size">How many to gather.</param>
    public void Gather(int from, double[] price, int size)
    {
        foreach (int v in _members) _position[v] = -1;
        _members.Clear();
        var queue = new PriorityQueue<int, (double, int)>();
        queue.Enqueue(from, (0, from));
        while (_members.Count < size && queue.TryDequeue(out int v, out var reached))
        {
            if (_position[v] >= 0) continue;
            _position[v] = _members.Count;
            _members.Add(v);
            foreach (int r in system.RowsOf[v])
                for (int k = system.RowStart[r]; k < system.RowStart[r + 1]; k++)
                    if (system.RowVariable[k] is var w && _position[w] < 0 && double.IsFinite(price[w])) queue.Enqueue(w, (reached.Item1 + price[w] + StepCost, w));
        }
    }

    // A step costs something by itself, so that a long way over free cells is not preferred to a short one.
    private const double StepCost = 1;

    /// <summary>The program of the cheapest deviation of the first member by so much.</summary>
    public LinearProgram Program(double by, double[] price, double most, HashSet<int> still)
    {
        int n = _members.Count;
        var (cost, upper, lower) = (new double[2 * n], new double[2 * n], new double[2 * n]);
        for (int k = 0; k < n; k++)
        {
            int v = _members[k];
            bool fixedThere = still.Contains(v);
            cost[k] = cost[n + k] = Math.Max(price[v], 0.001);
            upper[k] = fixedThere ? 0 : Math.Min(most, system.Up[v]);
            upper[n + k] = fixedThere ? 0 : Math.Min(most, -system.Down[v]);
        }
        (lower[0], upper[0], lower[n], upper[n]) = by > 0 ? (by, by, 0.0, 0.0) : (0.0, 0.0, -by, -by);
        return Rows(cost, lower, upper);
    }

    /// <summary>The deviations of a solution, over all variables.</summary>
    public double[] Deviations(double[] values)
    {
        var all = new double[system.Count];
        for (int k = 0; k < _members.Count; k++) all[_members[k]] = values[k] - values[_members.Count + k];
        return all;
    }

    private LinearProgram Rows(double[] cost, double[] lower, double[] upper)
    {
        var (start, index, value, low, high) = (new List<int> { 0 }, new List<int>(), new List<double>(), new List<double>(), new List<double>());
        foreach (int r in _members.SelectMany(v => system.RowsOf[v]).Distinct())
        {
            for (int k = system.RowStart[r]; k < system.RowStart[r + 1]; k++)
            {
                if (_position[system.RowVariable[k]] is not (>= 0 and var at)) continue;
                index.AddRange([at, _members.Count + at]);
                value.AddRange([system.RowCoefficient[k], -system.RowCoefficient[k]]);
            }
            start.Add(index.Count);
            low.Add(system.RowLow[r]);
            high.Add(system.RowHigh[r]);
        }
        return new LinearProgram(new ProgramShape(cost, lower, upper, [.. low], [.. high], [.. start], [.. index], [.. value]));
    }
}
