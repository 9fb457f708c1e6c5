using Clerestory.Collection;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tables;

/// <summary>Fills the tables of a pack in the store: published figures as they are, and counts of the returns that were accepted.</summary>
public sealed class BuildTables(DataStore store, TimeProvider clock)
{
    /// <summary>How many tables and cells there are, and whether anything differs from what the store had.</summary>
    public sealed record Result(int Tables, int Cells, bool Changed);

    /// <summary>Builds all tables of a pack in one save.</summary>
    public Task<Result> Run(Pack pack, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return store.AtOnce(() => Build(pack, actor, cancel), cancel);
    }

    private async Task<Result> Build(Pack pack, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        var tables = TableDefinition.In(pack);
        var returns = await store.Submissions.AsNoTracking().Where(s => s.Pack == code && s.IsCurrent && s.Verdict == ReviewVerdict.Accepted).ToListAsync(cancel);
        var draws = tables.Values.Any(t => t.Data.Draws is not null) ? await store.StandingDraws(code, cancel) : [];
        var cells = tables.Values.SelectMany(table => Fill(pack, table, returns, draws)).ToList();
        var held = await store.Cells.AsNoTracking().Where(c => c.Pack == code).ToListAsync(cancel);
        bool changed = !held.ToHashSet().SetEquals(cells);
        if (changed)
        {
            await store.Cells.Where(c => c.Pack == code).ExecuteDeleteAsync(cancel);
            store.AddRange(cells);
            store.Record(actor, clock.GetUtcNow(), "built tables", code, pack.Seal);
            await store.SaveChangesAsync(cancel);
            store.ChangeTracker.Clear();
        }
        return new Result(tables.Count, cells.Count, changed);
    }

    /// <summary>The cells of one table.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="table">The table.</param>
    /// <param name="returns">All returns that count.</param>
    /// <param name="draws">The draws that stand; null for those that the pack brings.</param>
    public static IReadOnlyList<Cell> Fill(Pack pack, TableDefinition table, IReadOnlyList<Submission> returns, IReadOnlyList<Draw>? draws = null) => table.Data.History is not null
        ? Tabulation.FromHistory(pack, table)
        : table.Data.Draws is not null ? DrawTable.Fill(pack, table, draws ?? PackDraws.In(pack, DateTimeOffset.UnixEpoch, ""))
        : Tabulation.FromReturns(pack, table, [.. returns.Where(r => r.Call == table.Data.Call)]);
}
