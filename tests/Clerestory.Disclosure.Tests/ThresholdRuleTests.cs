using CsCheck;

namespace Clerestory.Disclosure.Tests;

public sealed class ThresholdRuleTests
{
    // The published example: the cell size suppression policy of the US Centers for Medicare and Medicaid Services (resdac.org, node 1506, version of 26 January 2024).
    // 11 or more may be shown, 0 may be shown, and "no cell can be reported that allows a value of 1 to 10 to be derived", percentages included.
    private static readonly ThresholdRule Cms = new(10);

    [Theory]
    [InlineData(0, Confidentiality.Free)]
    [InlineData(1, Confidentiality.SmallCount)]
    [InlineData(9, Confidentiality.SmallCount)]
    [InlineData(10, Confidentiality.SmallCount)]
    [InlineData(11, Confidentiality.Free)]
    [InlineData(1_135, Confidentiality.Free)]
    [InlineData(long.MaxValue, Confidentiality.Free)]
    public void One_to_ten_is_hidden_zero_and_eleven_are_shown(long count, Confidentiality judged) => Assert.Equal(judged, Cms.Judge(count));

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(4, 4, true)]
    [InlineData(4, 5, false)]
    public void The_threshold_itself_is_small(long threshold, long count, bool small) => Assert.Equal(small, new ThresholdRule(threshold).IsSmall(count));

    // 100 were asked, 90 said yes: that 10 did not is printed without being printed.
    [Theory]
    [InlineData(100, 90, Confidentiality.Derived)]
    [InlineData(100, 99, Confidentiality.Derived)]
    [InlineData(100, 89, Confidentiality.Free)]
    [InlineData(100, 100, Confidentiality.Free)]
    [InlineData(100, 0, Confidentiality.Free)]
    [InlineData(100, 10, Confidentiality.SmallCount)]
    [InlineData(10, 0, Confidentiality.SmallCount)]
    [InlineData(10, 10, Confidentiality.SmallCount)]
    [InlineData(0, 0, Confidentiality.Free)]
    [InlineData(22, 11, Confidentiality.Free)]
    [InlineData(21, 11, Confidentiality.Derived)]
    public void A_whole_and_its_part_tell_of_the_rest(long whole, long part, Confidentiality judged) => Assert.Equal(judged, Cms.JudgePart(whole, part));

    [Fact]
    public void A_part_is_free_only_if_part_whole_and_rest_all_are() =>
        Gen.Select(Gen.Long[1, 60], Gen.Long[0, 200], Gen.Long[0, 200]).Sample((threshold, part, rest) =>
        {
            var rule = new ThresholdRule(threshold);
            bool[] small = [rule.IsSmall(part), rule.IsSmall(rest), rule.IsSmall(part + rest)];
            return rule.JudgePart(part + rest, part) == Confidentiality.Free == !small.Contains(true);
        });

    [Fact]
    public void Whether_a_difference_is_hidden_does_not_depend_on_which_part_is_named() =>
        Gen.Select(Gen.Long[1, 60], Gen.Long[0, 200], Gen.Long[0, 200]).Sample((threshold, part, rest) =>
        {
            var rule = new ThresholdRule(threshold);
            return rule.JudgePart(part + rest, part) == Confidentiality.Free == (rule.JudgePart(part + rest, rest) == Confidentiality.Free);
        });

    [Fact]
    public void A_larger_threshold_never_shows_more() =>
        Gen.Select(Gen.Long[1, 60], Gen.Long[1, 60], Gen.Long[0, 200]).Sample((threshold, more, count) =>
            new ThresholdRule(threshold).Judge(count) == Confidentiality.Free || new ThresholdRule(threshold + more).Judge(count) != Confidentiality.Free);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_threshold_below_one_hides_nothing_and_is_refused(long threshold) => Assert.Throws<ArgumentOutOfRangeException>(() => new ThresholdRule(threshold));

    [Fact]
    public void Counts_of_people_are_never_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Cms.Judge(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cms.JudgePart(20, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cms.JudgePart(-1, -2));
    }

    [Fact]
    public void A_part_larger_than_its_whole_is_refused_with_both_numbers()
    {
        var fault = Assert.Throws<ArgumentException>(() => Cms.JudgePart(20, 21));
        Assert.Contains("21", fault.Message, StringComparison.Ordinal);
        Assert.Contains("20", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_percentage_is_refused() => Assert.Throws<ArgumentNullException>(() => Cms.Judge(null!));

    [Fact]
    public void Two_rules_with_one_threshold_are_one_rule() => Assert.Equal(new ThresholdRule(10), Cms);
}
