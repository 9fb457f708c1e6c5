using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class EndAppointmentTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_seat_whose_member_leaves_is_vacant_from_the_next_day_and_its_designee_sits_no_longer(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await sitting.End("a2", Sitting.Today));
        var (last, next) = (await sitting.Seat(2), await sitting.Seat(2, Sitting.Today.AddDays(1)));
        Assert.Equal((Holding.Held, "Sol Deputyham"), (last.Holding, last.Designee!.Name));
        Assert.Equal((Holding.Vacant, null), (next.Holding, next.Designee));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_seat_that_staff_do_not_call_vacant_has_no_holder_known(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await sitting.End("a8", Sitting.Today, vacant: false));
        Assert.Equal(Holding.NotKnown, (await sitting.Seat(8, Sitting.Today.AddDays(1))).Holding);
        Assert.Null(await sitting.Appoint(8, "wheelworth", Sitting.Today.AddDays(1)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_and_says_why(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Contains("no such appointment", await sitting.End("none", Sitting.Today), StringComparison.Ordinal);
        Assert.Contains("ended on June 30, 2020", await sitting.End("a13", Sitting.Today), StringComparison.Ordinal);
        Assert.Contains("before September 1, 2018", await sitting.End("a8", new DateOnly(2018, 8, 31)), StringComparison.Ordinal);
        Assert.Contains("why it ended", await sitting.End("a8", Sitting.Today, reason: " "), StringComparison.Ordinal);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => sitting.End("a8", Sitting.Today, actor: actor));
        Assert.Equal(Holding.Held, (await sitting.Seat(8)).Holding);
    }
}
