using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Referrals;

/// <summary>Takes the ledger that a pack brings into a store that has none. What a store has is its own, and is left alone.</summary>
public sealed class LoadLedger(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>How many counts and single referrals were taken; none where the store has a ledger already.</summary>
    public sealed record Result(int Counts, int Singles);

    /// <summary>Loads the ledger.</summary>
    public Task<Result> Run(Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Publish);
        return store.AtOnce(() => Load(actor, cancel), cancel);
    }

    private async Task<Result> Load(Actor actor, CancellationToken cancel)
    {
        var (counts, singles) = (store.ReferralCounts, store.SingleReferrals);
        if (await counts.AnyAsync(c => c.Pack == book.Code, cancel) || await singles.AnyAsync(s => s.Pack == book.Code, cancel)) return new Result(0, 0);
        var (broughtCounts, broughtSingles) = (LedgerFile.CountsIn(book.Pack), LedgerFile.SinglesIn(book.Pack));
        if (broughtCounts.Count + broughtSingles.Count == 0) return new Result(0, 0);
        counts.AddRange(broughtCounts);
        singles.AddRange(broughtSingles);
        store.Record(actor, clock.GetUtcNow(), "loaded ledger", book.Code, Hash.Of(string.Join('\n', broughtCounts.Select(c => $"{c.Id}").Concat(broughtSingles.Select(s => s.Reference)))));
        await store.SaveChangesAsync(cancel);
        store.ChangeTracker.Clear();
        return new Result(broughtCounts.Count, broughtSingles.Count);
    }
}
