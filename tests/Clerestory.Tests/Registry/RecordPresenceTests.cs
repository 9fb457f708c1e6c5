using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class RecordPresenceTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Presence_is_written_down_by_seat_and_a_quorum_follows_from_it(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        string meeting = await Called(sitting);
        // 19 seats by law: 19 / 2 + 1 = 10 must be present.
        int[] nine = [1, 3, 4, 5, 7, 8, 9, 10, 11];
        Assert.Empty(await Write(sitting, meeting, nine.Select(s => (s, PresenceMark.Member)).Append((2, PresenceMark.Designee)).Append((14, PresenceMark.Excused))));
        var roll = await Roll(sitting, meeting);
        Assert.Equal((10, 10, QuorumState.Met), (roll.Present, roll.Roll.Needed, roll.Quorum));
        Assert.Equal(("deputyham", Capacity.Designee, Allowed.Yes), (roll.Of(roll.Roll.Of(2)!)!.Person, roll.Of(roll.Roll.Of(2)!)!.Capacity, roll.Votes(roll.Roll.Of(2)!)));
        Assert.Equal(Allowed.No, roll.Votes(roll.Roll.Of(14)!));
        Assert.Equal(Allowed.Unknown, roll.Votes(roll.Roll.Of(15)!));
        Assert.Equal(MeetingState.Held, roll.Meeting.State);

        // Written down anew, it takes the place of what was there. Nine are present, and of eight nothing is known: it cannot be said.
        Assert.Empty(await Write(sitting, meeting, nine.Select(s => (s, PresenceMark.Member))));
        Assert.Equal((9, QuorumState.NotKnown), ((await Roll(sitting, meeting)).Present, (await Roll(sitting, meeting)).Quorum));
        Assert.Empty(await Write(sitting, meeting, Enumerable.Range(1, 20).Where(s => s != 16).Select(s => (s, nine.Contains(s) ? PresenceMark.Member : PresenceMark.Absent))));
        Assert.Equal(QuorumState.NotMet, (await Roll(sitting, meeting)).Quorum);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_that_cannot_be_is_said_at_once_each_at_its_seat(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        string meeting = await Called(sitting);
        var faults = await Write(sitting, meeting, [(13, PresenceMark.Member), (8, PresenceMark.Designee), (5, PresenceMark.Designee), (16, PresenceMark.Member), (1, PresenceMark.Member)]);
        Assert.Equal([(13, "vacant"), (8, "send nobody else"), (5, "Name the designee first"), (16, "does not stand")], faults.Select(f => (f.Seat, new[] { "vacant", "send nobody else", "Name the designee first", "does not stand" }.Single(w => f.Why.Contains(w, StringComparison.Ordinal)))));
        Assert.Empty((await Roll(sitting, meeting)).Recorded);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_is_written_down_before_the_day_or_of_a_meeting_that_was_cancelled(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var called = Assert.IsType<CallMeeting.Result.Called>(await sitting.Call(CallMeetingTests.Plan));
        Assert.Contains("October 29, 2020", Assert.Single(await Write(sitting, called.Meeting, [(1, PresenceMark.Member)])).Why, StringComparison.Ordinal);
        Assert.Contains("cancelled", Assert.Single(await Write(sitting, "road-2020-10-01", [(201, PresenceMark.Member)])).Why, StringComparison.Ordinal);
        Assert.Contains("no such meeting", Assert.Single(await Write(sitting, "none", [(1, PresenceMark.Member)])).Why, StringComparison.Ordinal);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => Write(sitting, called.Meeting, [(1, PresenceMark.Member)], actor));
    }

    private static async Task<string> Called(Sitting sitting)
    {
        string meeting = Assert.IsType<CallMeeting.Result.Called>(await sitting.Call(CallMeetingTests.Plan)).Meeting;
        sitting.Clock.Advance(TimeSpan.FromDays(14));
        return meeting;
    }

    private static async Task<MeetingRoll> Roll(Sitting sitting, string meeting)
    {
        var council = await sitting.Council();
        return council.At(council.Meetings.Single(m => m.Code == meeting));
    }

    private static Task<IReadOnlyList<(int Seat, string Why)>> Write(Sitting sitting, string meeting, IEnumerable<(int Seat, PresenceMark Mark)> marks, Actor? actor = null) =>
        sitting.With(store => new RecordPresence(store, sitting.Clock).Run(sitting.Pack, meeting, marks.ToDictionary(m => m.Seat, m => m.Mark), actor ?? Sitting.Staff, Bench.Cancel));
}
