using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class OpenRollTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_seats_are_those_of_the_day_and_the_quorum_is_the_laws(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        var roll = (await sitting.Recommendation(code)).Rolls.Single();
        Assert.Equal((10, new DateOnly(2021, 2, 15), 1), (roll.Quorum, roll.Due, roll.Version));   // 19 seats / 2 + 1; 14 days from the pack's rules
        Assert.Equal([13, 20], roll.Lines.Where(l => l.IsVacant).Select(l => l.Seat!.Value));
        Assert.Equal(Sitting.Held, roll.Owing.Select(l => l.Seat!.Value));
        Assert.DoesNotContain(roll.Lines, l => l.Seat == 16);   // the act of 2018 ended it
        Assert.Equal(("Casey Specimenson", (bool?)true, (bool?)false), (roll.Lines[0].Name, roll.Lines[0].MayDesignate, roll.Lines.Single(l => l.Seat == 8).MayDesignate));
        Assert.Null(roll.Lines.Single(l => l.Seat == 6).MayDesignate);   // the clause was not read
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_name_that_would_tell_what_somebody_lived_through_is_not_written_down(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        Assert.All((await sitting.Recommendation(code)).Rolls.Single().Lines.Where(l => l.Seat is 14 or 17), l => Assert.Equal("", l.Name));
        Assert.Empty(await sitting.Take(code, 14, Stand.Support, "", Sitting.Member("mockingham")));
        Assert.Equal("its member", (await sitting.Recommendation(code)).Rolls.Single().Lines.Single(l => l.Seat == 14).By);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_was_away_from_the_meeting_is_absent_and_who_was_there_still_owes_a_position(string database)
    {
        var (sitting, code) = await Sitting.Drafted(database, postgres);
        await using var end = sitting;
        await sitting.Open(code, new DateOnly(2020, 9, 17), "2020-09-17");
        var roll = (await sitting.Recommendation(code)).Rolls.Single();
        Assert.Equal([6, 9], roll.Lines.Where(l => l.Stand == Stand.Absent).Select(l => l.Seat!.Value));   // absent and excused in the minutes
        Assert.Equal(15, roll.Owing.Count);   // 19 seats, 2 vacant, 2 away
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused(string database)
    {
        var (sitting, code) = await Sitting.Drafted(database, postgres);
        await using var end = sitting;
        string Why(OpenRoll.Result result) => Assert.IsType<OpenRoll.Result.Refused>(result).Why;
        Assert.Contains("did not exist", Why(await sitting.Open(code, new DateOnly(2012, 1, 1))), StringComparison.Ordinal);
        Assert.Contains("no such meeting", Why(await sitting.Open(code, meeting: "2020-09-17")), StringComparison.Ordinal);
        Assert.Contains("before the day", Why(await sitting.Open(code, due: Sitting.Today.AddDays(-1))), StringComparison.Ordinal);
        Assert.Contains("no such", Why(await sitting.Open("R1999-1")), StringComparison.Ordinal);
        await sitting.Open(code);
        Assert.Contains("open already", Why(await sitting.Open(code)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_of_mind_is_a_new_roll_and_the_old_one_stays(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        await sitting.TakeAll(code, Stand.Support);
        var first = Assert.IsType<CloseRoll.Result.Closed>(await sitting.Close(code));
        Assert.Equal(new OpenRoll.Result.Opened(2, 19), await sitting.Open(code, Sitting.Today.AddDays(7)));
        await sitting.TakeAll(code, Stand.Support, 8);
        Assert.Empty(await sitting.Take(code, 8, Stand.Oppose, "On second thought, no."));
        await sitting.Close(code);

        var rolls = (await sitting.Recommendation(code)).Rolls;
        Assert.Equal([ConsensusVerdict.Reached, ConsensusVerdict.NotReached], rolls.Select(r => r.Consensus.Verdict));
        Assert.Equal(first.Seal, rolls[0].Seal);
        Assert.Equal(2, (await sitting.Recommendation(code)).Decided!.Number);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_open_a_roll(string database)
    {
        var (sitting, code) = await Sitting.Drafted(database, postgres);
        await using var end = sitting;
        foreach (var actor in Sitting.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => sitting.Open(code, actor: actor));
    }
}
