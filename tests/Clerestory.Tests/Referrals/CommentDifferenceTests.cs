using Clerestory.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Referrals;

public sealed class CommentDifferenceTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_side_speaks_for_itself_and_staff_for_the_council_or_for_who_said_it_by_phone(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Reconcile(Ledgers.Children);
        var id = (await ledgers.Differences(Ledgers.Children))[0].Id;
        Assert.Null(await Comment(ledgers, id, Ledgers.Safety, " Two went out by fax. ", Ledgers.Clerk(Ledgers.Safety)));
        Assert.Null(await Comment(ledgers, id, Ledgers.Advocate, "They were never seen.", Ledgers.Staff));
        Assert.Null(await Comment(ledgers, id, null, "We ask both.", Ledgers.Staff));

        var said = await ledgers.With(s => s.DifferenceRemarks.AsNoTracking().Where(r => r.Difference == id).OrderBy(r => r.Id).ToListAsync(Bench.Cancel));
        Assert.Equal([(RouteSide.Sent, "Two went out by fax."), (RouteSide.Received, "They were never seen."), (null, "We ask both.")], said.Select(r => (r.Side, r.Text)));
        // The trail says that something was said, and not what.
        Assert.All((await ledgers.Trail()).Concat(await ledgers.Trail("demo/child-safety")), e => Assert.DoesNotContain("fax", e.Content + e.Subject, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_speaks_for_another_or_of_what_is_not_theirs(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Reconcile(Ledgers.Children);
        var id = (await ledgers.Differences(Ledgers.Children))[0].Id;
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Ledgers.Advocate))) await Assert.ThrowsAsync<Denied>(() => Comment(ledgers, id, Ledgers.Safety, "Hm.", actor));
        await Assert.ThrowsAsync<Denied>(() => Comment(ledgers, id, null, "Hm.", Ledgers.Clerk(Ledgers.Safety)));
        Assert.NotNull(await Comment(ledgers, id, "lantern-line", "Hm.", Ledgers.Clerk("lantern-line")));
        Assert.NotNull(await Comment(ledgers, id, Ledgers.Safety, " ", Ledgers.Staff));
        Assert.NotNull(await Comment(ledgers, Guid.NewGuid(), Ledgers.Safety, "Hm.", Ledgers.Staff));
    }

    private static Task<string?> Comment(Ledgers ledgers, Guid id, string? agency, string text, Actor actor) => ledgers.With(s => new CommentDifference(s, ledgers.Book, ledgers.Clock).Run(id, agency, text, actor, Bench.Cancel));
}
