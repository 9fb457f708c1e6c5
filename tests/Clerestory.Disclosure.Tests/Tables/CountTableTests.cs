using Clerestory.Disclosure.Tables;
using static Clerestory.Disclosure.Tests.Tables.Small;

namespace Clerestory.Disclosure.Tests.Tables;

public sealed class CountTableTests
{
    private static readonly Dimension Kind = new(new Hierarchy("kind", [(1, "T"), (2, "x"), (3, "a"), (3, "b"), (2, "c")])), Place = Flat("place", "n", "s");

    private static InnerRow Row(long count, params string[] codes) => new(codes, count, [], []);

    private static InnerTable Inner => new([Kind, Place], [Row(1, "a", "n"), Row(2, "b", "n"), Row(4, "b", "s"), Row(8, "c", "s")], "clients");

    [Fact]
    public void The_whole_cross_is_named_described_and_added_up()
    {
        var table = CountTable.Of(Inner);
        Assert.Equal(15, table.Cells.Count);
        Assert.Equal([15, 3, 12, 7, 3, 4, 1, 1, 0, 6, 2, 4, 8, 0, 8], table.Cells.Select(c => c.Count));
        Assert.Equal(("kind=T, place=T", "clients: "), (table.Cells[0].Id, table.Cells[0].Predicate));
        Assert.Equal(("kind=x, place=n", "clients: kind in {a|b} & place in {n}"), (table.Cells[4].Id, table.Cells[4].Predicate));
        Assert.Equal(
            [
                "sum over kind: 0=3+12", "sum over kind in place=n: 1=4+13", "sum over kind in place=s: 2=5+14",
                "sum over kind in kind=x, place=T: 3=6+9", "sum over kind in kind=x, place=n: 4=7+10", "sum over kind in kind=x, place=s: 5=8+11",
                "sum over place in kind=T: 0=1+2", "sum over place in kind=x: 3=4+5", "sum over place in kind=a: 6=7+8", "sum over place in kind=b: 9=10+11", "sum over place in kind=c: 12=13+14",
            ],
            table.Sums.Select(s => $"{s.Name.Replace("in place=T", "").TrimEnd()}: {s.Total}={string.Join('+', s.Parts)}"));
        Assert.Equal(["a", "b"], table.Cells[4].Members.Select(m => m.Codes[0]));
        Assert.Equal(9, table.IndexOf("kind=b, place=T"));
        Assert.Equal("There is no cell 'kind=z' in the table. Mend its name.", Refused(() => table.IndexOf("kind=z")));
    }

    // A predicate is written in one way, whatever the order of the dimensions.
    [Fact]
    public void The_order_of_the_dimensions_does_not_change_what_a_cell_is()
    {
        var turned = CountTable.Of(new InnerTable([Place, Kind], [Row(2, "n", "b")], "clients"));
        Assert.Equal("clients: kind in {b} & place in {n}", turned.Cells[turned.IndexOf("place=n, kind=b")].Predicate);
    }

    [Fact]
    public void Of_margins_only_their_cells_and_sums_are_made_and_shared_cells_once()
    {
        var table = CountTable.Of(Inner, [["kind"], ["place"], []]);
        Assert.Equal(["kind=T, place=T", "kind=T, place=n", "kind=T, place=s", "kind=x, place=T", "kind=a, place=T", "kind=b, place=T", "kind=c, place=T"], table.Cells.Select(c => c.Id));
        Assert.Equal([15, 3, 12, 7, 1, 6, 8], table.Cells.Select(c => c.Count));
        Assert.Equal(["0=3+6", "3=4+5", "0=1+2"], table.Sums.Select(s => $"{s.Total}={string.Join('+', s.Parts)}"));
        Assert.Equal("A published margin names the dimension 'age', which the table has not. It has 'kind', 'place'.", Refused(() => CountTable.Of(Inner, [["kind", "age"]])));
    }

    [Fact]
    public void Sums_of_a_second_hierarchy_say_so()
    {
        var two = new Dimension(Hierarchy.Flat("d", "T", ["a", "b", "c"]), new Hierarchy("d", [(1, "T"), (2, "ab"), (3, "a"), (3, "b"), (2, "c")]));
        Assert.Equal(["sum over d", "sum over d (hierarchy 2)", "sum over d in d=ab (hierarchy 2)"], CountTable.Of(new InnerTable([two], [Row(1, "a")])).Sums.Select(s => s.Name));
    }

    [Fact]
    public void A_sum_is_a_relation_and_contributors_are_added_up_in_the_order_of_their_names()
    {
        var relation = CountTable.Of(Row(1, 2)).Sums[0].ToRelation();
        Assert.Equal(("sum over d", true), (relation.Name, relation.IsEquation));
        Assert.Equal([new Term(0, -1), new Term(1, 1), new Term(2, 1)], relation.Terms.OrderBy(t => t.Cell));
        var table = CountTable.Of(new InnerTable([Place], [new InnerRow(["n"], 3, [new("z", 2), new("y", 1)], []), new InnerRow(["s"], 4, [new("z", 4), new("x", 0)], [])]));
        Assert.Equal([new Contribution("y", 1), new Contribution("z", 6)], table.Cells[0].ByContributor);
    }

    // 216 codes in each of three dimensions, with their total, are 217³ = 10,218,313 cells; of two dimensions 47,089.
    [Fact]
    public void A_table_beyond_ten_million_cells_is_refused_before_it_is_made()
    {
        Dimension Wide(string name) => Flat(name, [.. Enumerable.Range(0, 216).Select(n => $"{name}{n}")]);
        var inner = new InnerTable([Wide("a"), Wide("b"), Wide("c")], [Row(5, "a0", "b0", "c0")]);
        Assert.Equal("The table would have more than 10,000,000 cells. Publish some of its margins instead of the whole cross.", Refused(() => CountTable.Of(inner)));
        Assert.Equal(217 * 217, CountTable.Of(inner, [["a", "b"]]).Cells.Count);
        Dimension[] many = [.. Enumerable.Range(0, 9).Select(n => Wide($"d{n}_"))];
        Assert.Equal("The table has too many dimensions to be crossed. Make two tables of it.", Refused(() => CountTable.Of(new InnerTable(many, []))));
        Assert.Single(CountTable.Of(new InnerTable(many[..8], []), [[]]).Cells);
    }

    private static InnerTable Row(params long[] counts) => Small.Row(counts);
}
