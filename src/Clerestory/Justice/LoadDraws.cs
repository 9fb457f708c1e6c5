using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Justice;

/// <summary>Takes the draws that a pack brings into the store. None is ever changed: one whose file was corrected comes in as a new draw, and the old one is withdrawn.</summary>
public sealed class LoadDraws(DataStore store, TimeProvider clock)
{
    /// <summary>How many draws the pack brings, and how many of them the store did not have yet.</summary>
    public sealed record Result(int Draws, int Added);

    /// <summary>Loads the draws.</summary>
    public Task<Result> Run(Pack pack, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return store.AtOnce(() => Load(pack, actor, cancel), cancel);
    }

    private async Task<Result> Load(Pack pack, Actor actor, CancellationToken cancel)
    {
        var (now, draws, code) = (clock.GetUtcNow(), store.Draws, pack.Manifest.Code);
        var brought = PackDraws.In(pack, now, actor.Name);
        var ids = brought.Select(d => d.Id).ToHashSet();
        var held = (await draws.Where(d => d.Pack == code).Select(d => new { d.Id, d.Origin.Way, d.WithdrawnAt }).ToListAsync(cancel)).Where(d => d.Way == DrawWay.Pack).ToList();
        var added = brought.Where(d => held.All(h => h.Id != d.Id)).ToList();
        var gone = held.Where(h => h.WithdrawnAt is null && !ids.Contains(h.Id)).Select(h => h.Id).ToHashSet();
        if (added.Count + gone.Count == 0) return new Result(brought.Count, 0);

        foreach (var old in await draws.Where(d => gone.Contains(d.Id)).ToListAsync(cancel)) old.Withdraw(now, actor.Name, "The pack no longer brings it, or brings it corrected.");
        draws.AddRange(added);
        store.Record(actor, now, "loaded draws", code, Hash.Of(string.Concat(brought.Select(d => d.Seal))));
        await store.SaveChangesAsync(cancel);
        store.ChangeTracker.Clear();
        return new Result(brought.Count, added.Count);
    }
}
