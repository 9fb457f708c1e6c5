namespace Clerestory.Truth;

/// <summary>How a percentage was made from a count and its base.</summary>
public enum Rounding { HalfUp, HalfEven, CutOff }

/// <summary>Whole numbers that give the printed percentages.</summary>
/// <param name="Base">The base.</param>
/// <param name="Rounding">How each percentage was made.</param>
/// <param name="Counts">A count for each percentage, in their order.</param>
public sealed record Witness(long Base, Rounding Rounding, IReadOnlyList<long> Counts);

/// <summary>Asks whether printed percentages can all be true in whole numbers: an exact search over every base and every count, with no tolerance.</summary>
/// <remarks>
/// For one base and one way of rounding, the counts that give a printed percentage are whole numbers in a row: rounding never falls
/// as the count grows. So each percentage allows the counts from a lowest to a highest, and every sum between the sum of the
/// lowest and the sum of the highest can be reached. The test is whether the base lies between these two.
/// </remarks>
public static class PossibleCounts
{
    private static readonly Rounding[] Ways = [Rounding.HalfUp, Rounding.HalfEven, Rounding.CutOff];

    /// <summary>The first base, and the first way of rounding, for which whole numbers give all percentages; null where there is none.</summary>
    /// <param name="percents">The percentages as printed, with as many decimals as printed.</param>
    /// <param name="baseFrom">The smallest base; at least 1.</param>
    /// <param name="baseTo">The largest base.</param>
    /// <param name="isWhole">Whether the counts must add up to the base.</param>
    public static Witness? Find(IReadOnlyList<decimal> percents, long baseFrom, long baseTo, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(percents);
        ArgumentOutOfRangeException.ThrowIfLessThan(baseFrom, 1);
        for (long n = baseFrom; n <= baseTo; n++)
        {
            foreach (var way in Ways)
            {
                if (Counts(percents, n, way, isWhole) is { } counts) return new Witness(n, way, counts);
            }
        }
        return null;
    }

    /// <summary>The counts that give a printed percentage of a base, from the lowest to the highest; null where no whole number does.</summary>
    public static (long Low, long High)? Of(decimal percent, long @base, Rounding way)
    {
        var (printed, scale) = Scaled(percent);
        long low = First(@base, c => Rounded(c, @base, scale, way) >= printed), high = First(@base, c => Rounded(c, @base, scale, way) > printed) - 1;
        return low <= high && low <= @base ? (low, high) : null;
    }

    /// <summary>The counts that a percentage may stand for when nobody knows how it was rounded; null where no whole number gives it in any way.</summary>
    public static (long Low, long High)? Of(decimal percent, long @base)
    {
        var all = Ways.Select(way => Of(percent, @base, way)).OfType<(long Low, long High)>().ToList();
        return all.Count == 0 ? null : (all.Min(a => a.Low), all.Max(a => a.High));
    }

    private static List<long>? Counts(IReadOnlyList<decimal> percents, long n, Rounding way, bool isWhole)
    {
        var ranges = new List<(long Low, long High)>(percents.Count);
        foreach (decimal percent in percents)
        {
            if (Of(percent, n, way) is not { } range) return null;
            ranges.Add(range);
        }
        var counts = ranges.Select(r => r.Low).ToList();
        if (!isWhole) return counts;
        long left = n - counts.Sum();
        if (left < 0) return null;
        for (int i = 0; i < counts.Count && left > 0; i++)
        {
            long more = Math.Min(left, ranges[i].High - counts[i]);
            (counts[i], left) = (counts[i] + more, left - more);
        }
        return left == 0 ? counts : null;
    }

    // 12.5 becomes 125 with 1,000 for the whole: from here on everything is whole.
    private static (long Printed, long Scale) Scaled(decimal percent)
    {
        long scale = 100;
        for (int i = 0; i < percent.Scale; i++) scale = checked(scale * 10);
        return ((long)(percent * scale / 100), scale);
    }

    private static long Rounded(long count, long n, long scale, Rounding way)
    {
        long whole = count * scale / n, rest = 2 * (count * scale % n);
        return way switch
        {
            Rounding.CutOff => whole,
            Rounding.HalfUp => rest >= n ? whole + 1 : whole,
            _ => rest > n || (rest == n && whole % 2 != 0) ? whole + 1 : whole,
        };
    }

    // The lowest count up to the base for which something holds that goes on to hold; one more than the base where it never does.
    private static long First(long n, Func<long, bool> holds)
    {
        long low = 0, high = n + 1;
        while (low < high)
        {
            long middle = low + (high - low) / 2;
            if (holds(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
