namespace Clerestory.Disclosure.Auditing;

/// <summary>Worlds in whole numbers that agree with all that is published. What one of them shows to be possible need not be asked again.</summary>
internal sealed class Worlds(CellSystem system, int[] columns)
{
    private readonly List<int>[] _differingIn = [.. columns.Select(_ => new List<int>())];
    private readonly List<HashSet<int>> _worlds = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Keeps a world: the columns in which it differs from the truth.</summary>
    public void Keep(double[] values)
    {
        if (!ProgramReader.IsWhole(values)) return;
        var differing = new HashSet<int>();
        for (int k = 0; k < values.Length; k++)
            if (Math.Abs(values[k] - system.Cells[columns[k]].Value) > 0.5) differing.Add(k);
        if (differing.Count == 0 || !_seen.Add(string.Join(',', differing))) return;
        foreach (int k in differing) _differingIn[k].Add(_worlds.Count);
        _worlds.Add(differing);
    }

    /// <summary>Whether a world is known in which a column differs and none of some others.</summary>
    public bool Doubts(int column, IReadOnlyCollection<int> others)
    {
        foreach (int w in _differingIn[column])
            if (!others.Any(_worlds[w].Contains)) return true;
        return false;
    }
}
