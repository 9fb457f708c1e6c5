namespace Clerestory.Disclosure.Auditing;

/// <summary>What each insider can work out: somebody who knows some hidden cells must not be able to tell the exact value of another primary cell.</summary>
internal sealed class ToldToInsiders
{
    private readonly CellSystem _system;
    private readonly int[] _columns;
    private readonly ProgramReader _reader;
    private readonly Worlds _worlds;
    private readonly NearWorlds _near;
    private readonly List<(Insider Insider, HashSet<int> Knows)> _insiders = [];
    private readonly ILookup<int, int> _insidersOf;

    public ToldToInsiders(CellSystem system, int[] columns, ProgramReader reader, Worlds worlds, NearWorlds near)
    {
        (_system, _columns, _reader, _worlds, _near) = (system, columns, reader, worlds, near);
        var columnOf = columns.Index().ToDictionary(c => c.Item, c => c.Index);
        foreach (var insider in system.Insiders)
            if (insider.Knows.Any(columnOf.ContainsKey)) _insiders.Add((insider, [.. insider.Knows.Where(columnOf.ContainsKey).Select(c => columnOf[c])]));
        _insidersOf = _insiders.Index().SelectMany(i => i.Item.Knows.Select(k => (Column: k, i.Index))).ToLookup(p => p.Column, p => p.Index);
    }

    public void Add(CellFinding[] findings)
    {
        for (int at = 0; at < findings.Length; at++)
        {
            if (_system.Cells[_columns[at]].Role != CellRole.Primary || findings[at].Level < SafetyLevel.Interval) continue;
            findings[at] = KnownTo(at) is { } insider ? findings[at] with { KnownTo = insider.Name } : findings[at] with { Level = SafetyLevel.Insider };
        }
    }

    // Each world is read once: what it leaves open is all that the next ones must settle.
    private Insider? KnownTo(int at)
    {
        List<int>? left = null;
        for (int read = 0; ;)
        {
            var worlds = _worlds.DifferingIn(at);
            for (; read < worlds.Count && left is not { Count: 0 }; read++) left = left is null ? Touched(worlds[read], at) : Without(worlds[read], left);
            left ??= [.. Enumerable.Range(0, _insiders.Count).Where(i => !_insiders[i].Knows.Contains(at))];
            if (left.Count == 0) return null;
            if (!Doubts(at, _insiders[left[0]].Knows)) return _insiders[left[0]].Insider;
        }
    }

    // All others are left in doubt by the world, as it moves nothing that they know.
    private List<int> Touched(World world, int at) => [.. world.Columns.SelectMany(k => _insidersOf[k]).Distinct().Where(i => !_insiders[i].Knows.Contains(at)).Order()];

    // The insiders whom a world leaves without a doubt: it moves something that they know.
    private List<int> Without(World world, List<int> insiders)
    {
        insiders.RemoveAll(i => !Moves(world, _insiders[i].Knows));
        return insiders;
    }

    private static bool Moves(World world, HashSet<int> columns) => world.Columns.Length < columns.Count ? world.Columns.Any(columns.Contains) : columns.Any(world.Moves);

    // A value that was not settled in whole numbers counts as told: an audit errs on the safe side.
    private bool Doubts(int at, HashSet<int> knows)
    {
        foreach (long by in (long[])[1, -1])
            if (_near.Find(at, by, knows) is { } world && Adds(at, knows, world)) return true;
        _reader.Learn(knows);
        bool doubts = false;
        foreach (bool up in (bool[])[true, false])
        {
            long truth = _system.Cells[_columns[at]].Value;
            if (_reader.MostRounded(at, up) == truth) continue;
            doubts = Adds(at, knows, _reader.Deviations) || _reader.MostWhole(at, up) is { } most && most.Value != truth && Adds(at, knows, most.World);
            if (doubts) break;
        }
        _reader.Unlearn();
        return doubts;
    }

    // Only what was kept, in whole numbers, counts: a world that moves the column and nothing that is known.
    private bool Adds(int at, HashSet<int> knows, IReadOnlyList<(int, double)> world)
    {
        _worlds.Keep(world);
        return _worlds.DifferingIn(at).Any(w => !Moves(w, knows));
    }
}
