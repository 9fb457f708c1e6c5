using Clerestory.Accounts;
using Clerestory.Tests.Collection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Accounts;

public sealed class ResetSignInTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_way_into_the_account_is_taken_away_and_a_link_goes_to_its_own_address(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var (id, mail) = await New(round, "Signer", Round.Town);

        var sent = Assert.IsType<ResetSignIn.Result.Sent>(await Reset(round, id, Round.Staff));

        var account = await round.With(store => store.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, Bench.Cancel));
        Assert.Equal((null, false, null, "Signer"), (account.PasswordHash, account.TwoFactorEnabled, account.LockoutEnd, account.RoleNames));
        Assert.NotEqual("the stamp", account.SecurityStamp);   // whoever is signed in is signed out
        Assert.Equal((0, 0, 0), await round.With(async store => (
            await store.Set<IdentityUserToken<Guid>>().CountAsync(Bench.Cancel), await store.Set<IdentityUserLogin<Guid>>().CountAsync(Bench.Cancel), await store.Set<IdentityUserPasskey<Guid>>().CountAsync(Bench.Cancel))));
        var invitation = await round.With(store => store.Invitations.AsNoTracking().SingleAsync(Bench.Cancel));
        Assert.Equal((id, mail, Secrets.HashOf(sent.Link.Split('/')[^1])), (invitation.Account, invitation.Mail, invitation.TokenHash));
        var letter = (await round.Letters(Round.Town)).Single();
        Assert.Equal((mail, true, $"N. Ew: {sent.Link}"), (letter.ToMail, letter.IsPrivate, letter.Body));
        Assert.Equal(("reset sign-in", $"{id}", Round.Staff.Name), (await round.Trail("demo")).Select(e => (e.What, e.Subject, e.Who)).Last());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_second_reset_ends_the_link_of_the_first(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var (id, _) = await New(round, "Signer", Round.Town);
        await Reset(round, id, Round.Staff);
        await Reset(round, id, Round.Staff);
        Assert.Equal(1, await round.With(store => store.Invitations.CountAsync(i => i.EndedAt == null, Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_account_that_was_ended_or_never_was_is_not_opened_by_it(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var (id, _) = await New(round, "Preparer", Round.Town);
        await round.With(store => new EndAccount(store, round.Clock).Run("demo", id, Round.Staff, Bench.Cancel));
        Assert.IsType<ResetSignIn.Result.Refused>(await Reset(round, id, Round.Staff));
        Assert.IsType<ResetSignIn.Result.Refused>(await Reset(round, Guid.NewGuid(), Round.Administrator));
        Assert.False(await round.With(store => store.Invitations.AnyAsync(Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Staff_reset_agencies_accounts_and_only_an_administrator_the_councils(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var ((council, _), (agency, _)) = (await New(round, "Reader", null), await New(round, "Preparer", Round.Town));
        await Assert.ThrowsAsync<Denied>(() => Reset(round, council, Round.Staff));
        foreach (var actor in Round.AllBut(AccountRole.Staff, AccountRole.Administrator)) await Assert.ThrowsAsync<Denied>(() => Reset(round, agency, actor));
        Assert.IsType<ResetSignIn.Result.Sent>(await Reset(round, council, Round.Administrator));
    }

    private static Task<ResetSignIn.Result> Reset(Round round, Guid id, Actor actor) => round.With(store =>
        new ResetSignIn(store, round.Clock).Run("demo", id, ("https://clerestory.example", (person, link) => ("Reset", $"{person.Name}: {link}")), actor, Bench.Cancel));

    // Someone with a password, an authenticator app, a passkey and the state's own sign-in, locked out after wrong tries.
    private static Task<(Guid Id, string Mail)> New(Round round, string roles, string? agency) => round.With(async store =>
    {
        string mail = $"{Guid.NewGuid():N}@nowhere.example";
        var account = new Account
        {
            Pack = "demo", Name = "N. Ew", UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, RoleNames = roles, Agency = agency,
            PasswordHash = "a hash", TwoFactorEnabled = true, SecurityStamp = "the stamp", LockoutEnd = round.Clock.GetUtcNow().AddDays(1),
        };
        store.Add(account);
        store.Add(new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = "ABCD" });
        store.Add(new IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "state", ProviderKey = $"{account.Id}" });
        store.Add(new IdentityUserPasskey<Guid> { UserId = account.Id, CredentialId = account.Id.ToByteArray(), Data = new() { PublicKey = [1], AttestationObject = [2], ClientDataJson = [3], Name = "Passkey", Transports = [] } });
        await store.SaveChangesAsync(Bench.Cancel);
        return (account.Id, mail);
    });
}
