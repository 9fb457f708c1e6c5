using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class CancelMeetingTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_got_the_notice_is_told_that_the_meeting_is_cancelled_and_why(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var called = Assert.IsType<CallMeeting.Result.Called>(await sitting.Call(CallMeetingTests.Plan));
        Assert.Null(await Cancel(sitting, called.Meeting, "The room is flooded."));
        var letters = await sitting.Letters();
        Assert.Equal(2 * (called.Mail + called.ByHand), letters.Count);
        Assert.Equal(letters.Count / 2, letters.Count(l => l.Body.Contains("The room is flooded.", StringComparison.Ordinal)));
        Assert.Equal(MeetingState.Cancelled, (await sitting.Council()).Meetings.Single(m => m.Code == called.Meeting).State);
        Assert.Contains("cancelled already", await Cancel(sitting, called.Meeting, "Twice."), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_held_or_has_no_reason_is_not_cancelled(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var called = Assert.IsType<CallMeeting.Result.Called>(await sitting.Call(CallMeetingTests.Plan));
        Assert.Contains("was held", await Cancel(sitting, "2020-09-17", "Too late."), StringComparison.Ordinal);
        Assert.Contains("reason", await Cancel(sitting, called.Meeting, " "), StringComparison.Ordinal);
        Assert.Contains("no such meeting", await Cancel(sitting, "none", "Why not."), StringComparison.Ordinal);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => Cancel(sitting, called.Meeting, "Mine.", actor));
    }

    private static Task<string?> Cancel(Sitting sitting, string meeting, string reason, Actor? actor = null) =>
        sitting.With(store => new CancelMeeting(store, sitting.Clock).Run(sitting.Pack, meeting, (reason, "https://desk.example"), actor ?? Sitting.Staff, Bench.Cancel));
}
