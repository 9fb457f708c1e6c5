using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Referrals;

/// <summary>Staff settle a difference, when both sides have been heard, or with a reason why one was not.</summary>
public sealed class ResolveDifference(DataStore store, FormBook book, TimeProvider clock)
{
    private const int Longest = 2000;

    /// <summary>Settles it.</summary>
    /// <param name="id">The difference.</param>
    /// <param name="settlement">As what, in which words, and why a side was not heard; the last is empty where both were.</param>
    /// <param name="actor">Who settles it.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Guid id, (DifferenceClass Class, string Words, string WithoutHearing) settlement, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepReferrals, pack: book.Code);
        return store.AtOnce(() => Resolve(id, settlement, actor, cancel), cancel);
    }

    private async Task<string?> Resolve(Guid id, (DifferenceClass Class, string Words, string WithoutHearing) settlement, Actor actor, CancellationToken cancel)
    {
        if (await store.Differences.FindAsync([id], cancel) is not { } difference || difference.Pack != book.Code) return "There is no such difference.";
        if (difference.GoneAt is not null) return "The counts have changed, and this difference is gone.";
        var (words, reason) = (settlement.Words.Trim(), settlement.WithoutHearing.Trim());
        if (words.Length is 0 or > Longest) return "Say in a sentence or two what was settled.";
        if (reason.Length > Longest) return $"Give the reason in up to {Longest} characters.";
        var remarks = store.DifferenceRemarks;
        var heard = await remarks.Where(r => r.Difference == id && r.Side != null).Select(r => r.Side!.Value).Distinct().ToListAsync(cancel);
        if (heard.Count < 2 && reason.Length == 0)
            return $"{(heard.Count == 0 ? "Neither side has" : heard[0] == RouteSide.Sent ? "The receiver has not" : "The sender has not")} said anything yet. Ask, or give the reason why it is settled without.";
        var now = clock.GetUtcNow();
        difference.Settle(settlement.Class, words, heard.Count < 2 ? reason : "", actor.Name, now);
        store.Record(actor, now, "settled difference", $"{difference.Route}/{id}", Hash.Of($"{settlement.Class}|{words}|{reason}"));
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
