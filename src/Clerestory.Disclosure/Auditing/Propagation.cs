namespace Clerestory.Disclosure.Auditing;

/// <summary>A bound that follows from one row and the bounds before it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Variable">The variable.</param>
/// <param name="IsUpper">Whether it is an upper bound.</param>
/// <param name="Bound">The bound.</param>
internal readonly record struct Narrowing(KnownRow Row, int Variable, bool IsUpper, long Bound);

/// <summary>Narrows whole-number bounds by each relation in turn until none narrows any more.</summary>
/// <remarks>
/// It stops early where bounds creep on by small steps; wider bounds than could be had are never wrong. It computes in
/// 128 bits and throws <see cref="OverflowException"/> beyond.
/// </remarks>
internal sealed class Propagation
{
    private const int VisitsPerRow = 200;
    private readonly int[][] _rowsOf;
    private readonly Queue<int> _waiting = new();
    private readonly bool[] _waits;

    public Propagation(Domains domains, IReadOnlyList<KnownRow> rows)
    {
        (Domains, Rows, _waits) = (domains, rows, new bool[rows.Count]);
        var of = new List<int>[domains.Count];
        for (int v = 0; v < of.Length; v++) of[v] = [];
        for (int r = 0; r < rows.Count; r++)
            foreach (var (variable, _) in rows[r].Terms) of[variable].Add(r);
        _rowsOf = [.. of.Select(o => o.ToArray())];
    }

    public Domains Domains { get; }

    public IReadOnlyList<KnownRow> Rows { get; }

    /// <summary>Where every narrowing is written down, for a proof; null to write nothing.</summary>
    public List<Narrowing>? Log { get; set; }

    /// <summary>The row that cannot hold after the last run gave false; null where a variable has no value left.</summary>
    public KnownRow? Broken { get; private set; }

    /// <summary>Whether the broken row is above its upper bound rather than below its lower.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Narrows by all rows.</summary>
    /// <returns>False where nothing can be true any more.</returns>
    public bool Run()
    {
        for (int r = 0; r < Rows.Count; r++) Wait(r);
        return Settle();
    }

    /// <summary>Narrows one variable and all that follows.</summary>
    /// <returns>False where nothing can be true any more.</returns>
    public bool Assume(int variable, long low, long high)
    {
        Domains.Narrow(variable, low, high);
        Broken = null;
        if (Domains.IsEmpty(variable)) return false;
        foreach (int r in _rowsOf[variable]) Wait(r);
        return Settle();
    }

    private void Wait(int row)
    {
        if (_waits[row]) return;
        _waits[row] = true;
        _waiting.Enqueue(row);
    }

    private bool Settle()
    {
        Broken = null;
        bool possible = true;
        for (long left = (long)VisitsPerRow * (Rows.Count + 1); possible && left > 0 && _waiting.Count > 0; left--)
        {
            int row = _waiting.Dequeue();
            _waits[row] = false;
            possible = Visit(Rows[row]);
        }
        foreach (int row in _waiting) _waits[row] = false;
        _waiting.Clear();
        return possible;
    }

    private bool Visit(KnownRow row)
    {
        var (least, most) = (new Reach(), new Reach());
        foreach (var (variable, coefficient) in row.Terms)
        {
            least.Add(Least(variable, coefficient));
            most.Add(Most(variable, coefficient));
        }
        bool isTooMuch = least.Open == 0 && least.Sum > row.High;
        if (isTooMuch || most.Open == 0 && most.Sum < row.Low)
        {
            (Broken, IsTooMuch) = (row, isTooMuch);
            return false;
        }
        foreach (var (variable, coefficient) in row.Terms)
            if (!Domains.IsFixed(variable) && !Narrow(row, variable, coefficient, least, most)) return false;
        return true;
    }

    private bool Narrow(KnownRow row, int variable, long coefficient, Reach least, Reach most)
    {
        // What the others leave: coefficient × variable ≤ High − the least of the others, and ≥ Low − the most of them.
        Int128? high = row.High == Int128.MaxValue ? null : row.High - least.Without(Least(variable, coefficient));
        Int128? low = row.Low == Int128.MinValue ? null : row.Low - most.Without(Most(variable, coefficient));
        if (coefficient < 0) (low, high) = (high, low);
        return (low is not { } l || Set(row, variable, false, Whole.Ceiling(l, coefficient)))
            && (high is not { } h || Set(row, variable, true, Whole.Floor(h, coefficient)));
    }

    private bool Set(KnownRow row, int variable, bool isUpper, Int128 exact)
    {
        // A bound beyond 64 bits is no bound.
        if (exact <= long.MinValue || exact >= long.MaxValue) return true;
        long bound = (long)exact;
        if (isUpper ? bound >= Domains.High(variable) : bound <= Domains.Low(variable)) return true;
        Domains.Narrow(variable, isUpper ? Domains.NoLow : bound, isUpper ? bound : Domains.NoHigh);
        Log?.Add(new Narrowing(row, variable, isUpper, bound));
        foreach (int r in _rowsOf[variable]) Wait(r);
        return !Domains.IsEmpty(variable);
    }

    private Int128? Least(int variable, long coefficient) => Times(coefficient, coefficient > 0 ? Domains.Low(variable) : Domains.High(variable));

    private Int128? Most(int variable, long coefficient) => Times(coefficient, coefficient > 0 ? Domains.High(variable) : Domains.Low(variable));

    private static Int128? Times(long coefficient, long bound) => bound is Domains.NoLow or Domains.NoHigh ? null : (Int128)coefficient * bound;

    // A sum of bounds, and how many of them do not exist.
    private struct Reach
    {
        public Int128 Sum { get; private set; }

        public int Open { get; private set; }

        public void Add(Int128? part)
        {
            if (part is { } p) Sum += p;
            else Open++;
        }

        public readonly Int128? Without(Int128? part) => (part is null ? 1 : 0) < Open ? null : Sum - (part ?? 0);
    }
}
