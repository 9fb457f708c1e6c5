using Clerestory.Accounts;
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
                else if (state == LetterState.Waiting)
                {
                    letter.Again(now);
                    await Readdress(letter, cancel);
                }
                else letter.CameBack(note, now);
                if (state == LetterState.Bounced) await store.BreakContacts(letter, cancel);
                store.Record(actor, now, "marked letter", letter.Id.ToString(), "");
                await store.SaveChangesAsync(cancel);
                return true;
            }, cancel);
    }

    // A letter whose address no contact and no account of the agency has any more goes to the contact of today, or is left to a person.
    private async Task Readdress(Letter letter, CancellationToken cancel)
    {
        if (letter.Agency.Length == 0 || letter.ToMail.Length == 0) return;
        var (contacts, accounts) = (store.Contacts, store.Accounts);
        var known = await contacts.AsNoTracking().Where(c => c.Pack == letter.Pack && c.Agency == letter.Agency).ToListAsync(cancel);
        bool stands = known.Any(c => c.Mail == letter.ToMail)
            || await accounts.AnyAsync(a => a.Pack == letter.Pack && a.Agency == letter.Agency && a.EndedAt == null && a.Email == letter.ToMail, cancel);
        if (stands) return;
        int rank = letter.Channel == nameof(Channel.SecondContact) ? 2 : 1;
        if (known.Find(c => c.Rank == rank && !c.IsBroken) is { } contact) (letter.ToName, letter.ToMail) = (contact.Name, contact.Mail);
        else letter.ForHand();
    }
}
