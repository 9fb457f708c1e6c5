namespace Clerestory.Registry;

/// <summary>One seat's attendance.</summary>
/// <param name="Seat">The seat as it last stood in the span, with its holder.</param>
/// <param name="Marks">What was written down at each meeting; null where nothing was.</param>
/// <param name="Stood">Whether the seat stood on the day of each meeting.</param>
public sealed record AttendanceLine(SeatOn Seat, IReadOnlyList<Presence?> Marks, IReadOnlyList<bool> Stood)
{
    /// <summary>At how many meetings it was present.</summary>
    public int Present => Marks.Count(m => m?.Attendance == Attendance.Present);

    /// <summary>At how many of them by a designee.</summary>
    public int ByDesignee => Marks.Count(m => m is { Attendance: Attendance.Present, Capacity: Capacity.Designee });

    /// <summary>Of how many meetings something was written down: the base of any share.</summary>
    public int Recorded => Marks.Count(m => m is not null);
}

/// <summary>Who came to the meetings of a body in a span of time.</summary>
/// <param name="Meetings">The meetings that were held, oldest first, each with its roll.</param>
/// <param name="Lines">The seats that stood at any of them, by number.</param>
public sealed record AttendanceTable(IReadOnlyList<MeetingRoll> Meetings, IReadOnlyList<AttendanceLine> Lines)
{
    /// <summary>The attendance of a body's meetings from one day to another, both counted.</summary>
    public static AttendanceTable Of(CouncilRecord council, string body, DateOnly from, DateOnly to)
    {
        var meetings = council.Meetings.Where(m => m.Body == body && m.State == MeetingState.Held && m.Day >= from && m.Day <= to).Select(council.At).ToList();
        var last = meetings.SelectMany(m => m.Roll.Seats).GroupBy(s => s.Seat.Number).Select(g => g.Last()).OrderBy(s => s.Seat.Number);
        return new AttendanceTable(meetings, [.. last.Select(seat => new AttendanceLine(
            seat, [.. meetings.Select(m => m.Recorded.GetValueOrDefault(seat.Seat.Number))], [.. meetings.Select(m => m.Roll.Of(seat.Seat.Number) is not null)]))]);
    }
}
