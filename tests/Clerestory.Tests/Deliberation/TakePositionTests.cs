using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class TakePositionTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_member_speaks_for_the_own_seat_and_for_no_other(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        Assert.Empty(await sitting.Take(code, 8, Stand.Support, "", Sitting.Member("inventmore")));
        await Assert.ThrowsAsync<Denied>(() => sitting.Take(code, 9, Stand.Support, "", Sitting.Member("inventmore")));
        await Assert.ThrowsAsync<Denied>(() => sitting.Take(code, 8, Stand.Support, "", Sitting.Member("nobody")));
        await Assert.ThrowsAsync<Denied>(() => sitting.Take(code, 8, Stand.Support, "", Sitting.Member("x") with { Mail = null }));

        var line = (await Line(sitting, code, 8))!;
        Assert.Equal((Stand.Support, false, "its member"), (line.Stand, line.ByDesignee, line.By));
        Assert.Equal(Stand.NotRecorded, (await Line(sitting, code, 9)).Stand);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_designee_speaks_where_the_law_allows_one(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        Assert.Empty(await sitting.Take(code, 2, Stand.Support, "", Sitting.Member("deputyham")));
        Assert.Equal((true, "its designee"), (await Line(sitting, code, 2)) is var line ? (line.ByDesignee, line.By) : default);
        Assert.Contains("nobody speak for seat 8", Assert.Single(await sitting.Take(code, 8, Stand.Support, byDesignee: true)).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_reason_is_asked_for_where_the_rule_says_so(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        foreach (var stand in new[] { Stand.Oppose, Stand.Abstain })
        {
            Assert.Contains("asks for a reason", Assert.Single(await sitting.Take(code, 8, stand, "  ", Sitting.Member("inventmore"))).Message, StringComparison.Ordinal);
            Assert.Empty(await sitting.Take(code, 8, stand, "There is a reason.", Sitting.Member("inventmore")));
        }
        Assert.Empty(await sitting.Take(code, 8, Stand.Absent, "", Sitting.Member("inventmore")));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_several_positions_all_are_kept_or_none(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        var problems = await sitting.With(store => new TakePosition(store, sitting.Book, sitting.Clock).Run(
            code, [new StatedPosition(1, Stand.Support, ""), new StatedPosition(16, Stand.Support, ""), new StatedPosition(20, Stand.Support, ""), new StatedPosition(8, Stand.Oppose, "")], Sitting.Staff, Bench.Cancel));
        Assert.Equal([16, 20, 8], problems.Select(p => p.Seat!.Value));
        Assert.Equal((Stand.NotRecorded, 0), ((await Line(sitting, code, 1)).Stand, (await sitting.Recommendation(code)).Rolls.Single().Revision));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task After_the_last_day_only_staff_write_down_and_after_closing_nobody(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        sitting.Clock.Advance(TimeSpan.FromDays(14));   // 15 February, the last day, counts whole
        Assert.Empty(await sitting.Take(code, 8, Stand.Support, "", Sitting.Member("inventmore")));
        sitting.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("last day", Assert.Single(await sitting.Take(code, 8, Stand.Absent, "", Sitting.Member("inventmore"))).Message, StringComparison.Ordinal);
        Assert.Empty(await sitting.Take(code, 9, Stand.Support));
        await sitting.TakeAll(code, Stand.Support);
        await sitting.Close(code);
        Assert.Contains("never changes", Assert.Single(await sitting.Take(code, 9, Stand.Absent)).Message, StringComparison.Ordinal);
        Assert.Contains("never changes", Assert.Single(await sitting.Take(code, 8, Stand.Absent, "", Sitting.Member("inventmore"))).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_one_owes_is_found_by_the_address_of_the_account(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        Task<IReadOnlyList<OwnSeat>> Owned(string person) => sitting.With(store => store.OwnSeats("demo", Sitting.Member(person), Bench.Cancel));
        Assert.Equal((code, 18, true, true), Assert.Single(await Owned("standinson")) is var own ? (own.Recommendation.Code, own.Line.Seat!.Value, own.ByDesignee, own.IsOwed) : default);
        await sitting.Take(code, 18, Stand.Support, "", Sitting.Member("dummerton"));
        Assert.False(Assert.Single(await Owned("standinson")).IsOwed);
        Assert.Empty(await Owned("nobody"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Many_members_at_once_lose_nothing(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        (string Person, int Seat)[] members = [("specimenson", 1), ("exemplarby", 2), ("fabricaster", 3), ("imaginesby", 4), ("madeupson", 5), ("conjuresby", 7), ("inventmore", 8), ("figmentley", 9)];
        var answers = await Task.WhenAll(members.Select(m => sitting.Take(code, m.Seat, Stand.Support, "", Sitting.Member(m.Person))));
        Assert.All(answers, Assert.Empty);
        var roll = (await sitting.Recommendation(code)).Rolls.Single();
        Assert.Equal((8, 8), (roll.Call.Present, roll.Revision));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_and_members_take_positions_and_the_trail_does_not_tell_which(string database)
    {
        var (sitting, code) = await Sitting.Opened(database, postgres);
        await using var end = sitting;
        foreach (var actor in Sitting.AllBut(AccountRole.Staff, AccountRole.Member)) await Assert.ThrowsAsync<Denied>(() => sitting.Take(code, 8, Stand.Support, "", actor));
        await sitting.Take(code, 8, Stand.Oppose, "A reason that is kept out of the trail.");
        var line = (await sitting.Trail()).Single(e => e.What == "took position");
        Assert.Equal(($"{code}/1/seat 8", ""), (line.Subject, line.Content));
    }

    private static async Task<RollLine> Line(Sitting sitting, string code, int seat) => (await sitting.Recommendation(code)).Rolls[^1].Lines.Single(l => l.Seat == seat);
}
