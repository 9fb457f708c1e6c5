using Clerestory.Disclosure.Auditing;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>Thousands of small systems with fixed seeds: the audit by programs says what trying every number says, no less and no more.</summary>
public sealed class ReleaseAuditAgainstEnumerationTests
{
    [Fact]
    public void Tables_with_totals() => Agrees(RandomSystems.Tables(1_000_000, 700));

    [Fact]
    public void Linked_tables() => Agrees(RandomSystems.Linked(1_100_000, 500));

    [Fact]
    public void Percentages_and_ranges() => Agrees(RandomSystems.Ranged(1_200_000, 500));

    [Fact]
    public void Two_years_and_their_sums() => Agrees(RandomSystems.TwoYears(1_300_000, 500));

    [Fact]
    public void Relations_with_any_coefficients() => Agrees(RandomSystems.Wild(1_400_000, 500));

    // As releases of thousands of hidden cells are judged: whole ends are not asked for, or no ends at all where a cell is shown to move far enough.
    [Theory]
    [InlineData("tables", 0, 2000)]
    [InlineData("linked", 0, 2000)]
    [InlineData("ranges", 0, 2000)]
    [InlineData("years", 0, 2000)]
    [InlineData("any relations", 0, 2000)]
    [InlineData("tables", 0, 0)]
    [InlineData("linked", 0, 0)]
    [InlineData("ranges", 0, 0)]
    [InlineData("years", 0, 0)]
    [InlineData("any relations", 0, 0)]
    public void A_release_judged_as_large_ones_are_is_never_called_safer_than_it_is(string kind, int wholeEnds, int allEnds)
    {
        int safe = 0, more = 0, cells = 0;
        foreach (var (system, hidden) in RandomSystems.Of(kind, 1_500_000, 150))
        {
            var all = EverySolution.Of(system, hidden);
            foreach (var finding in ReleaseAudit.Of(system, hidden, SafetyLevel.Insider, new AuditLimits(wholeEnds, allEnds)).Cells)
            {
                var (low, high) = all.IntervalOf(finding.Cell);
                Assert.True(finding.IsExact || allEnds == 0);
                if (finding.IsExact) Assert.True(finding.Low <= low && finding.High >= high, "The interval leaves out what is possible.");
                else Assert.True(finding.Low >= low && finding.High <= high, "What is called possible is not.");
                if (system.Cells[finding.Cell].Role != CellRole.Primary) continue;
                Assert.All(finding.Proofs, p => Assert.True(p.Check(system, hidden), p.Text(system, hidden)));
                var truth = all.LevelOf(finding.Cell);
                if (finding.Level >= SafetyLevel.Interval) Assert.True(truth >= SafetyLevel.Interval, "A cell is called safe that is not.");
                if (finding.Level == SafetyLevel.Insider) Assert.Equal(SafetyLevel.Insider, truth);
                (cells, safe, more) = (cells + 1, safe + (truth == SafetyLevel.Insider ? 1 : 0), more + (finding.Level < SafetyLevel.Interval && truth >= SafetyLevel.Interval || finding.Level == SafetyLevel.Interval && truth == SafetyLevel.Insider ? 1 : 0));
            }
        }
        Assert.True(cells > 100 && more * 5 <= safe, $"{cells} primary cells, {safe} safe, {more} of them not called so");
    }

    private static void Agrees(IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> systems)
    {
        int cells = 0, pinned = 0, told = 0;
        foreach (var (system, hidden) in systems)
        {
            var all = EverySolution.Of(system, hidden);
            var report = ReleaseAudit.Of(system, hidden);
            Assert.Equal(hidden.Order(), report.Cells.Select(c => c.Cell));
            foreach (var finding in report.Cells)
            {
                Assert.Equal(all.IntervalOf(finding.Cell), (finding.Low, finding.High));
                Assert.True(finding.IsExact);
                cells++;
                if (finding.Low == finding.High) pinned++;
                if (system.Cells[finding.Cell].Role != CellRole.Primary) continue;
                Assert.Equal(all.LevelOf(finding.Cell) >= SafetyLevel.Interval, finding.Level >= SafetyLevel.Interval);
                Assert.Equal(all.LevelOf(finding.Cell) == SafetyLevel.Insider, finding.Level == SafetyLevel.Insider);
                Assert.Equal(finding.Level == SafetyLevel.Interval, finding.KnownTo is not null);
                if (finding.KnownTo is not null) told++;
                Assert.All(finding.Proofs, p => Assert.True(p.Check(system, hidden), p.Text(system, hidden)));
            }
            Assert.Equal(report.Holes.Count == 0, report.IsSafe);
        }
        Assert.True(cells > 1000 && pinned > 100, $"{cells} cells, {pinned} pinned, {told} told");
    }
}
