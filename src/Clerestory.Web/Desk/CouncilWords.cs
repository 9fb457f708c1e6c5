using System.Globalization;
using Clerestory.Registry;

namespace Clerestory.Web.Desk;

/// <summary>What is said of seats, holders and meetings.</summary>
public static class CouncilWords
{
    /// <summary>Who holds a seat, in a line.</summary>
    public static string Holder(SeatOn seat) => seat.Holding switch
    {
        Holding.Held => Name(seat),
        Holding.LastKnown => $"last known: {Name(seat)}",
        Holding.DesigneeOnly => "holder not known",
        Holding.Vacant => "vacant",
        _ => "no holder known",
    };

    /// <summary>What else is to be said of the holder; empty for nothing.</summary>
    public static string More(SeatOn seat, DateOnly day) => string.Join(" ", new[]
    {
        seat.Holding == Holding.Vacant ? $"since {Words.Day(seat.Vacancy!.From)}" : "",
        seat is { Holding: Holding.Held, Appointment.From: { } from } ? $"since {Words.Day(from)}" : "",
        seat.Appointment is { From: null, KnownOn: { } on } ? $"as a source shows on {Words.Day(on)}" : "",
        seat.Appointment?.Capacity == Capacity.NotStated ? "(as member or designee: not stated)" : "",
        seat.Appointment?.TermEnds is { } ends ? $"{(ends < day ? "term was over on" : "term to")} {Words.Day(ends)}" : "",
    }.Where(t => t.Length > 0));

    /// <summary>Whether a designee may sit for a seat.</summary>
    public static string Of(Allowed allowed) => allowed switch { Allowed.Yes => "allowed", Allowed.No => "not allowed", _ => "not known" };

    /// <summary>How a seat is filled.</summary>
    public static string Kind(string kind) => kind switch { "ex-officio" => "by right of office", "appointed" => "appointed", "public-member" => "public member", _ => kind };

    /// <summary>The rule of a body's quorum.</summary>
    public static string Rule(QuorumRule rule) => rule.Kind switch
    {
        QuorumKind.MajorityOfSeats => "more than half of the seats by law",
        QuorumKind.MajorityOfFilled => "more than half of the seats that are filled",
        QuorumKind.Number => $"{rule.Number} members",
        _ => "not known: no source that was read says",
    };

    /// <summary>Whether a quorum was there.</summary>
    public static string Of(MeetingRoll roll) => (roll.Quorum, roll.Roll.Needed) switch
    {
        (QuorumState.Met, { } needed) => $"Quorum met: {roll.Present} present, {needed} needed",
        (QuorumState.NotMet, { } needed) => $"No quorum: {roll.Present} present, {needed} needed",
        (_, { } needed) => $"Quorum not known: {roll.Present} present of {needed} needed, and of {roll.NotRecorded} {(roll.NotRecorded == 1 ? "seat" : "seats")} nothing is written down",
        _ => $"Quorum not known: {roll.Present} present",
    };

    /// <summary>The state of a meeting.</summary>
    public static string Of(MeetingState state) => state switch { MeetingState.Called => "called", MeetingState.Held => "held", _ => "cancelled" };

    /// <summary>What an item of an agenda is.</summary>
    public static string Of(AgendaKind kind) => kind switch { AgendaKind.PublicComment => "public comment", _ => $"{kind}".ToLowerInvariant() };

    /// <summary>What was seen of a seat at a meeting.</summary>
    public static string Of(Presence? presence, bool stood = true) => presence switch
    {
        null => stood ? "not recorded" : "no seat then",
        { Attendance: Attendance.Present, Capacity: Capacity.Designee } => "designee",
        { Attendance: Attendance.Present } => "present",
        { Attendance: Attendance.Excused } => "excused",
        _ => "absent",
    };

    /// <summary>The mark of a presence, as a form has it.</summary>
    public static PresenceMark MarkOf(Presence? presence) => presence switch
    {
        null => PresenceMark.NotRecorded,
        { Attendance: Attendance.Absent } => PresenceMark.Absent,
        { Attendance: Attendance.Excused } => PresenceMark.Excused,
        { Capacity: Capacity.Designee } => PresenceMark.Designee,
        _ => PresenceMark.Member,
    };

    /// <summary>A day in few letters, for the head of a column.</summary>
    public static string Short(DateOnly day) => day.ToString("MMM d, yyyy", CultureInfo.GetCultureInfo("en-US"));

    /// <summary>A day as a field has it.</summary>
    public static string Field(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The style of a holder's mark.</summary>
    public static string Class(Holding holding) => holding switch { Holding.Held => "good", Holding.Vacant => "bad", _ => "" };

    private static string Name(SeatOn seat) => seat.Member?.Name ?? "held; the name is not published";
}
