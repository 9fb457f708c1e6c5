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
