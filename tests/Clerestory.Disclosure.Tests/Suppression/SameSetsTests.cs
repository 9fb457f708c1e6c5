using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>Cells that are the same set of people are one decision, and what follows from published numbers is none.</summary>
public sealed class SameSetsTests
{
    [Fact]
    public void What_follows_over_several_sums_is_lost_whatever_the_order_of_the_sums()
    {
        SystemCell[] cells = [Shown("p", 9), Open("all", 9), Open("rest", 7), Shown("q", 7), new("few", 2, 2, CellRole.Primary, 0, 90)];
        LinearRelation few = LinearRelation.Sum("few and rest", 1, [4, 2]), all = LinearRelation.Sum("all is p", 1, [0]), rest = LinearRelation.Sum("rest is q", 2, [3]);
        foreach (var relations in (LinearRelation[][])[[few, all, rest], [few, rest, all], [all, few, rest], [rest, few, all], [all, rest, few]])
            Assert.Equal(4, Assert.Single(Reduced.Of(new CellSystem(cells, relations)).Lost).Cell);
    }

    [Fact]
    public void A_total_of_one_open_part_is_that_part_over_several_sums()
    {
        // a = b, and all = a - b + c + 4: what is one cancels, and all differs as c does.
        SystemCell[] cells = [Open("a", 3), Open("b", 3), Open("all", 9), Open("c", 5), Shown("four", 4), Open("other", 6), Open("both", 11)];
        var reduced = Reduced.Of(new CellSystem(cells,
        [
            new LinearRelation("all", [new Term(2, 1), new Term(0, -1), new Term(1, 1), new Term(3, -1), new Term(4, -1)]),
            new LinearRelation("the same", [new Term(0, 1), new Term(1, -1)]),
            LinearRelation.Sum("both", 6, [3, 5]),
        ]));
        Assert.Equal(4, reduced.Count);
        Assert.Equal(reduced.VariableOf[0], reduced.VariableOf[1]);
        Assert.Equal(reduced.VariableOf[2], reduced.VariableOf[3]);
        Assert.Equal(-1, reduced.VariableOf[4]);
        Assert.Equal(9 + 5, reduced.Cost[reduced.VariableOf[2]]);
        Assert.Empty(reduced.Lost);
        Assert.Equal(1, reduced.Rows);
    }

    private static SystemCell Open(string id, long value) => new(id, value, value, CellRole.Suppressible, 0, 90);

    private static SystemCell Shown(string id, long value) => new(id, value, value, CellRole.Published, 0, 90);
}
