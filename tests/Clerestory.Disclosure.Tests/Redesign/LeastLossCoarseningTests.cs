using Clerestory.Disclosure.Redesign;
using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Redesign;

public sealed class LeastLossCoarseningTests
{
    private static readonly RuleSet Rules = new([new MinimumFrequency(3)]);

    [Fact]
    public void A_table_without_small_counts_stays_as_it_is()
    {
        var found = LeastLossCoarsening.Find(Small.Row(4, 5, 0), Rules);
        Assert.Empty(found.Merges);
        Assert.Equal((0, 0d, 0, true), (found.CodesLost, found.BitsLost, found.PrimariesLeft, found.IsLeast));
    }

    // 2 must join another: with 4 it is 6 and loses 2 log₂ 3 + 4 log₂ 1.5 = 5.51 bits; with 20 it would be 9.7 and more.
    [Fact]
    public void The_small_code_joins_the_one_that_loses_the_fewest_bits()
    {
        var found = LeastLossCoarsening.Find(Small.Row(2, 20, 4), Rules);
        var merge = Assert.Single(found.Merges);
        Assert.Equal(("d", "A + C"), (merge.Dimension, merge.Name));
        Assert.Equal(["A", "C"], merge.Codes);
        Assert.Equal((1, 0, true), (found.CodesLost, found.PrimariesLeft, found.IsLeast));
        Assert.Equal(2 * Math.Log2(3) + 4 * Math.Log2(1.5), found.BitsLost, 9);
        Assert.Equal([26, 6, 20], found.Table.Table.Cells.Select(c => c.Count));
    }

    // All ways of three codes are two, tried by hand: what is found is the least of them.
    [Fact]
    public void Nothing_that_was_not_found_loses_less()
    {
        var random = new Random(3);
        for (int n = 0; n < 200; n++)
        {
            long[] counts = [.. Enumerable.Range(0, 4).Select(_ => (long)random.Next(0, 9))];
            var found = LeastLossCoarsening.Find(Small.Row(counts), Rules);
            int least = Partitions(4).Where(p => p.All(g => g.Sum(i => counts[i]) is 0 or > 3)).Select(p => 4 - p.Count).DefaultIfEmpty(-1).Min();
            if (least >= 0 && counts.Sum() is 0 or > 3) Assert.Equal((least, 0), (found.CodesLost, found.PrimariesLeft));
            else Assert.True(found.PrimariesLeft > 0);
        }
    }

    [Fact]
    public void Codes_are_joined_only_below_one_parent_and_become_it_when_all_are_joined()
    {
        var dimension = new Dimension(new Hierarchy("d", [(1, "T"), (2, "X"), (3, "a"), (3, "b"), (2, "Y"), (3, "c"), (3, "e")]));
        InnerRow Row(string code, long n) => new([code], n, [], []);
        var found = LeastLossCoarsening.Find(new InnerTable([dimension], [Row("a", 1), Row("b", 9), Row("c", 9), Row("e", 9)]), Rules);
        Assert.Equal("X", Assert.Single(found.Merges).Name);
        Assert.Equal(["X", "c", "e"], found.Inner.Dimensions[0].InnerCodes);
    }

    [Fact]
    public void A_search_with_few_tables_goes_step_by_step_and_says_so()
    {
        var found = LeastLossCoarsening.Find(Small.Row(1, 1, 1, 9, 2), Rules, mostTables: 1);
        Assert.Equal((false, 0), (found.IsLeast, found.PrimariesLeft));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeastLossCoarsening.Find(Small.Row(1), Rules, mostTables: 0));
    }

    [Fact]
    public void What_no_coarsening_helps_keeps_its_primaries() => Assert.True(LeastLossCoarsening.Find(Small.Row(1, 1), Rules).PrimariesLeft > 0);

    private static IEnumerable<List<List<int>>> Partitions(int n)
    {
        if (n == 0) return [[]];
        return Partitions(n - 1).SelectMany(p => Enumerable.Range(0, p.Count).Select(g => p.Select((x, i) => i == g ? [.. x, n - 1] : x.ToList()).ToList()).Append([.. p, [n - 1]]));
    }
}
