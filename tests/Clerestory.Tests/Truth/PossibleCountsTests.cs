using Clerestory.Truth;
using CsCheck;

namespace Clerestory.Tests.Truth;

/// <summary>Whether printed percentages can be true, against trying everything.</summary>
public sealed class PossibleCountsTests
{
    // What the program does not use: decimal arithmetic of the framework, and every count there is.
    private static decimal Printed(long count, long n, int decimals, Rounding way)
    {
        decimal exact = 100m * count / n, factor = (decimal)Math.Pow(10, decimals);
        return way switch
        {
            Rounding.CutOff => Math.Floor(exact * factor) / factor,
            Rounding.HalfUp => Math.Round(exact, decimals, MidpointRounding.AwayFromZero),
            _ => Math.Round(exact, decimals, MidpointRounding.ToEven),
        };
    }

    private static bool ByForce(IReadOnlyList<decimal> percents, int decimals, long n, Rounding way, bool isWhole)
    {
        var counts = percents.Select(p => Enumerable.Range(0, (int)n + 1).Where(c => Printed(c, n, decimals, way) == p).ToList()).ToList();
        if (counts.Any(c => c.Count == 0)) return false;
        HashSet<int> sums = [0];
        foreach (var one in counts) sums = [.. sums.SelectMany(s => one.Select(c => s + c))];
        return !isWhole || sums.Contains((int)n);
    }

    private static readonly Gen<(decimal[] Percents, int Decimals, int From, int To, bool IsWhole)> Anything =
        from decimals in Gen.Int[0, 1]
        from parts in Gen.Int[0, decimals == 0 ? 100 : 1000].Array[3, 8]
        from n in Gen.Int[1, 60]
        from more in Gen.Int[0, 5]
        from whole in Gen.Bool
        select (parts.Select(p => decimals == 0 ? p : new decimal(p, 0, 0, false, 1)).ToArray(), decimals, n, Math.Min(60, n + more), whole);

    // Percentages that somebody could have printed: counts of a base, rounded in one way, some of them then misread by a unit.
    private static readonly Gen<(decimal[] Percents, int Decimals, int From, int To, bool IsWhole)> NearlyTrue =
        from counts in Gen.Int[0, 12].Array[3, 8]
        let n = Math.Clamp(counts.Sum(), 1, 60)
        from decimals in Gen.Int[0, 1]
        from way in Gen.Enum<Rounding>()
        from off in Gen.Int[0, 3].Array[counts.Length]
        from more in Gen.Int[0, 3]
        from whole in Gen.Bool
        select (counts.Select((c, i) => Math.Clamp(decimal.Round(Printed(Math.Min(c, n), n, decimals, way) + (off[i] == 3 ? 1 : 0), decimals), 0, 100)).Select(p => decimals == 0 ? decimal.Truncate(p) : p + 0.0m).ToArray(), decimals, n, Math.Min(60, n + more), whole);

    [Fact]
    public void The_search_says_what_trying_everything_says() => Gen.OneOf(Anything, NearlyTrue).Sample(
        c =>
        {
            bool possible = Enumerable.Range(c.From, c.To - c.From + 1).Any(n => Enum.GetValues<Rounding>().Any(way => ByForce(c.Percents, c.Decimals, n, way, c.IsWhole)));
            return possible == PossibleCounts.Find(c.Percents, c.From, c.To, c.IsWhole) is not null;
        }, iter: 4_000);

    [Fact]
    public void A_witness_gives_what_is_printed() => NearlyTrue.Sample(
        c =>
        {
            if (PossibleCounts.Find(c.Percents, c.From, c.To, c.IsWhole) is not { } witness) return;
            Assert.Equal(c.Percents, witness.Counts.Select(count => Printed(count, witness.Base, c.Decimals, witness.Rounding)));
            if (c.IsWhole) Assert.Equal(witness.Base, witness.Counts.Sum());
        }, iter: 4_000);

    [Fact]
    public void What_was_rounded_from_counts_is_always_possible() =>
        (from counts in Gen.Int[0, 20].Array[3, 8] where counts.Sum() > 0 from way in Gen.Enum<Rounding>() from decimals in Gen.Int[0, 2] select (counts, way, decimals)).Sample(
            c => PossibleCounts.Find([.. c.counts.Select(k => Printed(k, c.counts.Sum(), c.decimals, c.way))], c.counts.Sum(), c.counts.Sum(), isWhole: true) is not null, iter: 2_000);

    [Fact]
    public void Some_are_possible_and_some_are_not() // else the comparison above would compare nothing
    {
        int possible = 0, impossible = 0;
        NearlyTrue.Sample(c => _ = PossibleCounts.Find(c.Percents, c.From, c.To, c.IsWhole) is null ? Interlocked.Increment(ref impossible) : Interlocked.Increment(ref possible), iter: 1_000);
        Assert.True(possible > 100 && impossible > 100, $"{possible} possible, {impossible} impossible");
    }

    // The printed report, lines 233 to 242: ten sources of referral of 23 clients.
    private static readonly decimal[] Sources = [4, 4, 4, 4, 4, 4, 8, 17, 30, 21];

    [Fact]
    public void No_base_from_20_to_60_gives_the_printed_sources()
    {
        Assert.Equal(100, Sources.Sum());
        Assert.Null(PossibleCounts.Find(Sources, 20, 60, isWhole: true));
        Assert.DoesNotContain(Enumerable.Range(20, 41), n => Enum.GetValues<Rounding>().Any(way => ByForce(Sources, 0, n, way, isWhole: true)));
        Assert.NotNull(PossibleCounts.Find(Sources, 100, 100, isWhole: true)); // of a hundred each percentage is its own count
    }

    [Fact]
    public void Rounded_each_in_its_own_way_the_sources_make_24_of_23() =>
        Assert.Equal([1, 1, 1, 1, 1, 1, 2, 4, 7, 5], Sources.Select(p => PossibleCounts.Of(p, 23)!.Value).Select(r => r.Low == r.High ? r.Low : -1)); // 6 × 1 + 2 + 4 + 7 + 5 = 24

    [Theory]
    [InlineData(12.5, 8, Rounding.HalfUp, 1)]    // 1 of 8 is 12.5
    [InlineData(13, 8, Rounding.HalfUp, 1)]      // and rounds up to 13
    [InlineData(12, 8, Rounding.HalfEven, 1)]    // or to the even 12
    [InlineData(12, 8, Rounding.CutOff, 1)]
    [InlineData(38, 8, Rounding.HalfEven, 3)]    // 37.5, and 38 is even
    public void Halves_go_the_way_that_is_said(double percent, long n, Rounding way, long count) => Assert.Equal((count, count), PossibleCounts.Of((decimal)percent, n, way));

    [Fact]
    public void A_percentage_that_no_count_gives_is_impossible() => Assert.Null(PossibleCounts.Of(13m, 3)); // 0, 33.3, 66.7, 100
}
