using Clerestory.Disclosure.Redesign;
using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Redesign;

/// <summary>Which of two coarsenings is preferred, and how far the search goes.</summary>
public sealed class CoarseningSearchTests
{
    private static readonly RuleSet Rules = new([new MinimumFrequency(3)]);

    // Fewest primaries, then fewest codes, then fewest bits, then the order of the codes.
    [Fact]
    public void Candidates_are_ordered_by_what_is_left_then_by_what_is_lost()
    {
        var inner = Small.Row(1, 2, 3, 4);
        var none = Coarsening.None(inner);
        var joined = none.Coarser().OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        Candidate a = new(joined[0], 1, 5), b = new(joined[1], 1, 5);
        Assert.True(a.CompareTo(null) < 0);
        Assert.True(new Candidate(none, 2, 0).CompareTo(a) > 0);
        Assert.True(new Candidate(none, 1, 9).CompareTo(a) < 0);
        Assert.True(a.CompareTo(b with { BitsLost = 5.1 }) < 0);
        Assert.True(a.CompareTo(b with { BitsLost = 4.9 }) > 0);
        Assert.True(a.CompareTo(b with { BitsLost = 5 + 1e-10 }) < 0);
        Assert.True(a.CompareTo(b with { BitsLost = 5 - 1e-10 }) < 0);
        Assert.Equal(0, a.CompareTo(a with { }));
    }

    // Four codes: 1 table as it is, 6 pairs, 7 ways to make two of four (4 + 3), 1 to make one.
    [Theory]
    [InlineData(7, true)]
    [InlineData(6, false)]
    public void The_search_ends_where_all_that_may_be_tried_was(int mostTables, bool isLeast)
    {
        // 2 joins 2: one pair suffices, so that no third level is looked at.
        var found = new CoarseningSearch(Small.Row(2, 2, 9, 9), Rules, null).Exhaust(mostTables);
        Assert.Equal(isLeast, found is not null);
        if (isLeast) Assert.Equal((0, 1), (found!.Primaries, found.Coarsening.CodesLost));
    }

    // 1, 1, 1 and 9: each step joins two; the best on the way has no primaries left and joins the fewest.
    [Fact]
    public void Step_by_step_the_fewest_primaries_are_left()
    {
        var found = new CoarseningSearch(Small.Row(1, 1, 1, 9), Rules, null).Greedy();
        Assert.Equal((0, 3), (found.Primaries, found.Coarsening.CodesLost));
        Assert.Equal(0, new CoarseningSearch(Small.Row(4, 9), Rules, null).Greedy().Coarsening.CodesLost);
        // 1 and 1 become their total: one small count is left of three.
        var two = new CoarseningSearch(Small.Row(1, 1), Rules, null).Greedy();
        Assert.Equal((1, 1), (two.Primaries, two.Coarsening.CodesLost));
    }
}
