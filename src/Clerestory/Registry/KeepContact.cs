using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Registry;

/// <summary>Staff note whom to write to at an agency, or that there is nobody any more.</summary>
public sealed class KeepContact(DataStore store, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    public enum Result { Kept, Removed, NotAnAddress }

    /// <summary>Keeps a contact; with an empty address it is removed.</summary>
    public Task<Result> Run(string pack, string agency, int rank, (string Name, string Mail) contact, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepContacts, agency, pack);
        if (contact.Mail.Length > 0 && !LooksRight(contact.Mail)) return Task.FromResult(Result.NotAnAddress);
        return store.AtOnce(
            async () =>
            {
                var contacts = store.Contacts;
                var held = await contacts.FirstOrDefaultAsync(c => c.Pack == pack && c.Agency == agency && c.Rank == rank, cancel);
                if (contact.Mail.Length == 0 && held is not null) contacts.Remove(held);
                else if (held is null) contacts.Add(new Contact { Pack = pack, Agency = agency, Rank = rank, Name = contact.Name, Mail = contact.Mail });
                else (held.Name, held.Mail, held.IsBroken) = (contact.Name, contact.Mail, false);
                // The trail tells that it was changed, not to whom: names and addresses can then be erased.
                store.Record(actor, clock.GetUtcNow(), contact.Mail.Length == 0 ? "removed contact" : "kept contact", $"{agency}/{rank}", "");
                await store.SaveChangesAsync(cancel);
                return contact.Mail.Length == 0 ? Result.Removed : Result.Kept;
            }, cancel);
    }

    private static bool LooksRight(string mail) => mail.Length <= 254 && System.Net.Mail.MailAddress.TryCreate(mail, out var address) && address.Address == mail;
}
