namespace Clerestory.Disclosure;

/// <summary>A count and the base it is a share of.</summary>
/// <param name="Count">How many of the base; 0 to <paramref name="Base"/>.</param>
/// <param name="Base">How many there are in all; at least 1.</param>
public readonly record struct Reading(long Count, long Base);

/// <summary>A percentage as printed, in whole numbers, and what is known of its base.</summary>
/// <remarks>
/// A printed percentage is a statement about whole people: only some pairs of count and base can have given it. With a base
/// of 20, every whole percentage tells its count exactly; with a base known only to be 40 or less, 95 % still says that
/// the others are two at most.
/// </remarks>
public sealed record Percentage
{
    private Percentage(long printed, long smallestBase, long largestBase)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(printed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(printed, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestBase, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(largestBase, smallestBase);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(largestBase, LargestBaseJudged);
        (Printed, SmallestBase, LargestBase) = (printed, smallestBase, largestBase);
    }

    /// <summary>The largest base that is read; a whole percentage of more tells nothing of small counts but at 0 and 100.</summary>
    public const long LargestBaseJudged = 100_000;

    /// <summary>The percentage as printed, 0 to 100.</summary>
    public long Printed { get; }

    /// <summary>The smallest base it may have.</summary>
    public long SmallestBase { get; }

    /// <summary>The largest base it may have; at most 100,000, beyond which no whole percentage tells of a small count but 0 and 100.</summary>
    public long LargestBase { get; }

    /// <summary>A percentage whose base is printed beside it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is not 0 to 100, or the base not 1 to 100,000.</exception>
    public static Percentage Of(long printed, long @base) => new(printed, @base, @base);

    /// <summary>A percentage whose base is not printed, but cannot be greater than some count that is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is not 0 to 100, or the bound not 1 to 100,000.</exception>
    public static Percentage OfAtMost(long printed, long largestBase) => new(printed, 1, largestBase);

    /// <summary>
    /// Every count and base that the percentage may have been made from: by rounding to the nearest whole percent, halves
    /// either way; if none is possible, by cutting off or rounding up. Empty when no whole numbers give it at all.
    /// </summary>
    public IEnumerable<Reading> Readings() => Within(Half).Any() ? Within(Half) : Within(LessThanOne);

    private static long Half(long n) => n;

    private static long LessThanOne(long n) => 2 * n - 1;

    // 100 count / base lies within half a percent of what is printed, or else less than one: in whole numbers, |200 count - 2 printed base| <= slack.
    private IEnumerable<Reading> Within(Func<long, long> slack)
    {
        for (long n = SmallestBase; n <= LargestBase; n++)
        {
            long first = CeilingOf(2 * Printed * n - slack(n), 200), last = Math.Min(n, (2 * Printed * n + slack(n)) / 200);
            for (long k = first; k <= last; k++) yield return new Reading(k, n);
        }
    }

    private static long CeilingOf(long value, long by) => value <= 0 ? 0 : (value + by - 1) / by;
}
