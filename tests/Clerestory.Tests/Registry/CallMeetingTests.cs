using Clerestory.Outbox;
using Clerestory.Registry;

namespace Clerestory.Tests.Registry;

public sealed class CallMeetingTests(PostgresServer postgres)
{
    internal static readonly MeetingPlan Plan = new(Seat.Council, new DateOnly(2020, 10, 29), new TimeOnly(10, 0), "Room 2", [new(AgendaKind.Minutes, "Minutes of September", "", ""), new(AgendaKind.Presentation, "What nurses see", "Ray Standinson", "Rail and Roads")], false);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_notice_with_the_agenda_goes_to_every_member_and_designee_once(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var called = Assert.IsType<CallMeeting.Result.Called>(await sitting.Call(Plan));

        var roll = (await sitting.Council()).On(Seat.Council, Plan.Day);
        var people = roll.Seats.SelectMany(s => new[] { s.Member, s.Designee }).OfType<Person>().DistinctBy(p => p.Code).ToList();
        var letters = await sitting.Letters();
        Assert.Equal(people.Select(p => p.Name).Order(), letters.Select(l => l.ToName).Order());
        Assert.Equal((people.Count(p => p.Mail.Length > 0), people.Count(p => p.Mail.Length == 0)), (called.Mail, called.ByHand));
        Assert.True(called.ByHand > 0);
        Assert.Equal(called.ByHand, letters.Count(l => l.State == LetterState.ByHand));
        var letter = letters.Single(l => l.ToName == "Casey Specimenson");
        Assert.Contains("October 29, 2020 at 10:00 AM", letter.Body, StringComparison.Ordinal);
        Assert.Contains("1. Minutes of September\n2. What nurses see (Ray Standinson, Rail and Roads)", letter.Body, StringComparison.Ordinal);
        Assert.All(letters, l => Assert.DoesNotContain("{", l.Body + l.Subject, StringComparison.Ordinal));
        var meeting = (await sitting.Council()).Meetings.Single(m => m.Code == called.Meeting);
        Assert.Equal((MeetingState.Called, Sitting.Today), (meeting.State, meeting.NoticeOn));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_laws_notice_is_kept_unless_staff_say_that_it_is_urgent(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        // Seven days in the pack: 15 + 7 = 22.
        Assert.Contains("October 22, 2020", Assert.IsType<CallMeeting.Result.Refused>(await sitting.Call(Plan with { Day = new DateOnly(2020, 10, 21) })).Why, StringComparison.Ordinal);
        Assert.IsType<CallMeeting.Result.Called>(await sitting.Call(Plan with { Day = new DateOnly(2020, 10, 21), IsUrgent = true }));
        Assert.IsType<CallMeeting.Result.Called>(await sitting.Call(Plan with { Day = new DateOnly(2020, 10, 22) }));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_meetings_on_one_day_are_two(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        var codes = new[] { await sitting.Call(Plan), await sitting.Call(Plan) }.Select(r => Assert.IsType<CallMeeting.Result.Called>(r).Meeting);
        Assert.Equal(["2020-10-29", "2020-10-29-2"], codes);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_at_its_field(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        foreach (var (plan, field) in new[] { (Plan with { Body = "none" }, "body"), (Plan with { Day = new DateOnly(2020, 10, 14) }, "day"), (Plan with { Agenda = [] }, "agenda"), (Plan with { Agenda = [new(AgendaKind.Vote, " ", "", "")] }, "agenda") })
            Assert.Equal(field, Assert.IsType<CallMeeting.Result.Refused>(await sitting.Call(plan)).Field);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => sitting.Call(Plan, actor));
        Assert.Empty(await sitting.Letters());
    }
}
