using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>
/// A cut says what every safe pattern satisfies. Here the safe patterns of small releases are counted out: each cut holds for all of them and not for the
/// pattern that it was made for, and where nothing is left to cut, nothing is left to read.
/// </summary>
public sealed class SeparationTests
{
    [Theory]
    [InlineData("tables", 60)]
    [InlineData("percentages", 40)]
    public void Cuts_hold_for_every_safe_pattern_and_not_for_the_one_that_is_wrong(string kind, int count)
    {
        int intervals = 0, insiders = 0, clean = 0;
        foreach (var system in kind == "tables" ? SmallReleases.Tables(90_000, count) : SmallReleases.WithPercentages(91_000, count))
        {
            if (Patterns.Of(system) is not { } patterns) continue;
            using var separation = new Separation(patterns.Reduced);
            foreach (double[] pattern in patterns.ToTry)
            {
                var cuts = separation.Intervals(pattern);
                foreach (var cut in cuts) Holds(cut, pattern, patterns.SafeFromAll);
                intervals += cuts.Count;
                if (cuts.Count > 0) continue;
                var inside = separation.Insiders(pattern);
                foreach (var cut in inside) Holds(cut, pattern, patterns.SafeFromInsiders);
                insiders += inside.Count;
                if (inside.Count == 0) clean++;
            }
        }
        Assert.True(intervals > 100 && insiders > 20 && clean > 100, $"{intervals} for intervals, {insiders} for insiders, {clean} without");
    }

    // Sums of a table have whole solutions wherever they have any, so that a program in parts overlooks nothing.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_table_everything_that_can_be_read_is_cut(bool isAskedByCell)
    {
        var random = new Random(96);
        foreach (var system in SmallReleases.Tables(92_000, 60))
        {
            if (Patterns.Of(isAskedByCell ? SmallReleases.Asking(system, random) : system) is not { } patterns) continue;
            using var separation = new Separation(patterns.Reduced);
            foreach (double[] pattern in patterns.Whole)
            {
                bool isCut = separation.Intervals(pattern).Count > 0;
                Assert.Equal(!patterns.SafeFromAll.Contains(pattern), isCut);
                if (!isCut) Assert.Equal(!patterns.SafeFromInsiders.Contains(pattern), separation.Insiders(pattern).Count > 0);
            }
        }
    }

    [Fact]
    public void What_one_sum_asks_for_holds_for_every_safe_pattern()
    {
        int all = 0, beside = 0;
        foreach (var system in SmallReleases.Tables(93_000, 120))
        {
            if (Patterns.Of(system) is not { } patterns) continue;
            var outside = RowCuts.Of(patterns.Reduced, insiders: false).ToList();
            var inside = RowCuts.Of(patterns.Reduced, insiders: true).ToList();
            foreach (var cut in outside) Assert.All(patterns.SafeFromAll, safe => Assert.True(cut.Violation(safe) <= 0));
            foreach (var cut in inside) Assert.All(patterns.SafeFromInsiders, safe => Assert.True(cut.Violation(safe) <= 0));
            (all, beside) = (all + outside.Count, beside + inside.Count - outside.Count);
        }
        Assert.True(all > 20 && beside > 5, $"{all}, {beside} for insiders");
    }

    private static void Holds(Cut cut, double[] pattern, IReadOnlyCollection<double[]> safe)
    {
        Assert.True(cut.Violation(pattern) >= 1e-6);
        Assert.All(cut.Coefficients, c => Assert.InRange(c, double.Epsilon, 1));
        Assert.All(safe, s => Assert.True(cut.Violation(s) <= 1e-6));
    }
}
