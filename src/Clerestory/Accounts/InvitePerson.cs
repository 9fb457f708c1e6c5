using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Accounts;

/// <summary>Whom to invite.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Mail">The mail address.</param>
/// <param name="Agency">The respondent; null for the council's own people.</param>
/// <param name="Roles">What the person will be.</param>
public sealed record Invitee(string Name, string Mail, string? Agency, IReadOnlyList<AccountRole> Roles);

/// <summary>Someone is invited to make an account, by a link that works once.</summary>
public sealed class InvitePerson(DataStore store, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The link is on its way. It is told here once, for staff who hand it over themselves.</summary>
        public sealed record Invited(string Link) : Result;

        /// <summary>It may not be, for this reason.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Invites a person.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="invitee">Whom.</param>
    /// <param name="how">The address of the site, and what makes the letter's subject and text from the link.</param>
    /// <param name="actor">Who invites.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public Task<Result> Run(string pack, Invitee invitee, (string Site, Func<string, (string Subject, string Body)> Letter) how, Actor actor, CancellationToken cancel)
    {
        actor.Must(invitee.Agency is null ? Permission.ManageAccounts : Permission.KeepContacts, invitee.Agency, pack);
        return store.AtOnce(() => Invite(pack, invitee, how, actor, cancel), cancel);
    }

    private async Task<Result> Invite(string pack, Invitee invitee, (string Site, Func<string, (string Subject, string Body)> Letter) how, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (invitee.Name.Trim().Length is 0 or > 200) return new Result.Refused("Write the person’s name.");
        if (!System.Net.Mail.MailAddress.TryCreate(invitee.Mail, out var address) || address.Address != invitee.Mail) return new Result.Refused($"'{invitee.Mail}' is not a mail address.");
        if (!Account.MayHold(invitee.Roles, invitee.Agency)) return new Result.Refused(invitee.Agency is null ? "Choose at least one of the council’s roles." : "Choose preparer, signer or both.");
        var accounts = store.Accounts;
        string normal = invitee.Mail.ToUpperInvariant();
        if (await accounts.FirstOrDefaultAsync(a => a.NormalizedUserName == normal, cancel) is { } held)
        {
            if (held.EndedAt is null) return new Result.Refused("There is an account with that address already. If its owner cannot sign in any more, reset its sign-in.");
            // Whoever had the address before stays on record, and opens nothing.
            await store.ForgetWaysInto(held, cancel);
            held.GiveUpName();
        }
        string link = await store.Invite(pack, invitee, null, how, (actor, now), cancel);
        store.Record(actor, now, "invited person", invitee.Agency ?? "council", Hash.Of(string.Join(' ', invitee.Roles)));
        await store.SaveChangesAsync(cancel);
        return new Result.Invited(link);
    }
}
