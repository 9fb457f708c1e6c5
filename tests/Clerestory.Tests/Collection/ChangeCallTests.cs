using Clerestory.Collection;

namespace Clerestory.Tests.Collection;

public sealed class ChangeCallTests(PostgresServer postgres)
{
    private static readonly (DateOnly Opens, DateOnly Due, DateOnly? NoNew, DateOnly? NoEdit) Longer = (new DateOnly(2021, 1, 11), new DateOnly(2021, 4, 15), new DateOnly(2021, 6, 30), null);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_later_due_day_holds_for_everyone_from_then_on_and_stands_in_the_trail(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.Null(await Change(round, 0, Longer));
        round.Clock.AdjustTime(Round.DenverNoon(2021, 4, 15));
        await round.File(Round.Town);
        Assert.Equal((ReturnState.OnTime, Longer.Due), ((await round.Line(Round.Town)).State, (await round.Line(Round.Town)).Due));
        Assert.Equal("2020", (await round.Trail("demo")).Single(e => e.What == "changed days of data call").Subject);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_change_the_days_at_once_one_is_told(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var results = await Task.WhenAll(Change(round, 0, Longer), Change(round, 0, Longer with { Due = new DateOnly(2021, 4, 20) }));
        Assert.Single(results, r => r is null);
        Assert.NotNull(await Change(round, 0, Longer));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Days_that_make_no_sense_and_closed_calls_are_refused(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.NotNull(await Change(round, 0, Longer with { Due = new DateOnly(2021, 1, 10) }));
        Assert.NotNull(await Change(round, 0, Longer with { NoNew = new DateOnly(2021, 4, 14) }));
        Assert.NotNull(await Change(round, 0, Longer with { NoEdit = new DateOnly(2021, 4, 14) }));
        await round.Close();
        Assert.NotNull(await Change(round, 1, Longer));
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => Change(round, 1, Longer, actor));
    }

    private static Task<string?> Change(Round round, int seen, (DateOnly, DateOnly, DateOnly?, DateOnly?) days, Actor? actor = null) =>
        round.With(store => new ChangeCall(store, round.Book, round.Clock).Run("2020", seen, days, actor ?? Round.Staff, Bench.Cancel));
}
