using Clerestory.Documents;
using Clerestory.Registry;

namespace Clerestory.Publication;

/// <summary>Sets meetings for readers: agenda, who was present by seat, whether there was a quorum, and minutes that were approved.</summary>
internal sealed class MeetingBlocks(EditionContent content)
{
    private readonly CouncilRecord council = content.Council;

    /// <summary>The meetings, in the order given, and the attendance of each body.</summary>
    public IEnumerable<Block> Write(IReadOnlyList<Meeting> meetings) =>
        [.. meetings.Select(One), .. council.Bodies.Select(b => Attended(b, [.. meetings.Where(m => m.Body == b.Code)])).OfType<Block>()];

    private Section One(Meeting meeting)
    {
        var roll = council.At(meeting);
        List<Definition> facts =
        [
            new("Body", Inlines.Text(roll.Roll.Body.Name)), new("Place", Inlines.Text(meeting.Place.Length > 0 ? meeting.Place : "not known")), new("Notice", Inlines.Text(Notice(meeting, roll.Roll.Body))),
            new("Quorum", Inlines.Text(meeting.State == MeetingState.Held ? Quorum(roll) : meeting.State == MeetingState.Cancelled ? "The meeting was cancelled." : "Nobody wrote down who was present.")),
        ];
        var agenda = council.AgendaItems.Where(i => i.Meeting == meeting.Code).ToList();
        if (agenda.Count > 0) facts.Add(new("Agenda", [.. agenda.SelectMany((i, at) => new Inline[] { Inline.Of(at == 0 ? "" : " · "), Inline.Of(Words(i)) })]));
        if (meeting.State == MeetingState.Held) facts.Add(new("Minutes", Inlines.Text(meeting.Minutes.Length > 0 ? meeting.Minutes : "Not approved yet, so not shown here.")));
        return new Section($"meeting-{meeting.Code}", $"{Dates.Read(meeting.Day)}{(roll.Roll.Body.Kind == BodyKind.Council ? "" : $", {roll.Roll.Body.Name}")}", [new Definitions(facts)]);
    }

    private static string Words(AgendaItem item) => $"{item.Number}. {item.Title}{(item.Speaker.Length > 0 ? $" ({item.Speaker}{(item.Affiliation.Length > 0 ? $", {item.Affiliation}" : "")})" : "")}";

    private static string Notice(Meeting meeting, Body body) => meeting.NoticeOn is not { } on ? "not known"
        : $"{Dates.Read(on)}, {meeting.Day.DayNumber - on.DayNumber} days before{(body.NoticeDays is { } needed ? $"; the rule asks for {needed}" : "")}.";

    private static string Quorum(MeetingRoll roll) => (roll.Quorum, roll.Roll.Needed) switch
    {
        (QuorumState.Met, { } needed) => $"Met: {roll.Present} of {roll.Roll.Seats.Count} seats present, {needed} needed.",
        (QuorumState.NotMet, { } needed) => $"Not met: {roll.Present} of {roll.Roll.Seats.Count} seats present, {needed} needed.",
        (_, { } needed) => $"Not known: {roll.Present} present and {needed} needed, and of {roll.NotRecorded} seats nothing was written down.",
        _ => $"Not known: {roll.Present} present.",
    };

    private Section? Attended(Body body, IReadOnlyList<Meeting> meetings)
    {
        if (!meetings.Any(m => m.State == MeetingState.Held)) return null;
        var table = AttendanceTable.Of(council, body.Code, meetings.Min(m => m.Day), meetings.Max(m => m.Day));
        return new Section($"attendance-{body.Code}", $"Attendance: {body.Name}",
        [
            new DataTable("Presence by seat", [new Column("Seat"), .. table.Meetings.Select(m => new Column(Dates.Read(m.Meeting.Day))), new Column("Present of recorded", true)],
                [.. table.Lines.Select(l => new Row(Inlines.Text($"{l.Seat.Seat.Number}, {l.Seat.Seat.Office}"), [.. l.Marks.Select((m, i) => TableCell.Of(Mark(m, l.Stood[i]))), TableCell.Of($"{l.Present} of {l.Recorded}")]))]),
        ]);
    }

    private static string Mark(Presence? presence, bool stood) => presence switch
    {
        null => stood ? "not recorded" : "no seat then",
        { Attendance: Attendance.Present, Capacity: Capacity.Designee } => "by designee",
        { Attendance: Attendance.Present } => "present",
        { Attendance: Attendance.Excused } => "excused",
        _ => "absent",
    };
}
