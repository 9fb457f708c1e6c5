namespace Clerestory.Referrals;

/// <summary>How many referrals a usual month brings: given by the pack, or learnt from months that flowed.</summary>
/// <param name="AMonth">The rate.</param>
/// <param name="LearntFrom">The usual months that it was learnt from; null for a rate that is given.</param>
/// <param name="Learnt">The referrals in those months; 0 for a rate that is given.</param>
public sealed record UsualRate(double AMonth, double? LearntFrom = null, long Learnt = 0)
{
    /// <summary>A rate learnt from so many referrals in so many usual months.</summary>
    public static UsualRate From(long referrals, double months) => new(referrals / months, months, referrals);

    /// <summary>
    /// The probability that at most so many come in some usual months, if the route flows as usual. Of a rate that is given: Poisson. Of one that
    /// was learnt, what was learnt is as uncertain as what comes: given their sum, the newer count is binomial, and no rate need be known.
    /// </summary>
    /// <remarks>J. Przyborowski, H. Wilenski (1940), Homogeneity of results in testing samples from Poisson series, doi:10.1093/biomet/31.3-4.313.</remarks>
    public double AtMost(int seen, double months) => LearntFrom is { } from ? Binomial(seen, Learnt + seen, months / (from + months)) : Poisson(seen, AMonth * months);

    /// <summary>The probability of at most so many events of a Poisson process that brings a mean of so many.</summary>
    public static double Poisson(int seen, double mean)
    {
        double term = Math.Exp(-mean), sum = term;
        for (int k = 1; k <= seen; k++) sum += term *= mean / k;
        return Math.Min(1, sum);
    }

    private static double Binomial(int seen, long all, double share)
    {
        if (share <= 0) return 1;
        double term = Math.Exp(all * Math.Log(1 - share)), sum = term;
        for (int k = 1; k <= seen; k++) sum += term *= (all - k + 1) / (double)k * (share / (1 - share));
        return Math.Min(1, sum);
    }
}
