using Clerestory.Outbox;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>Sends the letters that wait. Each is noted as soon as it is sent; one that fails does not hold up the others.</summary>
public sealed class DeliverLetters(DataStore store, ILetterPost post, TimeProvider clock)
{
    private const int MostAtOnce = 200;

    /// <summary>How many letters were sent, and how many were not.</summary>
    public sealed record Result(int Sent, int NotSent);

    /// <summary>Sends what waits and is due.</summary>
    public async Task<Result> Run(Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.SendLetters);
        var now = clock.GetUtcNow();
        var letters = store.Letters;
        var waiting = await letters.Where(l => l.State == LetterState.Waiting && l.NextTry <= now).OrderBy(l => l.WrittenAt).Take(MostAtOnce).ToListAsync(cancel);
        int sent = 0;
        foreach (var letter in waiting)
        {
            if (await Sent(letter, actor, cancel)) sent++;
        }
        return new Result(sent, waiting.Count - sent);
    }

    private async Task<bool> Sent(Letter letter, Actor actor, CancellationToken cancel)
    {
        bool sent = true;
        try
        {
            await post.Send(letter, cancel);
            letter.Sent(clock.GetUtcNow());
        }
        catch (LetterNotSent fault)
        {
            sent = false;
            if (fault.IsAddressWrong) await ComesBack(letter, fault.Message, actor);
            else letter.NotSent(fault.Message, clock.GetUtcNow());
        }
        // What was sent is noted even when the program is told to stop: a letter unnoted would go out twice.
        await store.SaveChangesAsync(CancellationToken.None);
        return sent;
    }

    // As when staff note it: the contact is an alert from then on, and reminders become tasks.
    private async Task ComesBack(Letter letter, string why, Actor actor)
    {
        letter.CameBack(why, clock.GetUtcNow());
        await store.BreakContacts(letter, CancellationToken.None);
        store.Record(actor with { Organization = letter.Pack }, clock.GetUtcNow(), "letter came back", letter.Id.ToString(), "");
    }
}
