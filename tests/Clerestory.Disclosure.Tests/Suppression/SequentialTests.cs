using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>What is built, and what is proven of a pattern, beside all patterns of small releases, counted out. Each cell asks for its own distance below and above.</summary>
public sealed class SequentialTests
{
    [Theory]
    [InlineData("tables", true)]
    [InlineData("tables", false)]
    [InlineData("percentages", true)]
    [InlineData("percentages", false)]
    public void What_is_proven_of_a_pattern_is_so_in_all_worlds(string kind, bool insiders)
    {
        int safe = 0, wrong = 0;
        foreach (var patterns in Releases(kind))
        {
            foreach (double[] pattern in patterns.Whole)
            {
                bool isSafe = (insiders ? patterns.SafeFromInsiders : patterns.SafeFromAll).Contains(pattern);
                Assert.Equal(isSafe, Of(patterns, insiders).Proves(pattern));
                if (isSafe) safe++;
                else wrong++;
            }
        }
        Assert.True(safe > 40 && wrong > 40, $"{safe} safe, {wrong} not");
    }

    [Theory]
    [InlineData("tables", true)]
    [InlineData("tables", false)]
    [InlineData("percentages", true)]
    [InlineData("percentages", false)]
    public void What_is_built_is_safe_and_hardly_ever_dearer_than_the_cheapest(string kind, bool insiders)
    {
        int found = 0, more = 0;
        foreach (var patterns in Releases(kind))
        {
            var safe = insiders ? patterns.SafeFromInsiders : patterns.SafeFromAll;
            double[] pattern;
            try
            {
                pattern = Of(patterns, insiders).Build(null, 1000);
            }
            catch (UnprotectableException)
            {
                Assert.Empty(safe);
                continue;
            }
            Assert.Contains(safe, s => s.SequenceEqual(pattern));
            found++;
            if (CostOf(patterns, pattern) > safe.Min(s => CostOf(patterns, s))) more++;
        }
        Assert.True(found > 30 && more <= found / 10, $"{found} found, {more} dearer");
    }

    // Wide and near in turn, so that both are tried.
    private static Sequential Of(Patterns patterns, bool insiders) => new(patterns.Reduced, new Witnesses(patterns.Reduced), insiders, patterns.Reduced.Count % 2 == 0);

    private static double CostOf(Patterns patterns, double[] pattern) => pattern.Index().Sum(y => y.Item * patterns.Reduced.Cost[y.Index]);

    private static IEnumerable<Patterns> Releases(string kind)
    {
        var random = new Random(94);
        return (kind == "tables" ? SmallReleases.Tables(94_000, 150) : SmallReleases.WithPercentages(95_000, 100)).Select(s => Patterns.Of(SmallReleases.Asking(s, random))).OfType<Patterns>();
    }
}
