using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>Staff cancel a meeting that was called; whoever got its notice is told.</summary>
public sealed class CancelMeeting(DataStore store, TimeProvider clock)
{
    /// <summary>Cancels it.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Pack pack, string meeting, (string Reason, string Link) what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack.Manifest.Code);
        return store.AtOnce(() => Cancel(pack, meeting, what, actor, cancel), cancel);
    }

    private async Task<string?> Cancel(Pack pack, string code, (string Reason, string Link) what, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var council = await store.HeldCouncil(pack.Manifest.Code, cancel);
        if (council.Meetings.FirstOrDefault(m => m.Code == code) is not { } meeting) return "There is no such meeting.";
        if (meeting.State != MeetingState.Called) return meeting.State == MeetingState.Held ? "This meeting was held. What was held cannot be cancelled." : "This meeting is cancelled already.";
        if (what.Reason.Trim().Length is 0 or > 500) return "Give the reason, in a sentence or two: it stands in the letter.";
        if (NoticeLetters.In(pack, NoticeLetters.Cancelled) is not { } notice) return $"The pack has no letters/{NoticeLetters.Cancelled}.json. Add the text first.";
        store.Update(meeting with { State = MeetingState.Cancelled });
        notice.Write(store, pack, (council.On(meeting.Body, meeting.Day), meeting, [.. council.AgendaItems.Where(i => i.Meeting == code)]), (what.Link, what.Reason.Trim(), now));
        store.Record(actor, now, "cancelled meeting", code, Hash.Of(what.Reason.Trim()));
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
