namespace Clerestory.Disclosure.Suppression;

/// <summary>Cell suppression: which cells to hide beside the primary ones, so that none of those can be worked out, at the least cost.</summary>
public static class Suppressor
{
    /// <summary>Chooses what to hide.</summary>
    /// <param name="system">The release. Roles say what must be hidden, and bounds and protection levels what is asked of it.</param>
    /// <param name="options">What to reach, and how; by default safe against insiders.</param>
    /// <returns>A pattern that is safe at the level asked for, with its cost and what no pattern can be cheaper than.</returns>
    /// <exception cref="UnprotectableException">A primary cell follows whatever is hidden.</exception>
    /// <exception cref="SolverFailureException">The solver ended without an answer; nothing is proven.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Another level is asked for than interval, insider or history.</exception>
    /// <remarks>Fischetti and Salazar (2001), doi:10.1287/mnsc.47.7.1008.9805, for the exact method, Kelly, Golden and Assad (1992) for the heuristic; both with linear programs, so that any relations may hold.</remarks>
    public static SuppressionResult Protect(CellSystem system, SuppressionOptions? options = null)
    {
        options ??= new SuppressionOptions();
        if (options.Level < SafetyLevel.Interval) throw new ArgumentOutOfRangeException(nameof(options), options.Level, "Ask for interval, insider or history.");
        var reduced = Reduced.Of(system);
        if (reduced.Lost.Count > 0) throw new UnprotectableException(system.Cells[reduced.Lost[0].Cell].Id, $"it follows from {system.Relations[reduced.Lost[0].Relation].Name}");
        // Nothing can be decided where everything is public.
        if (reduced.Count == 0) return Result(reduced, [], 0, options.Level, SuppressionMethod.Exact);
        bool insiders = options.Level >= SafetyLevel.Insider;
        bool isExact = options.Method == SuppressionMethod.Exact || options.Method == SuppressionMethod.Automatic && reduced.Count <= SuppressionOptions.MostForExact;
        return isExact ? Exactly(reduced, insiders, options) : Sequentially(reduced, insiders, options);
    }

    private static SuppressionResult Exactly(Reduced system, bool insiders, SuppressionOptions options)
    {
        using var search = new BranchAndCut(system, insiders, options.TimeLeft);
        search.Run();
        return Result(system, search.Best, search.Bound, options.Level, SuppressionMethod.Exact) with { Programs = search.Programs };
    }

    private static SuppressionResult Sequentially(Reduced system, bool insiders, SuppressionOptions options)
    {
        var sequential = new Sequential(system, new Witnesses(system), insiders, isWide: true);
        double[] pattern = sequential.Build(null, system.Count > Sequential.Large ? Sequential.WorkInLarge : BranchAndCut.HeuristicWork);
        using var master = new Master(system);
        foreach (var cut in RowCuts.Of(system, insiders)) master.Add(cut);
        master.SolveRelaxed();
        return Result(system, pattern, master.Bound, options.Level, SuppressionMethod.Heuristic) with { Programs = sequential.Programs + master.Programs };
    }

    private static SuppressionResult Result(Reduced system, double[] pattern, double bound, SafetyLevel level, SuppressionMethod method)
    {
        var cells = system.System.Cells;
        int[] hidden = [.. Enumerable.Range(0, cells.Count).Where(c => cells[c].IsHiddenFromTheStart || system.VariableOf[c] is >= 0 and var v && pattern[v] > 0.5)];
        long cost = hidden.Sum(c => cells[c].Cost);
        long apart = cost - (long)Math.Round(pattern.Index().Sum(y => y.Item > 0.5 ? system.Cost[y.Index] : 0));
        return new SuppressionResult([.. hidden.Where(c => cells[c].IsHiddenFromTheStart)], [.. hidden.Where(c => !cells[c].IsHiddenFromTheStart)], cost, Math.Min(cost, Math.Ceiling(bound - 1e-6) + apart), level, method);
    }
}
