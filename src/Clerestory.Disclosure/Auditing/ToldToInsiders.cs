namespace Clerestory.Disclosure.Auditing;

/// <summary>What each insider can work out: somebody who knows some hidden cells must not be able to tell the exact value of another primary cell.</summary>
internal static class ToldToInsiders
{
    public static void Add(CellSystem system, int[] columns, CellFinding[] findings, ProgramReader reader, Worlds worlds)
    {
        var column = columns.Index().ToDictionary(c => c.Item, c => c.Index);
        int[] primaries = [.. Enumerable.Range(0, columns.Length).Where(k => system.Cells[columns[k]].Role == CellRole.Primary && findings[k].Level >= SafetyLevel.Interval)];
        foreach (var insider in system.Insiders)
        {
            int[] known = [.. insider.Knows.Where(column.ContainsKey).Select(c => column[c])];
            if (known.Length == 0) continue;
            var open = primaries.Where(p => !known.Contains(p) && findings[p].KnownTo is null && !worlds.Doubts(p, known)).ToList();
            if (open.Count == 0) continue;
            reader.Learn(known);
            foreach (int p in open)
                if (!worlds.Doubts(p, known) && !Doubts(system, columns, p, reader, worlds)) findings[p] = findings[p] with { KnownTo = insider.Name };
            reader.Unlearn();
        }
        foreach (int p in primaries)
            if (findings[p].KnownTo is null) findings[p] = findings[p] with { Level = SafetyLevel.Insider };
    }

    // A value that was not settled in whole numbers counts as told: an audit errs on the safe side.
    private static bool Doubts(CellSystem system, int[] columns, int at, ProgramReader reader, Worlds worlds)
    {
        long truth = system.Cells[columns[at]].Value;
        foreach (long other in (long[])[truth + 1, truth - 1])
        {
            if (reader.WorldNear(at, other) is not { } world) continue;
            worlds.Keep(world);
            return true;
        }
        foreach (bool up in (bool[])[true, false])
        {
            var (value, isExact) = reader.MostWhole(at, up);
            worlds.Keep(reader.Values);
            if (isExact && value != truth) return true;
        }
        return false;
    }
}
