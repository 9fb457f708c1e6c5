using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Suppression;
using Clerestory.Disclosure.Tests.Auditing;

namespace Clerestory.Disclosure.Tests.Suppression;

public sealed class PercentageSuppressorTests
{
    // 60 people: 1, 24 and 35.
    private static CellSystem Row(CellRole total = CellRole.Suppressible) => new(
        [new("T", 60, 120, total, 0, 500), new("a", 1, 1, CellRole.Primary, 0, 500), new("b", 24, 24, CellRole.Suppressible, 0, 500), new("c", 35, 35, CellRole.Suppressible, 0, 500)],
        [LinearRelation.Sum("the row", 0, [1, 2, 3])]);

    private static PrintedPercentage Of(int part, long printed, int decimals = 0) => new($"p{part}", part, 0, printed, decimals);

    [Fact]
    public void Without_percentages_it_is_plain_suppression()
    {
        var (plain, beside) = (Suppressor.Protect(Row()), PercentageSuppressor.Protect(Row(), []));
        Assert.Equal((plain.Cost, plain.LowerBound), (beside.Cells.Cost, beside.Cells.LowerBound));
        Assert.Equal(plain.Secondary, beside.Cells.Secondary);
        Assert.Empty(beside.Percentages);
    }

    // 2 % of 60 is 1 (0.9 to 1.5), and 40 % is 24: both tell. 58 % of 60 is 35, which is printed beside it.
    [Fact]
    public void The_percentages_that_tell_are_hidden_and_no_other()
    {
        PrintedPercentage[] all = [Of(1, 2), Of(2, 40), Of(3, 58)];
        var result = PercentageSuppressor.Protect(Row(), all);
        Assert.Equal([0, 1], result.Percentages);
        Assert.Equal([2], result.Cells.Secondary);
        Assert.Equal(27, result.Cells.Cost);
        Assert.True(Audit(all, result).IsSafe);
        Assert.False(Audit(all, result with { Percentages = [0] }).IsSafe);
        Assert.False(Audit(all, result with { Percentages = [1] }).IsSafe);
    }

    [Fact]
    public void Percentages_go_with_their_base()
    {
        var result = PercentageSuppressor.Protect(Row(CellRole.Hidden), [Of(3, 58), Of(2, 40)]);
        Assert.Equal([0, 1], result.Percentages);
        // Without another cell to hide, the total is; its percentages tell of it.
        var two = new CellSystem([new("T", 60, 10, CellRole.Suppressible, 0, 500), new("a", 1, 1, CellRole.Primary, 0, 500), new("b", 59, 90, CellRole.Published, 0, 500)], [LinearRelation.Sum("the row", 0, [1, 2])]);
        var gone = PercentageSuppressor.Protect(two, [Of(2, 98)]);
        Assert.Equal([0], gone.Cells.Secondary);
        Assert.Equal([0], gone.Percentages);
        // It was looked at with the percentage, and again without: the work of both counts.
        int last = Suppressor.Protect(two).Programs;
        Assert.True(last > 0 && gone.Cells.Programs > last, $"{gone.Cells.Programs} programs, the last round {last}");
    }

    [Fact]
    public void A_percentage_that_its_count_and_base_do_not_give_is_named()
    {
        Assert.Contains("'p2, of 60' does not hold", Tables.Small.Refused(() => PercentageSuppressor.Protect(Row(), [Of(2, 41)])), StringComparison.Ordinal);
        Assert.Equal([0], PercentageSuppressor.Protect(Row(), [Of(1, 17, 1)]).Percentages);   // 1.7 % is 1
        Assert.Contains("'p2' is there twice", Tables.Small.Refused(() => PercentageSuppressor.Protect(Row(), [Of(2, 40), Of(2, 40)])), StringComparison.Ordinal);
    }

    // A base of 0: no percentage of it tells anything but that there is nobody.
    [Fact]
    public void A_percentage_of_nobody_is_no_obstacle()
    {
        var system = new CellSystem([new("T", 60, 120, CellRole.Suppressible, 0, 500), new("none", 0, 1, CellRole.Published, 0, 500), new("a", 0, 1, CellRole.Published, 0, 500), new("few", 2, 2, CellRole.Primary, 0, 500), new("rest", 58, 58, CellRole.Suppressible, 0, 500)], [LinearRelation.Sum("the row", 0, [3, 4])]);
        Assert.Empty(PercentageSuppressor.Protect(system, [new("p", 2, 1, 0)]).Percentages);
    }

    // In hundreds of small tables with percentages: what is left to read is safe, counted world by world.
    [Fact]
    public void What_is_left_of_percentages_is_safe_in_every_world()
    {
        var random = new Random(404);
        int kept = 0, hidden = 0;
        for (int n = 0; n < 150; n++)
        {
            long[] parts = [.. Enumerable.Range(0, 3).Select(_ => (long)random.Next(0, 8))];
            long all = parts.Sum();
            if (all == 0) continue;
            SystemCell Cell(string id, long v, long cost) => new(id, v, Math.Max(1, cost), v is 1 or 2 ? CellRole.Primary : v == 0 ? CellRole.Published : CellRole.Suppressible, 0, 24, v is 1 or 2 ? 1 : 0, 1);
            var system = new CellSystem([Cell("T", all, 2 * all), .. parts.Select((p, i) => Cell($"{i}", p, p))], [LinearRelation.Sum("the row", 0, [1, 2, 3])]);
            PrintedPercentage[] percentages = [.. parts.Select((p, i) => new PrintedPercentage($"p{i}", i + 1, 0, (long)Math.Round(100.0 * p / all, MidpointRounding.AwayFromZero)))];
            try
            {
                var result = PercentageSuppressor.Protect(system, percentages);
                var read = new CellSystem(system.Cells, [.. system.Relations, .. percentages.Where((_, p) => !result.Percentages.Contains(p)).SelectMany(p => p.Read())], system.Insiders);
                Assert.True(ReleaseAudit.Of(read, result.Cells.Hidden).IsSafe, string.Join(' ', parts));
                var worlds = EverySolution.Of(read, result.Cells.Hidden);
                foreach (var (c, cell) in read.Cells.Index().Where(c => c.Item.Role == CellRole.Primary))
                {
                    var (low, high) = worlds.IntervalOf(c);
                    Assert.True(low <= cell.Value - cell.LowerProtection && high >= cell.Value + cell.UpperProtection, $"{string.Join(' ', parts)}: {cell.Id} is {low} to {high}");
                }
                (kept, hidden) = (kept + 3 - result.Percentages.Count, hidden + result.Percentages.Count);
            }
            catch (UnprotectableException)
            {
            }
        }
        Assert.True(kept > 50 && hidden > 50, $"{kept} kept, {hidden} hidden");
    }

    private static AuditReport Audit(PrintedPercentage[] all, PercentageResult result)
    {
        var system = Row();
        return ReleaseAudit.Of(new CellSystem(system.Cells, [.. system.Relations, .. all.Where((_, p) => !result.Percentages.Contains(p)).SelectMany(p => p.Read())], system.Insiders), result.Cells.Hidden);
    }
}
