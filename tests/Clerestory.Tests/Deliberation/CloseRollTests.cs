using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class CloseRollTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Consensus_is_worked_out_and_the_roll_is_sealed(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        await sitting.TakeAll(code, Stand.Support, 3, 5);
        Assert.Empty(await sitting.Take(code, 3, Stand.Absent));
        Assert.Empty(await sitting.Take(code, 5, Stand.Absent));
        var closed = Assert.IsType<CloseRoll.Result.Closed>(await sitting.Close(code));
        Assert.Equal((ConsensusVerdict.Reached, 19, 15, 0, 10), (closed.Consensus.Verdict, closed.Consensus.Seats, closed.Consensus.Present, closed.Consensus.NotRecorded, closed.Consensus.Quorum));

        var roll = (await sitting.Recommendation(code)).Rolls.Single();
        Assert.Equal((closed.Seal, closed.Seal, sitting.Clock.GetUtcNow()), (roll.Seal, roll.SealItOughtToHave(), roll.ClosedAt!.Value));
        Assert.Equal(closed.Seal, (await sitting.Trail()).Single(e => e.What == "closed roll").Content);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Silence_leaves_it_open_what_there_was(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        await sitting.TakeAll(code, Stand.Support, 12);
        var closed = Assert.IsType<CloseRoll.Result.Closed>(await sitting.Close(code));
        Assert.Equal((ConsensusVerdict.CannotBeTold, 1), (closed.Consensus.Verdict, closed.Consensus.NotRecorded));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Too_few_who_are_present_decide_nothing(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        await sitting.TakeAll(code, Stand.Absent, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        foreach (int seat in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }) await sitting.Take(code, seat, Stand.Support);
        Assert.Equal((ConsensusVerdict.NoQuorum, 9), Assert.IsType<CloseRoll.Result.Closed>(await sitting.Close(code)).Consensus is var c ? (c.Verdict, c.Present) : default);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_position_that_came_after_the_page_was_read_stops_it(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        await sitting.TakeAll(code, Stand.Support);
        int seen = (await sitting.Recommendation(code)).Rolls.Single().Revision;
        await sitting.Take(code, 8, Stand.Oppose, "I have thought again.", Sitting.Member("inventmore"));
        Assert.Contains("meanwhile", Assert.Single(Assert.IsType<CloseRoll.Result.Refused>(await sitting.Close(code, seen)).Why), StringComparison.Ordinal);
        Assert.Equal(ConsensusVerdict.NotReached, Assert.IsType<CloseRoll.Result.Closed>(await sitting.Close(code)).Consensus.Verdict);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_behind_the_desks_back_breaks_the_seal(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        await sitting.TakeAll(code, Stand.Support);
        await sitting.Close(code);
        await sitting.With(async store =>
        {
            var roll = (await store.RecommendationOf("demo", code, Bench.Cancel))!.Rolls[0];
            roll.Lines[0].Take(Stand.Oppose, false, "", "", null);
            await store.SaveChangesAsync(Bench.Cancel);
            return 0;
        });
        Assert.False((await sitting.Recommendation(code)).Rolls[0] is { } read && read.Seal == read.SealItOughtToHave());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_is_closed_once_and_by_staff_alone(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        await sitting.TakeAll(code, Stand.Support);
        foreach (var actor in Sitting.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => sitting.Close(code, actor: actor));
        Assert.IsType<CloseRoll.Result.Closed>(await sitting.Close(code));
        Assert.IsType<CloseRoll.Result.Refused>(await sitting.Close(code));
    }
}
