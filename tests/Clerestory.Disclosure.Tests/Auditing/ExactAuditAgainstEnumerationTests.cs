using Clerestory.Disclosure.Auditing;

namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>Thousands of small systems with fixed seeds: the audit says what trying every number says, no less and no more.</summary>
public sealed class ExactAuditAgainstEnumerationTests
{
    [Fact]
    public void Small_tables_with_totals_are_read_as_by_trying_every_number() => Agrees(RandomSystems.Tables(1, 2_000), 1_500);

    [Fact]
    public void Linked_tables_are_read_as_by_trying_every_number() => Agrees(RandomSystems.Linked(100_000, 1_000), 700);

    [Fact]
    public void Percentages_and_ranges_are_read_as_by_trying_every_number() => Agrees(RandomSystems.Ranged(200_000, 1_000), 700);

    [Fact]
    public void Relations_with_any_coefficients_are_read_as_by_trying_every_number() => Agrees(RandomSystems.Wild(300_000, 1_000), 700);

    // Published counts add up to 12 at most, so that a bounded cell stays below 20; what grows with the bound of the trial has none.
    [Fact]
    public void A_cell_without_a_bound_is_told_from_one_with_a_large_bound()
    {
        int open = 0;
        foreach (var (system, hidden) in RandomSystems.Unbounded(400_000, 300))
        {
            var all = EverySolution.Of(system, hidden, 24);
            foreach (var cell in ExactAudit.Of(system, hidden).Cells)
            {
                var (low, high) = all.IntervalOf(cell.Cell);
                Assert.True(cell.IsExact);
                Assert.Equal((low, high > 16 ? null : (long?)high), (cell.Low, cell.High));
                if (high > 16) open++;
            }
        }
        Assert.True(open > 50, $"Only {open} cells had no bound.");
    }

    // With no cases at all, what is said is still true: an interval may be wider, and a cell undecided, never wrong.
    [Fact]
    public void A_search_that_is_given_up_says_so_and_guesses_nothing()
    {
        int undecided = 0;
        foreach (var (system, hidden) in RandomSystems.Tables(500_000, 300).Concat(RandomSystems.Wild(600_000, 300)))
        {
            var all = EverySolution.Of(system, hidden);
            foreach (int most in (int[])[0, 1, 5])
            {
                var audit = ExactAudit.Of(system, hidden, most);
                foreach (var cell in audit.Cells) IsTrue(cell, all.IntervalOf(cell.Cell));
                undecided += audit.Cells.Count(c => c.Pin == Pin.NotDecided);
                foreach (var insider in audit.Insiders)
                    foreach (var learned in insider.Learns) Assert.True(all.IsToldTo(insider.Insider, learned.Cell));
            }
        }
        Assert.True(undecided > 50, $"Only {undecided} cells were left undecided.");
    }

    private static void IsTrue(CellAudit cell, (long Low, long High) truth)
    {
        Assert.True(cell.Low <= truth.Low && (cell.High ?? long.MaxValue) >= truth.High, "The interval leaves out what is possible.");
        Assert.True(cell.SureLow >= truth.Low && cell.SureHigh <= truth.High, "What is called possible is not.");
        if (cell.IsExact) Assert.Equal(truth, (cell.Low, cell.High!.Value));
        if (cell.Pin != Pin.NotDecided) Assert.Equal(truth.Low == truth.High, cell.IsPinned);
    }

    private static void Agrees(IEnumerable<(CellSystem System, IReadOnlySet<int> Hidden)> systems, int atLeast)
    {
        var pins = new List<Pin>();
        int learned = 0;
        foreach (var (system, hidden) in systems)
        {
            var all = EverySolution.Of(system, hidden);
            var audit = ExactAudit.Of(system, hidden);
            Assert.Equal(hidden.Order(), audit.Cells.Select(c => c.Cell));
            foreach (var cell in audit.Cells) Agrees(system, hidden, all, cell);
            foreach (var insider in audit.Insiders) Agrees(system, hidden, all, insider);
            Assert.Equal(system.Insiders.Count(i => i.Knows.Any(hidden.Contains)), audit.Insiders.Count);
            Assert.Equal(LevelOf(system, hidden, all), audit.Level);
            pins.AddRange(audit.Cells.Select(c => c.Pin));
            learned += audit.Insiders.Sum(i => i.Learns.Count);
        }
        Assert.Superset(new HashSet<Pin> { Pin.Free, Pin.ByEquations, Pin.ByBounds }, pins.ToHashSet());
        Assert.True(pins.Count > atLeast && learned > atLeast / 10, $"Only {pins.Count} cells and {learned} of insiders: {string.Join(", ", pins.CountBy(p => p))}");
    }

    private static void Agrees(CellSystem system, IReadOnlySet<int> hidden, EverySolution all, CellAudit cell)
    {
        var (low, high) = all.IntervalOf(cell.Cell);
        Assert.Equal((low, high), (cell.Low, cell.High!.Value));
        Assert.Equal((low, high), (cell.SureLow, cell.SureHigh));
        Assert.True(cell.IsExact);
        Assert.Equal(low == high, cell.IsPinned);
        Assert.Equal(EverySolution.FollowsLinearly(system, hidden, cell.Cell), cell.Pin == Pin.ByEquations);
        Assert.Equal(cell.IsPinned, cell.Certificate is not null);
        if (cell.Certificate is { } certificate) Proves(system, certificate, cell.Cell);
    }

    private static void Agrees(CellSystem system, IReadOnlySet<int> hidden, EverySolution all, InsiderAudit audit)
    {
        var others = hidden.Where(c => system.Cells[c].Role == CellRole.Primary && !audit.Insider.Knows.Contains(c));
        Assert.Equal(others.Where(c => all.IsToldTo(audit.Insider, c)).Order(), audit.Learns.Select(l => l.Cell));
        Assert.Empty(audit.NotDecided);
        foreach (var learned in audit.Learns)
        {
            Assert.NotNull(learned.Certificate);
            Proves(system, learned.Certificate, learned.Cell);
        }
    }

    private static void Proves(CellSystem system, Certificate certificate, int cell)
    {
        Assert.Equal((cell, system.Cells[cell].Value), (certificate.Cell, certificate.Value));
        Assert.True(certificate.Check(), certificate.Text);
        Assert.Contains($"'{system.Cells[cell].Id}'", certificate.Text, StringComparison.Ordinal);
    }

    private static SafetyLevel LevelOf(CellSystem system, IReadOnlySet<int> hidden, EverySolution all)
    {
        var primaries = hidden.Where(c => system.Cells[c].Role == CellRole.Primary).ToList();
        if (primaries.Exists(p => EverySolution.FollowsLinearly(system, hidden, p))) return SafetyLevel.None;
        if (primaries.Exists(p => all.IntervalOf(p) is var (low, high) && low == high)) return SafetyLevel.Linear;
        if (primaries.Exists(p => all.IntervalOf(p) is var (low, high) && system.Cells[p] is var c && (low > c.Value - c.LowerProtection || high < c.Value + c.UpperProtection))) return SafetyLevel.Whole;
        return system.Insiders.Any(i => i.Knows.Any(hidden.Contains) && primaries.Exists(p => !i.Knows.Contains(p) && all.IsToldTo(i, p))) ? SafetyLevel.Interval : SafetyLevel.Insider;
    }
}
