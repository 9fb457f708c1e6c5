using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Tests.Solving;

public sealed class WholeMultipleTests
{
    private static DeviationRows Rows(double high) => new([0, 2], [0, 1], [1, -1], [0], [high], [-2, -2], [2, 2]);

    [Fact]
    public void Whole_numbers_stay_as_they_are_without_the_solver_s_last_digits() =>
        Assert.Equal([(0, 1.0), (1, 1.0)], WholeMultiple.Of(Rows(0), [(0, 1.0000001), (1, 0.9999999)]));

    [Fact]
    public void Halves_are_taken_twice_and_sixths_six_times()
    {
        Assert.Equal([(0, 1.0), (1, 1.0)], WholeMultiple.Of(Rows(0), [(0, 0.5), (1, 0.5)]));
        Assert.Equal([(0, 2.0), (1, -1.0)], WholeMultiple.Of(Rows(0), [(0, 1 / 3.0), (1, -1 / 6.0)]));
    }

    [Fact]
    public void Sevenths_are_not() => Assert.Null(WholeMultiple.Of(Rows(0), [(0, 1 / 7.0), (1, 1 / 7.0)]));

    [Fact]
    public void Not_beyond_a_bound_up_or_down()
    {
        Assert.Null(WholeMultiple.Of(Rows(0), [(0, 1.5), (1, 0.5)]));
        Assert.Null(WholeMultiple.Of(Rows(0), [(0, -1.5), (1, 0.5)]));
    }

    [Fact]
    public void A_range_may_not_hold_the_double() => Assert.Null(WholeMultiple.Of(Rows(1), [(0, 0.5), (1, 0.5)]));
}
