using Clerestory.Accounts;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Desk;

// Makes the account that an invitation is for.
internal static class Enrollment
{
    public static Account NewAccount(this Invitation invitation, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), Pack = invitation.Pack, Name = invitation.Name, UserName = invitation.Mail, Email = invitation.Mail, EmailConfirmed = true, Agency = invitation.Agency, RoleNames = invitation.RoleNames,
    };

    /// <summary>Keeps the account and ends the invitation, both or neither.</summary>
    public static Task<bool> Accept(DataStore store, UserManager<Account> users, Invitation invitation, Account account, string? password, TimeProvider clock, CancellationToken cancel) => store.AtOnce(
        async () =>
        {
            // Read again, inside: somebody may have used the link since the page was shown.
            var invitations = store.Invitations;
            if (await invitations.FirstOrDefaultAsync(i => i.TokenHash == invitation.TokenHash, cancel) is not { } link || !link.WorksAt(clock.GetUtcNow())) return false;
            var made = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
            if (!made.Succeeded) return false;
            link.EndedAt = clock.GetUtcNow();
            store.Record(account.Actor, clock.GetUtcNow(), "accepted invitation", account.Id.ToString(), "");
            await store.SaveChangesAsync(cancel);
            return true;
        }, cancel);
}
