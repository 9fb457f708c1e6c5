using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

public sealed class NeighborhoodTests
{
    // Three rows of three with all totals; cell (0, 0) is primary. Each inner cell is 5 but the last column, which is dear.
    private static readonly Reduced Grid = Reduced.Of(Grids.Of([[5, 5, 90], [5, 5, 90], [5, 5, 90]], primary: (0, 0)));

    private static int Of(string id) => Grid.VariableOf[Grid.System.IndexOf(id)];

    private static double[] Price => [.. Grid.Cost];

    [Fact]
    public void The_first_is_the_one_asked_for_and_rows_close()
    {
        var near = new Neighborhood(Grid);
        near.Gather(Of("0,0"), Price, 6, 8);
        Assert.Equal(Of("0,0"), near.Members[0]);
        var members = near.Members.ToHashSet();
        Assert.All(Enumerable.Range(0, Grid.Rows).Where(r => Members(r).Any(members.Contains)), r => Assert.True(Members(r).Count(members.Contains) > 1));
    }

    [Fact]
    public void Cheap_cells_come_before_dear_ones()
    {
        var near = new Neighborhood(Grid);
        near.Gather(Of("0,0"), Price, 4, 8);
        Assert.Equal([Of("0,0"), Of("0,1"), Of("1,0"), Of("1,1")], near.Members.Order());
    }

    [Fact]
    public void Too_few_to_balance_are_none()
    {
        var near = new Neighborhood(Grid);
        near.Gather(Of("0,0"), Price, 3, 8);
        Assert.Empty(near.Members);
        Assert.False(near.IsAll);
    }

    [Fact]
    public void What_may_not_be_used_is_not_gathered()
    {
        double[] price = Price;
        price[Of("1,1")] = double.PositiveInfinity;
        var near = new Neighborhood(Grid);
        near.Gather(Of("0,0"), price, int.MaxValue, 8);
        Assert.True(near.IsAll);
        Assert.DoesNotContain(Of("1,1"), near.Members);
        Assert.Contains(Of("2,1"), near.Members);
    }

    [Fact]
    public void The_second_gathering_forgets_the_first()
    {
        var near = new Neighborhood(Grid);
        near.Gather(Of("2,2"), Price, int.MaxValue, 8);
        near.Gather(Of("0,0"), Price, 4, 8);
        Assert.Equal([Of("0,0"), Of("0,1"), Of("1,0"), Of("1,1")], near.Members.Order());
    }

    [Fact]
    public void The_cheapest_deviation_is_the_square_of_cheap_cells()
    {
        var found = new CheapestWitness(Grid, isWide: false).Find(Of("0,0"), 1, Price, [], 1)!;
        Assert.Equal([Of("0,0"), Of("0,1"), Of("1,0"), Of("1,1")], found.Index().Where(d => Math.Abs(d.Item) > 0.5).Select(d => d.Index));
        Assert.Equal([1, -1, -1, 1], new[] { "0,0", "0,1", "1,0", "1,1" }.Select(id => (int)Math.Round(found[Of(id)])));
    }

    private static int[] Members(int row) => Grid.RowVariable[Grid.RowStart[row]..Grid.RowStart[row + 1]];
}
