using Clerestory.Accounts;
using Clerestory.Tests.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Accounts;

public sealed class EndAccountTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_account_that_is_ended_stays_on_record_and_opens_nothing(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var (id, stamp) = await New(round, "Preparer Signer", Round.Town);

        Assert.Null(await End(round, id, Round.Staff));

        var account = await round.With(store => store.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, Bench.Cancel));
        Assert.Equal(round.Clock.GetUtcNow(), account.EndedAt);
        Assert.NotEqual(stamp, account.SecurityStamp);   // whoever is signed in is signed out
        Assert.Empty(account.Actor.Roles);
        Assert.Equal(("ended account", $"{id}"), (await round.Trail("demo")).Select(e => (e.What, e.Subject)).Last());
        Assert.NotNull(await End(round, id, Round.Staff));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_last_administrator_stays(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var (one, _) = await New(round, "Administrator", null);
        Assert.NotNull(await End(round, one, Round.Administrator));
        var (other, _) = await New(round, "Administrator Staff", null);
        Assert.Null(await End(round, one, Round.Administrator));
        Assert.NotNull(await End(round, other, Round.Administrator));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Staff_end_agencies_accounts_and_only_an_administrator_the_councils(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var (council, _) = await New(round, "Reader", null);
        var (agency, _) = await New(round, "Preparer", Round.Town);
        await Assert.ThrowsAsync<Denied>(() => End(round, council, Round.Staff));
        foreach (var actor in Round.AllBut(AccountRole.Staff, AccountRole.Administrator)) await Assert.ThrowsAsync<Denied>(() => End(round, agency, actor));
        Assert.Null(await End(round, council, Round.Administrator));
    }

    private static Task<string?> End(Round round, Guid id, Actor actor) => round.With(store => new EndAccount(store, round.Clock).Run("demo", id, actor, Bench.Cancel));

    private static Task<(Guid Id, string? Stamp)> New(Round round, string roles, string? agency) => round.With(async store =>
    {
        string mail = $"{Guid.NewGuid():N}@nowhere.example";
        var account = new Account { Pack = "demo", Name = "N. Ew", UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, RoleNames = roles, Agency = agency };
        store.Accounts.Add(account);
        await store.SaveChangesAsync(Bench.Cancel);
        return (account.Id, account.SecurityStamp);
    });
}
