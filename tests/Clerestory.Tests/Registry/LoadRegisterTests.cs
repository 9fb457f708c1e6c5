using Clerestory.Registry;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Registry;

public sealed class LoadRegisterTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_register_is_loaded_once_and_then_left_alone(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var load = new LoadRegister(store, Bench.Clock);
        var pack = Bench.Connecticut;

        var (first, second) = (await load.Run(pack, Bench.ActorOf(pack), Bench.Cancel), await load.Run(pack, Bench.ActorOf(pack), Bench.Cancel));
        Assert.Equal((150, 36, true), (first.Agencies, first.Seats, first.Changed));
        Assert.Equal((150, 36, false), (second.Agencies, second.Seats, second.Changed));

        Assert.Equal(1, await store.Trail.CountAsync(Bench.Cancel));
        Assert.Equal(101, await store.Agencies.CountAsync(a => a.Kind == "municipal", Bench.Cancel));
        Assert.Equal(7, await store.Agencies.CountAsync(a => a.Obliged == Obliged.Check && a.Grade == Grade.Check, Bench.Cancel));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_packs_share_a_store_and_do_not_see_each_other(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var load = new LoadRegister(store, Bench.Clock);
        await load.Run(Bench.Connecticut, Bench.ActorOf(Bench.Connecticut), Bench.Cancel);
        await load.Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel);
        Assert.Equal(150, await store.Agencies.CountAsync(a => a.Pack == "ct", Bench.Cancel));
        Assert.False((await load.Run(Bench.Connecticut, Bench.ActorOf(Bench.Connecticut), Bench.Cancel)).Changed);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_pack_takes_out_is_taken_out_of_the_store(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var load = new LoadRegister(store, Bench.Clock);
        await load.Run(Bench.Connecticut, Bench.ActorOf(Bench.Connecticut), Bench.Cancel);
        using var copy = new PackCopy("ct");
        copy.Write("respondents/agencies.csv", string.Join('\n', copy.Read("respondents/agencies.csv").Split('\n').Where(l => !l.StartsWith("ct-avon,", StringComparison.Ordinal))));
        Assert.Equal(149, (await load.Run(copy.Pack, Bench.ActorOf(copy.Pack), Bench.Cancel)).Agencies);
        Assert.False(await store.Agencies.AnyAsync(a => a.Code == "ct-avon", Bench.Cancel));
    }

    [Theory, InlineData("2021-06-30", 27), InlineData("2021-12-31", 35), InlineData("2023-07-01", 36)]
    public void The_number_of_seats_follows_the_law_in_force_on_the_day(string day, int atLeastKnown)
    {
        int seats = Seat.In(Bench.Connecticut).Count(s => s.ExistsOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        if (day == "2021-06-30") Assert.True(seats < 35, $"{seats} seats before the act of 2021");   // the register knows 35 seats of 2021, and of which ones are older only the first day it can show
        else Assert.Equal(atLeastKnown, seats);
    }

    [Fact]
    public void Voluntary_returns_never_count_in_the_statutory_denominator()
    {
        var agencies = Agency.In(Bench.Connecticut);
        var obligations = Obligation.In(Bench.Connecticut).ToDictionary(o => o.Code);
        Assert.Equal(101, agencies.Count(obligations["police-annual"].Binds));
        Assert.Equal(22, agencies.Count(obligations["police-voluntary"].Binds));
        Assert.DoesNotContain(agencies, a => obligations["police-annual"].Binds(a) && obligations["police-voluntary"].Binds(a));
    }
}
