using Clerestory.Disclosure.Tables;
using static Clerestory.Disclosure.Tests.Tables.Small;

namespace Clerestory.Disclosure.Tests.Tables;

public sealed class InnerTableTests
{
    private static readonly Dimension Kind = new(new Hierarchy("kind", [(1, "T"), (2, "x"), (3, "a"), (3, "b")])), Place = Flat("place", "n", "s");

    private static InnerTable Of(params InnerRow[] rows) => new([Kind, Place], rows, "clients");

    [Fact]
    public void Rows_of_the_same_codes_become_one_with_contributors_and_units_together()
    {
        var table = Of(
            new InnerRow(["a", "n"], 3, [new("z", 1), new("y", 2)], ["u1"]), new InnerRow(["a", "s"], 1, [], []), new InnerRow(["a", "n"], 4, [new("z", 4)], ["u2", "u3"]));
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal((7, "clients", "kind=a, place=n"), (table.Rows[0].Count, table.Population, table.NameOf(table.Rows[0].Codes)));
        Assert.Equal([new Contribution("y", 2), new Contribution("z", 5)], table.Rows[0].Contributions);
        Assert.Equal(["u1", "u2", "u3"], table.Rows[0].Units);
        Assert.Equal(0, Of(new InnerRow(["b", "s"], 0, [], [])).Rows[0].Count);
    }

    [Fact]
    public void What_no_table_can_hold_is_named()
    {
        Assert.Equal("The table has no dimension. Name one column at least.", Refused(() => new InnerTable([], [])));
        Assert.Equal("The dimension 'kind' is in the table twice. Take one of the two out.", Refused(() => new InnerTable([Kind, Place, Kind], [])));
        Assert.Equal("The cell 'a' has 1 codes, and the table 2 dimensions. Give one code for each.", Refused(() => Of(new InnerRow(["a"], 1, [], []))));
        Assert.Equal("The cell 'kind=x, place=n' has the code 'x', which is not an inner code of 'kind'. Use one of its inner codes.", Refused(() => Of(new InnerRow(["x", "n"], 1, [], []))));
        Assert.Equal("The cell 'kind=a, place=w' has the code 'w', which is not an inner code of 'place'. Use one of its inner codes.", Refused(() => Of(new InnerRow(["a", "w"], 1, [], []))));
        Assert.Equal("The cell 'kind=a, place=n' has the negative count -1. Counts are 0 or more.", Refused(() => Of(new InnerRow(["a", "n"], -1, [], []))));
    }
}
