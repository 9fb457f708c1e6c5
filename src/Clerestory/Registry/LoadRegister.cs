using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Registry;

/// <summary>Brings the register of the store (agencies and seats) to what a pack says.</summary>
public sealed class LoadRegister(DataStore store, TimeProvider clock)
{
    /// <summary>How many agencies and seats the pack has, and whether the store had them already.</summary>
    public sealed record Result(int Agencies, int Seats, bool Changed);

    /// <summary>Loads the register. What the pack no longer has is taken out; what stands as it was is left alone.</summary>
    public Task<Result> Run(Pack pack, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return store.AtOnce(() => Load(pack, actor, cancel), cancel);
    }

    private async Task<Result> Load(Pack pack, Actor actor, CancellationToken cancel)
    {
        string code = pack.Manifest.Code;
        var (agencies, seats) = (Agency.In(pack), Seat.In(pack));
        var (oldAgencies, oldSeats) = (await store.Agencies.AsNoTracking().Where(a => a.Pack == code).ToListAsync(cancel), await store.Seats.AsNoTracking().Where(s => s.Pack == code).ToListAsync(cancel));
        bool changed = !oldAgencies.ToHashSet().SetEquals(agencies) || !oldSeats.ToHashSet().SetEquals(seats);
        if (changed)
        {
            await store.Agencies.Where(a => a.Pack == code).ExecuteDeleteAsync(cancel);
            await store.Seats.Where(s => s.Pack == code).ExecuteDeleteAsync(cancel);
            store.AddRange(agencies);
            store.AddRange(seats);
            store.Record(actor, clock.GetUtcNow(), "loaded register", code, Hash.Of(pack.Text("respondents/agencies.csv") + pack.Text("council/seats.csv")));
            await store.SaveChangesAsync(cancel);
            store.ChangeTracker.Clear();
        }
        return new Result(agencies.Count, seats.Count, changed);
    }
}
