using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class AmendRecommendationTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task New_words_are_a_new_version_and_the_old_ones_are_kept(string database)
    {
        var (sitting, code) = await Sitting.Drafted(database, postgres);
        await using var end = sitting;
        Assert.Null(await sitting.Amend(code, "That the law name one place to call, by day and night."));

        var kept = await sitting.Recommendation(code);
        Assert.Equal([(1, Sitting.Plan.Text, ""), (2, "That the law name one place to call, by day and night.", "It was not clear.")], kept.Versions.Select(v => (v.Number, v.Text, v.Why)));
        Assert.Equal("Seat 4, Director of Court Records", kept.Versions[1].ProposedBy);
        Assert.Contains(await sitting.Trail(), e => e is { What: "amended recommendation", Subject: "R2021-1 version 2" });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_changes_nothing_or_says_no_reason_or_comes_too_late_is_refused(string database)
    {
        var (sitting, code) = await Sitting.Drafted(database, postgres);
        await using var end = sitting;
        Assert.Contains("the same", await sitting.Amend(code, $" {Sitting.Plan.Text}\n"), StringComparison.Ordinal);
        Assert.Contains("why", await sitting.Amend(code, "Other words.", why: " "), StringComparison.Ordinal);
        Assert.Null(await sitting.Amend(code, "Other words."));
        Assert.Contains("version 2 stands", await sitting.Amend(code, "Still other words.", from: 1), StringComparison.Ordinal);
        Assert.Equal(2, (await sitting.Recommendation(code)).Versions.Count);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Words_that_are_voted_on_do_not_change_meanwhile(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        Assert.Contains("roll is open", await sitting.Amend(code, "Other words."), StringComparison.Ordinal);
        await sitting.TakeAll(code, Stand.Support);
        await sitting.Close(code);
        Assert.Null(await sitting.Amend(code, "Other words."));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task History_is_not_amended_and_only_staff_amend(string database)
    {
        var (sitting, code) = await Sitting.Drafted(database, postgres);
        await using var end = sitting;
        await sitting.With(store => new LoadRecommendations(store, sitting.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel));
        Assert.Contains("history", await sitting.Amend("R2020-1", "Other words.", from: 3), StringComparison.Ordinal);
        foreach (var actor in Sitting.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => sitting.Amend(code, "Other words.", actor: actor));
    }
}
