using Clerestory.Disclosure.Alternatives;

namespace Clerestory.Disclosure.Tests.Alternatives;

/// <summary>Distributions by hand at both ends of what is possible, and by their shape between.</summary>
public sealed class MaximumEntropyTests
{
    private static readonly int[] Gapped = [-3, -1, 2, 4];

    // With a mean of 0 the least variance takes the two numbers around 0 (1 × 2), the greatest the two outermost (3 × 4).
    [Fact]
    public void The_variances_that_a_mean_of_0_allows()
    {
        Assert.Equal((2, 12), MaximumEntropy.Variances(Gapped));
        Assert.Equal((0, 4), MaximumEntropy.Variances([-2, -1, 0, 1, 2]));
    }

    [Theory]
    [InlineData(2, new[] { 0, 2 / 3.0, 1 / 3.0, 0 })]
    [InlineData(12, new[] { 4 / 7.0, 0, 0, 3 / 7.0 })]
    public void At_either_end_two_numbers_take_it_all(double variance, double[] expected)
    {
        double[] p = MaximumEntropy.Of(Gapped, variance)!;
        for (int i = 0; i < p.Length; i++) Assert.Equal(expected[i], p[i], 12);
        Assert.NotNull(MaximumEntropy.Of(Gapped, variance == 2 ? 2 - 1e-13 : 12 + 1e-13));
        Assert.Null(MaximumEntropy.Of(Gapped, variance == 2 ? 2 - 1e-9 : 12 + 1e-9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void No_distribution_has_such_a_variance(double variance) => Assert.Null(MaximumEntropy.Of([-1, 0, 1], variance));

    // Greatest entropy means p ∝ exp(a v + b v²): the logarithms lie on a parabola, whose third differences are 0.
    [Theory]
    [InlineData(-1, 4, 1.5)]
    [InlineData(-1, 4, 3.9)]
    [InlineData(-1, 4, 0.05)]
    [InlineData(-3, 3, 2.0)]
    [InlineData(-2, 5, 9.5)]
    [InlineData(-100, 100, 0.3)]
    [InlineData(-100, 100, 9000)]
    [InlineData(-7, 100, 650)]
    public void Between_the_ends_the_logarithms_lie_on_a_parabola(int from, int to, double variance)
    {
        int[] support = [.. Enumerable.Range(from, to - from + 1)];
        double[] p = MaximumEntropy.Of(support, variance)!;
        Assert.Equal(1, p.Sum(), 9);
        Assert.Equal(0, support.Zip(p, (v, q) => v * q).Sum(), 8);
        Assert.Equal(variance, support.Zip(p, (v, q) => (double)v * v * q).Sum(), 8);
        for (int i = 0; i + 3 < p.Length; i++)
            if (p[i] > 1e-200 && p[i + 3] > 1e-200) Assert.Equal(0, Math.Log(p[i + 3]) - 3 * Math.Log(p[i + 2]) + 3 * Math.Log(p[i + 1]) - Math.Log(p[i]), 5);
    }
}
