namespace Clerestory.Disclosure.Auditing;

/// <summary>What is certain of the interval of one cell.</summary>
/// <param name="Low">The cell is not below this; <see cref="Domains.NoLow"/> for no bound.</param>
/// <param name="High">The cell is not above this; <see cref="Domains.NoHigh"/> for no bound.</param>
/// <param name="SureLow">The least value in any solution found.</param>
/// <param name="SureHigh">The greatest value in any solution found.</param>
/// <param name="IsExact">Whether both ends are proven.</param>
internal readonly record struct Span(long Low, long High, long SureLow, long SureHigh, bool IsExact);

/// <summary>Unknown cells that hang together, and nothing that hangs on them: intervals by enumeration.</summary>
internal sealed class Block
{
    private const int RayNodes = 2_000, RayLength = 8, ShareOfAQuestion = 8;
    private readonly int _mostPerQuestion;
    private readonly Dictionary<int, int> _localOf;
    private readonly Propagation _propagation;
    private readonly Enumeration _enumeration;
    private readonly long[] _truth;
    private Enumeration? _rays;

    /// <summary>Takes a block out of what a reader knows.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="variables">The reader's variables that are in the block.</param>
    /// <param name="known">All rows and bounds; what has one value only is put into the rows.</param>
    /// <param name="mostNodes">How many cases may be looked at.</param>
    public Block(Reader reader, IReadOnlyList<int> variables, Propagation known, int mostNodes)
    {
        (Variables, _mostPerQuestion) = (variables, mostNodes / ShareOfAQuestion + 1);
        _localOf = variables.Index().ToDictionary(v => v.Item, v => v.Index);
        _truth = [.. variables.Select(reader.TruthOf)];
        var domains = new Domains(variables.Select(known.Domains.Low), variables.Select(known.Domains.High));
        var rows = known.Rows.Where(r => r.Terms.Any(t => _localOf.ContainsKey(t.Variable)));
        _propagation = new Propagation(domains, [.. rows.Select(r => Local(r, known.Domains))]);
        _enumeration = new Enumeration(_propagation, _truth, mostNodes);
    }

    /// <summary>The reader's variables that are in it.</summary>
    public IReadOnlyList<int> Variables { get; }

    /// <summary>How many cases were looked at.</summary>
    public int Cases => _enumeration.Cases + (_rays?.Cases ?? 0);

    private Domains Domains => _propagation.Domains;

    /// <summary>Whether no other value than the true one can be.</summary>
    public Answer IsPinned(int variable)
    {
        int v = _localOf[variable];
        if (_enumeration.SeenLow(v) < _enumeration.SeenHigh(v)) return Answer.No;
        var above = Domains.High(v) == _truth[v] ? Answer.No : _enumeration.Exists(v, _truth[v] + 1, Domains.High(v));
        if (above == Answer.Yes) return Answer.No;
        var below = Domains.Low(v) == _truth[v] ? Answer.No : _enumeration.Exists(v, Domains.Low(v), _truth[v] - 1);
        if (below == Answer.Yes) return Answer.No;
        return above == Answer.No && below == Answer.No ? Answer.Yes : Answer.NotDecided;
    }

    /// <summary>The least and the most that a cell can be.</summary>
    public Span SpanOf(int variable)
    {
        int v = _localOf[variable];
        bool isExact = Reach(v, up: false) & Reach(v, up: true);
        return new Span(Domains.Low(v), Domains.High(v), _enumeration.SeenLow(v), _enumeration.SeenHigh(v), isExact);
    }

    // No single end may use up what all others need. Moves the proven bound and the farthest solution toward each other until they meet.
    private bool Reach(int v, bool up)
    {
        if (IsOpen(v, up) && HasRay(v, up)) return true;
        bool first = true;
        for (long step = 1; ;)
        {
            var (seen, bound) = up ? (_enumeration.SeenHigh(v), Domains.High(v)) : (_enumeration.SeenLow(v), Domains.Low(v));
            if (seen == bound) return true;
            Int128 near = IsOpen(v, up) ? (Int128)seen + (up ? step : -step) : first ? bound : Between(seen, bound);
            if (near <= long.MinValue || near >= long.MaxValue) return false;
            switch (up ? _enumeration.Exists(v, (long)near, bound, _mostPerQuestion) : _enumeration.Exists(v, bound, (long)near, _mostPerQuestion))
            {
                case Answer.NotDecided: return false;
                case Answer.No: _propagation.Assume(v, up ? Domains.NoLow : (long)near + 1, up ? (long)near - 1 : Domains.NoHigh); break;
            }
            (first, step) = (false, Math.Min(step, long.MaxValue / 4) * 2);
        }
    }

    private bool IsOpen(int v, bool up) => up ? Domains.High(v) == Domains.NoHigh : Domains.Low(v) == Domains.NoLow;

    // Beyond what was seen by half of the way to the bound, and by 1 at least.
    private static Int128 Between(long seen, long bound) => bound > seen
        ? seen + Whole.Ceiling((Int128)bound - seen, 2)
        : seen - Whole.Ceiling((Int128)seen - bound, 2);

    // A direction in which the truth can be left for ever: a whole solution of all relations with 0 in the place of each bound.
    private bool HasRay(int v, bool up)
    {
        _rays ??= Rays();
        return (up ? _rays.SeenHigh(v) > 0 : _rays.SeenLow(v) < 0)
            || (up ? _rays.Exists(v, 1, RayLength) : _rays.Exists(v, -RayLength, -1)) == Answer.Yes;
    }

    private Enumeration Rays()
    {
        var all = Enumerable.Range(0, Domains.Count);
        var domains = new Domains(
            all.Select(v => Domains.Low(v) == Domains.NoLow ? -RayLength : 0L), all.Select(v => Domains.High(v) == Domains.NoHigh ? RayLength : 0L));
        var rows = _propagation.Rows.Select(r => r with { Low = r.Low == Int128.MinValue ? r.Low : 0, High = r.High == Int128.MaxValue ? r.High : 0 });
        return new Enumeration(new Propagation(domains, [.. rows]), new long[Domains.Count], RayNodes);
    }

    private KnownRow Local(KnownRow row, Domains known)
    {
        Int128 sum = 0;
        var terms = new List<(int, long)>();
        foreach (var (variable, coefficient) in row.Terms)
        {
            if (_localOf.TryGetValue(variable, out int local)) terms.Add((local, coefficient));
            else sum += (Int128)coefficient * known.Low(variable);
        }
        var (low, high) = (row.Low == Int128.MinValue ? row.Low : row.Low - sum, row.High == Int128.MaxValue ? row.High : row.High - sum);
        return row with { Terms = terms, Low = low, High = high };
    }
}
