using Clerestory.Accounts;
using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Desk;

// Makes the account that an invitation is for, or opens the one whose sign-in was reset.
internal static class Enrollment
{
    public static Account NewAccount(this Invitation invitation, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), Pack = invitation.Pack, Name = invitation.Name, UserName = invitation.Mail, Email = invitation.Mail, EmailConfirmed = true, Agency = invitation.Agency, RoleNames = invitation.RoleNames,
    };

    /// <summary>Keeps the account that the invitation is for, with the way into it, and ends the invitation: all of it or none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="users">The accounts.</param>
    /// <param name="invitation">The invitation. It is read again: somebody may have used the link since the page was shown.</param>
    /// <param name="how">The id of an account that is new, and what adds the way into it.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    /// <returns>The account; null where the link works no more, or another account has the address by now.</returns>
    public static Task<Account?> Accept(DataStore store, UserManager<Account> users, Invitation invitation, (Guid? Id, Func<Account, Task<IdentityResult>> AddWay) how, TimeProvider clock, CancellationToken cancel) => store.AtOnce<Account?>(
        async () =>
        {
            var (invitations, now) = (store.Invitations, clock.GetUtcNow());
            if (await invitations.FirstOrDefaultAsync(i => i.TokenHash == invitation.TokenHash, cancel) is not { } link || !link.WorksAt(now)) return null;
            var account = link.Account is { } known ? await users.FindByIdAsync(known.ToString()) : link.NewAccount(how.Id);
            if (account is not { EndedAt: null } || (link.Account is null && !(await users.CreateAsync(account)).Succeeded)) return null;
            var added = await how.AddWay(account);
            if (!added.Succeeded) throw new InvalidOperationException(string.Join(" ", added.Errors.Select(e => e.Description)));
            link.EndedAt = now;
            store.Record(account.Actor, now, link.Account is null ? "accepted invitation" : "signed in anew", account.Id.ToString(), "");
            await store.SaveChangesAsync(cancel);
            return account;
        }, cancel);
}
