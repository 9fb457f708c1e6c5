using Clerestory.Registry;

namespace Clerestory.Deliberation;

/// <summary>Makes the lines of a roll from the council's registry as it stood on the day.</summary>
internal static class SeatLines
{
    /// <summary>Whether a designee may take the seat's position; null where the law was not read.</summary>
    public static bool? MayDesignate(Seat seat, Body body) =>
        seat.Designee == Allowed.No || body.DesigneesVote == Allowed.No ? false : seat.Designee == Allowed.Yes && body.DesigneesVote == Allowed.Yes ? true : null;

    /// <summary>One line a seat. Who is known to have been away from the meeting is absent; of everybody else nothing is recorded yet.</summary>
    public static IEnumerable<RollLine> For(PositionRoll roll, Roll seats, MeetingRoll? meeting, (string By, DateTimeOffset At) who)
    {
        int number = 0;
        foreach (var seat in seats.Seats)
        {
            var presence = meeting?.Of(seat);
            var line = new RollLine
            {
                Pack = roll.Pack, Recommendation = roll.Recommendation, Roll = roll.Number, Number = ++number, Seat = seat.Seat.Number, Office = seat.Seat.Office,
                // A seat whose holder stays unnamed tells that of its holder: the name is not even written down here.
                Name = seat.Seat.IsNameWithheld ? "" : seat.Member?.Name ?? seat.Designee?.Name ?? "", MayDesignate = MayDesignate(seat.Seat, seats.Body), IsVacant = seat.Holding == Holding.Vacant,
            };
            if (presence?.Attendance is Attendance.Absent or Attendance.Excused) line.Take(Stand.Absent, false, "", who.By, who.At);
            yield return line;
        }
    }
}
