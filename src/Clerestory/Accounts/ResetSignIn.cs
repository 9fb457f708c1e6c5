using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Accounts;

/// <summary>Someone lost the passkey or the authenticator app: every way into the account is taken away, and a link that works once opens it anew.</summary>
public sealed class ResetSignIn(DataStore store, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The link is on its way to the account's address. It is told here once, for staff who hand it over themselves.</summary>
        public sealed record Sent(string Link) : Result;

        /// <summary>It may not be, for this reason.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Resets the sign-in of an account.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="id">The account.</param>
    /// <param name="how">The address of the site, and what makes the letter's subject and text from whom it is for and the link.</param>
    /// <param name="actor">Who resets it.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public Task<Result> Run(string pack, Guid id, (string Site, Func<Invitee, string, (string Subject, string Body)> Letter) how, Actor actor, CancellationToken cancel) => store.AtOnce<Result>(
        async () =>
        {
            var accounts = store.Accounts;
            var account = await accounts.FirstOrDefaultAsync(a => a.Id == id && a.Pack == pack, cancel);
            actor.Must(account?.Agency is null ? Permission.ManageAccounts : Permission.KeepContacts, account?.Agency, pack);
            if (account is null or { EndedAt: not null }) return new Result.Refused("There is no such account.");
            var now = clock.GetUtcNow();
            var person = new Invitee(account.Name, account.Email!, account.Agency, account.Roles);
            await store.ForgetWaysInto(account, cancel);
            string link = await store.Invite(pack, person, account.Id, (how.Site, at => how.Letter(person, at)), (actor, now), cancel);
            store.Record(actor, now, "reset sign-in", id.ToString(), "");
            await store.SaveChangesAsync(cancel);
            return new Result.Sent(link);
        }, cancel);
}
