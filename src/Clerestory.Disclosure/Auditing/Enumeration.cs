namespace Clerestory.Disclosure.Auditing;

/// <summary>Whether something can be: known for certain, or not known.</summary>
internal enum Answer
{
    /// <summary>It cannot be.</summary>
    No,

    /// <summary>It can be: a solution in whole numbers was found.</summary>
    Yes,

    /// <summary>The search was given up.</summary>
    NotDecided,
}

/// <summary>Searches whole-number solutions by cases, narrowing after each. Every solution found is remembered for all variables.</summary>
internal sealed class Enumeration
{
    private readonly Propagation _propagation;
    private readonly Repair _repair;
    private readonly long[] _seenLow, _seenHigh;

    /// <summary>Begins with one solution.</summary>
    /// <param name="propagation">The variables and their rows.</param>
    /// <param name="truth">A solution; searches begin near it, because most of it stays true when one cell moves.</param>
    /// <param name="mostNodes">How many cases all searches together may look at.</param>
    public Enumeration(Propagation propagation, IReadOnlyList<long> truth, int mostNodes)
    {
        (_propagation, _repair, Left) = (propagation, new Repair(propagation, truth), mostNodes);
        (_seenLow, _seenHigh) = ([.. truth], [.. truth]);
    }

    /// <summary>How many cases may still be looked at.</summary>
    public int Left { get; private set; }

    /// <summary>How many cases were looked at.</summary>
    public int Cases { get; private set; }

    private Domains Domains => _propagation.Domains;

    /// <summary>The least value of a variable in any solution found.</summary>
    public long SeenLow(int variable) => _seenLow[variable];

    /// <summary>The greatest value of a variable in any solution found.</summary>
    public long SeenHigh(int variable) => _seenHigh[variable];

    /// <summary>Whether some solution has a variable between two values.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="low">The least value asked for.</param>
    /// <param name="high">The greatest.</param>
    /// <param name="most">How many of the cases that are left this question may look at.</param>
    public Answer Exists(int variable, long low, long high, int most = int.MaxValue)
    {
        int mark = Domains.Mark, rest = Math.Max(0, Left - most);
        var answer = _propagation.Assume(variable, low, high) ? Search(rest) : Answer.No;
        Domains.BackTo(mark);
        return answer;
    }

    private Answer Search(int rest)
    {
        var waiting = new Stack<Case>();
        if (IsFound(waiting)) return Answer.Yes;
        while (waiting.TryPop(out var next))
        {
            if (Left == rest) return Answer.NotDecided;
            Left--;
            Cases++;
            Domains.BackTo(next.Mark);
            if (_propagation.Assume(next.Variable, next.Low, next.High) && IsFound(waiting)) return Answer.Yes;
        }
        return Answer.No;
    }

    // Either what is nearest is a solution, or two cases wait, or there is none here.
    private bool IsFound(Stack<Case> waiting)
    {
        if (!_repair.IsNeeded(out var turn))
        {
            for (int v = 0; v < Domains.Count; v++) (_seenLow[v], _seenHigh[v]) = (Math.Min(_seenLow[v], _repair.Near(v)), Math.Max(_seenHigh[v], _repair.Near(v)));
            return true;
        }
        if (turn is not { } t) return false;
        var below = new Case(Domains.Mark, t.Variable, Domains.Low(t.Variable), t.Middle);
        var above = new Case(Domains.Mark, t.Variable, t.Middle + 1, Domains.High(t.Variable));
        waiting.Push(t.UpFirst ? below : above);
        waiting.Push(t.UpFirst ? above : below);
        return false;
    }

    /// <summary>The variable with the fewest values that has more than one; −1 where there is none.</summary>
    public static int Narrowest(Domains domains)
    {
        var (best, fewest) = (-1, UInt128.MaxValue);
        for (int v = 0; v < domains.Count; v++)
        {
            if (domains.IsFixed(v)) continue;
            var width = (UInt128)((Int128)domains.High(v) - domains.Low(v));
            if (width < fewest) (best, fewest) = (v, width);
            if (fewest == 1) break;
        }
        return best;
    }

    /// <summary>Where to part an interval: in the middle or, where it has no end, not far from the other end.</summary>
    public static long Middle(long low, long high)
    {
        if (low == Domains.NoLow && high == Domains.NoHigh) return 0;
        if (high == Domains.NoHigh) return Doubled(low);
        return low == Domains.NoLow ? -Doubled(-high) - 1 : (long)Whole.Floor((Int128)low + high, 2);
    }

    private static long Doubled(long end) => (long)Int128.Min(Domains.NoHigh - 2, (Int128)end + Int128.Max(8, Int128.Abs(end)));

    private readonly record struct Case(int Mark, int Variable, long Low, long High);
}
