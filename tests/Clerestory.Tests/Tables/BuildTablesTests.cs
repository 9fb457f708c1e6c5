using Clerestory.Tables;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Tables;

public sealed class BuildTablesTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_demonstration_returns_add_up_to_the_totals_that_Connecticut_printed(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Demonstration);
        var counted = await store.Cells.Select(c => c.Value).ToListAsync(Bench.Cancel);
        foreach (long total in new long[] { 61, 101, 30, 12, 15, 4, 533, 32, 37, 26, 6 }) Assert.Contains(total, counted);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Both_databases_hold_the_same_cells(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var kept = await store.Cells.AsNoTracking().ToListAsync(Bench.Cancel);
        var made = TableDefinition.In(Bench.Connecticut).Values.SelectMany(t => BuildTables.Fill(Bench.Connecticut, t, []));
        Assert.Equal(made.OrderBy(c => c.Table).ThenBy(c => c.Order), kept.OrderBy(c => c.Table).ThenBy(c => c.Order));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_second_run_changes_nothing_and_leaves_no_line_in_the_trail(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Demonstration);
        long lines = await store.Trail.LongCountAsync(Bench.Cancel);
        await Bench.Load(store, Bench.Demonstration);
        Assert.Equal(lines, await store.Trail.LongCountAsync(Bench.Cancel));
    }

    [Fact]
    public void An_answer_that_is_not_known_is_counted_nowhere_and_is_no_zero()
    {
        using var copy = new PackCopy("demo");
        var table = TableDefinition.In(copy.Pack).Values.First(t => t.Data.Rows?.Any(r => r is { Tally: Tally.Sum, Place: null }) == true);
        var row = table.Data.Rows!.First(r => r is { Tally: Tally.Sum, Place: null });
        var returns = Clerestory.Collection.CallPlan.In(copy.Pack)[table.Data.Call!].SubmissionsIn(copy.Pack);
        long before = Value(copy.Pack, table, row, returns);
        var silent = returns.Where(r => new Clerestory.Collection.Answers(r.Answers)[row.Item!].Number is > 0).Take(1).Select(r => r.Id).ToHashSet();
        var without = returns.Select(r => silent.Contains(r.Id)
            ? new Clerestory.Collection.Submission(r.Sheet, r.Number, r.Answers.Select(a => a.Item == row.Item ? a with { Value = "NK" } : a), r.Attestation, r.Circumstances) : r).ToList();

        Assert.True(Value(copy.Pack, table, row, without) < before);
        var cell = BuildTables.Fill(copy.Pack, table, [.. without.Where(r => silent.Contains(r.Id))]).First(c => c.Key == table.Key(row.At));
        Assert.Equal((null, CellStatus.NotReported), (cell.Value, cell.Status));
    }

    private static long Value(Clerestory.Packs.Pack pack, TableDefinition table, TallyRow row, IReadOnlyList<Clerestory.Collection.Submission> returns) =>
        BuildTables.Fill(pack, table, returns).First(c => c.Key == table.Key(row.At)).Value ?? 0;
}
