namespace Clerestory.Disclosure.Auditing;

/// <summary>Two cases of a variable that leave nothing out; the first is the more promising.</summary>
internal readonly record struct Turn(int Variable, bool UpFirst, long Middle);

/// <summary>
/// Where a search turns next: all variables stay as near to one known solution as their bounds let them, and a relation
/// that this breaks is mended by moving one of its variables. Most cells of a large block so need never be looked at.
/// </summary>
/// <remarks>Only the order of the search depends on it; a relation that follows from others need not be asked.</remarks>
internal sealed class Repair
{
    private readonly Domains _domains;
    private readonly IReadOnlyList<long> _truth;
    private readonly List<KnownRow> _rows;
    private readonly List<(int Row, long Coefficient)>[] _rowsOf;
    private readonly Int128[] _lack;

    public Repair(Propagation propagation, IReadOnlyList<long> truth)
    {
        (_domains, _truth) = (propagation.Domains, truth);
        _rows = [.. propagation.Rows.Where(r => r.From.Count < 2)];
        _lack = new Int128[_rows.Count];
        _rowsOf = new List<(int, long)>[truth.Count];
        for (int v = 0; v < truth.Count; v++) _rowsOf[v] = [];
        foreach (var (r, row) in _rows.Index())
            foreach (var (variable, coefficient) in row.Terms) _rowsOf[variable].Add((r, coefficient));
    }

    /// <summary>The value of a variable that is nearest to the known solution.</summary>
    public long Near(int variable) => Math.Clamp(_truth[variable], _domains.Low(variable), _domains.High(variable));

    /// <summary>Looks for what is broken.</summary>
    /// <param name="turn">The cases to part; null where nothing can be moved, so that nothing here is a solution.</param>
    /// <returns>Whether anything is; if not, the nearest values are a solution.</returns>
    public bool IsNeeded(out Turn? turn)
    {
        var (worst, fewest) = (-1, int.MaxValue);
        for (int r = 0; r < _rows.Count; r++)
        {
            if ((_lack[r] = Lack(_rows[r])) == 0) continue;
            int movable = _rows[r].Terms.Count(t => Room(t.Variable, IsUp(r, t.Coefficient)) > 0);
            if (movable < fewest) (worst, fewest) = (r, movable);
        }
        turn = worst >= 0 && fewest > 0 ? TurnOf(worst) : null;
        return worst >= 0;
    }

    private Turn TurnOf(int row)
    {
        var (variable, coefficient) = _rows[row].Terms.Where(t => Room(t.Variable, IsUp(row, t.Coefficient)) > 0).MaxBy(t => Gain(t.Variable, IsUp(row, t.Coefficient)));
        bool up = IsUp(row, coefficient);
        var need = Whole.Ceiling(Int128.Abs(_lack[row]), Int128.Abs(coefficient));
        // Half of the way, so that large counts take as few turns as small ones.
        long by = (long)Whole.Ceiling(Int128.Min(need, Room(variable, up)), 2);
        return new Turn(variable, up, up ? Near(variable) + by - 1 : Near(variable) - by);
    }

    // How many broken relations a move mends, less those that it would break.
    private int Gain(int variable, bool up) => _rowsOf[variable].Sum(r =>
        _lack[r.Row] != 0 ? IsUp(r.Row, r.Coefficient) == up ? 1 : -1 : _rows[r.Row].Low == _rows[r.Row].High ? -1 : 0);

    private bool IsUp(int row, long coefficient) => _lack[row] > 0 == coefficient > 0;

    private Int128 Room(int variable, bool up) => up ? (Int128)_domains.High(variable) - Near(variable) : (Int128)Near(variable) - _domains.Low(variable);

    // How much the sum must rise (above 0) or fall (below 0) to hold.
    private Int128 Lack(KnownRow row)
    {
        Int128 sum = 0;
        foreach (var (variable, coefficient) in row.Terms) sum += (Int128)coefficient * Near(variable);
        return sum < row.Low ? row.Low - sum : sum > row.High ? row.High - sum : 0;
    }
}
