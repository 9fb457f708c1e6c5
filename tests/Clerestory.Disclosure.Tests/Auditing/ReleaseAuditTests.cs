using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Tests.Suppression;

namespace Clerestory.Disclosure.Tests.Auditing;

public sealed class ReleaseAuditTests
{
    [Fact]
    public void A_cell_that_follows_by_subtraction_is_a_hole_with_its_sum_in_words()
    {
        var system = new CellSystem(
            [Cell("labor", 23), Cell("labor, women", 20), Cell("labor, men", 1), Cell("labor, unknown", 1), Cell("labor, other", 1, CellRole.Primary)],
            [LinearRelation.Sum("row 'Labor' 2021", 0, [1, 2, 3, 4])], []);
        var hidden = new HashSet<int> { 4 };
        var report = ReleaseAudit.Of(system, hidden);
        var hole = Assert.Single(report.Holes);
        Assert.Equal((SafetyLevel.None, 1L, 1L, false), (report.Level, hole.Low, hole.High, report.IsSafe));
        Assert.All(hole.Proofs, p => Assert.True(p.Check(system, hidden)));
        Assert.Contains(hole.Proofs, p => p.Text(system, hidden) is "row 'Labor' 2021: 23 − 20 − 1 − 1 = 1");
        Assert.DoesNotContain(hole.Proofs, p => (p with { Bound = p.IsUpper ? 0 : 2 }).Check(system, hidden));
    }

    [Fact]
    public void A_primary_cell_that_is_printed_is_no_release()
    {
        var system = new CellSystem([Cell("a", 2, CellRole.Primary)], []);
        var report = ReleaseAudit.Of(system, new HashSet<int>());
        Assert.Equal([0], report.Printed);
        Assert.False(report.IsSafe);
    }

    [Theory]
    [InlineData("g1e2", 74)]
    [InlineData("g3e2", 94)]
    public void Primary_cells_hidden_alone_are_found_out(string name, int atMost)
    {
        var system = SuppressorTests.Read(name);
        var hidden = system.Cells.Index().Where(c => c.Item.IsHiddenFromTheStart).Select(c => c.Index).ToHashSet();
        var report = ReleaseAudit.Of(system, hidden);
        Assert.InRange(report.Holes.Count, 1, atMost);
        Assert.All(report.Holes.SelectMany(h => h.Proofs), p => Assert.True(p.Check(system, hidden)));
    }

    [Fact]
    public void Intervals_and_levels_are_those_of_all_worlds_counted_one_by_one()
    {
        var random = new Random(20211);
        int safe = 0, holes = 0, told = 0;
        for (int n = 0; n < 1000; n++)
        {
            var (system, hidden) = Worlds.Small(random);
            var report = ReleaseAudit.Of(system, hidden);
            var exact = ExactAudit.Of(system, hidden);
            Assert.Equal(report.Cells.Select(c => (c.Cell, c.Low, (long?)c.High)), exact.Cells.Select(c => (c.Cell, c.Low, c.High)));
            Assert.Equal(report.Level == SafetyLevel.Insider, exact.Level == SafetyLevel.Insider);
            var worlds = Worlds.All(system, hidden);
            foreach (var finding in report.Cells)
            {
                Assert.Equal((worlds.Min(w => w[finding.Cell]), worlds.Max(w => w[finding.Cell])), (finding.Low, finding.High));
                var cell = system.Cells[finding.Cell];
                if (cell.Role != CellRole.Primary) continue;
                bool isWide = finding.Low <= cell.Value - cell.LowerProtection && finding.High >= cell.Value + cell.UpperProtection;
                bool isTold = system.Insiders.Any(i => i.Knows.All(k => hidden.Contains(k) && !Worlds.AreSameUnits(system, hidden, k, finding.Cell)) && worlds.Where(w => i.Knows.All(k => w[k] == system.Cells[k].Value)).All(w => w[finding.Cell] == cell.Value));
                Assert.Equal(isWide && !isTold, finding.Level == SafetyLevel.Insider);
                (safe, holes, told) = (safe + (isWide && !isTold ? 1 : 0), holes + (isWide ? 0 : 1), told + (isWide && isTold ? 1 : 0));
                Assert.All(finding.Proofs, p => Assert.True(p.Check(system, hidden)));
            }
        }
        Assert.True(safe > 100 && holes > 100 && told > 20, $"{safe} {holes} {told}");
    }

    // 3 = 1 + 2, both hidden: nobody outside can tell them, and whoever is the first can tell the second.
    [Theory]
    [InlineData(SafetyLevel.Whole, true, SafetyLevel.Whole)]
    [InlineData(SafetyLevel.Interval, true, SafetyLevel.Interval)]
    [InlineData(SafetyLevel.Insider, false, SafetyLevel.Interval)]
    [InlineData(SafetyLevel.History, false, SafetyLevel.Interval)]
    public void A_release_is_safe_at_the_level_that_was_asked_for_and_no_other(SafetyLevel asked, bool isSafe, SafetyLevel least)
    {
        var hidden = new HashSet<int> { 1, 2 };
        CellSystem Of(params Insider[] insiders) => new([Cell("all", 3), Cell("a", 1, CellRole.Primary), Cell("b", 2, CellRole.Primary)], [LinearRelation.Sum("row", 0, [1, 2])], insiders);
        var report = ReleaseAudit.Of(Of(new Insider("the one in a", [0, 1])), hidden, asked);
        Assert.Equal((isSafe, asked), (report.IsSafe, report.Asked));
        Assert.True(report.Level >= least && (isSafe || report.Level == least), $"{report.Level}");
        Assert.Equal(isSafe ? [] : [2], report.Holes.Select(h => h.Cell));
        Assert.Equal(isSafe ? null : "the one in a", report.Cells[1].KnownTo);
        // Nobody is alone in a cell: the same numbers are safe, at whatever level is asked for.
        var open = ReleaseAudit.Of(Of(), hidden, asked);
        Assert.True(open.IsSafe);
        if (asked >= SafetyLevel.Insider) Assert.Equal(asked, open.Level);
        // Printed, a cell is no release; and without anything hidden there is nothing to judge.
        var printed = ReleaseAudit.Of(Of(), new HashSet<int> { 1 }, asked);
        Assert.Equal((SafetyLevel.None, false, 2), (printed.Level, printed.IsSafe, Assert.Single(printed.Printed)));
        Assert.Equal(asked, ReleaseAudit.Of(new CellSystem([Cell("x", 5)], []), new HashSet<int>(), asked).Level);
    }

    [Fact]
    public void A_report_is_safe_only_where_nothing_is_printed_no_hole_is_left_and_the_level_is_reached()
    {
        var hole = new CellFinding(0, 1, 1, SafetyLevel.None, []);
        AuditReport Of(int[] printed, CellFinding[] holes, SafetyLevel level) => new([hole], printed, SafetyLevel.Insider) { Holes = holes, Level = level };
        Assert.True(Of([], [], SafetyLevel.Insider).IsSafe && Of([], [], SafetyLevel.History).IsSafe);
        Assert.False(Of([0], [], SafetyLevel.Insider).IsSafe || Of([], [hole], SafetyLevel.Insider).IsSafe || Of([], [], SafetyLevel.Interval).IsSafe || Of([0], [hole], SafetyLevel.None).IsSafe);
    }

    private static SystemCell Cell(string id, long value, CellRole role = CellRole.Suppressible) => new(id, value, Math.Max(1, value), role, 0, 90);
}
