using Clerestory.Outbox;
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
        actor.Must(invitee.Agency is null ? Permission.ManageAccounts : Permission.KeepContacts, invitee.Agency);
        return store.AtOnce(() => Invite(pack, invitee, how, actor, cancel), cancel);
    }

    private async Task<Result> Invite(string pack, Invitee invitee, (string Site, Func<string, (string Subject, string Body)> Letter) how, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (invitee.Name.Trim().Length is 0 or > 200) return new Result.Refused("Write the person’s name.");
        if (!System.Net.Mail.MailAddress.TryCreate(invitee.Mail, out var address) || address.Address != invitee.Mail) return new Result.Refused($"'{invitee.Mail}' is not a mail address.");
        if (!Account.MayHold(invitee.Roles, invitee.Agency)) return new Result.Refused(invitee.Agency is null ? "Choose at least one of the council’s roles." : "Choose preparer, signer or both.");
        var (accounts, invitations) = (store.Accounts, store.Invitations);
        string normal = invitee.Mail.ToUpperInvariant();
        if (await accounts.AnyAsync(a => a.NormalizedUserName == normal, cancel)) return new Result.Refused("There is an account with that address already.");

        foreach (var old in await invitations.Where(i => i.Pack == pack && i.Mail == invitee.Mail && i.EndedAt == null).ToListAsync(cancel)) old.EndedAt = now;
        string token = Secrets.New("");
        string link = $"{how.Site}/invitation/{token}";
        invitations.Add(new Invitation { TokenHash = Secrets.HashOf(token), Pack = pack, Mail = invitee.Mail, Name = invitee.Name.Trim(), Agency = invitee.Agency, RoleNames = string.Join(' ', invitee.Roles), By = actor.Name, At = now });
        var (subject, body) = how.Letter(link);
        store.Letters.Add(new Letter { Pack = pack, Key = $"{pack}/invitation/{Secrets.HashOf(token)}", Call = "", Agency = invitee.Agency ?? "", Channel = "Mail", ToName = invitee.Name.Trim(), ToMail = invitee.Mail, Subject = subject, Body = body, IsPrivate = true, WrittenAt = now });
        store.Record(actor, now, "invited person", invitee.Agency ?? "council", Hash.Of(string.Join(' ', invitee.Roles)));
        await store.SaveChangesAsync(cancel);
        return new Result.Invited(link);
    }
}
