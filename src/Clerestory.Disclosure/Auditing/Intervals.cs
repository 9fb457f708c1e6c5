namespace Clerestory.Disclosure.Auditing;

/// <summary>What everybody can work out of each hidden cell: the ends of its interval, or, in a very large release, that it is wide enough.</summary>
internal sealed class Intervals(CellSystem system, int[] columns, ProgramReader reader, Worlds worlds, NearWorlds near)
{
    private const int Scatterings = 8, Few = 30;
    private static readonly HashSet<int> Nobody = [];
    private readonly HashSet<int> _hidden = [.. columns];

    public CellFinding[] All()
    {
        bool isLarge = columns.Length > reader.Limits.AllEnds;
        if (columns.Length > Few && !isLarge) Scatter();
        return [.. Enumerable.Range(0, columns.Length).Select(at => isLarge && IsWideEnough(at) ? Sure(at) : Ends(at))];
    }

    private SystemCell CellOf(int at) => system.Cells[columns[at]];

    // One program moves many cells at once; which way each is asked to go is drawn by its number, so that the result is the same everywhere.
    private void Scatter()
    {
        double[] reach = [.. columns.Select(c => (double)Math.Max(1, Math.Max(system.Cells[c].LowerProtection, system.Cells[c].UpperProtection)))];
        for (int round = 0; round < Scatterings; round++)
        {
            double[] prices = [.. columns.Select((c, k) => Lacks(k) ? ((k * 2654435761L + c) >> (7 + round) & 1) == 0 ? 1.0 : -1 : 0)];
            int open = prices.Count(p => p != 0);
            if (open < columns.Length / 100 + 1) break;
            reader.Scatter(prices, reach);
            worlds.Keep(reader.Deviations);
        }
        reader.Gather();
    }

    private bool Lacks(int at) => worlds.Most(at) < Needed(at, up: true) || -worlds.Least(at) < Needed(at, up: false);

    // A cell that needs no protection of its own is looked at no closer than whether it moves at all.
    private long Needed(int at, bool up) => CellOf(at).Role != CellRole.Primary ? 0 : up ? CellOf(at).UpperProtection : CellOf(at).LowerProtection;

    private bool IsWideEnough(int at)
    {
        foreach (bool up in (bool[])[true, false])
        {
            long needed = Needed(at, up);
            if ((up ? worlds.Most(at) : -worlds.Least(at)) >= needed) continue;
            if (near.Find(at, up ? needed : -needed, Nobody) is { } world) worlds.Keep(world);
            if ((up ? worlds.Most(at) : -worlds.Least(at)) < needed) return false;
        }
        return true;
    }

    private CellFinding Sure(int at)
    {
        long low = CellOf(at).Value + worlds.Least(at), high = CellOf(at).Value + worlds.Most(at);
        return new CellFinding(columns[at], low, high, low == high ? SafetyLevel.Bounded : SafetyLevel.Interval, []) { IsExact = false };
    }

    private CellFinding Ends(int at)
    {
        var cell = CellOf(at);
        var proofs = new List<BoundProof>();
        var (low, isLowSure) = End(at, up: false);
        if (low > cell.Value - Needed(at, up: false)) Prove(at, up: false, proofs);
        var (high, isHighSure) = End(at, up: true);
        if (high < cell.Value + Needed(at, up: true)) Prove(at, up: true, proofs);
        return new CellFinding(columns[at], low, high, LevelOf(cell, (low, high), proofs, isLowSure && isHighSure), proofs);
    }

    // The end, and whether that it reaches far enough is shown in whole numbers. In large releases the ends are those of fractions.
    private (long Value, bool IsSure) End(int at, bool up)
    {
        long truth = CellOf(at).Value, rounded = reader.MostRounded(at, up), needed = up ? truth + Needed(at, up) : truth - Needed(at, up);
        worlds.Keep(reader.Deviations);
        if (columns.Length <= reader.Limits.WholeEnds)
            return Reaches(at, rounded - truth, up) ? (rounded, true) : reader.MostWhole(at, up) is { } most ? (Kept(most), true) : (rounded, false);
        if ((up ? rounded < needed : rounded > needed) || Reaches(at, needed - truth, up)) return (rounded, true);
        // A whole program over thousands of cells may take for ever: what is not shown near the cell counts as not shown.
        return columns.Length <= reader.Limits.AllEnds && reader.MostWhole(at, up) is { } whole ? (Kept(whole), true) : (rounded, false);
    }

    private long Kept((long Value, IReadOnlyList<(int, double)> World) most)
    {
        worlds.Keep(most.World);
        return most.Value;
    }

    private bool Reaches(int at, long by, bool up)
    {
        if (up ? worlds.Most(at) >= by : worlds.Least(at) <= by) return true;
        if (near.Find(at, by, Nobody) is not { } world) return false;
        worlds.Keep(world);
        return up ? worlds.Most(at) >= by : worlds.Least(at) <= by;
    }

    private void Prove(int at, bool up, List<BoundProof> proofs)
    {
        reader.Most(at, up);
        if (ProofFinder.Find(system, _hidden, columns[at], up, reader) is { } proof) proofs.Add(proof);
    }

    private static SafetyLevel LevelOf(SystemCell cell, (long Low, long High) interval, List<BoundProof> proofs, bool isSure)
    {
        bool isPinned = interval.Low == interval.High;
        if (isPinned) return proofs.Count < 2 || proofs.Any(p => p.Bound != interval.Low) ? SafetyLevel.Bounded : SafetyLevel.None;
        if (!isSure) return SafetyLevel.Bounded;
        bool isTooNarrow = cell.Role == CellRole.Primary && (interval.Low > cell.Value - cell.LowerProtection || interval.High < cell.Value + cell.UpperProtection);
        return isTooNarrow ? SafetyLevel.Whole : SafetyLevel.Interval;
    }
}
