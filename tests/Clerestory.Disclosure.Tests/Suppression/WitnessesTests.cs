using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>Only what adds up in whole numbers, within what is known beforehand, is kept as a sign that a cell is safe.</summary>
public sealed class WitnessesTests
{
    private const int A = 0, B = 1, C = 2;
    private static readonly double[] AllHidden = [1, 1, 1];

    // 14 = a + b + c. Of a, 2, an interval from 1 to 4 is asked; whoever knows one of the three knows one only.
    private readonly Reduced reduced = Reduced.Of(new CellSystem(
        [new("all", 14, 14, CellRole.Published, 0, 90), new("a", 2, 2, CellRole.Primary, 0, 90, 1, 2), new("b", 5, 5, CellRole.Suppressible, 0, 90), new("c", 7, 7, CellRole.Suppressible, 0, 90)],
        [LinearRelation.Sum("the row", 0, [1, 2, 3])],
        [new("who knows b", [2]), new("who knows c", [3]), new("who knows a", [1])]));

    [Fact]
    public void What_does_not_add_up_is_not_kept()
    {
        var witnesses = new Witnesses(reduced);
        Assert.True(witnesses.Keep([1, 0, 0]));
        Assert.True(witnesses.Keep([2, -1, 0]));
        Assert.True(witnesses.Keep([0, 0, 0]));
        Assert.Equal(0, witnesses.Count);
        Assert.False(witnesses.Reaches(A, up: true, AllHidden));
    }

    [Fact]
    public void What_is_not_whole_or_too_large_to_count_is_told()
    {
        var witnesses = new Witnesses(reduced);
        Assert.False(witnesses.Keep([0.5, -0.5, 0]));
        Assert.False(witnesses.Keep([3e9, -3e9, 0]));
        Assert.True(witnesses.Keep([1 + 1e-9, -1, 0]));
        Assert.Equal(2, witnesses.Count);
    }

    [Fact]
    public void The_mirror_is_kept_where_it_may_be_and_nothing_twice()
    {
        var witnesses = new Witnesses(reduced);
        witnesses.Keep([-3, 3, 0]);   // a would be -1; the mirror, 5 and 2, may be
        Assert.Equal(1, witnesses.Count);
        witnesses.Keep([6, -6, 0]);   // b would be -1, and in the mirror a -4
        Assert.Equal(1, witnesses.Count);
        witnesses.Keep([3, -3, 0]);
        Assert.Equal(1, witnesses.Count);
        witnesses.Keep([2, 0, -2]);
        Assert.Equal(3, witnesses.Count);
    }

    [Fact]
    public void A_cell_reaches_as_far_up_and_down_as_is_asked_of_it_and_over_hidden_cells_only()
    {
        var witnesses = new Witnesses(reduced);
        witnesses.Keep([1, -1, 0]);
        Assert.True(witnesses.Reaches(A, up: false, AllHidden));
        Assert.False(witnesses.Reaches(A, up: true, AllHidden));
        witnesses.Keep([2, -2, 0]);
        Assert.True(witnesses.Reaches(A, up: true, AllHidden));
        Assert.False(witnesses.Reaches(A, up: true, [1, 0, 1]));
        Assert.True(witnesses.Reaches(A, up: true, [1, 0.5, 1]));   // half of 5 is more than 2
        Assert.False(witnesses.Reaches(A, up: true, [1, 0.2, 1]));
        Assert.False(witnesses.Reaches(A, up: true, [0, 1, 1]));
    }

    [Fact]
    public void Who_knows_a_cell_that_moves_along_is_left_without_a_doubt()
    {
        var witnesses = new Witnesses(reduced);
        Assert.Equal([0, 1], witnesses.WhoKnows(A, AllHidden));
        Assert.False(witnesses.Moves(A, [B], AllHidden));
        witnesses.Keep([1, -1, 0]);
        Assert.Equal([0], witnesses.WhoKnows(A, AllHidden));
        Assert.False(witnesses.Moves(A, [B], AllHidden));
        Assert.True(witnesses.Moves(A, [C], AllHidden));
        witnesses.Keep([1, 0, -1]);
        Assert.Empty(witnesses.WhoKnows(A, AllHidden));
        Assert.True(witnesses.Moves(A, [B], AllHidden));
        Assert.Equal([0], witnesses.WhoKnows(A, [1, 1, 0]));
        Assert.False(witnesses.Moves(A, [B], [1, 1, 0]));
        Assert.False(witnesses.Moves(A, [B, C], AllHidden));
    }

    [Fact]
    public void A_variable_knows_the_primary_ones_that_move_with_it()
    {
        var witnesses = new Witnesses(reduced);
        witnesses.Keep([0, 1, -1]);
        Assert.Empty(witnesses.MovedWith(B));
        witnesses.Keep([1, -1, 0]);
        Assert.Equal([A], witnesses.MovedWith(B));
        Assert.Empty(witnesses.MovedWith(C));
    }

    [Theory]
    [InlineData(80, 0.2, false)]
    [InlineData(99, 0.01, false)]
    [InlineData(99.5, 0.005, true)]
    [InlineData(100, 0, true)]
    [InlineData(120, 0, true)]
    public void The_gap_is_what_may_still_be_saved_of_the_cost(double bound, double gap, bool isOptimal)
    {
        var result = new SuppressionResult([1], [2], 100, bound, SafetyLevel.Insider, SuppressionMethod.Exact);
        Assert.Equal(gap, result.Gap, 9);
        Assert.Equal(isOptimal, result.IsOptimal);
        Assert.Equal([1, 2], result.Hidden.Order());
    }
}
