using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class ChangeSeatsTests(PostgresServer postgres)
{
    private static readonly DateOnly Effect = new(2021, 1, 1);

    private static readonly NewSeat Judge = new("901(u)", "A judge", "appointed", "Governor", Allowed.No, false), Office = new("901(v)", "Director of Roads", "ex-officio", "", Allowed.Yes, false);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_act_changes_the_seats_from_its_effect_date_and_nothing_before(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var before = (await sitting.Council()).On(Seat.Council, Effect.AddDays(-1));

        Assert.Null(await Change(sitting, new SeatsAct(Seat.Council, "act-2018-x7", Effect, [8], [Judge, Office], 20)));

        var council = await sitting.Council();
        var (last, first) = (council.On(Seat.Council, Effect.AddDays(-1)), council.On(Seat.Council, Effect));
        // 19 seats, one ends and two begin: 19 - 1 + 2 = 20.
        Assert.Equal((19, 19, 20, 20), (last.Seats.Count, last.SeatsByLaw, first.Seats.Count, first.SeatsByLaw));
        Assert.Equal(before.Seats.Select(s => (s.Seat.Number, s.Holding)), last.Seats.Select(s => (s.Seat.Number, s.Holding)));
        Assert.Null(first.Of(8));
        Assert.Equal((Holding.Vacant, "Governor"), (first.Of(21)!.Holding, first.Of(21)!.Seat.FilledBy));
        Assert.Equal(Holding.NotKnown, first.Of(22)!.Holding);   // an office has a holder; who it is was not entered
        Assert.Equal(Effect.AddDays(-1), council.Appointments.Single(a => a.Code == "a8").To);
        Assert.Contains("changed seats council/act-2018-x7", await sitting.Trail());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_and_says_why(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var act = new SeatsAct(Seat.Council, "act-2018-x7", Effect, [8], [], 18);
        Assert.Contains("law/act-none.json", await Change(sitting, act with { Act = "act-none" }), StringComparison.Ordinal);
        Assert.Contains("Seat 16 does not stand", await Change(sitting, act with { Ends = [8, 16] }), StringComparison.Ordinal);
        Assert.Contains("Seat 101 does not stand", await Change(sitting, act with { Ends = [101] }), StringComparison.Ordinal);   // another body's
        Assert.Contains("which seats", await Change(sitting, act with { Ends = [] }), StringComparison.Ordinal);
        Assert.Contains("who appoints", await Change(sitting, act with { Begins = [Judge with { AppointingAuthority = "" }] }), StringComparison.Ordinal);
        Assert.Contains("office", await Change(sitting, act with { Begins = [Judge with { Office = " " }] }), StringComparison.Ordinal);
        Assert.Contains("no such body", await Change(sitting, act with { Body = "road" }), StringComparison.Ordinal);   // it ended with 2020
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => Change(sitting, act, actor));
        Assert.Equal(19, (await sitting.Council()).On(Seat.Council, Effect).Seats.Count);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_seat_of_a_part_gets_a_number_that_no_other_seat_has(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await Change(sitting, new SeatsAct("data", "act-2018-x7", Effect, [], [Judge, Office], null)));
        Assert.Equal([101, 102, 103, 104, 105], (await sitting.Council()).On("data", Effect).Seats.Select(s => s.Seat.Number));
    }

    private static Task<string?> Change(Sitting sitting, SeatsAct act, Actor? actor = null) =>
        sitting.With(store => new ChangeSeats(store, sitting.Clock).Run(sitting.Pack, act, actor ?? Sitting.Staff, Bench.Cancel));
}
