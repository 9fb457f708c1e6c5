namespace Clerestory.Disclosure.Suppression;

/// <summary>How the cells to hide are looked for.</summary>
public enum SuppressionMethod
{
    /// <summary>The exact engine up to <see cref="SuppressionOptions.MostForExact"/> hideable sets of units, beyond that the heuristic.</summary>
    Automatic,

    /// <summary>Branch and cut: ends with the optimum, or with the best pattern found in its time and the gap to what no pattern can be cheaper than.</summary>
    Exact,

    /// <summary>Cell after cell, each with its cheapest protection, and then without what turned out to be superfluous.</summary>
    Heuristic,
}

/// <summary>What a suppression must reach, and what it may take.</summary>
public sealed record SuppressionOptions
{
    /// <summary>The largest number of hideable sets of units for which <see cref="SuppressionMethod.Automatic"/> is exact.</summary>
    public const int MostForExact = 1500;

    /// <summary>What must be proven of the result: <see cref="SafetyLevel.Interval"/>, or <see cref="SafetyLevel.Insider"/>, the default for counts of people. Where the system holds earlier editions too, the same proof is that of <see cref="SafetyLevel.History"/>.</summary>
    public SafetyLevel Level { get; init; } = SafetyLevel.Insider;

    /// <summary>How to look.</summary>
    public SuppressionMethod Method { get; init; } = SuppressionMethod.Automatic;

    /// <summary>The time that is left; asked again and again. Without it the exact engine goes on to the optimum. The library has no clock: the same input then gives the same result everywhere.</summary>
    public Func<TimeSpan>? TimeLeft { get; init; }
}
