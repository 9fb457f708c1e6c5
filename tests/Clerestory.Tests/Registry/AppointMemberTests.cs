using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class AppointMemberTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_vacant_seat_is_filled_from_the_first_day_and_was_vacant_until_the_day_before(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Equal(Holding.Vacant, (await sitting.Seat(13)).Holding);

        Assert.Null(await sitting.Appoint(13, "wheelworth", Sitting.Today, Sitting.Today.AddYears(4)));

        var seat = await sitting.Seat(13);
        Assert.Equal((Holding.Held, "Max Wheelworth"), (seat.Holding, seat.Member!.Name));
        Assert.Equal(Holding.Vacant, (await sitting.Seat(13, Sitting.Today.AddDays(-1))).Holding);
        string line = (await sitting.Trail())[^1];
        Assert.StartsWith("appointed member seat 13/", line, StringComparison.Ordinal);
        Assert.DoesNotContain("wheelworth", line, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_and_says_why(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Contains("holds seat 8", await sitting.Appoint(8, "wheelworth", Sitting.Today), StringComparison.Ordinal);
        Assert.Contains("does not stand", await sitting.Appoint(16, "wheelworth", Sitting.Today), StringComparison.Ordinal);       // the act of 2018 ended it
        Assert.Contains("does not stand", await sitting.Appoint(17, "wheelworth", new DateOnly(2018, 6, 30)), StringComparison.Ordinal);
        Assert.Contains("person of the register", await sitting.Appoint(13, "nobody-known", Sitting.Today), StringComparison.Ordinal);
        Assert.Contains("before its first day", await sitting.Appoint(13, "wheelworth", Sitting.Today, Sitting.Today.AddDays(-1)), StringComparison.Ordinal);
        Assert.Contains("holds seat 1 of the same body", await sitting.Appoint(13, "specimenson", Sitting.Today), StringComparison.Ordinal);
        Assert.Single(await sitting.Trail());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_appoint_at_once_one_is_told_that_the_seat_is_taken(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        string?[] answers = await Task.WhenAll(sitting.Appoint(13, "wheelworth", Sitting.Today), sitting.Appoint(13, "standinson", Sitting.Today));
        Assert.Single(answers, a => a is null);
        Assert.Single((await sitting.Council()).Appointments, a => a.Seat == 13 && a.From == Sitting.Today);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_those_who_keep_the_council_appoint(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => sitting.Appoint(13, "wheelworth", Sitting.Today, actor: actor));
    }
}
