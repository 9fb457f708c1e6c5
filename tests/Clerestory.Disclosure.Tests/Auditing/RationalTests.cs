using Clerestory.Disclosure.Auditing;

namespace Clerestory.Disclosure.Tests.Auditing;

public sealed class RationalTests
{
    // 1/2 + 1/3 = 5/6, 1/2 − 1/3 = 1/6, 1/2 × 2/3 = 1/3, 1/2 ÷ 3/4 = 2/3.
    [Fact]
    public void Fractions_are_computed_as_in_school()
    {
        Assert.Equal(new Rational(5, 6), new Rational(1, 2) + new Rational(1, 3));
        Assert.Equal(new Rational(1, 6), new Rational(1, 2) - new Rational(1, 3));
        Assert.Equal(new Rational(1, 3), new Rational(1, 2) * new Rational(2, 3));
        Assert.Equal(new Rational(2, 3), new Rational(1, 2) / new Rational(3, 4));
    }

    [Theory]
    [InlineData(6, -4, "-3/2")]
    [InlineData(-6, -3, "2")]
    [InlineData(0, -5, "0")]
    public void A_fraction_is_in_lowest_terms_with_its_sign_above(long above, long below, string written) => Assert.Equal(written, new Rational(above, below).ToString());

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(-4, 2, -2)]
    public void The_floor_of_a_fraction_is_never_above_it(long above, long below, long floor) => Assert.Equal(floor, new Rational(above, below).Floor());

    [Fact]
    public void An_unset_fraction_is_nothing()
    {
        Assert.Equal(Rational.Of(0), default);
        Assert.True(default(Rational).IsWhole);
        Assert.True(new Rational(-1, 3) < default(Rational) && new Rational(1, 3) > new Rational(1, 4));
    }

    [Fact]
    public void Fractions_stand_in_their_order()
    {
        var (third, half, alsoHalf) = (new Rational(1, 3), new Rational(1, 2), new Rational(2, 4));
        Assert.True(third < half && half > third && third <= half && half >= third && half <= alsoHalf && half >= alsoHalf && half == alsoHalf && third != half);
        Assert.False(half < third || third > half || half <= third || third >= half || half < alsoHalf || half > alsoHalf || half != alsoHalf || third == half);
        Assert.Equal((-1, 0, 1), (third.CompareTo(half), half.CompareTo(alsoHalf), half.CompareTo(third)));
        Assert.Equal(-1, new Rational(-1, 2).CompareTo(new Rational(-1, 3)));
    }

    [Fact]
    public void Nothing_is_divided_by_nothing()
    {
        Assert.Throws<DivideByZeroException>(() => Rational.Of(1) / default(Rational));
        Assert.Contains("denominator", Assert.Throws<DivideByZeroException>(() => new Rational(1, 0)).Message, StringComparison.Ordinal);
    }
}
