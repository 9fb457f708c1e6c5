using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class KeepMinutesTests(PostgresServer postgres)
{
    private const string March = "2020-03-12", September = "2020-09-17";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Approved_minutes_change_only_by_a_later_approval(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Contains("June 18, 2020", await Keep(sitting, March, "Other words.", null), StringComparison.Ordinal);
        Assert.Contains("June 18, 2020", await Keep(sitting, March, "Other words.", new DateOnly(2020, 6, 18)), StringComparison.Ordinal);
        Assert.Null(await Keep(sitting, March, "Other words.", new DateOnly(2020, 9, 17)));
        var meeting = (await sitting.Council()).Meetings.Single(m => m.Code == March);
        Assert.Equal(("Other words.", MinutesState.Approved), (meeting.Minutes, meeting.MinutesState));
        Assert.Contains("approved minutes " + March, await sitting.Trail());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_draft_is_for_the_desk_and_approved_minutes_for_readers(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var council = await sitting.Council();
        var draft = council.Meetings.Single(m => m.Code == "2020-12-10");
        Assert.Equal(MinutesState.Draft, draft.MinutesState);
        Assert.Empty(council.Public().Meetings.Single(m => m.Code == draft.Code).Minutes);
        Assert.NotEmpty(council.Public().Meetings.Single(m => m.Code == March).Minutes);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_and_says_why(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Contains("was held", await Keep(sitting, "road-2020-10-01", "Words.", null), StringComparison.Ordinal);
        Assert.Contains("Write the minutes", await Keep(sitting, September, " ", null), StringComparison.Ordinal);
        Assert.Contains("before the meeting", await Keep(sitting, September, "Words.", new DateOnly(2020, 9, 16)), StringComparison.Ordinal);
        Assert.Contains("still to come", await Keep(sitting, September, "Words.", Sitting.Today.AddDays(1)), StringComparison.Ordinal);
        Assert.Contains("no such meeting", await Keep(sitting, "none", "Words.", null), StringComparison.Ordinal);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => Keep(sitting, September, "Words.", null, actor));
    }

    private static Task<string?> Keep(Sitting sitting, string meeting, string text, DateOnly? approved, Actor? actor = null) =>
        sitting.With(store => new KeepMinutes(store, sitting.Clock).Run(sitting.Pack, meeting, (text, approved), actor ?? Sitting.Staff, Bench.Cancel));
}
