using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>
/// What is hidden of a table today is hidden tomorrow: an edition can be made again from its sources only where the same cells are
/// chosen. Whoever changes a method on purpose writes the new answers here, and sees in the costs whether it got better.
/// </summary>
public sealed class RecordedPatternsTests
{
    // Cost, what no pattern can be cheaper than, secondary cells, and the fingerprint of which.
    public static TheoryData<string, SafetyLevel, string> Instances => new()
    {
        { "fs2x2", SafetyLevel.Interval, "59 40 3 561fda3c" }, { "g1e2", SafetyLevel.Interval, "221 206 16 24b5bba1" }, { "g3e2", SafetyLevel.Interval, "505 359 40 70589440" }, { "history_h1", SafetyLevel.Interval, "127 102 10 78d8b8dc" },
        { "history_h3", SafetyLevel.Interval, "56 33 6 5e4fa748" }, { "o_a", SafetyLevel.Interval, "226 219 10 de227bf0" }, { "o_b", SafetyLevel.Interval, "967 778 49 df27772a" }, { "o_c", SafetyLevel.Interval, "1574 1470 72 6bb8e5fe" },
        { "peht", SafetyLevel.Interval, "78 77 2 f87ce753" }, { "peht_x8", SafetyLevel.Interval, "544 544 2 f87ce753" }, { "ssb_z1", SafetyLevel.Interval, "35 35 3 f8d66366" }, { "us135_singletons", SafetyLevel.Interval, "9 9 0 e3b0c442" }, { "us136_linked", SafetyLevel.Interval, "20 13 1 4a44dc15" },
        { "g1e2", SafetyLevel.Insider, "277 244 24 b8e67ea7" }, { "g3e2", SafetyLevel.Insider, "674 461 60 ec90c3e1" }, { "o_a", SafetyLevel.Insider, "281 249 18 dbe947ad" }, { "o_b", SafetyLevel.Insider, "1224 845 64 846a1e01" }, { "o_c", SafetyLevel.Insider, "1797 1606 92 bc00f0eb" },
        { "peht", SafetyLevel.Insider, "115 95 5 3e1ee766" }, { "peht_x8", SafetyLevel.Insider, "544 544 2 f87ce753" }, { "us135_singletons", SafetyLevel.Insider, "28 23 3 a74d47fa" },
    };

    [Theory, MemberData(nameof(Instances))]
    public void The_heuristic_hides_what_it_hid(string name, SafetyLevel level, string answer) =>
        Assert.Equal(answer, Answer(SuppressorTests.Read(name), level, SuppressionMethod.Heuristic));

    [Theory]
    [InlineData("tables", SuppressionMethod.Exact, "6d1b434f")]
    [InlineData("tables", SuppressionMethod.Heuristic, "a573eec0")]
    [InlineData("linked", SuppressionMethod.Exact, "aad11d81")]
    [InlineData("linked", SuppressionMethod.Heuristic, "3b03cd74")]
    [InlineData("percentages", SuppressionMethod.Exact, "4a4976fa")]
    [InlineData("percentages", SuppressionMethod.Heuristic, "438b669c")]
    [InlineData("years", SuppressionMethod.Exact, "28a11a81")]
    [InlineData("years", SuppressionMethod.Heuristic, "7dd1ce03")]
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

    private static string Answer(CellSystem system, SafetyLevel level, SuppressionMethod method)
    {
        try
        {
            var result = Suppressor.Protect(system, new SuppressionOptions { Level = level, Method = method });
            return $"{result.Cost} {result.LowerBound} {result.Secondary.Count} {Fingerprint.Of(result.Secondary)}";
        }
        catch (UnprotectableException lost)
        {
            return lost.Message;
        }
    }
}
