namespace Clerestory.Disclosure;

/// <summary>
/// The threshold rule: a count from 1 to the threshold may not be shown, nor anything from which such a count follows.
/// Zero may be shown: that there was nobody tells of nobody.
/// </summary>
/// <remarks>
/// With a threshold of 10 this is the cell size suppression policy of the US Centers for Medicare and Medicaid Services:
/// no cell may be shown that allows a value of 1 to 10 to be derived, percentages included.
/// Terms: Hundepool et al., <i>Handbook on Statistical Disclosure Control</i>, glossary (frequency rule, primary suppression).
/// </remarks>
public sealed record ThresholdRule
{
    /// <summary>Makes the rule.</summary>
    /// <param name="threshold">The largest count that may not be shown; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1.</exception>
    public ThresholdRule(long threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        Threshold = threshold;
    }

    /// <summary>The largest count that may not be shown.</summary>
    public long Threshold { get; }

    /// <summary>Whether a count is small: from 1 to the threshold.</summary>
    /// <param name="count">A count of people; negative counts do not exist.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public bool IsSmall(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count >= 1 && count <= Threshold;
    }

    /// <summary>Judges a count by itself.</summary>
    public Confidentiality Judge(long count) => IsSmall(count) ? Confidentiality.SmallCount : Confidentiality.Free;

    /// <summary>Judges a whole and a part of it, printed side by side: their difference is a count too.</summary>
    /// <param name="whole">The count of all.</param>
    /// <param name="part">The count of some of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="ArgumentException">The part is larger than the whole.</exception>
    public Confidentiality JudgePart(long whole, long part)
    {
        if (part > whole) throw new ArgumentException($"A part of {part} cannot belong to a whole of {whole}.", nameof(part));
        if (IsSmall(whole) || IsSmall(part)) return Confidentiality.SmallCount;
        return IsSmall(whole - part) ? Confidentiality.Derived : Confidentiality.Free;
    }

    /// <summary>
    /// Judges a printed percentage: it may not be shown when, whatever count and base it was made from, the count behind it
    /// (or the count of all others) is small.
    /// </summary>
    /// <param name="percentage">The percentage as printed, and what is known of its base.</param>
    /// <remarks>
    /// An impossible percentage (no count gives it, by rounding or by truncation) is judged as derived: what cannot be
    /// understood cannot be released.
    /// </remarks>
    public Confidentiality Judge(Percentage percentage)
    {
        ArgumentNullException.ThrowIfNull(percentage);
        bool follows = percentage.Readings().All(r => IsSmall(r.Count) || IsSmall(r.Base - r.Count));
        return follows ? Confidentiality.Derived : Confidentiality.Free;
    }
}
