using Clerestory.Registry;
using Clerestory.Tests.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Registry;

public sealed class KeepContactTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_contact_is_kept_changed_and_removed_and_the_trail_names_nobody(string database)
    {
        await using var round = await Round.Before(database, postgres);

        Assert.Equal(KeepContact.Result.Kept, await Keep(round, Round.Unreachable, 1, "Desk One", "one@crossing.example"));
        Assert.Equal(KeepContact.Result.Kept, await Keep(round, Round.Unreachable, 2, "Desk Two", "two@crossing.example"));
        Assert.Equal(KeepContact.Result.Kept, await Keep(round, Round.Unreachable, 1, "Desk Three", "three@crossing.example"));
        Assert.Equal(KeepContact.Result.Removed, await Keep(round, Round.Unreachable, 2, "", ""));

        var kept = await round.With(store => store.Contacts.AsNoTracking().SingleAsync(c => c.Agency == Round.Unreachable, Bench.Cancel));
        Assert.Equal((1, "Desk Three", "three@crossing.example"), (kept.Rank, kept.Name, kept.Mail));
        var lines = (await round.Trail("demo")).Where(e => e.Subject.StartsWith(Round.Unreachable, StringComparison.Ordinal)).ToList();
        Assert.Equal(["kept contact", "kept contact", "kept contact", "removed contact"], lines.Select(e => e.What));
        Assert.All(lines, e => Assert.DoesNotContain("crossing.example", $"{e}", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_address_is_no_longer_broken(string database)
    {
        await using var round = await Round.Before(database, postgres);
        await round.With(async store => await store.Contacts.ExecuteUpdateAsync(set => set.SetProperty(c => c.IsBroken, true), Bench.Cancel));
        await Keep(round, Round.Town, 1, "Desk", "new@quillowick.example");
        Assert.False(await round.With(store => store.Contacts.Where(c => c.Agency == Round.Town && c.Rank == 1).Select(c => c.IsBroken).SingleAsync(Bench.Cancel)));
        Assert.True(await round.With(store => store.Contacts.Where(c => c.Agency == Round.Town && c.Rank == 2).Select(c => c.IsBroken).SingleAsync(Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_no_address_is_not_kept(string database)
    {
        await using var round = await Round.Before(database, postgres);
        foreach (string wrong in new[] { "quillowick", "a@b@c", "Desk <a@b.example>", "a@b.example, c@d.example", "a@b.example\nBcc: c@d.example", new string('a', 250) + "@b.example" })
            Assert.Equal(KeepContact.Result.NotAnAddress, await Keep(round, Round.Town, 1, "Desk", wrong));
        Assert.Equal($"first@{Round.Town}.example", await round.With(store => store.Contacts.Where(c => c.Agency == Round.Town && c.Rank == 1).Select(c => c.Mail).SingleAsync(Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_and_administrators_keep_contacts(string database)
    {
        await using var round = await Round.Before(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Staff, AccountRole.Administrator)) await Assert.ThrowsAsync<Denied>(() => Keep(round, Round.Town, 1, "Desk", "a@b.example", actor));
        Assert.Equal(KeepContact.Result.Kept, await Keep(round, Round.Town, 1, "Desk", "a@b.example", Round.Administrator));
    }

    private static Task<KeepContact.Result> Keep(Round round, string agency, int rank, string name, string mail, Actor? actor = null) =>
        round.With(store => new KeepContact(store, round.Clock).Run("demo", agency, rank, (name, mail), actor ?? Round.Staff, Bench.Cancel));
}
