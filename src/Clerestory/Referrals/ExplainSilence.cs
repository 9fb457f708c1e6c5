using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Referrals;

/// <summary>Staff note why a route is silent: the alarm ends, and the watch begins anew on the day after.</summary>
public sealed class ExplainSilence(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Notes the reason.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Guid id, string reason, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, pack: book.Code);
        return store.AtOnce(() => Explain(id, reason.Trim(), actor, cancel), cancel);
    }

    private async Task<string?> Explain(Guid id, string reason, Actor actor, CancellationToken cancel)
    {
        if (await store.Silences.FindAsync([id], cancel) is not { } silence || silence.Pack != book.Code) return "There is no such silence.";
        if (silence.EndedAt is not null) return "This silence has ended already.";
        if (reason.Length is 0 or > 1000) return "Give the reason, in a sentence or two.";
        var now = clock.GetUtcNow();
        silence.Close(SilenceEnd.Explained, (now, LastDay.DayOf(now, book.TimeZone)), actor.Name, reason);
        store.Record(actor, now, "explained silence", $"{silence.Route}/{id}", Hash.Of(reason));
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
