using Clerestory.Disclosure.Auditing;
using static Clerestory.Disclosure.Tests.Auditing.Releases;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>Elimination, propagation and enumeration, each by itself.</summary>
public sealed class EnginesTests
{
    // An inner table of r rows and c columns with all margins known has (r − 1)(c − 1) cells that can be chosen freely.
    [Fact]
    public void Elimination_leaves_as_much_freedom_as_a_table_has()
    {
        Assert.Equal((3, 1), FreedomOf(Grid([1, 2], [3, 4]), 4));
        Assert.Equal((6, 6), FreedomOf(Grid([1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3]), 12));
    }

    [Fact]
    public void Elimination_pins_nothing_that_moves() => Assert.Empty(Eliminated(Grid([1, 2], [3, 4]), 4).Pinned);

    // 2 a + 3 b = 12 with a and b from 0: a ≤ 6, b ≤ 4; 2 a ≤ 2 with a ≤ 1 gives 3 b ≥ 10, so b = 4 and a = 0.
    [Fact]
    public void Propagation_goes_on_until_nothing_narrows()
    {
        var domains = new Domains([0, 0], [1, 100]);
        Assert.True(new Propagation(domains, [new KnownRow([], [(0, 2), (1, 3)], 12, 12)]).Run());
        Assert.Equal((0, 0, 4, 4), (domains.Low(0), domains.High(0), domains.Low(1), domains.High(1)));
    }

    [Fact]
    public void Propagation_finds_what_cannot_be()
    {
        var propagation = new Propagation(new Domains([0, 0], [3, 3]), [new KnownRow([], [(0, 1), (1, 1)], 7, 9)]);
        Assert.False(propagation.Run());
        Assert.Same(propagation.Rows[0], propagation.Broken);
    }

    // a = b + 1 and b = a cannot both be; without an upper bound each raises the other for ever.
    [Fact]
    public void Propagation_that_creeps_is_stopped()
    {
        var propagation = new Propagation(
            new Domains([0, 0], [Domains.NoHigh, Domains.NoHigh]), [new KnownRow([], [(0, 1), (1, -1)], 1, 1), new KnownRow([], [(0, 1), (1, -1)], 0, 0)]);
        propagation.Run();
        Assert.True(propagation.Domains.Low(0) < 10_000);
    }

    [Fact]
    public void A_search_leaves_no_trace_in_the_bounds()
    {
        var propagation = new Propagation(new Domains([0, 0], [9, 9]), [new KnownRow([], [(0, 1), (1, 1)], 9, 9)]);
        var enumeration = new Enumeration(propagation, [4, 5], 100);
        Assert.Equal((Answer.Yes, Answer.No), (enumeration.Exists(0, 7, 9), enumeration.Exists(0, 10, 12)));
        Assert.Equal((0, 9, 0, 9), (propagation.Domains.Low(0), propagation.Domains.High(0), propagation.Domains.Low(1), propagation.Domains.High(1)));
        Assert.True(enumeration.SeenHigh(0) >= 7 && enumeration.SeenLow(1) <= 2);
    }

    [Theory]
    [InlineData(7, 2, 3, 4)]
    [InlineData(-7, 2, -4, -3)]
    [InlineData(7, -2, -4, -3)]
    [InlineData(-8, -2, 4, 4)]
    public void Quotients_are_rounded_the_way_they_say(long dividend, long divisor, long floor, long ceiling) =>
        Assert.Equal(((Int128)floor, (Int128)ceiling), (Whole.Floor(dividend, divisor), Whole.Ceiling(dividend, divisor)));

    private static (int, int) FreedomOf(CellSystem system, int hidden) => Eliminated(system, hidden) is var e ? (e.Rank, e.Freedom) : default;

    private static ExactElimination Eliminated(CellSystem system, int hidden) => ExactElimination.Of(Reader.Outsider(system, Enumerable.Range(0, hidden).ToHashSet()));
}
