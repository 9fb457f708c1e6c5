using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Accounts;

/// <summary>Someone's account is ended: from the next request on it opens nothing.</summary>
public sealed class EndAccount(DataStore store, TimeProvider clock)
{
    /// <summary>Ends it.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string pack, Guid id, Actor actor, CancellationToken cancel) => store.AtOnce(
        async () =>
        {
            var accounts = store.Accounts;
            var account = await accounts.FirstOrDefaultAsync(a => a.Id == id && a.Pack == pack, cancel);
            actor.Must(account?.Agency is null ? Permission.ManageAccounts : Permission.KeepContacts, account?.Agency, pack);
            if (account is null or { EndedAt: not null }) return "There is no such account.";
            bool isLast = account.Roles.Contains(AccountRole.Administrator) && !await accounts.AnyAsync(a => a.Pack == pack && a.Id != id && a.EndedAt == null && a.RoleNames.Contains(nameof(AccountRole.Administrator)), cancel);
            if (isLast) return "This is the last administrator. Invite another one first.";
            (account.EndedAt, account.SecurityStamp) = (clock.GetUtcNow(), Guid.NewGuid().ToString("N"));
            store.Record(actor, clock.GetUtcNow(), "ended account", id.ToString(), "");
            await store.SaveChangesAsync(cancel);
            return null;
        }, cancel);
}
