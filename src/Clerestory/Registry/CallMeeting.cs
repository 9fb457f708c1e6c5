using System.Globalization;
using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>A meeting to be called.</summary>
/// <param name="Body">The body that meets.</param>
/// <param name="Day">The day.</param>
/// <param name="Starts">When it begins, in the council's time zone; null for a time still to be told.</param>
/// <param name="Place">Where.</param>
/// <param name="Agenda">The agenda, in order.</param>
/// <param name="IsUrgent">True where staff call it in less time than the law's notice.</param>
public sealed record MeetingPlan(string Body, DateOnly Day, TimeOnly? Starts, string Place, IReadOnlyList<PlannedItem> Agenda, bool IsUrgent);

/// <summary>One item of the agenda of a meeting to be called.</summary>
public sealed record PlannedItem(AgendaKind Kind, string Title, string Speaker, string Affiliation);

/// <summary>Staff call a meeting: its notice with the agenda goes to everyone who sits on the body.</summary>
public sealed class CallMeeting(DataStore store, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The meeting is called: its code, how many notices go by mail, and how many wait for a person.</summary>
        public sealed record Called(string Meeting, int Mail, int ByHand) : Result;

        /// <summary>It may not be, and why.</summary>
        public sealed record Refused(string Why, string Field) : Result;
    }

    /// <summary>Calls the meeting.</summary>
    /// <param name="pack">The pack, for the text of the notice.</param>
    /// <param name="plan">The meeting.</param>
    /// <param name="link">The address of the desk, for the notice.</param>
    /// <param name="actor">Who calls it.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public Task<Result> Run(Pack pack, MeetingPlan plan, string link, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack.Manifest.Code);
        return store.AtOnce(() => Call(pack, plan, link, actor, cancel), cancel);
    }

    private async Task<Result> Call(Pack pack, MeetingPlan plan, string link, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = LastDay.DayOf(now, pack.Manifest.TimeZone);
        var council = await store.HeldCouncil(pack.Manifest.Code, cancel);
        if (WhyNot(council, plan, today) is { } refused) return refused;
        if (NoticeLetters.In(pack, NoticeLetters.Called) is not { } notice) return new Result.Refused($"The pack has no letters/{NoticeLetters.Called}.json. Add the text of the notice first.", "");

        string code = CodeFor(council, plan);
        var meeting = new Meeting { Pack = council.Pack, Code = code, Body = plan.Body, Day = plan.Day, Starts = plan.Starts, Place = plan.Place.Trim(), State = MeetingState.Called, NoticeOn = today };
        var items = plan.Agenda.Select((item, at) => new AgendaItem { Pack = council.Pack, Meeting = code, Number = at + 1, Kind = item.Kind, Title = item.Title.Trim(), Speaker = item.Speaker.Trim(), Affiliation = item.Affiliation.Trim() }).ToList();
        store.Add(meeting);
        store.AddRange(items);
        var (mail, byHand) = notice.Write(store, pack, (council.On(plan.Body, plan.Day), meeting, items), (link, "", now));
        store.Record(actor, now, "called meeting", code, Hash.Of(System.Text.Json.JsonSerializer.Serialize(plan)));
        await store.SaveChangesAsync(cancel);
        return new Result.Called(code, mail, byHand);
    }

    private static Result.Refused? WhyNot(CouncilRecord council, MeetingPlan plan, DateOnly today)
    {
        if (council.BodyOf(plan.Body) is not { } body || !body.ExistsOn(plan.Day)) return new Result.Refused("There is no such body on that day.", "body");
        if (plan.Day < today) return new Result.Refused($"{Words.Day(plan.Day)} is past. Give a day to come.", "day");
        if (body.NoticeDays is { } days && today.AddDays(days) > plan.Day && !plan.IsUrgent)
            return new Result.Refused($"Notice must go out {days} days before, so the first day is {Words.Day(today.AddDays(days))}. If the law allows less this time, say that it is urgent.", "day");
        if (plan.Place.Length > 300) return new Result.Refused("Give the place in at most 300 letters.", "place");
        if (plan.Agenda.Count is 0 or > 50) return new Result.Refused("Give the agenda: at least one item, at most 50.", "agenda");
        return plan.Agenda.Any(i => i.Title.Trim().Length is 0 or > 300 || i.Speaker.Length > 300 || i.Affiliation.Length > 300) ? new Result.Refused("Give each item a title, and keep each field under 300 letters.", "agenda") : null;
    }

    private static string CodeFor(CouncilRecord council, MeetingPlan plan)
    {
        string day = plan.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), first = plan.Body == Seat.Council ? day : $"{plan.Body}-{day}";
        return Enumerable.Range(1, 1000).Select(n => n == 1 ? first : $"{first}-{n}").First(code => council.Meetings.All(m => m.Code != code));
    }
}
