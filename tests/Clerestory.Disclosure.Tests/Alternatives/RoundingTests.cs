using Clerestory.Disclosure.Alternatives;
using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Alternatives;

public sealed class RoundingTests
{
    private static (CountTable Table, CellSystem System) Made(params long[][] counts)
    {
        var table = CountTable.Of(Small.Grid(counts));
        return (table, new RuleSet([new MinimumFrequency(2)]).Apply(table).System);
    }

    [Fact]
    public void Every_cell_goes_to_one_of_its_two_next_multiples_and_all_sums_hold()
    {
        var random = new Random(5);
        for (int n = 0; n < 60; n++)
        {
            var (_, system) = Made([.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 3).Select(_ => (long)random.Next(0, 12)).ToArray())]);
            var rounded = ControlledRounding.TryRound(system, 3)!;
            Assert.True(rounded.IsControlled);
            foreach (var band in rounded.Bands)
            {
                long value = system.Cells[band.Cell].Value;
                Assert.True(band.Published % 3 == 0 && Math.Abs(band.Published - value) < 3 && (value % 3 != 0 || band.Published == value));
                Assert.Equal((Math.Max(0, band.Published - 2), band.Published + 2), (band.Lower, band.Upper));
            }
            Assert.All(system.Relations, r => Assert.Equal(0, r.Terms.Sum(t => t.Coefficient * rounded.Bands[t.Cell].Published)));
            Assert.Equal(rounded.Bands.Sum(b => Math.Abs(b.Published - system.Cells[b.Cell].Value)), rounded.TotalChange);
        }
    }

    // 1 and 1 make 2: with base 3 the total goes up to 3 and so does one part: 1 + 2 + 1 = 4 in all; both down and 0 would change 1 + 1 + 2 = 4 too, but all else costs more.
    [Fact]
    public void The_rounding_changes_the_least()
    {
        var system = new RuleSet([]).Apply(CountTable.Of(Small.Row(1, 1))).System;
        Assert.Equal(4, ControlledRounding.TryRound(system, 3)!.TotalChange);
        // 2 and 2 make 4: 3 + 0 = 3 changes 1 + 2 + 1 = 4; 3 + 3 = 6 changes 1 + 1 + 2 = 4; 0 + 0 is not near 4.
        Assert.Equal(4, ControlledRounding.TryRound(new RuleSet([]).Apply(CountTable.Of(Small.Row(2, 2))).System, 3)!.TotalChange);
    }

    // All ways to round a grid of four cells and its totals, tried one by one.
    [Fact]
    public void No_rounding_that_adds_up_changes_less()
    {
        var random = new Random(11);
        for (int n = 0; n < 80; n++)
        {
            long @base = random.Next(2, 6);
            var (_, system) = Made([random.Next(0, 14), random.Next(0, 14)], [random.Next(0, 14), random.Next(0, 14)]);
            Assert.Equal(LeastChange(system, @base), ControlledRounding.TryRound(system, @base)?.TotalChange);
        }
    }

    private static long? LeastChange(CellSystem system, long @base)
    {
        long? least = null;
        for (int ups = 0; ups < 1 << system.Cells.Count; ups++)
        {
            long[] rounded = [.. system.Cells.Select((c, i) => (c.Value / @base + (ups >> i & 1)) * @base)];
            if (system.Cells.Index().Any(c => c.Item.Value % @base == 0 && rounded[c.Index] != c.Item.Value)) continue;
            if (system.Relations.Any(r => r.Terms.Sum(t => t.Coefficient * rounded[t.Cell]) != r.Low)) continue;
            long change = system.Cells.Select((c, i) => Math.Abs(rounded[i] - c.Value)).Sum();
            if (least is null || change < least) least = change;
        }
        return least;
    }

    // 2 and 4 are 6, which everybody knows: 3 and 3 change less than 0 and 6.
    [Fact]
    public void A_sum_that_is_a_number_and_no_cell_holds_too()
    {
        var system = new CellSystem([new("x", 2, 2, CellRole.Primary, 0, 9), new("y", 4, 4, CellRole.Suppressible, 0, 9)], [new LinearRelation("six", [new Term(0, 1), new Term(1, 1)], 6, 6)]);
        var rounded = ControlledRounding.TryRound(system, 3)!;
        Assert.Equal([3, 3], rounded.Bands.Select(b => b.Published));
        Assert.Equal(2, rounded.TotalChange);
    }

    [Fact]
    public void Where_there_is_a_controlled_rounding_it_is_taken()
    {
        var (table, system) = Made([1, 20], [2, 30]);
        Assert.True(ControlledRounding.Round(table, system, 5).IsControlled);
        var read = Bands.Read(system, ControlledRounding.Round(table, system, 5).Bands);
        Assert.Equal(system.Cells.Select(c => c.Role == CellRole.Primary), read.Cells.Select(c => c.Role == CellRole.Primary));
        Assert.Contains(read.Cells, c => c.Role == CellRole.Primary);
        Assert.Contains(read.Cells, c => c.Role == CellRole.Hidden);
    }

    [Fact]
    public void What_has_no_controlled_rounding_is_said()
    {
        // x = 1 goes to 0 or 3; x + x + x = 3 stays, so that a third of it would be 1.
        var system = new CellSystem([new("x", 1, 1, CellRole.Primary, 0, 9), new("three", 3, 3, CellRole.Suppressible, 0, 9)], [new LinearRelation("thrice", [new Term(0, 3), new Term(1, -1)])]);
        Assert.Null(ControlledRounding.TryRound(system, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ControlledRounding.TryRound(system, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ControlledRounding.TryRound(system, 3, 0));
        Assert.Contains("'x' is -1", Small.Refused(() => ControlledRounding.TryRound(new CellSystem([new("x", -1, 1, CellRole.Primary, -5, 9)], []), 3)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_and_a_system_of_other_cells_are_not_rounded_together() =>
        Assert.Contains("have not the same cells", Small.Refused(() => ControlledRounding.Round(CountTable.Of(Small.Row(1, 2)), Made([1, 2], [3, 4]).System, 3)), StringComparison.Ordinal);

    [Fact]
    public void Small_counts_alone_are_rounded_where_nothing_else_can_be()
    {
        var (table, system) = Made([1, 20], [2, 30]);
        var rounded = ControlledRounding.SmallCounts(table, system, 5);
        Assert.False(rounded.IsControlled);
        foreach (var (band, cell) in rounded.Bands.Zip(table.Cells))
        {
            Assert.InRange(cell.Count, band.Lower, band.Upper);
            if (cell.Members.Count == 1) Assert.True(cell.Count >= 5 ? band.Published == cell.Count : band.Published is 0 or 5);
        }
        Assert.All(system.Relations, r => Assert.Equal(0, r.Terms.Sum(t => t.Coefficient * rounded.Bands[t.Cell].Published)));
    }

    // Rounded to 5, a true 1 lies from 0 to 4 when 0 is printed, or 1 to 9 when 5 is: the audit of the bands says the same.
    [Fact]
    public void Bands_go_through_the_audit_of_hidden_cells()
    {
        var (table, system) = Made([1, 20, 9], [2, 30, 14]);
        var rounded = ControlledRounding.Round(table, system, 5);
        var read = Bands.Read(system, rounded.Bands);
        var report = ReleaseAudit.Of(read, Enumerable.Range(0, read.Cells.Count).ToHashSet(), SafetyLevel.Interval);
        Assert.All(report.Cells, c => Assert.True(c.Low >= rounded.Bands[c.Cell].Lower && c.High <= rounded.Bands[c.Cell].Upper && c.Low <= system.Cells[c.Cell].Value && c.High >= system.Cells[c.Cell].Value));
        Assert.True(report.IsSafe);
        Assert.Equal("0 is published for 'r=T, c=T'", new Band(0, 0, 0, 4).ToRelation(system).Name);
        Assert.Contains("has 0 bands", Small.Refused(() => Bands.Read(system, [.. rounded.Bands.Skip(1)])), StringComparison.Ordinal);
        Assert.Contains("has 2 bands", Small.Refused(() => Bands.Read(system, [.. rounded.Bands, rounded.Bands[0]])), StringComparison.Ordinal);
    }

    // A band of one number hides nothing, and the audit says so.
    [Fact]
    public void Bands_that_tell_are_found_out()
    {
        var (_, system) = Made([1, 20], [2, 30]);
        Band[] told = [.. system.Cells.Select((c, i) => new Band(i, c.Value, c.Value, c.Value))];
        var read = Bands.Read(system, told);
        Assert.False(ReleaseAudit.Of(read, Enumerable.Range(0, read.Cells.Count).ToHashSet(), SafetyLevel.Interval).IsSafe);
    }
}
