namespace Clerestory.Disclosure.Auditing;

/// <summary>How many hidden cells an audit looks at how closely.</summary>
/// <param name="WholeEnds">Up to so many the ends of all intervals are those of whole numbers.</param>
/// <param name="AllEnds">Beyond so many an interval is worked out to its end only where it is not shown to be wide enough.</param>
internal sealed record AuditLimits(int WholeEnds, int AllEnds);

/// <summary>
/// Reads a release as an intruder would, and says of each hidden cell what can be worked out. It shares the relation model with
/// the suppressor, and nothing else: it works on the cells as they stand, by linear programs and, where those leave fractions, whole ones.
/// </summary>
/// <remarks>Audit: <i>Handbook on Statistical Disclosure Control</i> (doi:10.1002/9781118348239), 4.4; intervals by one program for each end.</remarks>
public static class ReleaseAudit
{
    /// <summary>Up to so many hidden cells the ends of all intervals are those of whole numbers; beyond, of fractions rounded inward, which are never narrower.</summary>
    public const int MostForWholeEnds = 400;

    /// <summary>
    /// Beyond so many hidden cells an interval is worked out to its end only where it is not shown to be wide enough; of all others the part
    /// that is certainly possible is told (<see cref="CellFinding.IsExact"/> is false).
    /// </summary>
    public const int MostForAllEnds = 2000;

    /// <summary>Audits a release.</summary>
    /// <param name="system">The release.</param>
    /// <param name="hidden">The indices of the cells that cannot be read.</param>
    /// <param name="level">The level that must be proven; up to <see cref="SafetyLevel.History"/>, which is the same proof over a system that holds the other editions.</param>
    /// <exception cref="SolverFailureException">The solver ended without an optimum; nothing is proven.</exception>
    public static AuditReport Of(CellSystem system, IReadOnlySet<int> hidden, SafetyLevel level = SafetyLevel.Insider) =>
        Of(system, hidden, level, new AuditLimits(MostForWholeEnds, MostForAllEnds));

    /// <summary>The same with limits of one's own.</summary>
    internal static AuditReport Of(CellSystem system, IReadOnlySet<int> hidden, SafetyLevel level, AuditLimits limits)
    {
        int[] columns = [.. hidden.Order()];
        int[] printed = [.. Enumerable.Range(0, system.Cells.Count).Where(c => system.Cells[c].Role == CellRole.Primary && !hidden.Contains(c))];
        if (columns.Length == 0) return Report(system, [], printed, level);
        var rows = new RelationRows(system, columns);
        var (worlds, near) = (new Worlds(rows, columns.Length), new NearWorlds(system, columns, rows));
        using var reader = new ProgramReader(system, columns, rows, limits);
        var findings = new Intervals(system, columns, reader, worlds, near).All();
        if (level >= SafetyLevel.Insider) new ToldToInsiders(system, columns, reader, worlds, near).Add(findings);
        return Report(system, findings, printed, level) with { Programs = reader.Programs + near.Programs };
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
