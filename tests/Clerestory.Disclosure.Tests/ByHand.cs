using System.Numerics;

namespace Clerestory.Disclosure.Tests;

/// <summary>What the library computes by a formula, counted out by trying every pair: slow, plain, and written from the documentation alone.</summary>
internal static class ByHand
{
    /// <summary>Every count and base that may have given a percentage.</summary>
    public static IReadOnlyList<Reading> Readings(long printed, long smallestBase, long largestBase)
    {
        var rounded = Pairs(smallestBase, largestBase).Where(r => RoundsTo(printed, r)).ToList();
        return rounded.Count > 0 ? rounded : [.. Pairs(smallestBase, largestBase).Where(r => CutTo(printed, r) || RaisedTo(printed, r))];
    }

    /// <summary>Whether some pair gives the percentage by rounding, so that no other way of writing it is thought of.</summary>
    public static bool RoundsAnywhere(long printed, long largestBase) => Pairs(1, largestBase).Any(r => RoundsTo(printed, r));

    private static IEnumerable<Reading> Pairs(long smallestBase, long largestBase)
    {
        for (long n = smallestBase; n <= largestBase; n++)
        {
            for (long k = 0; k <= n; k++) yield return new Reading(k, n);
        }
    }

    // Exact fractions: 100 k / n lies within one half of what is printed, the halves themselves included.
    private static bool RoundsTo(long printed, Reading r) => BigInteger.Abs(200 * (BigInteger)r.Count - 2 * printed * (BigInteger)r.Base) <= r.Base;

    private static bool CutTo(long printed, Reading r) => BigInteger.Divide(100 * (BigInteger)r.Count, r.Base) == printed;

    private static bool RaisedTo(long printed, Reading r) => BigInteger.Divide(100 * (BigInteger)r.Count + r.Base - 1, r.Base) == printed;
}
