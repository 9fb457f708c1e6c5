namespace Clerestory.Disclosure.Alternatives;

/// <summary>By how much a count is moved, and with what probability: for each count a distribution over −D … D with mean 0 and the wanted variance, of greatest entropy.</summary>
/// <remarks>
/// Giessing, <i>Computational Issues in the Design of Transition Probabilities and Disclosure Risk Estimation for Additive Noise</i>, Privacy in Statistical
/// Databases 2016, doi:10.1007/978-3-319-45381-1_18; Enderle, Giessing and Tent, <i>Calculation of risk probabilities for the cell key method</i>, Privacy in
/// Statistical Databases 2020. Zero stays zero, nothing becomes negative, and no result is from 1 to <see cref="SmallestBelow"/>.
/// </remarks>
public sealed class PerturbationTable
{
    private readonly double[][] _rows;

    /// <summary>Makes a table.</summary>
    /// <param name="greatest">D, the greatest deviation; 1 to 100.</param>
    /// <param name="variance">The variance of each distribution; more than 0.</param>
    /// <param name="smallestBelow">js: results from 1 to js do not occur; 0 to D − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">D or js lies outside its range.</exception>
    /// <exception cref="InvalidSystemException">No distribution over the possible deviations of some count has this variance; the message tells which variances there are.</exception>
    public PerturbationTable(int greatest, double variance, int smallestBelow = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(greatest, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(greatest, 100);
        ArgumentOutOfRangeException.ThrowIfNegative(smallestBelow);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(smallestBelow, greatest);
        (Greatest, Variance, SmallestBelow) = (greatest, variance, smallestBelow);
        // From D + js + 1 on nothing is out of reach, and all counts are moved alike.
        _rows = [.. Enumerable.Range(0, greatest + smallestBelow + 2).Select(RowOf)];
    }

    /// <summary>D, the greatest deviation.</summary>
    public int Greatest { get; }

    /// <summary>The variance of each distribution.</summary>
    public double Variance { get; }

    /// <summary>js: results from 1 to js do not occur.</summary>
    public int SmallestBelow { get; }

    /// <summary>The probability that a count is moved by a deviation.</summary>
    /// <param name="count">The true count; 0 or more.</param>
    /// <param name="deviation">The deviation; 0 outside −D … D.</param>
    public double Probability(long count, int deviation) => Math.Abs(deviation) > Greatest ? 0 : _rows[Row(count)][deviation + Greatest];

    /// <summary>The deviation for a key.</summary>
    /// <param name="count">The true count; 0 or more.</param>
    /// <param name="cellKey">The key, as a share of the whole of 2⁶⁴.</param>
    public int Deviation(long count, ulong cellKey)
    {
        double key = (cellKey >> 11) / (double)(1UL << 53), sum = 0;
        double[] row = _rows[Row(count)];
        int last = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] == 0) continue;
            last = i - Greatest;
            if (key < (sum += row[i])) break;
        }
        return last;
    }

    private int Row(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return (int)Math.Min(count, _rows.Length - 1);
    }

    private double[] RowOf(int count)
    {
        double[] row = new double[2 * Greatest + 1];
        if (count == 0)
        {
            row[Greatest] = 1;
            return row;
        }
        int[] support = [.. Enumerable.Range(-Greatest, row.Length).Where(v => count + v == 0 || count + v > SmallestBelow)];
        double[] p = MaximumEntropy.Of(support, Variance) ?? throw Impossible(count, support);
        for (int i = 0; i < support.Length; i++) row[support[i] + Greatest] = p[i];
        return row;
    }

    private InvalidSystemException Impossible(int count, int[] support)
    {
        var (least, most) = MaximumEntropy.Variances(support);
        return new($"A count of {count} cannot be moved with a variance of {Variance} when the greatest deviation is {Greatest} and no result is from 1 to {SmallestBelow}: choose a variance {(least > 0 ? "from" : "above")} {least} to {most}.");
    }
}
