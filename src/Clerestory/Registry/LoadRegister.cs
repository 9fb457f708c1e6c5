using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Registry;

/// <summary>Brings the register of the store (agencies and the council) to what a pack says.</summary>
public sealed class LoadRegister(DataStore store, TimeProvider clock)
{
    /// <summary>How many agencies and seats the pack has, and whether the store had them already.</summary>
    public sealed record Result(int Agencies, int Seats, bool Changed)
    {
        /// <summary>Where the desk and the pack say different things of the council: the desk's word stands, and this is told at each load until they agree.</summary>
        public IReadOnlyList<Finding> Kept { get; init; } = [];
    }

    /// <summary>Loads the register. Agencies become those of the pack. Of the council, what the desk changed since the last load stays (<see cref="CouncilLoad"/>).</summary>
    public Task<Result> Run(Pack pack, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return store.AtOnce(() => Load(pack, actor, cancel), cancel);
    }

    private async Task<Result> Load(Pack pack, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        var (agencies, council) = (Agency.In(pack), CouncilRecord.In(pack));
        bool changed = await LoadAgencies(code, agencies, cancel);
        var (councilChanged, kept) = await new CouncilLoad(store, code).Run(council, cancel);
        if (changed || councilChanged)
        {
            store.Record(actor, clock.GetUtcNow(), "loaded register", code, Hash.Of(string.Concat(CouncilFiles.All.Prepend("respondents/agencies.csv").Where(pack.Has).Select(pack.Text))));
            await store.SaveChangesAsync(cancel);
            store.ChangeTracker.Clear();
        }
        return new Result(agencies.Count, council.Seats.Count, changed || councilChanged) { Kept = kept };
    }

    private async Task<bool> LoadAgencies(string code, IReadOnlyList<Agency> agencies, CancellationToken cancel)
    {
        var old = await store.Agencies.AsNoTracking().Where(a => a.Pack == code).ToListAsync(cancel);
        if (old.ToHashSet().SetEquals(agencies)) return false;
        await store.Agencies.Where(a => a.Pack == code).ExecuteDeleteAsync(cancel);
        store.AddRange(agencies);
        return true;
    }
}
