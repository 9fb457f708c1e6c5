namespace Clerestory.Disclosure.Suppression;

/// <summary>What to hide, and how good that is.</summary>
/// <param name="Primary">The indices of the cells that had to be hidden: primary, or withheld before; in order.</param>
/// <param name="Secondary">The indices of the cells that are hidden to protect them; in order.</param>
/// <param name="Cost">The costs of all hidden cells together.</param>
/// <param name="LowerBound">What no safe pattern can be cheaper than.</param>
/// <param name="Level">What is proven, each by a whole-number counter-example for every cell, either direction and every insider.</param>
/// <param name="Method">How it was found: exact or heuristic.</param>
public sealed record SuppressionResult(IReadOnlyList<int> Primary, IReadOnlyList<int> Secondary, long Cost, double LowerBound, SafetyLevel Level, SuppressionMethod Method)
{
    /// <summary>All hidden cells.</summary>
    public IReadOnlySet<int> Hidden { get; } = new HashSet<int>(Primary.Concat(Secondary));

    /// <summary>
    /// How many linear and whole-number programs were solved, 0 or more: the work, in a measure that does not depend on the machine. One that
    /// is solved in several steps (by columns, or once more in whole numbers) counts once.
    /// </summary>
    public int Programs { get; init; }

    /// <summary>By how much the cost may exceed the optimum, as a share of the cost: 0 to 1.</summary>
    public double Gap => Cost <= 0 ? 0 : Math.Max(0, (Cost - LowerBound) / Cost);

    /// <summary>Whether nothing cheaper is possible: costs are whole numbers.</summary>
    public bool IsOptimal => Cost - LowerBound < 1 - 1e-6;
}
