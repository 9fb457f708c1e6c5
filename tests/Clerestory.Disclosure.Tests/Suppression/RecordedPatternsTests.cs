using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>
/// What is hidden of a table today is hidden tomorrow: an edition can be made again from its sources only where the same cells are
/// chosen. The number of programs is recorded too: a time says little on a machine that others use, and this says what a change costs.
/// Whoever changes a method on purpose writes the new answers here, and sees in the costs whether it got better.
/// </summary>
public sealed class RecordedPatternsTests
{
    // Cost, what no pattern can be cheaper than, secondary cells, the fingerprint of which, and the programs solved.
    public static TheoryData<string, SafetyLevel, string> Instances => new()
    {
        { "fs2x2", SafetyLevel.Interval, "59 40 3 561fda3c 5" }, { "g1e2", SafetyLevel.Interval, "221 206 16 24b5bba1 46" }, { "g3e2", SafetyLevel.Interval, "505 359 40 70589440 75" }, { "history_h1", SafetyLevel.Interval, "127 102 10 78d8b8dc 15" },
        { "history_h3", SafetyLevel.Interval, "56 33 6 5e4fa748 8" }, { "o_a", SafetyLevel.Interval, "226 219 10 de227bf0 31" }, { "o_b", SafetyLevel.Interval, "967 778 49 df27772a 86" }, { "o_c", SafetyLevel.Interval, "1574 1470 72 6bb8e5fe 167" },
        { "peht", SafetyLevel.Interval, "78 77 2 f87ce753 7" }, { "peht_x8", SafetyLevel.Interval, "544 544 2 f87ce753 6" }, { "ssb_z1", SafetyLevel.Interval, "35 35 3 f8d66366 6" }, { "us135_singletons", SafetyLevel.Interval, "9 9 0 e3b0c442 3" }, { "us136_linked", SafetyLevel.Interval, "20 13 1 4a44dc15 5" },
        { "g1e2", SafetyLevel.Insider, "277 244 24 b8e67ea7 109" }, { "g3e2", SafetyLevel.Insider, "674 461 60 ec90c3e1 145" }, { "o_a", SafetyLevel.Insider, "281 249 18 dbe947ad 64" }, { "o_b", SafetyLevel.Insider, "1224 845 64 846a1e01 168" }, { "o_c", SafetyLevel.Insider, "1797 1606 92 bc00f0eb 319" },
        { "peht", SafetyLevel.Insider, "115 95 5 3e1ee766 16" }, { "peht_x8", SafetyLevel.Insider, "544 544 2 f87ce753 6" }, { "us135_singletons", SafetyLevel.Insider, "28 23 3 a74d47fa 11" },
    };

    [Theory, MemberData(nameof(Instances))]
    public void The_heuristic_hides_what_it_hid(string name, SafetyLevel level, string answer) =>
        Assert.Equal(answer, Answer(SuppressorTests.Read(name), level, SuppressionMethod.Heuristic));

    [Theory]
    [InlineData("history_h1", SafetyLevel.Interval, "119 119 8 a28b1831 55")]
    [InlineData("g1e2", SafetyLevel.Interval, "215 215 14 4bb86977 87")]
    [InlineData("g3e2", SafetyLevel.Interval, "460 460 33 869ef330 228")]
    [InlineData("o_a", SafetyLevel.Interval, "226 226 10 280b424b 65")]
    [InlineData("o_b", SafetyLevel.Interval, "943 943 46 4ccfbe53 469")]
    [InlineData("us136_linked", SafetyLevel.Interval, "20 20 1 4a44dc15 10")]
    [InlineData("g1e2", SafetyLevel.Insider, "274 274 23 de567f88 286")]
    [InlineData("o_a", SafetyLevel.Insider, "274 274 16 a848b541 181")]
    [InlineData("peht", SafetyLevel.Insider, "115 115 5 3e1ee766 29")]
    [InlineData("us135_singletons", SafetyLevel.Insider, "28 28 3 a74d47fa 19")]
    public void The_exact_engine_hides_what_it_hid(string name, SafetyLevel level, string answer) =>
        Assert.Equal(answer, Answer(SuppressorTests.Read(name), level, SuppressionMethod.Exact));

    [Theory]
    [InlineData(16, 6, 4, 200, "213 213 7 34f4003e 59")]
    [InlineData(20, 10, 2, 1000, "1483 1483 17 3b7b2c76 218")]
    [InlineData(24, 12, 1, 1000, "1190 1190 19 10f1a757 144")]
    public void The_exact_engine_hides_of_a_table_what_it_hid(int size, int rare, int seed, int most, string answer) =>
        Assert.Equal(answer, Answer(Table(seed, size, size, rare, most), SafetyLevel.Insider, SuppressionMethod.Exact));

    // Of a release that is not large the last seconds are used too.
    [Fact]
    public void Three_seconds_that_never_end_are_as_good_as_all_the_time_for_a_small_release() =>
        Assert.Equal("274 274 23 de567f88 286", Answer(SuppressorTests.Read("g1e2"), new SuppressionOptions { Method = SuppressionMethod.Exact, TimeLeft = () => TimeSpan.FromSeconds(3) }));

    // A clock that goes on by a second whenever it is read, so that it tells the same on every machine.
    [Theory]
    [InlineData(20, SafetyLevel.Interval, "227 227 18 8e6e2472 119")]
    [InlineData(14, SafetyLevel.Insider, "274 263 26 67544c24 254")]
    [InlineData(20, SafetyLevel.Insider, "271 264 25 285e4292 352")]
    [InlineData(60, SafetyLevel.Insider, "270 270 24 6eab76f9 539")]
    public void A_large_release_is_searched_while_there_is_time(int seconds, SafetyLevel level, string answer)
    {
        var table = Table(11, 50, 32, 30, 64);
        int left = seconds;
        var options = new SuppressionOptions { Level = level, Method = SuppressionMethod.Exact, TimeLeft = () => TimeSpan.FromSeconds(left--) };
        Assert.True(table.Cells.Count > SuppressionOptions.MostForExact);
        Assert.Equal(answer, Answer(table, options));
    }

    [Theory]
    [InlineData("tables", SuppressionMethod.Exact, "37b734e8")]
    [InlineData("tables", SuppressionMethod.Heuristic, "ca81aacd")]
    [InlineData("linked", SuppressionMethod.Exact, "fa3862bc")]
    [InlineData("linked", SuppressionMethod.Heuristic, "e09ec6f1")]
    [InlineData("percentages", SuppressionMethod.Exact, "118087e4")]
    [InlineData("percentages", SuppressionMethod.Heuristic, "8c96b11d")]
    [InlineData("years", SuppressionMethod.Exact, "1881b820")]
    [InlineData("years", SuppressionMethod.Heuristic, "0d028677")]
    public void Small_releases_are_protected_as_they_were(string kind, SuppressionMethod method, string answer)
    {
        var systems = kind switch
        {
            "tables" => SmallReleases.Tables(80_000, 60),
            "linked" => SmallReleases.Linked(81_000, 40),
            "percentages" => SmallReleases.WithPercentages(82_000, 40),
            _ => SmallReleases.TwoYears(83_000, 25),
        };
        Assert.Equal(answer, Fingerprint.Of(systems.Select(s => Answer(s, SafetyLevel.Insider, method))));
    }

    // Counts of 1 to 3, which are primary, stand among others below a number: one of so many.
    private static CellSystem Table(int seed, int rows, int columns, int rare, int most)
    {
        var random = new Random(seed);
        return Grids.Of([.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.Next(rare) == 0 ? random.NextInt64(1, 4) : random.NextInt64(4, most)).ToArray())], smallest: 3);
    }

    private static string Answer(CellSystem system, SafetyLevel level, SuppressionMethod method) => Answer(system, new SuppressionOptions { Level = level, Method = method });

    private static string Answer(CellSystem system, SuppressionOptions options)
    {
        try
        {
            var result = Suppressor.Protect(system, options);
            return $"{result.Cost} {result.LowerBound} {result.Secondary.Count} {Fingerprint.Of(result.Secondary)} {result.Programs}";
        }
        catch (UnprotectableException lost)
        {
            return lost.Message;
        }
    }
}
