using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Suppression;

/// <summary>
/// The variables nearest to one, by what hiding them costs: deviations that protect a cell are small and near, so a
/// program over some hundred variables finds them in any table, however large.
/// </summary>
internal sealed class Neighborhood(Reduced system)
{
    private const double StepCost = 1;
    private readonly int[] _position = [.. Enumerable.Repeat(-1, system.Count)], _open = new int[system.Count];
    private readonly double[] _way = [.. Enumerable.Repeat(double.PositiveInfinity, system.Count)];
    private readonly bool[] _isTouched = new bool[system.Rows];
    private readonly int[] _inRow = new int[system.Rows];
    private readonly List<int> _members = [], _seen = [], _touched = [];
    private readonly PriorityQueue<int, (double, int)> _queue = new();

    /// <summary>The members, the first of them the variable that was asked for; none where it cannot deviate together with those gathered.</summary>
    public IReadOnlyList<int> Members => _members;

    /// <summary>Gathers the nearest variables: those that cost least to reach through the rows they share, and open the fewest new rows.</summary>
    /// <param name="from">The variable.</param>
    /// <param name="price">What each variable costs; infinite for those that may not be used.</param>
    /// <param name="size">How many to gather.</param>
    /// <param name="closing">
    /// How much farther each row that it would open makes a variable, in units of what a partner costs in the rows of the first; 0 for
    /// not at all. A deviation must balance in every row, so a set whose rows close holds one much sooner than one that is merely cheap.
    /// </param>
    public void Gather(int from, double[] price, int size, double closing)
    {
        Clear();
        See(from, 0);
        _queue.Enqueue(from, (0, from));
        double opening = closing * Least(from, price);
        while (_members.Count < size && _queue.TryDequeue(out int v, out _))
        {
            if (_position[v] >= 0) continue;
            _position[v] = _members.Count;
            _members.Add(v);
            foreach (int r in system.RowsOf[v]) Reach(v, r, price, opening);
        }
        IsAll = _members.Count < size;
        Close(from);
    }

    /// <summary>Whether no more could be gathered.</summary>
    public bool IsAll { get; private set; }

    // What closing a row costs about here: the dearest of the cheapest partners in the rows of the first.
    private double Least(int from, double[] price)
    {
        double most = StepCost;
        foreach (int r in system.RowsOf[from])
        {
            double least = double.PositiveInfinity;
            for (int k = system.RowStart[r]; k < system.RowStart[r + 1]; k++)
                if (system.RowVariable[k] is var w && w != from) least = Math.Min(least, price[w]);
            if (double.IsFinite(least)) most = Math.Max(most, least);
        }
        return most;
    }

    // A variable alone in a sum cannot deviate; without it others may be alone.
    private void Close(int from)
    {
        foreach (int r in _touched) _inRow[r] = 0;
        foreach (int v in _members)
            foreach (int r in system.RowsOf[v]) _inRow[r]++;
        var alone = new Stack<int>(_touched.Where(IsOfOne));
        while (alone.TryPop(out int row))
        {
            if (!IsOfOne(row)) continue;
            int v = MemberIn(row);
            _position[v] = -1;
            foreach (int r in system.RowsOf[v])
            {
                _inRow[r]--;
                if (IsOfOne(r)) alone.Push(r);
            }
        }
        bool isLost = _position[from] < 0;
        foreach (int v in _members)
            if (isLost) _position[v] = -1;
        _members.RemoveAll(v => _position[v] < 0);
        for (int k = 0; k < _members.Count; k++) _position[_members[k]] = k;
    }

    private bool IsOfOne(int row) => _inRow[row] == 1 && system.RowLow[row] == 0 && system.RowHigh[row] == 0;

    private int MemberIn(int row)
    {
        int k = system.RowStart[row];
        while (_position[system.RowVariable[k]] < 0) k++;
        return system.RowVariable[k];
    }

    private void Clear()
    {
        foreach (int v in _members) _position[v] = -1;
        foreach (int v in _seen) _way[v] = double.PositiveInfinity;
        foreach (int r in _touched) _isTouched[r] = false;
        _members.Clear();
        _seen.Clear();
        _touched.Clear();
        _queue.Clear();
    }

    private void See(int v, double way)
    {
        _seen.Add(v);
        (_way[v], _open[v]) = (way, system.RowsOf[v].Count(r => !_isTouched[r]));
    }

    private void Reach(int from, int row, double[] price, double opening)
    {
        bool isNew = !_isTouched[row];
        if (isNew) _touched.Add(row);
        for (int k = system.RowStart[row]; k < system.RowStart[row + 1]; k++)
        {
            int w = system.RowVariable[k];
            if (_position[w] >= 0 || !double.IsFinite(price[w])) continue;
            // A step costs something by itself, so that a long way over free cells is not preferred to a short one.
            double way = _way[from] + price[w] + StepCost;
            if (!isNew && way >= _way[w]) continue;
            if (double.IsPositiveInfinity(_way[w])) See(w, way);
            if (isNew) _open[w]--;
            _way[w] = Math.Min(_way[w], way);
            _queue.Enqueue(w, (_way[w] + opening * _open[w], w));
        }
        _isTouched[row] = true;
    }

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

    /// <summary>The deviations of a solution.</summary>
    public IReadOnlyList<(int Variable, double By)> Deviations(double[] values) =>
        [.. _members.Select((v, k) => (v, By: values[k] - values[_members.Count + k])).Where(d => Math.Abs(d.By) > 1e-9)];

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
