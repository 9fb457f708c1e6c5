namespace Clerestory.Disclosure;

/// <summary>What the audit has proven of hidden cells; each level holds all the lower ones.</summary>
/// <remarks>Intervals: <i>Handbook on Statistical Disclosure Control</i>, 4.3; insiders: singletons and contributors of its 4.2.</remarks>
public enum SafetyLevel
{
    /// <summary>A primary cell follows from sums and differences: a hole.</summary>
    None = -1,

    /// <summary>S0: no primary cell follows by sums and differences alone.</summary>
    Linear,

    /// <summary>S1: nor when one knows that no count is negative, and what else bounds it.</summary>
    Bounded,

    /// <summary>S2: nor when one knows that counts are whole numbers.</summary>
    Whole,

    /// <summary>S3: the feasibility interval of each primary cell reaches as far below and above its value as its protection levels ask.</summary>
    Interval,

    /// <summary>S4: no insider can tell the exact value of another's primary cell.</summary>
    Insider,

    /// <summary>S5: the same when every earlier and planned edition is read beside it.</summary>
    History,
}
