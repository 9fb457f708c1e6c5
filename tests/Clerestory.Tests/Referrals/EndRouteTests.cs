using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class EndRouteTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_route_that_ended_is_silent_by_right_until_it_is_used_again(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Listen();
        Assert.Null(await ledgers.End(Ledgers.Children, (new DateOnly(2020, 12, 31), true, "A new office takes the referrals.")));
        Assert.Equal(SilenceEnd.RouteEnded, (await ledgers.Silences(Ledgers.Children)).Single().End);
        Assert.Equal(RouteState.Ended, (await ledgers.Look(Ledgers.Children)).State);
        Assert.Equal(0, (await ledgers.Listen()).Raised);
        Assert.NotNull(await ledgers.End(Ledgers.Children, (new DateOnly(2020, 12, 31), true, "Again.")));

        Assert.NotNull(await ledgers.End(Ledgers.Children, (new DateOnly(2020, 12, 1), false, "Too early.")));
        Assert.Null(await ledgers.End(Ledgers.Children, (new DateOnly(2021, 1, 15), false, "It is used again.")));
        Assert.Equal(RouteState.Flowing, (await ledgers.Look(Ledgers.Children)).State);
        Assert.Equal(["ended route", "opened route again"], (await ledgers.Trail()).Where(e => e.Subject == Ledgers.Children).Select(e => e.What));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_takes_a_route_a_day_a_reason_and_the_right(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        Assert.NotNull(await ledgers.End("no-route", (ledgers.Today, true, "Why.")));
        Assert.NotNull(await ledgers.End(Ledgers.Children, (null, true, "Why.")));
        Assert.NotNull(await ledgers.End(Ledgers.Children, (ledgers.Today.AddDays(1), true, "Why.")));
        Assert.NotNull(await ledgers.End(Ledgers.Children, (ledgers.Today, true, " ")));
        Assert.NotNull(await ledgers.End(Ledgers.Children, (ledgers.Today, false, "It has not ended.")));
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Ledgers.Safety))) await Assert.ThrowsAsync<Denied>(() => ledgers.End(Ledgers.Children, (ledgers.Today, true, "Why."), actor));
    }
}
