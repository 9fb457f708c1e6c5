using System.Numerics;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>All whole-number solutions of a small system, found by trying every value of every hidden cell: slow, plain, and written from the model alone.</summary>
internal sealed class EverySolution
{
    private readonly CellSystem _system;
    private readonly int[] _hidden;
    private readonly List<LinearRelation>[] _completedBy;
    private readonly long[] _values;
    private readonly long _most;

    private EverySolution(CellSystem system, IReadOnlySet<int> hidden, long most)
    {
        (_system, _hidden, _most) = (system, [.. hidden.Order()], most);
        _values = [.. system.Cells.Select(c => c.Value)];
        _completedBy = [.. _hidden.Select(_ => new List<LinearRelation>())];
        foreach (var relation in system.Relations)
        {
            int last = _hidden.Index().Where(h => relation.Terms.Any(t => t.Cell == h.Item)).Select(h => h.Index).DefaultIfEmpty(-1).Max();
            if (last >= 0) _completedBy[last].Add(relation);
        }
        Try(0);
    }

    /// <summary>The values of the hidden cells, in the order of their indices, in each solution.</summary>
    public List<long[]> Solutions { get; } = [];

    /// <param name="system">The system.</param>
    /// <param name="hidden">What is hidden.</param>
    /// <param name="most">Where to stop for a cell without an upper bound.</param>
    public static EverySolution Of(CellSystem system, IReadOnlySet<int> hidden, long most = long.MaxValue) => new(system, hidden, most);

    public (long Low, long High) IntervalOf(int cell) => (ValuesOf(cell).Min(), ValuesOf(cell).Max());

    public IEnumerable<long> ValuesOf(int cell) => Solutions.Select(s => s[Array.IndexOf(_hidden, cell)]);

    /// <summary>Whether a cell has one value in all solutions that agree with what somebody knows.</summary>
    public bool IsToldTo(Insider insider, int cell)
    {
        int[] known = [.. insider.Knows.Select(k => Array.IndexOf(_hidden, k)).Where(k => k >= 0)];
        return Solutions.Where(s => known.All(k => s[k] == _system.Cells[_hidden[k]].Value)).Select(s => s[Array.IndexOf(_hidden, cell)]).Distinct().Count() == 1;
    }

    /// <summary>How safe a hidden cell is, up to <see cref="SafetyLevel.Insider"/>; <see cref="SafetyLevel.Whole"/> where its interval is too narrow.</summary>
    public SafetyLevel LevelOf(int cell)
    {
        var of = _system.Cells[cell];
        var (low, high) = IntervalOf(cell);
        if (low > of.Value - of.LowerProtection || high < of.Value + of.UpperProtection) return SafetyLevel.Whole;
        return _system.Insiders.Any(i => !i.Knows.Contains(cell) && IsToldTo(i, cell)) ? SafetyLevel.Interval : SafetyLevel.Insider;
    }

    /// <summary>Whether a cell follows from the equations alone: adding "this cell" to them does not raise their rank, modulo a large prime.</summary>
    public static bool FollowsLinearly(CellSystem system, IReadOnlySet<int> hidden, int cell)
    {
        int[] columns = [.. hidden.Order()];
        var rows = system.Relations.Where(r => r.IsEquation).Select(r => columns.Select(c => (BigInteger)r.Terms.Where(t => t.Cell == c).Sum(t => t.Coefficient)).ToArray())
            .Concat(columns.Where(c => system.Cells[c].Lower == system.Cells[c].Upper).Select(Unit)).ToList();
        return Rank(rows) == Rank([.. rows, Unit(cell)]);

        BigInteger[] Unit(int one) => [.. columns.Select(c => c == one ? BigInteger.One : BigInteger.Zero)];
    }

    private static int Rank(IEnumerable<BigInteger[]> matrix)
    {
        const long Prime = 2_147_483_647;
        var rows = matrix.Select(r => r.Select(x => (x % Prime + Prime) % Prime).ToArray()).ToList();
        int rank = 0;
        for (int column = 0; rows.Count > 0 && column < rows[0].Length; column++)
        {
            int pivot = rows.FindIndex(rank, r => !r[column].IsZero);
            if (pivot < 0) continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            var inverse = BigInteger.ModPow(rows[rank][column], Prime - 2, Prime);
            for (int r = rank + 1; r < rows.Count; r++)
            {
                var times = rows[r][column] * inverse % Prime;
                for (int c = column; c < rows[r].Length; c++) rows[r][c] = ((rows[r][c] - times * rows[rank][c]) % Prime + Prime) % Prime;
            }
            rank++;
        }
        return rank;
    }

    private void Try(int n)
    {
        if (n == _hidden.Length)
        {
            Solutions.Add([.. _hidden.Select(h => _values[h])]);
            return;
        }
        var cell = _system.Cells[_hidden[n]];
        for (long value = cell.Lower; value <= Math.Min(cell.Upper, _most); value++)
        {
            _values[_hidden[n]] = value;
            if (_completedBy[n].TrueForAll(Holds)) Try(n + 1);
        }
        _values[_hidden[n]] = cell.Value;
    }

    private bool Holds(LinearRelation relation)
    {
        long sum = relation.Terms.Sum(t => t.Coefficient * _values[t.Cell]);
        return sum >= relation.Low && sum <= relation.High;
    }
}
