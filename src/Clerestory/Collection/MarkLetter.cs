using Clerestory.Outbox;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>Staff note what became of a letter: done by hand, came back, or to be sent again. A contact whose mail came back is an alert from then on.</summary>
public sealed class MarkLetter(DataStore store, TimeProvider clock)
{
    /// <summary>Notes it.</summary>
    /// <returns>Whether there is such a letter.</returns>
    public Task<bool> Run(Guid id, LetterState state, string note, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.SendLetters);
        return store.AtOnce(
            async () =>
            {
                var (letters, now) = (store.Letters, clock.GetUtcNow());
                if (await letters.FirstOrDefaultAsync(l => l.Id == id, cancel) is not { } letter) return false;
                if (state == LetterState.Done) letter.DoneByHand(note, now);
                else if (state == LetterState.Waiting) letter.Again(now);
                else letter.CameBack(note, now);
                if (state == LetterState.Bounced) await Break(letter, cancel);
                store.Record(actor, now, "marked letter", letter.Id.ToString(), "");
                await store.SaveChangesAsync(cancel);
                return true;
            }, cancel);
    }

    private async Task Break(Letter letter, CancellationToken cancel)
    {
        var contacts = store.Contacts;
        foreach (var contact in await contacts.Where(c => c.Pack == letter.Pack && c.Agency == letter.Agency && c.Mail == letter.ToMail).ToListAsync(cancel)) contact.IsBroken = true;
    }
}
