namespace Clerestory.Disclosure.Suppression;

/// <summary>What to hide of a system and of the percentages beside it.</summary>
/// <param name="Cells">What to hide of the cells. The cost counts 1 for each percentage that is hidden by itself; the bound holds while those without a base stay hidden.</param>
/// <param name="Percentages">The percentages to hide, by their place in the list; in order.</param>
public sealed record PercentageResult(SuppressionResult Cells, IReadOnlyList<int> Percentages);

/// <summary>Cell suppression where percentages are printed beside the counts: each is a number that may be hidden by itself, and goes with its base.</summary>
public static class PercentageSuppressor
{
    /// <summary>Chooses which cells and which percentages to hide.</summary>
    /// <param name="system">The counts.</param>
    /// <param name="percentages">The percentages that would be printed.</param>
    /// <param name="options">What to reach, and how; by default safe against insiders.</param>
    /// <exception cref="InvalidSystemException">A percentage is not what its count and base give, or has the name of a cell.</exception>
    /// <exception cref="UnprotectableException">A primary cell follows whatever is hidden.</exception>
    /// <exception cref="SolverFailureException">The solver ended without an answer; nothing is proven.</exception>
    /// <remarks>A percentage without its base tells readers nothing, and tells of the base: where the base is hidden, the percentage is.</remarks>
    public static PercentageResult Protect(CellSystem system, IReadOnlyList<PrintedPercentage> percentages, SuppressionOptions? options = null)
    {
        HashSet<int> gone = [.. Enumerable.Range(0, percentages.Count).Where(p => system.Cells[percentages[p].Base].IsHiddenFromTheStart)];
        int programs = 0;
        for (; ; )
        {
            int[] open = [.. Enumerable.Range(0, percentages.Count).Where(p => !gone.Contains(p))];
            var result = Suppressor.Protect(Widened(system, [.. open.Select(p => percentages[p])]), options);
            programs += result.Programs;
            int before = gone.Count;
            gone.UnionWith(open.Where(p => result.Hidden.Contains(percentages[p].Base)));
            if (gone.Count > before) continue;
            var hidden = open.Where((_, i) => result.Hidden.Contains(system.Cells.Count + i)).Concat(gone).Order();
            return new PercentageResult(new SuppressionResult(result.Primary, [.. result.Secondary.Where(c => c < system.Cells.Count)], result.Cost, result.LowerBound, result.Level, result.Method) { Programs = programs }, [.. hidden]);
        }
    }

    private static CellSystem Widened(CellSystem system, IReadOnlyList<PrintedPercentage> open) => new(
        [.. system.Cells, .. open.Select(p => p.ToCell())],
        [.. system.Relations, .. open.Select((p, i) => p.WithBaseRead(system.Cells.Count + i, system.Cells[p.Base].Value))], system.Insiders);
}
