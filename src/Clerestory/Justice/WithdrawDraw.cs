using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Justice;

/// <summary>Staff withdraw a draw that was kept in error. It stays on record with the reason, and is shown and compared no more.</summary>
public sealed class WithdrawDraw(DataStore store, FormBook book, TimeProvider clock)
{
    private const int LongestReason = 1000;

    /// <summary>Withdraws it.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Guid draw, string reason, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepJustice, pack: book.Code);
        return store.AtOnce(() => Withdraw(draw, reason.Trim(), actor, cancel), cancel);
    }

    private async Task<string?> Withdraw(Guid id, string reason, Actor actor, CancellationToken cancel)
    {
        var (now, draws) = (clock.GetUtcNow(), store.Draws);
        if (await draws.FirstOrDefaultAsync(d => d.Pack == book.Code && d.Id == id, cancel) is not { } draw) return "There is no such draw.";
        if (draw.WithdrawnAt is not null) return "This draw is withdrawn already.";
        // A smaller number in a later draw is no error of the earlier one.
        if (reason.Length is 0 or > LongestReason) return "Say what was wrong with the draw, in a sentence or two. That a later draw differs is no reason: both stand.";
        draw.Withdraw(now, actor.Name, reason);
        store.Record(actor, now, "withdrew draw", $"{draw.Id}", Hash.Of(reason));
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
