namespace Clerestory.Disclosure.Auditing;

/// <summary>A bound that follows from a sum of relations and the bounds before it.</summary>
/// <param name="From">The relations.</param>
/// <param name="Cell">The index of the cell.</param>
/// <param name="IsUpper">Whether it is an upper bound.</param>
/// <param name="Bound">The bound, in units.</param>
internal sealed record ProofStep(IReadOnlyList<Multiplier> From, int Cell, bool IsUpper, long Bound);

/// <summary>Two cases that leave nothing out: a cell is at most so much, or more.</summary>
/// <param name="Cell">The index of the cell.</param>
/// <param name="Middle">The most that it is in the first case.</param>
/// <param name="Below">Why the first case cannot be.</param>
/// <param name="Above">Why the second cannot be.</param>
internal sealed record ProofCases(int Cell, long Middle, Proof Below, Proof Above);

/// <summary>Why an assumption cannot be.</summary>
/// <param name="Steps">What follows from it, in order.</param>
/// <param name="Broken">The relations that cannot hold after the steps; null where a cell has no value left, or cases follow.</param>
/// <param name="Cases">The cases that are told apart after the steps; null where none are needed.</param>
internal sealed record Proof(IReadOnlyList<ProofStep> Steps, IReadOnlyList<Multiplier>? Broken, ProofCases? Cases);

/// <summary>Why a cell can have one value only.</summary>
/// <param name="Less">Why it cannot have less.</param>
/// <param name="More">Why it cannot have more.</param>
internal sealed record Exclusion(Proof Less, Proof More);
