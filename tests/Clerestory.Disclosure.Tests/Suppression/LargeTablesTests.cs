using Clerestory.Disclosure.Auditing;
using Clerestory.Disclosure.Suppression;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>Beyond some thousands of sets nothing is looked at as a whole any more: what is found near must be safe all the same.</summary>
public sealed class LargeTablesTests
{
    private static readonly CellSystem Table = Grids.Of(Counts(new Random(7)), smallest: 3);

    private static readonly SuppressionResult Result = Suppressor.Protect(Table, new SuppressionOptions { Level = SafetyLevel.Interval });

    // Four of ten counts are small.
    private static long[][] Counts(Random random) =>
        [.. Enumerable.Range(0, 90).Select(_ => Enumerable.Range(0, 60).Select(_ => random.Next(10) < 4 ? random.NextInt64(1, 4) : random.NextInt64(4, 64)).ToArray())];

    [Fact]
    public void A_large_table_is_safe_by_the_audit_and_little_is_hidden_beside_what_must_be()
    {
        Assert.Equal(SuppressionMethod.Heuristic, Result.Method);
        Assert.True(Result.Primary.Count > 2000 && Table.Cells.Count > Sequential.Large);
        Assert.True(Result.Secondary.Count < Result.Primary.Count / 10);
        Assert.True(ReleaseAudit.Of(Table, Result.Hidden, SafetyLevel.Interval).IsSafe);
    }

    [Fact]
    public void The_audit_of_a_large_table_finds_the_one_cell_that_is_alone_in_its_row()
    {
        int alone = Result.Primary[0];
        var row = Table.Relations.First(r => r.Terms.Any(t => t.Cell == alone) && r.Terms.Count == 61);
        var hidden = Result.Hidden.Except(row.Terms.Select(t => t.Cell).Where(c => c != alone)).ToHashSet();
        var report = ReleaseAudit.Of(Table, hidden, SafetyLevel.Interval);
        Assert.False(report.IsSafe);
        Assert.Contains(report.Holes, h => h.Cell == alone && h.Level == SafetyLevel.None && h.Low == Table.Cells[alone].Value);
    }
}
