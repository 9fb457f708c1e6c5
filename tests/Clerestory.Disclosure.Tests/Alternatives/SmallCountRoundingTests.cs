using Clerestory.Disclosure.Alternatives;
using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Alternatives;

/// <summary>Small counts rounded one after the other, by hand.</summary>
public sealed class SmallCountRoundingTests
{
    private static RoundedSystem Rounded(CountTable table, long @base) => ControlledRounding.SmallCounts(table, new RuleSet([]).Apply(table).System, @base);

    // 4 first: up by 1 costs 1 + 1, down 16 + 16. Then 3: up 4 + 9, down 9 + 4: as much, so down. Then 2: up 9 + 1, down 4 + 16. Then 1: up 16 + 25, down 1 + 0.
    [Fact]
    public void The_largest_goes_first_and_each_where_it_changes_least()
    {
        var rounded = Rounded(CountTable.Of(Small.Row(1, 2, 3, 4)), 5);
        Assert.Equal([10, 0, 5, 0, 5], rounded.Bands.Select(b => b.Published));
        Assert.Equal([(2, 18), (0, 4), (1, 5), (0, 4), (1, 5)], rounded.Bands.Select(b => (b.Lower, b.Upper)));
        Assert.Equal((false, 8), (rounded.IsControlled, rounded.TotalChange));
    }

    // Of two that are equal the first in the order of codes: up 4 + 4 beside 9 + 9; then up 4 + 16 beside 9 + 1.
    [Fact]
    public void Of_equal_counts_the_first_code_goes_first()
    {
        Assert.Equal([5, 5, 0], Rounded(CountTable.Of(Small.Row(3, 3)), 5).Bands.Select(b => b.Published));
        var turned = CountTable.Of(new InnerTable([Small.Flat("d", "A", "B")], [new InnerRow(["B"], 3, [], []), new InnerRow(["A"], 3, [], [])]));
        Assert.Equal([5, 5, 0], Rounded(turned, 5).Bands.Select(b => b.Published));
    }

    [Fact]
    public void Zeros_and_counts_from_the_base_on_stay_and_what_is_not_named_may_be_any_small_count()
    {
        var table = CountTable.Of(new InnerTable([Small.Flat("d", "A", "B", "C", "D")], [new InnerRow(["A"], 0, [], []), new InnerRow(["B"], 5, [], []), new InnerRow(["C"], 7, [], [])]));
        Assert.Equal([(12, 8, 16), (0, 0, 4), (5, 1, 5), (7, 7, 7), (0, 0, 4)], Rounded(table, 5).Bands.Select(b => (b.Published, b.Lower, b.Upper)));
    }

    // In a grid each cell weighs in four: itself, its row, its column and the total.
    [Fact]
    public void Rows_columns_and_the_total_weigh_as_much_as_the_cell()
    {
        var rounded = Rounded(CountTable.Of(Small.Grid([2, 1], [9, 9])), 3);
        long At(string id) => rounded.Bands.First(b => b.Cell == CountTable.Of(Small.Grid([2, 1], [9, 9])).IndexOf(id)).Published;
        // With base 3 the 2 goes up by 1 (4 × 1 beside 4 × 4); then 1: up 4 + 9 + 4 + 9, down 1 + 0 + 1 + 0: down.
        Assert.Equal((3, 0, 3, 12, 9, 21), (At("r=r1, c=c1"), At("r=r1, c=c2"), At("r=r1, c=T"), At("r=T, c=c1"), At("r=T, c=c2"), At("r=T, c=T")));
    }

    // 3 and 4 make 5 of 7; the other way to count the same 7 keeps its 6, and its 1 goes to 0.
    [Fact]
    public void Linked_tables_that_cannot_be_rounded_together_are_named()
    {
        var linked = CountTable.Linked(
            CountTable.Of(new InnerTable([Small.Flat("kind", "a", "b")], [new InnerRow(["a"], 3, [], []), new InnerRow(["b"], 4, [], [])])),
            CountTable.Of(new InnerTable([Small.Flat("place", "n", "s")], [new InnerRow(["n"], 1, [], []), new InnerRow(["s"], 6, [], [])])));
        Assert.Equal(
            "The linked tables cannot be rounded together: 'sum over place' does not add up. Round each table by itself, or choose another base.",
            Small.Refused(() => Rounded(linked, 5)));
    }
}
