namespace Clerestory.Disclosure.Suppression;

/// <summary>What every safe pattern satisfies: so much of these variables must be hidden.</summary>
/// <param name="Variables">The variables, in order.</param>
/// <param name="Coefficients">How much hiding each of them gives; more than 0, at most 1.</param>
/// <remarks>The right side is 1. Capacity constraints of Fischetti and Salazar (2001), scaled, with each coefficient cut off at the right side.</remarks>
internal sealed record Cut(int[] Variables, double[] Coefficients)
{
    /// <summary>How much is missing in a pattern; above 0 where the cut is violated.</summary>
    public double Violation(double[] hidden)
    {
        double sum = 1;
        for (int k = 0; k < Variables.Length; k++) sum -= Coefficients[k] * hidden[Variables[k]];
        return sum;
    }

    /// <summary>Makes a cut of what hiding can add and what is needed; null where the variables hidden from the start give enough, or nothing can.</summary>
    /// <exception cref="UnprotectableException">Nothing that may be hidden can help.</exception>
    public static Cut? Of(Reduced system, Dictionary<int, double> gains, double need)
    {
        if (need <= 1e-7) return null;
        double rest = need;
        foreach (var (v, gain) in gains)
            if (system.IsForced[v]) rest -= gain;
        if (rest <= 1e-6 * Math.Max(1, need)) return null;
        var open = gains.Where(g => !system.IsForced[g.Key]).OrderBy(g => g.Key).ToArray();
        return new Cut([.. open.Select(g => g.Key)], [.. open.Select(g => Math.Min(1, g.Value / rest))]);
    }

    /// <summary>At least one of some variables.</summary>
    public static Cut OneOf(IEnumerable<int> variables)
    {
        int[] sorted = [.. variables.Distinct().Order()];
        return new Cut(sorted, [.. sorted.Select(_ => 1.0)]);
    }
}
