namespace Clerestory.Disclosure.Alternatives;

/// <summary>The distribution of greatest entropy over some whole numbers with mean 0 and a given variance: p(v) ∝ exp(a v + b v²).</summary>
internal static class MaximumEntropy
{
    private const double Near = 1e-12;

    /// <summary>The least and the greatest variance that a mean of 0 allows. The least is taken by the two numbers around 0, the greatest by the two outermost.</summary>
    public static (double Least, double Most) Variances(int[] support) =>
        (support.Contains(0) ? 0 : -(double)support.Last(v => v < 0) * support.First(v => v > 0), -(double)support[0] * support[^1]);

    /// <summary>The probabilities, in the order of the numbers; null when there is no such distribution.</summary>
    /// <param name="support">Whole numbers in rising order, some below and some above 0.</param>
    /// <param name="variance">The variance.</param>
    public static double[]? Of(int[] support, double variance)
    {
        var (least, most) = Variances(support);
        if (!(variance > 0) || variance < least - Near || variance > most + Near) return null;
        if (variance <= least + Near) return Pair(support, support.Last(v => v < 0), support.First(v => v > 0));
        if (variance >= most - Near) return Pair(support, support[0], support[^1]);
        return Newton(support, variance);
    }

    private static double[] Pair(int[] support, int below, int above) =>
        [.. support.Select(v => v == below ? (double)above / (above - below) : v == above ? -(double)below / (above - below) : 0)];

    // Newton's way down the convex dual log Σ exp(a v + b v²) − b·variance, with the step halved until it descends.
    private static double[] Newton(int[] support, double variance)
    {
        double a = 0, b = 0;
        for (int step = 0; step < 500; step++)
        {
            double[] p = Weights(support, a, b);
            double m1 = Moment(support, p, 1), m2 = Moment(support, p, 2), m3 = Moment(support, p, 3), m4 = Moment(support, p, 4);
            double g1 = m1, g2 = m2 - variance;
            if (Math.Abs(g1) < Near && Math.Abs(g2) < Near) break;
            double h11 = m2 - m1 * m1 + 1e-15, h12 = m3 - m1 * m2, h22 = m4 - m2 * m2 + 1e-15, det = h11 * h22 - h12 * h12;
            double da = (h12 * g2 - h22 * g1) / det, db = (h12 * g1 - h11 * g2) / det;
            double size = 1, now = Dual(support, a, b, variance), slope = g1 * da + g2 * db;
            while (size > 1e-10 && Dual(support, a + size * da, b + size * db, variance) > now + 1e-4 * size * slope + 1e-15) size /= 2;
            (a, b) = (a + size * da, b + size * db);
        }
        return Weights(support, a, b);
    }

    private static double[] Weights(int[] support, double a, double b)
    {
        double top = support.Max(v => a * v + b * v * v), sum = support.Sum(v => Math.Exp(a * v + b * v * v - top));
        return [.. support.Select(v => Math.Exp(a * v + b * v * v - top) / sum)];
    }

    private static double Dual(int[] support, double a, double b, double variance)
    {
        double top = support.Max(v => a * v + b * v * v);
        return top + Math.Log(support.Sum(v => Math.Exp(a * v + b * v * v - top))) - b * variance;
    }

    private static double Moment(int[] support, double[] p, int power) => support.Zip(p, (v, q) => Math.Pow(v, power) * q).Sum();
}
