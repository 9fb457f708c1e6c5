using CsCheck;

namespace Clerestory.Disclosure.Tests;

public sealed class PercentageTests
{
    [Fact]
    public void With_a_base_of_twenty_a_percentage_tells_its_count()
    {
        for (long count = 0; count <= 20; count++) Assert.Equal([new Reading(count, 20)], Percentage.Of(5 * count, 20).Readings());
    }

    // 1 of 8 is 12.5 %. One author prints 12, another 13; both mean 1 of 8.
    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    public void A_half_may_have_been_rounded_either_way(long printed) => Assert.Equal([new Reading(1, 8)], Percentage.Of(printed, 8).Readings());

    // 2 of 3 is 66.67 %: 67 by rounding; who prints 66 has cut it off.
    [Fact]
    public void What_no_rounding_gives_may_have_been_cut_off() => Assert.Equal([new Reading(2, 3)], Percentage.Of(66, 3).Readings());

    // 1 of 3 is 33.33 %: 33 by rounding; who prints 34 has rounded up.
    [Fact]
    public void What_no_rounding_gives_may_have_been_rounded_up() => Assert.Equal([new Reading(1, 3)], Percentage.Of(34, 3).Readings());

    [Fact]
    public void Cutting_off_is_thought_of_only_when_no_rounding_fits() => Assert.Equal([new Reading(67, 100)], Percentage.Of(67, 100).Readings());

    // 9 of 20 is 45 %, 10 of 20 is 50 %: no way of writing whole percents makes 49 of either.
    [Theory]
    [InlineData(49, 20)]
    [InlineData(51, 20)]
    [InlineData(47, 20)]
    [InlineData(50, 1)]
    [InlineData(1, 50)]
    public void A_percentage_that_no_whole_numbers_give_has_no_readings(long printed, long @base) => Assert.Empty(Percentage.Of(printed, @base).Readings());

    [Fact]
    public void A_base_that_is_not_printed_leaves_every_base_up_to_its_bound() =>
        Assert.Equal([new(1, 2), new(2, 4), new(3, 6)], Percentage.OfAtMost(50, 6).Readings());

    [Fact]
    public void Nothing_and_everything_are_possible_for_every_base()
    {
        Assert.Equal(Enumerable.Range(1, 150).Select(n => new Reading(0, n)), Percentage.OfAtMost(0, 150).Readings().Where(r => r.Count == 0));
        Assert.Equal(Enumerable.Range(1, 150).Select(n => new Reading(n, n)), Percentage.OfAtMost(100, 150).Readings().Where(r => r.Count == r.Base));
        Assert.Equal([0L], Percentage.Of(0, 199).Readings().Select(r => r.Count));
        Assert.Equal([0L, 1L], Percentage.Of(0, 200).Readings().Select(r => r.Count));   // 1 of 200 is 0.5 %
    }

    [Fact]
    public void The_readings_of_a_printed_base_are_those_counted_out_by_hand() =>
        Gen.Select(Gen.Long[0, 100], Gen.Long[1, 400]).Sample((printed, @base) => Assert.Equal(ByHand.Readings(printed, @base, @base), Percentage.Of(printed, @base).Readings()), iter: 20_000);

    [Fact]
    public void The_readings_of_a_bound_are_those_counted_out_by_hand() =>
        Gen.Select(Gen.Long[0, 100], Gen.Long[1, 90]).Sample((printed, bound) => Assert.Equal(ByHand.Readings(printed, 1, bound), Percentage.OfAtMost(printed, bound).Readings()), iter: 1_000);

    [Fact]
    public void Every_count_is_among_the_readings_of_its_own_percentage() =>
        (from n in Gen.Long[1, 5_000]
         from k in Gen.Long[0, n]
         select (k, n)).Sample((k, n) =>
        {
            long printed = (200 * k + n) / (2 * n);
            return Percentage.Of(printed, n).Readings().Contains(new Reading(k, n));
        });

    [Fact]
    public void The_readings_of_the_others_are_the_mirror_of_the_readings() =>
        Gen.Select(Gen.Long[0, 100], Gen.Long[1, 120]).Sample((printed, bound) =>
            Percentage.OfAtMost(printed, bound).Readings().Select(r => r with { Count = r.Base - r.Count }).ToHashSet().SetEquals(Percentage.OfAtMost(100 - printed, bound).Readings()));

    [Fact]
    public void Counts_and_bases_are_whole_people() =>
        Gen.Select(Gen.Long[0, 100], Gen.Long[1, 120]).Sample((printed, bound) =>
            Percentage.OfAtMost(printed, bound).Readings().All(r => r.Base >= 1 && r.Base <= bound && r.Count >= 0 && r.Count <= r.Base));

    [Fact]
    public void The_largest_base_is_still_read_without_overflow() => Assert.Equal(new Reading(90_500, 100_000), Percentage.Of(91, 100_000).Readings().First());

    [Theory]
    [InlineData(-1, 20)]
    [InlineData(101, 20)]
    [InlineData(50, 0)]
    [InlineData(50, -5)]
    [InlineData(50, 100_001)]
    public void What_is_no_percentage_of_people_is_refused(long printed, long @base)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentage.Of(printed, @base));
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentage.OfAtMost(printed, @base));
    }

    [Fact]
    public void It_remembers_what_was_printed_and_what_is_known_of_the_base()
    {
        Assert.Equal((91L, 1L, 64L), Parts(Percentage.OfAtMost(91, 64)));
        Assert.Equal((4L, 23L, 23L), Parts(Percentage.Of(4, 23)));
        Assert.Equal(Percentage.Of(4, 23), Percentage.Of(4, 23));
    }

    private static (long Printed, long Smallest, long Largest) Parts(Percentage p) => (p.Printed, p.SmallestBase, p.LargestBase);
}
