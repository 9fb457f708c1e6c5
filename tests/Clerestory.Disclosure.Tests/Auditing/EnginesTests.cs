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

    // x + y is 3 or more and x at most 1: y is at least 2, though nothing bounds it from above. And from the other side.
    [Fact]
    public void Propagation_bounds_the_one_that_has_no_bound_yet()
    {
        var domains = new Domains([0, 0, Domains.NoLow, 1], [1, Domains.NoHigh, Domains.NoHigh, 2]);
        Assert.True(new Propagation(domains, [new KnownRow([], [(0, 1), (1, 1)], 3, Int128.MaxValue), new KnownRow([], [(2, 1), (3, 1)], Int128.MinValue, 3)]).Run());
        Assert.Equal((2, Domains.NoHigh, Domains.NoLow, 2), (domains.Low(1), domains.High(1), domains.Low(2), domains.High(2)));
    }

    [Fact]
    public void A_bound_beyond_64_bits_is_no_bound()
    {
        Int128 far = (Int128)1 << 100;
        var domains = new Domains([0, Domains.NoLow], [Domains.NoHigh, 0]);
        Assert.True(new Propagation(domains, [new KnownRow([], [(0, 1)], -far, far), new KnownRow([], [(1, 1)], -far, far)]).Run());
        Assert.Equal((0, Domains.NoHigh, Domains.NoLow, 0), (domains.Low(0), domains.High(0), domains.Low(1), domains.High(1)));
    }

    [Theory]
    [InlineData(2, 7, 4)]
    [InlineData(-3, 2, -1)]
    [InlineData(5, long.MaxValue, 13)]
    [InlineData(100, long.MaxValue, 200)]
    [InlineData(long.MinValue, 5, -4)]
    [InlineData(long.MinValue, -20, -41)]
    [InlineData(long.MinValue, long.MaxValue, 0)]
    [InlineData(long.MaxValue - 5, long.MaxValue, long.MaxValue - 2)]
    public void An_interval_is_parted_in_the_middle_or_not_far_from_its_only_end(long low, long high, long middle) => Assert.Equal(middle, Enumeration.Middle(low, high));

    [Fact]
    public void The_variable_with_the_fewest_values_is_parted_first()
    {
        Assert.Equal(2, Enumeration.Narrowest(new Domains([0, 3, 4, 0], [9, 3, 6, 2])));
        Assert.Equal(-1, Enumeration.Narrowest(new Domains([1, 3], [1, 3])));
        Assert.Equal(1, Enumeration.Narrowest(new Domains([Domains.NoLow, 0], [Domains.NoHigh, Domains.NoHigh])));
    }

    // Two rows of two. Who learns a number knows the other one of its row; what is taken back is as if it had never been told.
    [Fact]
    public void What_a_reader_learns_can_be_taken_back()
    {
        SystemCell[] cells = [Plain("T", 10), Primary("a", 4), Primary("b", 6), Plain("U", 5), Primary("c", 2), Primary("d", 3)];
        var system = new CellSystem(cells, [LinearRelation.Sum("first", 0, [1, 2]), LinearRelation.Sum("second", 3, [4, 5])]);
        int[] columns = [1, 2, 4, 5];
        using var reader = new ProgramReader(system, columns, new RelationRows(system, columns), new AuditLimits(400, 2000));
        Assert.Equal((10, 0), (reader.MostRounded(1, up: true), reader.MostRounded(1, up: false)));
        Assert.Equal([(0, 6.0), (1, -6.0)], reader.Deviations.Where(d => d.Column < 2));
        Assert.DoesNotContain(reader.Deviations, d => d.By == 0);
        reader.Learn([0]);
        Assert.Equal([0], reader.Told);
        Assert.Equal((6, 6, 5), (reader.MostRounded(1, up: true), reader.MostRounded(1, up: false), reader.MostRounded(3, up: true)));
        Assert.Equal((6L, 0), (reader.MostWhole(1, up: true)!.Value.Value, reader.MostWhole(1, up: true)!.Value.World.Count(d => d.Column < 2)));
        reader.Unlearn();
        Assert.Empty(reader.Told);
        Assert.Equal((10, 0, 10L), (reader.MostRounded(1, up: true), reader.MostRounded(1, up: false), reader.MostWhole(1, up: true)!.Value.Value));
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
