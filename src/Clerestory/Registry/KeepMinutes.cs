using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>Staff keep the minutes of a meeting: a draft until the body has approved them. Readers see approved minutes only.</summary>
public sealed class KeepMinutes(DataStore store, TimeProvider clock)
{
    /// <summary>Keeps the minutes; with a day, they are approved.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Pack pack, string meeting, (string Text, DateOnly? ApprovedOn) what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack.Manifest.Code);
        return store.AtOnce(() => Keep(pack, meeting, what, actor, cancel), cancel);
    }

    private async Task<string?> Keep(Pack pack, string code, (string Text, DateOnly? ApprovedOn) what, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var council = await store.HeldCouncil(pack.Manifest.Code, cancel);
        if (council.Meetings.FirstOrDefault(m => m.Code == code) is not { } meeting) return "There is no such meeting.";
        string text = what.Text.ReplaceLineEndings("\n").Trim();
        if (meeting.State != MeetingState.Held) return "Minutes are kept of a meeting that was held. Write down who was present first.";
        if (text.Length is 0 or > 100_000) return "Write the minutes, in at most 100,000 letters.";
        if (what.ApprovedOn < meeting.Day) return $"The minutes cannot be approved before the meeting, {Words.Day(meeting.Day)}.";
        if (what.ApprovedOn > LastDay.DayOf(now, pack.Manifest.TimeZone)) return "The day of approval is still to come. Keep the minutes as a draft until then.";
        if (meeting.MinutesState == MinutesState.Approved && text != meeting.Minutes && !(what.ApprovedOn > meeting.ApprovedOn))
            return $"These minutes were approved on {Words.Day(meeting.ApprovedOn!.Value)}. They change only by another approval, on a later day.";
        if (meeting.MinutesState == MinutesState.Approved && what.ApprovedOn is null) return "Approved minutes do not become a draft again.";

        store.Update(meeting with { Minutes = text, MinutesState = what.ApprovedOn is null ? MinutesState.Draft : MinutesState.Approved, ApprovedOn = what.ApprovedOn });
        store.Record(actor, now, what.ApprovedOn is null ? "kept minutes" : "approved minutes", code, Hash.Of(text));
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
