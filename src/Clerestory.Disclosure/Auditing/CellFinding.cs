namespace Clerestory.Disclosure.Auditing;

/// <summary>What can be worked out of one hidden cell.</summary>
/// <param name="Cell">The cell's index.</param>
/// <param name="Low">The least whole number that agrees with all that is published (feasibility interval).</param>
/// <param name="High">The largest one.</param>
/// <param name="Level">What is proven of the cell; of one that needs no protection, only whether it is known exactly.</param>
/// <param name="Proofs">Where the cell is known more closely than it may be: why, to be checked by hand.</param>
/// <param name="KnownTo">Where an insider can tell the exact value: who; null for nobody.</param>
public sealed record CellFinding(int Cell, long Low, long High, SafetyLevel Level, IReadOnlyList<BoundProof> Proofs, string? KnownTo = null)
{
    /// <summary>Whether the interval ends where it says. In a very large release only the part that is certainly possible is told: the interval is that wide or wider.</summary>
    public bool IsExact { get; init; } = true;
}

/// <summary>What an audit of a release found.</summary>
/// <param name="Cells">The hidden cells, in order of their indices.</param>
/// <param name="Printed">Primary cells that are not hidden at all.</param>
/// <param name="Asked">The level that was asked for.</param>
public sealed record AuditReport(IReadOnlyList<CellFinding> Cells, IReadOnlyList<int> Printed, SafetyLevel Asked)
{
    /// <summary>The lowest level of all primary cells.</summary>
    public required SafetyLevel Level { get; init; }

    /// <summary>The primary cells that are not safe enough.</summary>
    public required IReadOnlyList<CellFinding> Holes { get; init; }

    /// <summary>How many programs were solved: a measure of the work that, other than time, is the same on every machine.</summary>
    public int Programs { get; init; }

    /// <summary>Whether every primary cell is hidden, and safe at the level that was asked for.</summary>
    public bool IsSafe => Printed.Count == 0 && Holes.Count == 0 && Level >= Asked;
}
