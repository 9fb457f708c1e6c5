using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>Takes the signed returns that a pack holds into the store.</summary>
public sealed class LoadReturns(DataStore store, TimeProvider clock)
{
    /// <summary>How many returns the pack holds, and how many of them the store did not have yet.</summary>
    public sealed record Result(int Returns, int Added);

    /// <summary>Loads the returns. A return that is there with the same seal is left alone; one that differs is replaced, which the trail tells.</summary>
    /// <remarks>What came in by a data call that was opened in this store is the store's own: no pack replaces it or takes it out.</remarks>
    public Task<Result> Run(Pack pack, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return store.AtOnce(() => Load(pack, actor, cancel), cancel);
    }

    private async Task<Result> Load(Pack pack, Actor actor, CancellationToken cancel)
    {
        var returns = CallPlan.In(pack).Values.SelectMany(call => call.SubmissionsIn(pack)).ToList();
        string code = pack.Manifest.Code;
        var held = await store.Submissions.AsNoTracking().Where(s => s.Pack == code).Select(s => new { s.Id, s.Call, s.Seal }).ToListAsync(cancel);
        var calls = store.DataCalls;
        var opened = (await calls.Where(c => c.Pack == code).Select(c => c.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var own = held.Where(h => opened.Contains(h.Call)).Select(h => h.Id).ToHashSet();
        var sealsHeld = held.Where(h => !own.Contains(h.Id)).ToDictionary(h => h.Id, h => h.Seal);
        var changed = returns.Where(r => !own.Contains(r.Id) && sealsHeld.GetValueOrDefault(r.Id) != r.Seal).ToList();
        var gone = sealsHeld.Keys.Except(returns.Select(r => r.Id)).Concat(changed.Select(r => r.Id)).ToHashSet();
        if (changed.Count + gone.Count == 0) return new Result(returns.Count, 0);

        await store.Submissions.Where(s => gone.Contains(s.Id)).ExecuteDeleteAsync(cancel);
        store.AddRange(changed);
        store.Record(actor, clock.GetUtcNow(), "loaded returns", code, Hash.Of(string.Concat(returns.Select(r => r.Seal))));
        await store.SaveChangesAsync(cancel);
        store.ChangeTracker.Clear();
        return new Result(returns.Count, changed.Count);
    }
}
