using Clerestory.Accounts;
using Clerestory.Outbox;
using Clerestory.Tests.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Accounts;

public sealed class InvitePersonTests(PostgresServer postgres)
{
    private const string Mail = "new@quillowick.example";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_link_goes_out_by_letter_and_only_a_hash_of_it_is_in_the_invitation_and_the_trail(string database)
    {
        await using var round = await Round.Before(database, postgres);

        var invited = Assert.IsType<InvitePerson.Result.Invited>(await Invite(round, new Invitee(" N. Ew ", Mail, Round.Town, [AccountRole.Preparer])));

        string token = invited.Link.Split('/')[^1];
        Assert.StartsWith("https://clerestory.example/invitation/", invited.Link, StringComparison.Ordinal);
        Assert.True(token.Length >= 43, "A token of 256 bits has at least 43 letters.");
        var invitation = await round.With(store => store.Invitations.AsNoTracking().SingleAsync(Bench.Cancel));
        Assert.Equal((Secrets.HashOf(token), "N. Ew", Mail, Round.Town, "Preparer"), (invitation.TokenHash, invitation.Name, invitation.Mail, invitation.Agency, invitation.RoleNames));
        Assert.DoesNotContain(token, $"{invitation.TokenHash}{invitation.By}{invitation.RoleNames}", StringComparison.Ordinal);
        var letter = (await round.Letters(Round.Town)).Single();
        Assert.Equal((LetterState.Waiting, Mail, $"Follow {invited.Link}"), (letter.State, letter.ToMail, letter.Body));
        Assert.DoesNotContain(token, letter.Key, StringComparison.Ordinal);
        var line = (await round.Trail("demo"))[^1];
        Assert.Equal(("invited person", Round.Town), (line.What, line.Subject));
        Assert.DoesNotContain(Mail, $"{line}", StringComparison.Ordinal);
        Assert.DoesNotContain(token, $"{line}", StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_newer_link_ends_the_older_one_and_every_link_ends_after_two_weeks(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var first = Assert.IsType<InvitePerson.Result.Invited>(await Invite(round, new Invitee("N. Ew", Mail, Round.Town, [AccountRole.Preparer])));
        round.Clock.Advance(TimeSpan.FromDays(1));
        var second = Assert.IsType<InvitePerson.Result.Invited>(await Invite(round, new Invitee("N. Ew", Mail, Round.Town, [AccountRole.Signer])));

        Assert.False((await Of(round, first)).WorksAt(round.Clock.GetUtcNow()));
        Assert.True((await Of(round, second)).WorksAt(round.Clock.GetUtcNow().AddDays(14).AddSeconds(-1)));
        Assert.False((await Of(round, second)).WorksAt(round.Clock.GetUtcNow().AddDays(14)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_use_one_link_at_once_only_one_succeeds(string database)
    {
        await using var round = await Round.Before(database, postgres);
        await Invite(round, new Invitee("N. Ew", Mail, Round.Town, [AccountRole.Preparer]));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => round.With(async late =>
        {
            var seen = await late.Invitations.SingleAsync(Bench.Cancel);
            await round.With(async quick =>
            {
                (await quick.Invitations.SingleAsync(Bench.Cancel)).EndedAt = round.Clock.GetUtcNow();
                return await quick.SaveChangesAsync(Bench.Cancel);
            });
            seen.EndedAt = round.Clock.GetUtcNow().AddSeconds(1);
            return await late.SaveChangesAsync(Bench.Cancel);
        }));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_agencys_people_fill_in_and_sign_and_the_councils_people_do_not(string database)
    {
        await using var round = await Round.Before(database, postgres);
        foreach (var role in Enum.GetValues<AccountRole>())
        {
            bool ofAgency = role is AccountRole.Preparer or AccountRole.Signer;
            Assert.Equal(ofAgency, await Invite(round, new Invitee("N. Ew", $"{role}@town.example", Round.Town, [role])) is InvitePerson.Result.Invited);
            Assert.Equal(!ofAgency && role != AccountRole.Operator, await Invite(round, new Invitee("N. Ew", $"{role}@council.example", null, [role])) is InvitePerson.Result.Invited);
        }
        Assert.IsType<InvitePerson.Result.Refused>(await Invite(round, new Invitee("N. Ew", Mail, Round.Town, [])));
        Assert.IsType<InvitePerson.Result.Refused>(await Invite(round, new Invitee("N. Ew", Mail, Round.Town, [AccountRole.Signer, AccountRole.Reviewer])));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_is_invited_without_a_name_to_a_place_that_is_no_address_or_twice(string database)
    {
        await using var round = await Round.Before(database, postgres);
        foreach (string wrong in new[] { "", "quillowick", "a@b@c", "A. Name <a@b.example>", "a@b.example\nBcc: c@d.example" })
            Assert.IsType<InvitePerson.Result.Refused>(await Invite(round, new Invitee("N. Ew", wrong, Round.Town, [AccountRole.Preparer])));
        Assert.IsType<InvitePerson.Result.Refused>(await Invite(round, new Invitee(" ", Mail, Round.Town, [AccountRole.Preparer])));
        await round.With(async store =>
        {
            store.Accounts.Add(new Account { Pack = "demo", Name = "N. Ew", UserName = Mail, NormalizedUserName = Mail.ToUpperInvariant(), Email = Mail, RoleNames = "Preparer", Agency = Round.Town });
            return await store.SaveChangesAsync(Bench.Cancel);
        });
        Assert.IsType<InvitePerson.Result.Refused>(await Invite(round, new Invitee("N. Ew", "NEW@quillowick.example", Round.Town, [AccountRole.Signer])));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Staff_invite_agencies_people_and_only_an_administrator_the_councils(string database)
    {
        await using var round = await Round.Before(database, postgres);
        Assert.IsType<InvitePerson.Result.Invited>(await Invite(round, new Invitee("N. Ew", Mail, Round.Town, [AccountRole.Signer]), Round.Staff));
        await Assert.ThrowsAsync<Denied>(() => Invite(round, new Invitee("N. Ew", "n@council.example", null, [AccountRole.Administrator]), Round.Staff));
        foreach (var actor in Round.AllBut(AccountRole.Staff, AccountRole.Administrator))
            await Assert.ThrowsAsync<Denied>(() => Invite(round, new Invitee("N. Ew", Mail, Round.Town, [AccountRole.Signer]), actor));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_address_of_an_account_that_was_ended_may_be_invited_again_and_the_old_account_stays_on_record(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var old = await round.With(async store =>
        {
            var account = new Account { Pack = "demo", Name = "O. Ld", UserName = Mail, NormalizedUserName = Mail.ToUpperInvariant(), Email = Mail, NormalizedEmail = Mail.ToUpperInvariant(), RoleNames = "Preparer", Agency = Round.Town, EndedAt = round.Clock.GetUtcNow() };
            store.Add(account);
            store.Add(new Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "state", ProviderKey = "123" });
            await store.SaveChangesAsync(Bench.Cancel);
            return account.Id;
        });

        Assert.IsType<InvitePerson.Result.Invited>(await Invite(round, new Invitee("N. Ew", Mail, Round.Town, [AccountRole.Signer])));

        var kept = await round.With(store => store.Accounts.AsNoTracking().SingleAsync(a => a.Id == old, Bench.Cancel));
        Assert.Equal(("O. Ld", Mail, "Preparer"), (kept.Name, kept.Email, kept.RoleNames));
        Assert.NotNull(kept.EndedAt);
        Assert.DoesNotContain(Mail.ToUpperInvariant(), new[] { kept.NormalizedUserName, kept.NormalizedEmail });
        Assert.Equal(0, await round.With(store => store.Set<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>>().CountAsync(Bench.Cancel)));
        Assert.Null((await round.With(store => store.Invitations.AsNoTracking().SingleAsync(Bench.Cancel))).Account);
    }

    [Fact]
    public void An_account_that_was_ended_may_do_nothing()
    {
        var account = new Account { Pack = "demo", Name = "N. Ew", Agency = Round.Town, RoleNames = "Preparer Signer" };
        Assert.True(account.Actor.May(Permission.SignReturn, Round.Town));
        account.EndedAt = Bench.Clock.GetUtcNow();
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(account.Actor.MaySomewhere(permission)));
    }

    private static Task<InvitePerson.Result> Invite(Round round, Invitee invitee, Actor? actor = null) => round.With(store =>
        new InvitePerson(store, round.Clock).Run("demo", invitee, ("https://clerestory.example", link => ("You are invited", $"Follow {link}")), actor ?? Round.Administrator, Bench.Cancel));

    private static Task<Invitation> Of(Round round, InvitePerson.Result.Invited invited) =>
        round.With(store => store.Invitations.AsNoTracking().SingleAsync(i => i.TokenHash == Secrets.HashOf(invited.Link.Substring(invited.Link.LastIndexOf('/') + 1)), Bench.Cancel));
}
