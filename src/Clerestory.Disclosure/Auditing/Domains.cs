namespace Clerestory.Disclosure.Auditing;

/// <summary>The least and the most that each variable can be, with a memory: a search may take back what it has assumed.</summary>
internal sealed class Domains
{
    /// <summary>No lower bound.</summary>
    public const long NoLow = long.MinValue;

    /// <summary>No upper bound.</summary>
    public const long NoHigh = long.MaxValue;

    private readonly long[] _low, _high;
    private readonly Stack<(int Variable, long Low, long High)> _before = new();

    public Domains(IEnumerable<long> low, IEnumerable<long> high) => (_low, _high) = ([.. low], [.. high]);

    /// <summary>How many variables there are.</summary>
    public int Count => _low.Length;

    /// <summary>How many changes can be taken back: a mark for <see cref="BackTo"/>.</summary>
    public int Mark => _before.Count;

    public long Low(int variable) => _low[variable];

    public long High(int variable) => _high[variable];

    public bool IsFixed(int variable) => _low[variable] == _high[variable];

    /// <summary>Whether nothing is left for a variable.</summary>
    public bool IsEmpty(int variable) => _low[variable] > _high[variable];

    /// <summary>Narrows a variable; what is wider than before changes nothing.</summary>
    public void Narrow(int variable, long low, long high)
    {
        _before.Push((variable, _low[variable], _high[variable]));
        (_low[variable], _high[variable]) = (Math.Max(low, _low[variable]), Math.Min(high, _high[variable]));
    }

    /// <summary>Takes back all changes since a mark.</summary>
    public void BackTo(int mark)
    {
        while (_before.Count > mark)
        {
            var (variable, low, high) = _before.Pop();
            (_low[variable], _high[variable]) = (low, high);
        }
    }
}
