using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clerestory.Registry;

/// <summary>A council in the terms of Popolo (popoloproject.com): persons, organizations, posts, memberships, events.</summary>
public static class Popolo
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The public part of a record as JSON. Mail addresses, notes on people and withheld names are not in it, whatever record is given.</summary>
    public static string Write(CouncilRecord council)
    {
        var open = council.Public();
        return JsonSerializer.Serialize(new
        {
            Persons = open.People.Where(p => p.MergedInto.Length == 0).Select(p => new { Id = p.Code, p.Name, OtherNames = p.Variants.Count == 0 ? null : p.Variants.Select(v => new { Name = v }) }),
            Organizations = open.Bodies.Select(b => new
            {
                Id = b.Code, b.Name, Classification = JsonNamingPolicy.KebabCaseLower.ConvertName($"{b.Kind}"), ParentId = Text(b.Parent), FoundingDate = b.From, DissolutionDate = b.To, Sources = ReadIn(b.Source),
                Quorum = new { Rule = JsonNamingPolicy.KebabCaseLower.ConvertName($"{b.Quorum.Kind}"), b.Quorum.Number, Grade = JsonNamingPolicy.KebabCaseLower.ConvertName($"{b.Quorum.Grade}") },
            }),
            Posts = open.Seats.Select(s => new
            {
                Id = PostOf(s), Seat = s.Number, Label = s.Office, Role = s.Kind, OrganizationId = s.Body, StartDate = s.ValidFrom, StartMayBeEarlier = s.OrEarlier ? (bool?)true : null, EndDate = s.ValidTo, s.Clause,
                AppointedBy = Text(s.AppointingAuthority), Designee = $"{s.Designee}".ToLowerInvariant(), Grade = JsonNamingPolicy.KebabCaseLower.ConvertName($"{s.Grade}"), Sources = ReadIn(s.Source),
            }),
            Memberships = open.Appointments.Select(a => (object)new
            {
                Id = a.Code, PersonId = Person(open, a.Person), NameWithheld = a.Person.Length == 0 ? (bool?)true : null, OrganizationId = open.BodyOfSeat(a.Seat), PostId = PostAt(open, a.Seat, a.From ?? a.KnownOn),
                Role = a.Capacity == Capacity.NotStated ? "member or designee, not stated" : "member", StartDate = a.From, TermEndDate = a.TermEnds, EndDate = a.To, KnownOn = a.From is null ? a.KnownOn : null, OnBehalfOf = Text(a.Affiliation),
                Grade = JsonNamingPolicy.KebabCaseLower.ConvertName($"{a.Grade}"), Sources = ReadIn(a.Source),
            }).Concat(open.Designations.Select(d => (object)new
            {
                Id = d.Code, PersonId = Person(open, d.Person), OrganizationId = open.BodyOfSeat(d.Seat), PostId = PostAt(open, d.Seat, d.From ?? d.KnownOn), Role = "designee", StartDate = d.From, EndDate = d.To,
                KnownOn = d.From is null ? d.KnownOn : null, OnBehalfOf = Text(d.Affiliation), Grade = JsonNamingPolicy.KebabCaseLower.ConvertName($"{d.Grade}"), Sources = ReadIn(d.Source),
            })),
            Vacancies = open.Vacancies.Select(v => new { PostId = PostAt(open, v.Seat, v.From), StartDate = v.From, EndDate = v.To, Sources = ReadIn(v.Source) }),
            Events = open.Meetings.Select(m => new
            {
                Id = m.Code, Name = $"Meeting of {open.BodyOf(m.Body)?.Name}", OrganizationId = m.Body, StartDate = m.Day, StartTime = m.Starts, Location = Text(m.Place), Status = $"{m.State}".ToLowerInvariant(), NoticeDate = m.NoticeOn,
                Quorum = m.State == MeetingState.Held ? JsonNamingPolicy.KebabCaseLower.ConvertName($"{open.At(m).Quorum}") : null,
                Agenda = open.AgendaItems.Where(i => i.Meeting == m.Code).Select(i => new { i.Number, Kind = JsonNamingPolicy.KebabCaseLower.ConvertName($"{i.Kind}"), i.Title, Speaker = Text(i.Speaker), Affiliation = Text(i.Affiliation) }),
                Attendees = open.Presences.Where(p => p.Meeting == m.Code).Select(p => new
                {
                    PostId = PostAt(open, p.Seat, m.Day), Attendance = $"{p.Attendance}".ToLowerInvariant(), PersonId = Person(open, p.Person),
                    Role = p.Attendance == Attendance.Present ? JsonNamingPolicy.KebabCaseLower.ConvertName($"{p.Capacity}") : null,
                }),
                Minutes = Text(m.Minutes),
            }),
        }, Options);
    }

    private static string PostOf(Seat seat) => $"seat-{seat.Number}-{seat.ValidFrom:yyyy-MM-dd}";

    private static string? PostAt(CouncilRecord council, int number, DateOnly? day) =>
        (council.Seats.FirstOrDefault(s => s.Number == number && day is { } on && s.ExistsOn(on)) ?? council.Seats.FirstOrDefault(s => s.Number == number)) is { } seat ? PostOf(seat) : null;

    private static string? Person(CouncilRecord council, string code) => code.Length == 0 ? null : council.PersonOf(code)?.Code;

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static Source[]? ReadIn(string code) => code.Length == 0 ? null : [new Source(code)];

    // Where something is read: a code of the pack's sources.
    private sealed record Source(string Note);
}
