using Clerestory.Disclosure.Auditing;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>Proofs of bounds, added up by hand.</summary>
public sealed class BoundProofTests
{
    private static SystemCell Cell(string id, long value, long lower = 0, long upper = 50) => new(id, value, 1, CellRole.Suppressible, lower, upper);

    // T = 20 is read; a = 3, b = 5, c = 12. That b and c are 15 to 17 together, and that 2 a exceeds b by 0 to 3, is read too.
    private static readonly CellSystem System = new(
        [Cell("T", 20), Cell("a", 3), Cell("b", 5), Cell("c", 12)],
        [
            LinearRelation.Sum("the row", 0, [1, 2, 3]), new LinearRelation("b with c", [new Term(2, 1), new Term(3, 1)], 15, 17),
            new LinearRelation("twice a over b", [new Term(1, 2), new Term(2, -1)], 0, 3), new LinearRelation("at least one", [new Term(1, 1)], 1, long.MaxValue),
        ]);

    private static readonly HashSet<int> Hidden = [1, 2, 3];

    private static BoundProof Of(bool isUpper, long bound, long times, params (int, long)[] steps) => new(1, isUpper, bound, steps, times);

    // The row alone: a is at most 20, as b and c are at least 0; and at least 20 − 50 − 50. With b and c: 20 − 15 and 20 − 17.
    [Theory]
    [InlineData(true, 20, 1, new[] { 0, 1 })]
    [InlineData(false, -80, 1, new[] { 0, 1 })]
    [InlineData(true, 5, 1, new[] { 0, 1, 1, -1 })]
    [InlineData(false, 3, 1, new[] { 0, 1, 1, -1 })]
    [InlineData(true, 5, 3, new[] { 0, 3, 1, -3 })]
    [InlineData(false, 3, 3, new[] { 0, 3, 1, -3 })]
    // 2 a is at most b + 3, so 53, so a is at most 26; and at least b, so 0.
    [InlineData(true, 26, 2, new[] { 2, 1 })]
    [InlineData(false, 0, 2, new[] { 2, 1 })]
    [InlineData(false, 1, 1, new[] { 3, 1 })]
    public void What_follows_holds_what_is_weaker_holds_and_what_is_stronger_does_not(bool isUpper, long bound, long times, int[] steps)
    {
        (int, long)[] pairs = [.. steps.Chunk(2).Select(s => (s[0], (long)s[1]))];
        Assert.Equal(bound, Of(isUpper, 0, times, pairs).Follows(System, Hidden));
        Assert.True(Of(isUpper, bound, times, pairs).Check(System, Hidden));
        Assert.True(Of(isUpper, bound + (isUpper ? 1 : -1), times, pairs).Check(System, Hidden));
        Assert.False(Of(isUpper, bound + (isUpper ? -1 : 1), times, pairs).Check(System, Hidden));
    }

    // x = −2, and 2 x lies from −5 to −3: x is at most −1.5, so −2, and at least −2.5, so −2. For 3 to 5 it is 2 from either side.
    [Theory]
    [InlineData(-2, -5, -3)]
    [InlineData(2, 3, 5)]
    public void Whole_numbers_are_rounded_toward_the_cell(long value, long low, long high)
    {
        var system = new CellSystem([Cell("x", value, -9, 9)], [new LinearRelation("twice", [new Term(0, 2)], low, high)]);
        foreach (bool isUpper in (bool[])[true, false]) Assert.Equal(value, new BoundProof(0, isUpper, value, [(0, 1)], 2).Follows(system, new HashSet<int> { 0 }));
    }

    [Fact]
    public void What_has_no_end_or_counts_the_cell_otherwise_proves_nothing()
    {
        Assert.False(Of(true, 50, 1, (3, 1)).Check(System, Hidden));    // nothing bounds it from above
        Assert.False(Of(false, 0, 1, (3, -1)).Check(System, Hidden));
        Assert.False(Of(true, 90, 2, (0, 1)).Check(System, Hidden));    // it is in the sum once
        Assert.False(Of(true, 90, 0).Check(System, Hidden));
        Assert.False(Of(true, 90, -1, (0, -1)).Check(System, Hidden));
        Assert.True(Of(true, 20, 1, (0, 1)).Check(System, Hidden));
        // Where b is read it stands in the sum with its value.
        Assert.Equal(15, Of(true, 15, 1, (0, 1)).Follows(System, new HashSet<int> { 1, 3 }));
    }

    [Fact]
    public void A_subtraction_is_written_as_one_does_it_with_a_pencil()
    {
        Assert.Equal("the row: 20 − 12 − 5 = 3", Of(true, 3, 1, (0, 1)).Text(System, new HashSet<int> { 1 }));
        Assert.Equal("the row: 12 + 5 + 3 = 20", new BoundProof(0, true, 20, [(0, -1)], 1).Text(System, new HashSet<int> { 0 }));
        var more = new CellSystem([Cell("x", 4), Cell("y", 8), Cell("z", 0)], [
            new LinearRelation("twelve", [new Term(0, 1), new Term(1, 1)], 12, 12), new LinearRelation("double", [new Term(0, 2), new Term(1, -1)]),
            new LinearRelation("against", [new Term(0, -1), new Term(1, -1)], -12, -12), new LinearRelation("nobody", [new Term(2, 1)])]);
        Assert.Equal("twelve: 12 − 8 = 4", new BoundProof(0, true, 4, [(0, 1)], 1).Text(more, new HashSet<int> { 0 }));
        Assert.Equal("double: 8 divided by 2 = 4", new BoundProof(0, true, 4, [(1, 1)], 2).Text(more, new HashSet<int> { 0 }));
        Assert.Equal("against: 12 − 8 = 4", new BoundProof(0, true, 4, [(2, -1)], 1).Text(more, new HashSet<int> { 0 }));
        Assert.Equal("nobody: 0 = 0", new BoundProof(2, true, 0, [(3, 1)], 1).Text(more, new HashSet<int> { 2 }));
    }

    [Fact]
    public void What_is_more_than_a_subtraction_is_told_relation_by_relation()
    {
        Assert.Equal("'a' is at most 5: plus the row, less b with c; no count is outside its bounds", Of(true, 5, 1, (0, 1), (1, -1)).Text(System, Hidden));
        Assert.Equal("'a' is at least 3: plus 2 times the row, less 2 times b with c, divided by 2; no count is outside its bounds", Of(false, 3, 2, (0, 2), (1, -2)).Text(System, Hidden));
        Assert.Equal("'a' is at most 20: plus the row; no count is outside its bounds", Of(true, 20, 1, (0, 1)).Text(System, Hidden));
        Assert.Equal("'a' is at least 1: plus at least one; no count is outside its bounds", Of(false, 1, 1, (3, 1)).Text(System, new HashSet<int> { 1 }));
    }
}
