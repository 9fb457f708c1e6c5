using Clerestory.Outbox;
using Clerestory.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Accounts;

/// <summary>Accounts in the store.</summary>
public static class AccountsStore
{
    extension(DataStore store)
    {
        /// <summary>All accounts.</summary>
        public DbSet<Account> Accounts => store.Set<Account>();

        /// <summary>All invitations.</summary>
        public DbSet<Invitation> Invitations => store.Set<Invitation>();

        /// <summary>The keys of record systems.</summary>
        public DbSet<ApiKey> ApiKeys => store.Set<ApiKey>();

        /// <summary>The keys that protect sign-ins, where servers share a store.</summary>
        public DbSet<SignInKey> SignInKeys => store.Set<SignInKey>();

        /// <summary>Forgets every way into an account: passkeys, the key of the authenticator app, the state's own sign-in.</summary>
        internal async Task ForgetWaysInto(Account account, CancellationToken cancel)
        {
            var (passkeys, tokens, logins) = (store.Set<IdentityUserPasskey<Guid>>(), store.Set<IdentityUserToken<Guid>>(), store.Set<IdentityUserLogin<Guid>>());
            passkeys.RemoveRange(await passkeys.Where(p => p.UserId == account.Id).ToListAsync(cancel));
            tokens.RemoveRange(await tokens.Where(t => t.UserId == account.Id).ToListAsync(cancel));
            logins.RemoveRange(await logins.Where(l => l.UserId == account.Id).ToListAsync(cancel));
            account.ShutOut();
        }

        /// <summary>Puts an invitation and its letter into the store; every older one to the same address works no more.</summary>
        /// <returns>The link. It is told once.</returns>
        internal async Task<string> Invite(string pack, Invitee invitee, Guid? account, (string Site, Func<string, (string Subject, string Body)> Letter) how, (Actor Actor, DateTimeOffset Now) by, CancellationToken cancel)
        {
            var invitations = store.Invitations;
            foreach (var old in await invitations.Where(i => i.Pack == pack && i.Mail == invitee.Mail && i.EndedAt == null).ToListAsync(cancel)) old.EndedAt = by.Now;
            string token = Secrets.New(""), hash = Secrets.HashOf(token), link = $"{how.Site}/invitation/{token}";
            invitations.Add(new Invitation { TokenHash = hash, Pack = pack, Mail = invitee.Mail, Name = invitee.Name.Trim(), Agency = invitee.Agency, RoleNames = string.Join(' ', invitee.Roles), Account = account, By = by.Actor.Name, At = by.Now });
            var (subject, body) = how.Letter(link);
            store.Letters.Add(new Letter { Pack = pack, Key = $"{pack}/invitation/{hash}", Call = "", Agency = invitee.Agency ?? "", Channel = "Mail", ToName = invitee.Name.Trim(), ToMail = invitee.Mail, Subject = subject, Body = body, IsPrivate = true, WrittenAt = by.Now });
            return link;
        }
    }
}
