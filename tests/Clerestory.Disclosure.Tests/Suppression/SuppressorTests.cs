using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

public sealed class SuppressorTests
{
    // Optima that were proven by another program too (τ-ARGUS for the first number, where it ends).
    public static TheoryData<string, SafetyLevel, long> Optima => new()
    {
        { "fs2x2", SafetyLevel.Interval, 59 }, { "history_h1", SafetyLevel.Interval, 119 }, { "history_h3", SafetyLevel.Interval, 56 },
        { "g1e2", SafetyLevel.Interval, 215 }, { "g3e2", SafetyLevel.Interval, 460 }, { "o_a", SafetyLevel.Interval, 226 }, { "o_b", SafetyLevel.Interval, 943 }, { "o_c", SafetyLevel.Interval, 1558 },
        { "peht", SafetyLevel.Interval, 78 }, { "peht_x8", SafetyLevel.Interval, 544 }, { "ssb_z1", SafetyLevel.Interval, 35 }, { "us135_singletons", SafetyLevel.Interval, 9 }, { "us136_linked", SafetyLevel.Interval, 20 },
        { "g1e2", SafetyLevel.Insider, 274 }, { "g3e2", SafetyLevel.Insider, 635 }, { "o_a", SafetyLevel.Insider, 274 }, { "o_b", SafetyLevel.Insider, 1154 },
        { "peht", SafetyLevel.Insider, 115 }, { "peht_x8", SafetyLevel.Insider, 544 }, { "us135_singletons", SafetyLevel.Insider, 28 },
    };

    [Theory, MemberData(nameof(Optima))]
    public void The_exact_engine_reaches_the_optimum_and_proves_it_and_the_audit_finds_no_hole(string name, SafetyLevel level, long cost)
    {
        var system = Read(name);
        var result = Suppressor.Protect(system, new SuppressionOptions { Level = level, Method = SuppressionMethod.Exact });
        Assert.Equal((cost, true, cost), (result.Cost, result.IsOptimal, (long)result.LowerBound));
        MustBeSafe(system, result);
    }

    [Theory, MemberData(nameof(Optima))]
    public void The_heuristic_is_safe_and_at_most_a_tenth_dearer(string name, SafetyLevel level, long cost)
    {
        var system = Read(name);
        var result = Suppressor.Protect(system, new SuppressionOptions { Level = level, Method = SuppressionMethod.Heuristic });
        Assert.InRange(result.Cost, cost, (long)(1.10 * cost));
        Assert.True(result.LowerBound <= cost);
        MustBeSafe(system, result);
    }

    [Fact]
    public void Time_that_is_over_gives_a_safe_pattern_with_its_gap()
    {
        var system = Read("g3e2");
        var result = Suppressor.Protect(system, new SuppressionOptions { Method = SuppressionMethod.Exact, TimeLeft = () => TimeSpan.Zero });
        Assert.True(result.Gap > 0 && !result.IsOptimal && result.LowerBound <= 635);
        MustBeSafe(system, result);
    }

    // Hardly a program in whole numbers ends, and those in parts, of the rounds before, do.
    [Fact]
    public void Time_that_ends_within_a_program_leaves_the_bound_of_the_rounds_before()
    {
        var system = Read("g3e2");
        var result = Suppressor.Protect(system, new SuppressionOptions { Method = SuppressionMethod.Exact, TimeLeft = () => TimeSpan.FromTicks(1) });
        Assert.InRange(result.Cost, 635, 674);
        Assert.InRange(result.LowerBound, 570, 635);
        MustBeSafe(system, result);
    }

    [Fact]
    public void The_same_input_gives_the_same_result()
    {
        var (first, second) = (Suppressor.Protect(Read("g1e2")), Suppressor.Protect(Read("g1e2")));
        Assert.Equal(first.Secondary, second.Secondary);
    }

    [Fact]
    public void What_nothing_can_protect_is_told_by_name()
    {
        var total = new SystemCell("all", 7, 7, CellRole.Published, 0, 50);
        var system = new CellSystem([total, new SystemCell("few", 2, 2, CellRole.Primary, 0, 50), new SystemCell("rest", 5, 5, CellRole.Published, 0, 50)], [LinearRelation.Sum("the row", 0, [1, 2])]);
        Assert.Contains("the row", Assert.Throws<UnprotectableException>(() => Suppressor.Protect(system)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_insider_whom_nothing_keeps_from_knowing_is_told_by_name()
    {
        SystemCell all = new("all", 7, 7, CellRole.Published, 0, 50), few = new("few", 2, 2, CellRole.Primary, 0, 50), rest = new("rest", 5, 5, CellRole.Suppressible, 0, 50);
        var system = new CellSystem([all, few, rest], [LinearRelation.Sum("the row", 0, [1, 2])], [new Insider("the agency", [2])]);
        Assert.Contains("the agency", Assert.Throws<UnprotectableException>(() => Suppressor.Protect(system)).Message, StringComparison.Ordinal);
    }

    // People who came in pairs: their number moves by two or not at all, which is wider than it must be.
    [Theory]
    [InlineData(SuppressionMethod.Exact)]
    [InlineData(SuppressionMethod.Heuristic)]
    public void A_count_that_moves_in_pairs_only_is_protected_by_a_pair(SuppressionMethod method)
    {
        SystemCell people = new("people", 4, 4, CellRole.Primary, 0, 90), pairs = new("pairs", 2, 2, CellRole.Suppressible, 0, 90);
        var system = new CellSystem([people, pairs], [new LinearRelation("two in each pair", [new Term(0, 1), new Term(1, -2)])]);
        var result = Suppressor.Protect(system, new SuppressionOptions { Method = method });
        Assert.Equal([1], result.Secondary);
        MustBeSafe(system, result);
        // Where nothing may rise or fall by two, one is not enough.
        var bound = new CellSystem([people with { Lower = 3, Upper = 5 }, pairs], system.Relations);
        Assert.Throws<UnprotectableException>(() => Suppressor.Protect(bound, new SuppressionOptions { Method = method }));
    }

    [Fact]
    public void Less_than_an_interval_is_not_offered() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Suppressor.Protect(Read("peht"), new SuppressionOptions { Level = SafetyLevel.Whole }));

    [Fact]
    public void A_release_without_primary_cells_hides_nothing()
    {
        var system = new CellSystem([new SystemCell("all", 40, 40, CellRole.Suppressible, 0, 90), new SystemCell("a", 20, 20, CellRole.Suppressible, 0, 90), new SystemCell("b", 20, 20, CellRole.Suppressible, 0, 90)], [LinearRelation.Sum("the row", 0, [1, 2])]);
        var result = Suppressor.Protect(system);
        Assert.Empty(result.Hidden);
        Assert.Equal((0, 0d), (result.Cost, result.Gap));
    }

    internal static CellSystem Read(string name)
    {
        using var reader = File.OpenText(Path.Combine(AppContext.BaseDirectory, "Instances", name, "table.jj"));
        return JjFile.Read(reader);
    }

    private static void MustBeSafe(CellSystem system, SuppressionResult result)
    {
        var report = ReleaseAudit.Of(system, result.Hidden, result.Level);
        Assert.True(report.IsSafe, string.Join('\n', report.Holes.Select(h => $"{system.Cells[h.Cell].Id}: {h.Low} to {h.High}, {h.Level}, {h.KnownTo}")));
    }
}
