using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Auditing;

/// <summary>
/// Looks for a world in which one hidden cell has another value, and as little else differs as can be. Such worlds are small and near, so that
/// a program over some dozens of cells finds most of them in any release; and the least deviations are nearly always whole.
/// </summary>
internal sealed class NearWorlds(CellSystem system, int[] columns, RelationRows rows)
{
    private const int FewNodes = 50, Opening = 2, ByRows = 0;
    // A set that is merely near may miss the one cell that closes a sum; one look takes in what the sums say that they lack.
    private static readonly int[] Sizes = [150, 500, 1500, 3000, ByRows, int.MaxValue];
    private readonly DeviationRows _deviations = rows.Deviations();
    private readonly double[] _price = [.. Enumerable.Repeat(1.0, columns.Length)];
    private readonly int[] _position = [.. Enumerable.Repeat(-1, columns.Length)];
    private readonly int[] _hops = new int[columns.Length], _inRow = new int[rows.Relations.Count];
    private readonly List<int> _members = [], _seen = [], _opened = [];
    private bool _isAll;

    /// <summary>How many programs were solved; one that is solved in several steps counts once.</summary>
    public int Programs { get; private set; }

    /// <summary>A world in which a column differs by so much; null where none was found in whole numbers, which proves nothing.</summary>
    /// <param name="column">The column.</param>
    /// <param name="by">By how much; not 0.</param>
    /// <param name="still">The columns that may not differ.</param>
    public IReadOnlyList<(int Column, double By)>? Find(int column, long by, IReadOnlySet<int> still)
    {
        if (system.Cells[columns[column]] is var cell && (cell.Value + by < cell.Lower || cell.Value + by > cell.Upper)) return null;
        foreach (int size in Sizes)
        {
            if (Look(column, by, still, size, out bool isAll) is { } world) return world;
            if (isAll) break;
        }
        return null;
    }

    private IReadOnlyList<(int Column, double By)>? Look(int column, long by, IReadOnlySet<int> still, int size, out bool isAll)
    {
        isAll = false;
        Programs++;
        try
        {
            if (size == ByRows) return ColumnGeneration.Cheapest(_deviations, new DeviationQuestion(column, by, _price, double.PositiveInfinity, still), out isAll);
            Gather(column, size, still);
            isAll = _isAll;
            return _members.Count > 0 ? Solve(by) : null;
        }
        catch (SolverFailureException)
        {
            return null;   // a world that was not found proves nothing, and one that was found is checked in whole numbers
        }
    }

    // The next one is that which closes most of the sums that the members have opened, and lies nearest: a world balances in every sum.
    private void Gather(int from, int size, IReadOnlySet<int> still)
    {
        foreach (int k in _seen) (_position[k], _hops[k]) = (-1, 0);
        foreach (int r in _opened) _inRow[r] = 0;
        _members.Clear();
        _seen.Clear();
        _opened.Clear();
        var queue = new PriorityQueue<int, (int, int)>();
        See(from, 0);
        while (_members.Count < size && queue.TryDequeue(out int k, out _))
        {
            if (_position[k] >= 0) continue;
            _position[k] = _members.Count;
            _members.Add(k);
            foreach (int r in rows.RowsOf[k])
            {
                bool isNew = _inRow[r]++ == 0;
                if (isNew) _opened.Add(r);
                foreach (var (other, _) in rows.Terms(r))
                    if (_position[other] < 0 && !still.Contains(other) && (isNew || _hops[other] == 0)) See(other, _hops[k] + 1);
            }
        }
        _isAll = _members.Count < size;
        Close(from);

        void See(int k, int hops)
        {
            if (_hops[k] == 0) _hops[k] = hops;
            _seen.Add(k);
            queue.Enqueue(k, (_hops[k] + Opening * rows.RowsOf[k].Count(r => _inRow[r] == 0), k));
        }
    }

    // A cell alone in a sum has its true value; without it others may be alone.
    private void Close(int from)
    {
        var alone = new Stack<int>(_opened.Where(IsOfOne));
        while (alone.TryPop(out int row))
        {
            if (_inRow[row] != 1) continue;
            int fixedOne = rows.Terms(row).First(t => _position[t.Column] >= 0).Column;
            _position[fixedOne] = -1;
            foreach (int r in rows.RowsOf[fixedOne])
            {
                _inRow[r]--;
                if (IsOfOne(r)) alone.Push(r);
            }
        }
        bool isLost = _position[from] < 0;
        _members.RemoveAll(k => isLost || _position[k] < 0);
        for (int i = 0; i < _members.Count; i++) _position[_members[i]] = i;
    }

    private bool IsOfOne(int row) => _inRow[row] == 1 && rows.Slack(row) == (0, 0);

    private IReadOnlyList<(int Column, double By)>? Solve(long by)
    {
        using var program = Program(by);
        if (!program.TrySolve()) return null;
        if (WholeMultiple.Of(_deviations, Deviations(program)) is { } multiple) return multiple;
        program.Whole([.. Enumerable.Repeat(1, 2 * _members.Count)]);
        program.Choose("mip_max_nodes", FewNodes);
        return program.TrySolveWhole() ? Deviations(program) : null;
    }

    private List<(int Column, double By)> Deviations(LinearProgram program) =>
        [.. _members.Select((k, i) => (k, By: program.Values[i] - program.Values[_members.Count + i])).Where(d => Math.Abs(d.By) > 1e-7)];

    // A column for each way that a cell can differ, up and down, each at a price.
    private LinearProgram Program(long by)
    {
        int n = _members.Count;
        var (cost, lower, upper) = (Enumerable.Repeat(1.0, 2 * n).ToArray(), new double[2 * n], new double[2 * n]);
        for (int i = 0; i < n; i++)
        {
            var cell = system.Cells[columns[_members[i]]];
            (upper[i], upper[n + i]) = ((double)cell.Upper - cell.Value, (double)cell.Value - cell.Lower);
        }
        (lower[0], upper[0], lower[n], upper[n]) = by > 0 ? ((double)by, (double)by, 0.0, 0.0) : (0.0, 0.0, -(double)by, -(double)by);
        var (start, index, value, low, high) = (new List<int> { 0 }, new List<int>(), new List<double>(), new List<double>(), new List<double>());
        foreach (int r in _members.SelectMany(k => rows.RowsOf[k]).Distinct())
        {
            foreach (var (k, times) in rows.Terms(r))
            {
                if (_position[k] is not (>= 0 and var at)) continue;
                index.AddRange([at, n + at]);
                value.AddRange([times, -times]);
            }
            start.Add(index.Count);
            var (down, up) = rows.Slack(r);
            low.Add(down);
            high.Add(up);
        }
        return new LinearProgram(new ProgramShape(cost, lower, upper, [.. low], [.. high], [.. start], [.. index], [.. value]));
    }
}
