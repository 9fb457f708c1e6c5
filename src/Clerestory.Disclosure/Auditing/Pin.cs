namespace Clerestory.Disclosure.Auditing;

/// <summary>Whether a hidden cell has one value only for a reader, and by which means that is found.</summary>
public enum Pin
{
    /// <summary>At least two values are possible: two solutions in whole numbers were found.</summary>
    Free,

    /// <summary>It follows from sums and differences alone (below S0).</summary>
    ByEquations,

    /// <summary>It follows from bounds and whole numbers, relation by relation.</summary>
    ByBounds,

    /// <summary>It follows when cases are told apart: each other value leads to something that cannot be.</summary>
    ByCases,

    /// <summary>The search was given up at its limit. It is not known to be safe.</summary>
    NotDecided,
}
