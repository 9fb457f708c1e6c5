using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Registry;

/// <summary>Reads the council of a pack from its files.</summary>
internal static class CouncilFiles
{
    public const string BodiesFile = "council/bodies.json", SeatsFile = "council/seats.csv", CountsFile = "council/seat-counts.csv", PeopleFile = "council/people.csv",
        AppointmentsFile = "council/appointments.csv", DesignationsFile = "council/designations.csv", VacanciesFile = "council/vacancies.csv", MeetingsFile = "council/meetings.json";

    /// <summary>The files of the council.</summary>
    public static readonly string[] All = [BodiesFile, SeatsFile, CountsFile, PeopleFile, AppointmentsFile, DesignationsFile, VacanciesFile, MeetingsFile];

    private sealed record PackBody(
        string Code, string Name, BodyKind Kind, string? Parent, string? Law, string? Charge, DateOnly? From, DateOnly? To, Allowed? DesigneesVote, int? NoticeDays, PackQuorum Quorum, Grade Grade, string? Source, string? Note);

    private sealed record PackQuorum(QuorumKind Kind, int? Number, Grade Grade, string? Source, string? Note);

    private sealed record PackMeeting(
        string Code, string Body, DateOnly Day, string? Starts, string? Place, MeetingState State, DateOnly? NoticeOn, IReadOnlyList<PackItem>? Agenda, IReadOnlyList<PackPresence>? Presence, string? Minutes, DateOnly? ApprovedOn, string? Source);

    private sealed record PackItem(AgendaKind Kind, string Title, string? Speaker, string? Affiliation);

    private sealed record PackPresence(int Seat, Attendance Attendance, string? Person, Capacity? Capacity);

    public static CouncilRecord Read(Pack pack) => CouncilRecord.Ordered(new CouncilRecord(pack.Manifest.Code)
    {
        Bodies = [.. pack.Read<IReadOnlyList<PackBody>>(BodiesFile).Select(b => BodyOf(pack, b))],
        Seats = Seats(pack),
        SeatCounts = [.. pack.Rows(CountsFile).Select(r => new SeatCount(pack.Manifest.Code, r["valid_from"], Number(r["seats"]), r["as_told"], r["act"], Grades.Read(r["grade"]), r["source"]))],
        People = [.. Rows(pack, PeopleFile).Select(r => new Person
        {
            Pack = pack.Manifest.Code, Code = r["code"], Name = r["name"], Variants = r["variants"].Split(';'), Mail = r["mail"], Source = r["source"], Note = r["note"],
        })],
        Appointments = [.. Rows(pack, AppointmentsFile).Select(r => AppointmentOf(pack, r))],
        Designations = [.. Rows(pack, DesignationsFile).Select(r => new Designation
        {
            Pack = pack.Manifest.Code, Code = r["code"], Seat = Number(r["seat_no"])!.Value, Person = r["person"], Affiliation = r["affiliation"], From = Day(r["from"]), To = Day(r["to"]), KnownOn = Day(r["known_on"]),
            Grade = Grades.Read(r["grade"]), Source = r["source"], Note = r["note"],
        })],
        Vacancies = [.. Rows(pack, VacanciesFile).Select(r => new Vacancy
        {
            Pack = pack.Manifest.Code, Seat = Number(r["seat_no"])!.Value, From = Day(r["from"])!.Value, To = Day(r["to"]), Source = r["source"], Note = r["note"],
        })],
        Meetings = [.. Meetings(pack).Select(m => MeetingOf(pack, m))],
        AgendaItems = [.. Meetings(pack).SelectMany(m => (m.Agenda ?? []).Select((item, at) => new AgendaItem
        {
            Pack = pack.Manifest.Code, Meeting = m.Code, Number = at + 1, Kind = item.Kind, Title = item.Title, Speaker = item.Speaker ?? "", Affiliation = item.Affiliation ?? "",
        }))],
        Presences = [.. Meetings(pack).SelectMany(m => (m.Presence ?? []).Select(p => new Presence
        {
            Pack = pack.Manifest.Code, Meeting = m.Code, Seat = p.Seat, Attendance = p.Attendance, Person = p.Person ?? "", Capacity = p.Capacity ?? Capacity.Member,
        }))],
    });

    public static IReadOnlyList<Seat> Seats(Pack pack) =>
    [
        .. pack.Rows(SeatsFile).Select(r => new Seat
        {
            Pack = pack.Manifest.Code, Number = Number(r["seat_no"])!.Value, Body = r["body"].Length > 0 ? r["body"] : Seat.Council, Clause = r["clause"], Office = r["office"], Kind = r["kind"],
            AppointingAuthority = r["appointing_authority"], Designee = Word<Allowed>(r["designee_allowed"]), IsNameWithheld = r["name_withheld"] == "yes",
            ValidFrom = Day(r["valid_from"])!.Value, OrEarlier = r["or_earlier"] == "yes", ValidTo = Day(r["valid_to"]), Act = r["act"], EndAct = r["end_act"],
            Grade = Grades.Read(r["grade"]), PrintedName = r["printed_name"], PrintedNote = r["printed_note"], Source = r["source"], Note = r["note"],
        }),
    ];

    /// <summary>The rows of a file that a pack may leave out.</summary>
    public static IReadOnlyList<CsvRow> Rows(Pack pack, string file) => pack.Has(file) ? pack.Rows(file) : [];

    private static IReadOnlyList<PackMeeting> Meetings(Pack pack) => pack.Has(MeetingsFile) ? pack.Read<IReadOnlyList<PackMeeting>>(MeetingsFile) : [];

    private static Body BodyOf(Pack pack, PackBody b) => new()
    {
        Pack = pack.Manifest.Code, Code = b.Code, Name = b.Name, Kind = b.Kind, Parent = b.Parent ?? "", Law = b.Law ?? "", Charge = b.Charge ?? "", From = b.From, To = b.To,
        DesigneesVote = b.DesigneesVote ?? Allowed.Unknown, NoticeDays = b.NoticeDays, Quorum = new QuorumRule(b.Quorum.Kind, b.Quorum.Number, b.Quorum.Grade, b.Quorum.Source ?? "", b.Quorum.Note ?? ""),
        Grade = b.Grade, Source = b.Source ?? "", Note = b.Note ?? "",
    };

    private static Appointment AppointmentOf(Pack pack, CsvRow r) => new()
    {
        Pack = pack.Manifest.Code, Code = r["code"], Seat = Number(r["seat_no"])!.Value, Person = r["person"], Capacity = Word<Capacity>(r["capacity"]), Affiliation = r["affiliation"],
        From = Day(r["from"]), TermEnds = Day(r["term_ends"]), To = Day(r["to"]), EndReason = r["end_reason"], KnownOn = Day(r["known_on"]), Grade = Grades.Read(r["grade"]), Source = r["source"], Note = r["note"],
    };

    private static Meeting MeetingOf(Pack pack, PackMeeting m) => new()
    {
        Pack = pack.Manifest.Code, Code = m.Code, Body = m.Body, Day = m.Day, Starts = m.Starts is { } at ? TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture) : null, Place = m.Place ?? "", State = m.State,
        NoticeOn = m.NoticeOn, Minutes = m.Minutes ?? "", MinutesState = m.Minutes is null ? MinutesState.None : m.ApprovedOn is null ? MinutesState.Draft : MinutesState.Approved, ApprovedOn = m.ApprovedOn, Source = m.Source ?? "",
    };

    // Packs write words in kebab case.
    private static T Word<T>(string text) where T : struct, Enum => text.Length == 0 ? default : Enum.Parse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
