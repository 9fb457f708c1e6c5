namespace Clerestory.Disclosure.Auditing;

/// <summary>A world in whole numbers that agrees with all that is published: the columns in which it differs from the truth, in order, and by how much.</summary>
internal sealed record World(int[] Columns, long[] By)
{
    /// <summary>Whether a column differs.</summary>
    public bool Moves(int column) => Array.BinarySearch(Columns, column) >= 0;
}

/// <summary>The worlds found so far. What one of them shows to be possible need not be asked again.</summary>
internal sealed class Worlds(RelationRows rows, int columns)
{
    private readonly List<World>[] _differingIn = [.. Enumerable.Range(0, columns).Select(_ => new List<World>())];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly long[] _most = new long[columns], _least = new long[columns];

    /// <summary>How far above its true value a column lies in some world; 0 or more.</summary>
    public long Most(int column) => _most[column];

    /// <summary>How far below its true value a column lies in some world, as a number of 0 or less.</summary>
    public long Least(int column) => _least[column];

    /// <summary>The worlds in which a column differs.</summary>
    public IReadOnlyList<World> DifferingIn(int column) => _differingIn[column];

    /// <summary>
    /// Keeps what is whole of some deviations. Parts that no relation joins are worlds by themselves, so that a fraction somewhere
    /// does not spoil the rest; and where the opposite is possible too, it is kept as well.
    /// </summary>
    /// <param name="deviations">By how much each column differs from the truth.</param>
    public void Keep(IReadOnlyList<(int Column, double By)> deviations)
    {
        foreach (var part in Parts([.. deviations.Where(d => Math.Abs(d.By) > 1e-7)]))
        {
            if (part.Exists(d => Math.Abs(d.By - Math.Round(d.By)) > 1e-6 || Math.Abs(d.By) > 1e12)) continue;
            var whole = part.Select(d => (d.Column, By: (long)Math.Round(d.By))).OrderBy(d => d.Column).ToList();
            Keep(whole);
            Keep([.. whole.Select(d => (d.Column, -d.By))]);
        }
    }

    private void Keep(List<(int Column, long By)> world)
    {
        if (!_seen.Add(string.Join(',', world)) || !rows.Hold(world)) return;
        var kept = new World([.. world.Select(d => d.Column)], [.. world.Select(d => d.By)]);
        foreach (var (column, by) in world)
        {
            (_most[column], _least[column]) = (Math.Max(_most[column], by), Math.Min(_least[column], by));
            _differingIn[column].Add(kept);
        }
    }

    private List<List<(int Column, double By)>> Parts(List<(int Column, double By)> all)
    {
        var (partOf, at) = (new Dictionary<int, int>(), all.Index().ToDictionary(d => d.Item.Column, d => d.Index));
        var (parts, waiting) = (new List<List<(int, double)>>(), new Stack<int>());
        foreach (var (column, _) in all)
        {
            if (partOf.ContainsKey(column)) continue;
            parts.Add([]);
            partOf[column] = parts.Count - 1;
            waiting.Push(column);
            while (waiting.TryPop(out int next))
            {
                parts[^1].Add(all[at[next]]);
                foreach (int other in rows.RowsOf[next].SelectMany(r => rows.Terms(r)).Select(t => t.Column))
                    if (at.ContainsKey(other) && partOf.TryAdd(other, parts.Count - 1)) waiting.Push(other);
            }
        }
        return parts;
    }
}
