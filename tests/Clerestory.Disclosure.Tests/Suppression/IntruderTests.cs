using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>Two rows of two, of 5 and 7, 2 and 9: when all four are hidden, one number moves them all: the first up by 2 at most, and down by 5.</summary>
public sealed class IntruderTests : IDisposable
{
    private const int First = 0, Beside = 1, Below = 2, Opposite = 3;
    private readonly Reduced _system = Reduced.Of(Grids.Of([[5, 7], [2, 9]], smallest: 5));
    private readonly Intruder _intruder;
    private readonly double[] _four;

    public IntruderTests()
    {
        _intruder = new Intruder(_system);
        _four = [.. Enumerable.Range(0, _system.Count).Select(v => v < 4 ? 1.0 : 0)];
        Assert.Equal([First, Beside, Below, Opposite], _system.VariableOf[..4]);
    }

    public void Dispose() => _intruder.Dispose();

    [Fact]
    public void Each_way_reaches_as_far_as_the_smallest_count_allows()
    {
        _intruder.Read(_four);
        Assert.Equal((2.0, 5.0), (_intruder.Reach(First, up: true), _intruder.Reach(First, up: false)));
        Assert.Equal((5.0, 2.0), (_intruder.Reach(Beside, up: true), _intruder.Reach(Beside, up: false)));
        Assert.Equal(4, _intruder.Programs);
    }

    [Fact]
    public void Half_hidden_is_half_as_wide_and_no_wider_than_is_thought_of()
    {
        _intruder.Read([.. _four.Select(y => y / 2)]);
        Assert.Equal(2.5, _intruder.Reach(Below, up: true), 9);
        _intruder.Read(_four, most: 1);
        Assert.Equal(1, _intruder.Reach(Below, up: true), 9);
    }

    [Fact]
    public void Who_knows_one_of_four_knows_all_and_no_longer_when_it_is_taken_back()
    {
        _intruder.Read(_four);
        _intruder.Learn([Opposite]);
        Assert.Equal((0.0, 0.0), (_intruder.Reach(First, up: true), _intruder.Reach(First, up: false)));
        _intruder.Unlearn([Opposite]);
        Assert.Equal((2.0, 5.0), (_intruder.Reach(First, up: true), _intruder.Reach(First, up: false)));
    }

    [Fact]
    public void Many_that_are_moved_at_once_go_where_the_costs_ask_and_leave_no_trace()
    {
        _intruder.Read(_four);
        double[] costs = new double[_system.Count];
        (costs[First], costs[Opposite]) = (-1, -1);
        _intruder.Reach(Beside, up: true);
        _intruder.Move(costs);
        Assert.Equal([2.0, -2, -2, 2], _intruder.Witness[..4]);
        Assert.Equal(5, _intruder.Reach(Below, up: true), 9);
        Assert.Equal([-5.0, 5, 5, -5], _intruder.Witness[..4]);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 5)]
    public void The_dual_says_what_the_reach_rests_on(bool up, double reach)
    {
        _intruder.Read(_four);
        Assert.Equal(reach, _intruder.Reach(First, up), 9);
        var gains = new Dictionary<int, double>();
        Assert.Equal(reach, _intruder.AddDual(gains), 9);
        Assert.Equal(reach, gains.Where(g => g.Key < 4).Sum(g => g.Value), 9);
        Assert.All(gains.Values, g => Assert.True(g > 0));
    }
}
