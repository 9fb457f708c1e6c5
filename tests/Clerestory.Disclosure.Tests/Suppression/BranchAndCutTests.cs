using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>What the search does with its time, and how many programs it solves: recorded, as the patterns are. Cost, what no pattern can be cheaper than, programs.</summary>
public sealed class BranchAndCutTests
{
    [Theory]
    [InlineData(16, 6, 4, 200, "213 212.5 59")]
    [InlineData(20, 10, 2, 1000, "1483 1483 218")]
    [InlineData(24, 12, 1, 1000, "1190 1190 144")]
    public void A_table_takes_as_many_programs_as_it_took(int size, int rare, int seed, int most, string answer)
    {
        var random = new Random(seed);
        var table = Grids.Of([.. Enumerable.Range(0, size).Select(_ => Enumerable.Range(0, size).Select(_ => random.Next(rare) == 0 ? random.NextInt64(1, 4) : random.NextInt64(4, most)).ToArray())], smallest: 3);
        Assert.Equal(answer, Run(table, null));
    }

    // Of a table that is not large the last seconds are used too.
    [Fact]
    public void Three_seconds_that_never_end_are_enough_for_a_small_table() =>
        Assert.Equal("274 274 286", Run(SuppressorTests.Read("g1e2"), () => TimeSpan.FromSeconds(3)));

    // Hardly a program in whole numbers ends; the optimum is 635.
    [Fact]
    public void Where_time_ends_within_a_program_the_bound_of_the_rounds_before_stands()
    {
        using var search = Search(SuppressorTests.Read("g3e2"), () => TimeSpan.FromTicks(1), out var reduced);
        Assert.InRange(CostOf(search, reduced), 635, 674);
        Assert.InRange(search.Bound, 570, 635);
    }

    private static string Run(CellSystem system, Func<TimeSpan>? timeLeft)
    {
        using var search = Search(system, timeLeft, out var reduced);
        return FormattableString.Invariant($"{CostOf(search, reduced)} {search.Bound:0.#} {search.Programs}");
    }

    private static BranchAndCut Search(CellSystem system, Func<TimeSpan>? timeLeft, out Reduced reduced)
    {
        reduced = Reduced.Of(system);
        var search = new BranchAndCut(reduced, insiders: true, timeLeft);
        search.Run();
        return search;
    }

    private static double CostOf(BranchAndCut search, Reduced reduced) => search.Best.Index().Sum(y => y.Item * reduced.Cost[y.Index]);
}
