using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>Two rows of two; the first cell must be hidden. Counts are costs: 5 and 7, 20 and 9.</summary>
public sealed class MasterTests : IDisposable
{
    private readonly Reduced _system = Reduced.Of(Grids.Of([[5, 7], [20, 9]], smallest: 5));
    private readonly Master _master;

    public MasterTests() => _master = new Master(_system);

    public void Dispose() => _master.Dispose();

    [Fact]
    public void Without_a_cut_only_what_must_be_hidden_is()
    {
        Assert.Equal([1.0, 0, 0, 0], _master.SolveRelaxed()[..4]);
        Assert.Equal((5.0, 1, 0), (_master.Bound, _master.Programs, _master.Cuts));
    }

    [Fact]
    public void A_cut_counts_once()
    {
        Assert.True(_master.Add(Cut.OneOf([1, 2])));
        Assert.False(_master.Add(Cut.OneOf([2, 1])));
        Assert.Equal(1, _master.Cuts);
        double[] pattern = _master.SolveRelaxed();
        Assert.Equal([1.0, 1, 0, 0], pattern[..4]);
        Assert.Equal((12.0, 12.0), (_master.CostOf(pattern), _master.Bound));
    }

    [Fact]
    public void Cuts_that_differ_by_their_weights_only_are_two()
    {
        Assert.True(_master.Add(new Cut([1, 2], [0.5, 1])));
        Assert.True(_master.Add(new Cut([1, 2], [1, 0.5])));
        Assert.Equal(2, _master.Cuts);
    }

    [Fact]
    public void A_cut_of_nothing_is_refused() =>
        Assert.Contains("no variable can help", Assert.Throws<InvalidOperationException>(() => _master.Add(new Cut([], []))).Message, StringComparison.Ordinal);

    // The second column: whoever hides 9 there must hide 7 or the total too, and the cheapest is 7.
    [Fact]
    public void What_is_hidden_in_a_row_needs_another_one()
    {
        _master.Add(Cut.OneOf([3]));
        int column = Enumerable.Range(0, _system.Rows).Single(r => Row(r).Contains(1) && Row(r).Contains(3));
        Assert.Equal([1.0, 0, 0, 1], _master.SolveRelaxed()[..4]);
        Assert.True(_master.Bridge(column, 3));
        Assert.False(_master.Bridge(column, 3));
        Assert.True(_master.Bridge(column, 1));
        Assert.Equal([1.0, 1, 0, 1], _master.SolveRelaxed()[..4]);

        int[] Row(int r) => _system.RowVariable[_system.RowStart[r].._system.RowStart[r + 1]];
    }

    // Two of three must be hidden, which in parts is half of each.
    [Fact]
    public void In_whole_numbers_more_is_hidden_than_in_parts()
    {
        using var alike = TwoOfThree();
        Assert.Equal([1, 0.5, 0.5, 0.5], alike.SolveRelaxed()[..4]);
        Assert.Equal(5 + 12, alike.Bound);
        var (pattern, proven) = alike.SolveWhole(TimeSpan.FromDays(1), 0);
        Assert.True(proven);
        Assert.Equal([1.0, 1, 1, 0], pattern![..4]);
        // Costs are whole numbers: what is not below 20 by nine tenths is 20.
        Assert.Equal(19.1, alike.Bound, 6);
        Assert.Equal(2.5, alike.SolveRelaxed()[..4].Sum());
        Assert.Equal(19.1, alike.Bound, 6);
    }

    [Fact]
    public void What_is_cheap_enough_roughly_is_not_proven_the_cheapest()
    {
        using var alike = TwoOfThree();
        var (pattern, proven) = alike.SolveWhole(TimeSpan.FromDays(1), 0.01);
        Assert.False(proven);
        Assert.Equal([1.0, 1, 1, 0], pattern![..4]);
        Assert.InRange(alike.Bound, 19.8 - 1e-6, 20 + 1e-6);
    }

    private static Master TwoOfThree()
    {
        var master = new Master(Reduced.Of(Grids.Of([[5, 7], [8, 9]], smallest: 5)));
        foreach (int[] two in (int[][])[[1, 2], [1, 3], [2, 3]]) master.Add(Cut.OneOf(two));
        return master;
    }
}
