using Clerestory.Disclosure.Tables;
using static Clerestory.Disclosure.Tests.Tables.Small;

namespace Clerestory.Disclosure.Tests.Tables;

/// <summary>Tables that share cells are one system: what is the same set is one cell, under one name, with one count.</summary>
public sealed class LinkedTablesTests
{
    private static readonly Dimension Kind = Flat("kind", "a", "b"), Place = Flat("place", "n", "s");

    private static InnerRow Row(long count, params string[] codes) => new(codes, count, [], []);

    private static CountTable ByPlace(string population = "") => CountTable.Of(new InnerTable([Kind, Place], [Row(1, "a", "n"), Row(2, "a", "s"), Row(3, "b", "n"), Row(4, "b", "s")], population));

    private static CountTable ByKind(long a, string population = "") => CountTable.Of(new InnerTable([Kind], [Row(a, "a"), Row(7, "b")], population));

    // The margin by kind is in the cross already: no cell and no sum is added.
    [Fact]
    public void A_margin_of_a_cross_adds_nothing_to_it()
    {
        var linked = CountTable.Linked(ByPlace(), ByKind(3));
        Assert.Equal(ByPlace().Cells.Select(c => (c.Id, c.Count)), linked.Cells.Select(c => (c.Id, c.Count)));
        Assert.Equal(ByPlace().Sums.Select(s => s.Name), linked.Sums.Select(s => s.Name));
    }

    [Fact]
    public void What_the_first_table_lacks_comes_after_it_and_its_sums_point_to_the_shared_cells()
    {
        var linked = CountTable.Linked(ByKind(3), ByPlace());
        Assert.Equal(["kind=T", "kind=a", "kind=b", "kind=T, place=n", "kind=T, place=s"], linked.Cells.Take(5).Select(c => c.Id));
        Assert.Equal(9, linked.Cells.Count);
        var byKind = linked.Sums[0];
        Assert.Equal(("sum over kind", 0, "1 2"), (byKind.Name, byKind.Total, string.Join(' ', byKind.Parts)));
        Assert.Equal(6, linked.Sums.Count);
        Assert.All(linked.Sums, s => Assert.Equal(linked.Cells[s.Total].Count, s.Parts.Sum(p => linked.Cells[p].Count)));
    }

    [Fact]
    public void The_same_words_of_another_population_are_another_cell_under_a_name_that_says_so()
    {
        var linked = CountTable.Linked(ByKind(3, "clients"), ByKind(5, "referrals"));
        Assert.Equal(["kind=T", "kind=a", "kind=b", "kind=T (referrals: )", "kind=a (referrals: kind in {a})", "kind=b (referrals: kind in {b})"], linked.Cells.Select(c => c.Id));
        Assert.Equal(2, linked.Sums.Count);
        Assert.Equal(4, linked.IndexOf("kind=a (referrals: kind in {a})"));
    }

    [Fact]
    public void Two_counts_of_the_same_set_are_refused() =>
        Assert.Equal(
            "The cells 'kind=T, place=T' and 'kind=T' count the same units, and one says 10, the other 12. Mend one of the tables, or name their populations apart.",
            Refused(() => CountTable.Linked(ByPlace(), ByKind(5))));
}
