using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Registry;

/// <summary>What was seen of a seat at a meeting.</summary>
public enum PresenceMark { NotRecorded, Member, Designee, Absent, Excused }

/// <summary>Staff write down who was present at a meeting. A designee is taken from the register as it stands on the meeting's day.</summary>
public sealed class RecordPresence(DataStore store, TimeProvider clock)
{
    /// <summary>Writes it down, in the place of what was written down before. The meeting counts as held.</summary>
    /// <returns>What stands in the way, each with its seat; empty when it is done.</returns>
    public Task<IReadOnlyList<(int Seat, string Why)>> Run(Pack pack, string meeting, IReadOnlyDictionary<int, PresenceMark> marks, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepCouncil, pack: pack.Manifest.Code);
        return store.AtOnce(() => Write(pack, meeting, marks, actor, cancel), cancel);
    }

    private async Task<IReadOnlyList<(int Seat, string Why)>> Write(Pack pack, string code, IReadOnlyDictionary<int, PresenceMark> marks, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var council = await store.HeldCouncil(pack.Manifest.Code, cancel);
        if (council.Meetings.FirstOrDefault(m => m.Code == code) is not { } meeting) return [(0, "There is no such meeting.")];
        if (meeting.State == MeetingState.Cancelled) return [(0, "This meeting was cancelled: nobody was present.")];
        if (meeting.Day > LastDay.DayOf(now, pack.Manifest.TimeZone)) return [(0, $"The meeting is on {Words.Day(meeting.Day)}. Presence is written down from that day on.")];

        var roll = council.On(meeting.Body, meeting.Day);
        var faults = marks.Select(m => (Seat: m.Key, Why: WhyNot(roll, m.Key, m.Value))).Where(f => f.Why is not null).Select(f => (f.Seat, f.Why!)).ToList();
        if (faults.Count > 0) return faults;
        store.RemoveRange(council.Presences.Where(p => p.Meeting == code));
        await store.SaveChangesAsync(cancel);
        store.ChangeTracker.Clear();
        store.AddRange(marks.Where(m => m.Value != PresenceMark.NotRecorded).Select(m => Of(roll.Of(m.Key)!, meeting, m.Value)));
        store.Update(meeting with { State = MeetingState.Held });
        store.Record(actor, now, "recorded presence", code, Hash.Of(string.Join('\n', marks.OrderBy(m => m.Key).Select(m => $"{m.Key}|{m.Value}"))));
        await store.SaveChangesAsync(cancel);
        return [];
    }

    private static string? WhyNot(Roll roll, int seat, PresenceMark mark) => roll.Of(seat) is not { } on ? $"Seat {seat} does not stand on the meeting's day."
        : mark is PresenceMark.NotRecorded or PresenceMark.Absent or PresenceMark.Excused ? null
        : on.Holding == Holding.Vacant ? $"Seat {seat} is vacant on that day, so nobody sat for it. Note the appointment first."
        : mark == PresenceMark.Member ? null
        : on.Seat.Designee == Allowed.No ? $"The law lets seat {seat} send nobody else ({on.Seat.Clause})."
        : on.Designee is null ? $"No designee of seat {seat} stands in the register on that day. Name the designee first." : null;

    private static Presence Of(SeatOn on, Meeting meeting, PresenceMark mark) => new()
    {
        Pack = meeting.Pack, Meeting = meeting.Code, Seat = on.Seat.Number,
        Attendance = mark switch { PresenceMark.Absent => Attendance.Absent, PresenceMark.Excused => Attendance.Excused, _ => Attendance.Present },
        Person = mark switch { PresenceMark.Member => on.Member?.Code ?? "", PresenceMark.Designee => on.Designee!.Code, _ => "" },
        Capacity = mark switch { PresenceMark.Designee => Capacity.Designee, PresenceMark.Member when on.Appointment?.Capacity == Capacity.NotStated => Capacity.NotStated, _ => Capacity.Member },
    };
}
