namespace Clerestory.Disclosure.Auditing;

/// <summary>
/// Reads a release as an intruder would, and says of each hidden cell what can be worked out. It shares the relation model with
/// the suppressor, and nothing else: it works on the cells as they stand, by linear programs and, where those leave fractions, whole ones.
/// </summary>
/// <remarks>Audit: <i>Handbook on Statistical Disclosure Control</i> (doi:10.1002/9781118348239), 4.4; intervals by one program for each end.</remarks>
public static class ReleaseAudit
{
    /// <summary>Up to so many hidden cells the ends of all intervals are those of whole numbers; beyond, of fractions rounded inward, which are never narrower.</summary>
    public const int MostForWholeEnds = 400;

    /// <summary>Audits a release.</summary>
    /// <param name="system">The release.</param>
    /// <param name="hidden">The indices of the cells that cannot be read.</param>
    /// <param name="level">The level that must be proven; up to <see cref="SafetyLevel.History"/>, which is the same proof over a system that holds the other editions.</param>
    /// <exception cref="SolverFailureException">The solver ended without an optimum; nothing is proven.</exception>
    public static AuditReport Of(CellSystem system, IReadOnlySet<int> hidden, SafetyLevel level = SafetyLevel.Insider)
    {
        int[] columns = [.. hidden.Order()];
        int[] printed = [.. Enumerable.Range(0, system.Cells.Count).Where(c => system.Cells[c].Role == CellRole.Primary && !hidden.Contains(c))];
        if (columns.Length == 0) return Report(system, [], printed, level);
        using var reader = new ProgramReader(system, columns);
        var worlds = new Worlds(system, columns);
        var findings = new CellFinding[columns.Length];
        for (int k = 0; k < columns.Length; k++) findings[k] = Interval(system, hidden, (columns, k), reader, worlds);
        if (level >= SafetyLevel.Insider) ToldToInsiders.Add(system, columns, findings, reader, worlds);
        return Report(system, findings, printed, level);
    }

    private static CellFinding Interval(CellSystem system, IReadOnlySet<int> hidden, (int[] Columns, int At) of, ProgramReader reader, Worlds worlds)
    {
        var cell = system.Cells[of.Columns[of.At]];
        var proofs = new List<BoundProof>();
        var (low, isLowExact) = End(up: false);
        var (high, isHighExact) = End(up: true);
        return new CellFinding(of.Columns[of.At], low, high, LevelOf(cell, (low, high), proofs, isLowExact && isHighExact), IsTooNarrow(cell, low, high) ? proofs : []);

        (long, bool) End(bool up)
        {
            var end = of.Columns.Length <= MostForWholeEnds ? reader.MostWhole(of.At, up) : reader.MostRounded(of.At, up);
            worlds.Keep(reader.Values);
            if (cell.Role != CellRole.Primary) return end;
            long needed = up ? cell.Value + cell.UpperProtection : cell.Value - cell.LowerProtection;
            if (up ? end.Value >= needed : end.Value <= needed) return (end.Value, end.IsExact || IsPossible(needed, up));
            reader.Most(of.At, up);
            if (ProofFinder.Find(system, hidden, of.Columns[of.At], up, reader) is { } proof) proofs.Add(proof);
            return end;
        }

        // In large releases the ends are those of fractions; that the interval is wide enough is still shown in whole numbers.
        bool IsPossible(long needed, bool up)
        {
            if (reader.WorldNear(of.At, needed) is { } world)
            {
                worlds.Keep(world);
                return true;
            }
            var (value, isExact) = reader.MostWhole(of.At, up);
            return isExact && (up ? value >= needed : value <= needed);
        }
    }

    private static bool IsTooNarrow(SystemCell cell, long low, long high) =>
        cell.Role == CellRole.Primary && (low > cell.Value - cell.LowerProtection || high < cell.Value + cell.UpperProtection);

    private static SafetyLevel LevelOf(SystemCell cell, (long Low, long High) interval, List<BoundProof> proofs, bool isExact)
    {
        bool isPinned = interval.Low == interval.High;
        if (isPinned) return proofs.Count < 2 || proofs.Any(p => p.Bound != interval.Low) ? SafetyLevel.Bounded : SafetyLevel.None;
        if (!isExact) return SafetyLevel.Bounded;
        return IsTooNarrow(cell, interval.Low, interval.High) ? SafetyLevel.Whole : SafetyLevel.Interval;
    }

    private static AuditReport Report(CellSystem system, CellFinding[] findings, int[] printed, SafetyLevel asked)
    {
        var primaries = findings.Where(f => system.Cells[f.Cell].Role == CellRole.Primary).ToList();
        var proven = printed.Length > 0 ? SafetyLevel.None : primaries.Select(f => f.Level).DefaultIfEmpty(asked).Min();
        // That other editions were read too is known to who put them into the system.
        if (asked == SafetyLevel.History && proven == SafetyLevel.Insider) proven = SafetyLevel.History;
        var needed = asked == SafetyLevel.History ? SafetyLevel.Insider : asked;
        return new AuditReport(findings, printed, asked) { Level = proven, Holes = [.. primaries.Where(f => f.Level < needed)] };
    }
}
