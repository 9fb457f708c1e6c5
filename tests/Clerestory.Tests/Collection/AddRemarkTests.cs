using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class AddRemarkTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_conversation_stands_in_its_order_with_the_version_that_was_spoken_of(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.Null(await Say(round, "What counts as a concern?", Round.Preparer(Round.Town)));
        await round.File(Round.Town);
        Assert.Null(await Say(round, " Every one that came in writing. ", Round.Reviewer));

        var remarks = await round.With(store => store.Remarks.AsNoTracking().Where(r => r.Draft == Sheet.Id).OrderBy(r => r.Number).ToListAsync(Bench.Cancel));

        Assert.Equal([("What counts as a concern?", 0, false), ("Every one that came in writing.", 1, true)], remarks.Select(r => (r.Text, r.Number, r.IsOfCouncil)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_remark_has_words_and_an_end(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.NotNull(await Say(round, "  ", Round.Reviewer));
        Assert.NotNull(await Say(round, new string('x', AddRemark.Longest + 1), Round.Reviewer));
        Assert.Null(await Say(round, new string('x', AddRemark.Longest), Round.Reviewer));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_remark_stands_beside_a_question_of_a_return_that_there_is_and_in_the_trail_without_its_words(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.Contains("no-such-item", await Say(round, "Hello.", Round.Reviewer, item: "no-such-item"), StringComparison.Ordinal);
        Assert.NotNull(await Say(round, "Hello.", Round.Reviewer, Sheet with { Call = "no-such-call" }));
        Assert.Null(await Say(round, "Hello.", Round.Reviewer));

        Assert.Equal("", (await round.Trail("demo")).Single(e => e.What == "added remark").Content);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_may_not_read_a_return_says_nothing_beside_it(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Staff, AccountRole.Reviewer, AccountRole.Preparer, AccountRole.Signer).Append(Round.Signer(Round.Neighbor)))
            await Assert.ThrowsAsync<Denied>(() => Say(round, "Hello.", actor));
    }

    private static Task<string?> Say(Round round, string text, Actor actor, Sheet? sheet = null, string item = "concerns-in") =>
        round.With(store => new AddRemark(store, round.Book, round.Clock).Run(sheet ?? Sheet, item, text, actor, Bench.Cancel));
}
