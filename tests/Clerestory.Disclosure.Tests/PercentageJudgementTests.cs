using CsCheck;

namespace Clerestory.Disclosure.Tests;

/// <summary>What a printed percentage gives away. The first cases are those of the annual report for 2020 and 2021 that the threshold of ten must catch.</summary>
public sealed class PercentageJudgementTests
{
    private static readonly ThresholdRule Rule = new(10);

    // 91 % of 64 at most: whatever the base, the others are six at most. 96 % of 72 at most: three at most.
    [Theory]
    [InlineData(91, 64, 6)]
    [InlineData(96, 72, 3)]
    public void A_high_share_of_a_few_dozen_tells_how_few_the_others_are(long printed, long atMost, long others)
    {
        var percentage = Percentage.OfAtMost(printed, atMost);
        Assert.Equal(others, percentage.Readings().Max(r => r.Base - r.Count));
        Assert.Equal(Confidentiality.Derived, Rule.Judge(percentage));
    }

    // 63 % of 72 at most: 45 of 71 leaves 26 others, 5 of 8 leaves three. Nobody can tell which, so it says nothing of a small count. So does 79 %: 56 of 71, or 11 of 14.
    [Theory]
    [InlineData(63, 72)]
    [InlineData(79, 72)]
    public void A_middling_share_of_a_base_that_is_not_printed_tells_nothing(long printed, long atMost) =>
        Assert.Equal(Confidentiality.Free, Rule.Judge(Percentage.OfAtMost(printed, atMost)));

    [Fact]
    public void Four_percent_of_twenty_three_is_one_person()
    {
        Assert.Equal([new Reading(1, 23)], Percentage.Of(4, 23).Readings());
        Assert.Equal(Confidentiality.Derived, Rule.Judge(Percentage.Of(4, 23)));
    }

    // All of them, of a base that is not printed: there may be eleven or more, and there are no others to tell of.
    [Theory]
    [InlineData(100, 64, Confidentiality.Free)]
    [InlineData(100, 11, Confidentiality.Free)]
    [InlineData(100, 10, Confidentiality.Derived)]
    [InlineData(0, 64, Confidentiality.Free)]
    [InlineData(0, 10, Confidentiality.Derived)]
    public void All_and_none_tell_of_the_base_alone(long printed, long atMost, Confidentiality judged) => Assert.Equal(judged, Rule.Judge(Percentage.OfAtMost(printed, atMost)));

    // Of twenty, each whole percentage is a count: one to ten is small, and so are the others from 50 % up. None and all are not.
    [Theory]
    [InlineData(0, Confidentiality.Free)]
    [InlineData(5, Confidentiality.Derived)]
    [InlineData(50, Confidentiality.Derived)]
    [InlineData(55, Confidentiality.Derived)]
    [InlineData(95, Confidentiality.Derived)]
    [InlineData(100, Confidentiality.Free)]
    public void Of_twenty_only_none_and_all_may_be_shown(long printed, Confidentiality judged) => Assert.Equal(judged, Rule.Judge(Percentage.Of(printed, 20)));

    [Theory]
    [InlineData(50, 22, Confidentiality.Free)]      // 11 and 11
    [InlineData(50, 20, Confidentiality.Derived)]   // 10 and 10
    [InlineData(11, 100, Confidentiality.Free)]     // 11 and 89
    [InlineData(10, 100, Confidentiality.Derived)]  // 10
    [InlineData(90, 100, Confidentiality.Derived)]  // 10 others
    [InlineData(86, 1_000, Confidentiality.Free)]
    public void A_share_of_a_printed_base_is_judged_by_its_count_and_by_the_others(long printed, long @base, Confidentiality judged) =>
        Assert.Equal(judged, Rule.Judge(Percentage.Of(printed, @base)));

    // 49 % of 20 is nobody's count, and 10 of 20 would be free for a threshold of five: what cannot be understood is still not released.
    [Theory]
    [InlineData(5, 49, 20)]
    [InlineData(1, 49, 20)]
    [InlineData(10, 50, 1)]
    public void What_cannot_be_understood_is_not_released(long threshold, long printed, long @base) =>
        Assert.Equal(Confidentiality.Derived, new ThresholdRule(threshold).Judge(Percentage.Of(printed, @base)));

    [Fact]
    public void It_is_never_free_when_in_every_world_a_count_is_small() =>
        Gen.Select(Gen.Long[1, 30], Gen.Long[0, 100], Gen.Long[1, 130], Gen.Bool).Sample((threshold, printed, @base, isPrinted) =>
        {
            var rule = new ThresholdRule(threshold);
            var worlds = ByHand.Readings(printed, isPrinted ? @base : 1, @base);
            bool small = worlds.All(w => rule.IsSmall(w.Count) || rule.IsSmall(w.Base - w.Count));
            return !small || rule.Judge(isPrinted ? Percentage.Of(printed, @base) : Percentage.OfAtMost(printed, @base)) == Confidentiality.Derived;
        }, iter: 5_000);

    [Fact]
    public void It_is_free_when_in_some_world_no_count_is_small() =>
        Gen.Select(Gen.Long[1, 30], Gen.Long[0, 100], Gen.Long[1, 130]).Sample((threshold, printed, bound) =>
        {
            var rule = new ThresholdRule(threshold);
            bool safe = ByHand.Readings(printed, 1, bound).Any(w => !rule.IsSmall(w.Count) && !rule.IsSmall(w.Base - w.Count));
            return !safe || rule.Judge(Percentage.OfAtMost(printed, bound)) == Confidentiality.Free;
        }, iter: 2_000);

    // 25 and 26 of 51 are 49.02 % and 50.98 %: 50 % can only be one of them cut off or raised, and with a threshold of 25 one of the two groups is small, whichever it is.
    [Fact]
    public void It_is_enough_that_one_of_two_groups_is_small_whichever_it_is()
    {
        Assert.Equal([new(25, 51), new(26, 51)], Percentage.Of(50, 51).Readings());
        Assert.Equal(Confidentiality.Derived, new ThresholdRule(25).Judge(Percentage.Of(50, 51)));
    }

    [Fact]
    public void A_share_and_the_share_of_the_others_are_judged_alike() =>
        Gen.Select(Gen.Long[1, 30], Gen.Long[0, 100], Gen.Long[1, 200]).Sample((threshold, printed, bound) =>
        {
            var rule = new ThresholdRule(threshold);
            return rule.Judge(Percentage.OfAtMost(printed, bound)) == rule.Judge(Percentage.OfAtMost(100 - printed, bound));
        });

    [Fact]
    public void Knowing_less_of_the_base_never_tells_more() =>
        Gen.Select(Gen.Long[1, 30], Gen.Long[0, 100], Gen.Long[1, 120], Gen.Long[0, 80]).Sample((threshold, printed, bound, more) =>
        {
            var rule = new ThresholdRule(threshold);
            return !ByHand.RoundsAnywhere(printed, bound) || rule.Judge(Percentage.OfAtMost(printed, bound)) != Confidentiality.Free
                || rule.Judge(Percentage.OfAtMost(printed, bound + more)) == Confidentiality.Free;
        });
}
