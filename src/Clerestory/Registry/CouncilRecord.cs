using Clerestory.Packs;

namespace Clerestory.Registry;

/// <summary>All that is known of one council, from a pack or from the store: what pages, rolls and letters are made from.</summary>
/// <param name="Pack">The pack's code.</param>
public sealed record CouncilRecord(string Pack)
{
    /// <summary>The council, its subcommittees and taskforces.</summary>
    public IReadOnlyList<Body> Bodies { get; init; } = [];

    /// <summary>Their seats, each span of time.</summary>
    public IReadOnlyList<Seat> Seats { get; init; } = [];

    /// <summary>How many seats the law gives the council, oldest first.</summary>
    public IReadOnlyList<SeatCount> SeatCounts { get; init; } = [];

    /// <summary>Everyone who sits, sat or speaks.</summary>
    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>Who holds which seat.</summary>
    public IReadOnlyList<Appointment> Appointments { get; init; } = [];

    /// <summary>Who sits in a member's place.</summary>
    public IReadOnlyList<Designation> Designations { get; init; } = [];

    /// <summary>The seats that are known to be empty.</summary>
    public IReadOnlyList<Vacancy> Vacancies { get; init; } = [];

    /// <summary>The meetings, oldest first.</summary>
    public IReadOnlyList<Meeting> Meetings { get; init; } = [];

    /// <summary>The items of their agendas, in order.</summary>
    public IReadOnlyList<AgendaItem> AgendaItems { get; init; } = [];

    /// <summary>Who was present.</summary>
    public IReadOnlyList<Presence> Presences { get; init; } = [];

    /// <summary>The council of a pack.</summary>
    public static CouncilRecord In(Pack pack) => CouncilFiles.Read(pack);

    /// <summary>A person by code, or the record that this one was merged into; null where there is none.</summary>
    public Person? PersonOf(string code)
    {
        var person = People.FirstOrDefault(p => p.Code == code);
        for (int steps = 0; person is { MergedInto.Length: > 0 } && steps < People.Count; steps++) person = People.FirstOrDefault(p => p.Code == person.MergedInto);
        return person;
    }

    /// <summary>A body by code; null where there is none.</summary>
    public Body? BodyOf(string code) => Bodies.FirstOrDefault(b => b.Code == code);

    /// <summary>A seat as it stands on a day; null where it does not.</summary>
    public Seat? SeatOn(int number, DateOnly day) => Seats.FirstOrDefault(s => s.Number == number && s.ExistsOn(day));

    /// <summary>The body that a seat is of; null where there is no such seat.</summary>
    public string? BodyOfSeat(int number) => Seats.FirstOrDefault(s => s.Number == number)?.Body;

    /// <summary>The roll of a body on a day: its seats, and who held each.</summary>
    /// <exception cref="ArgumentException">There is no such body.</exception>
    public Roll On(string body, DateOnly day) => Roll.Of(this, BodyOf(body) ?? throw new ArgumentException($"There is no body '{body}'.", nameof(body)), day);

    /// <summary>The roll of a meeting: the body's seats on its day, and who of them was present.</summary>
    public MeetingRoll At(Meeting meeting) => new(On(meeting.Body, meeting.Day), meeting, Presences.Where(p => p.Meeting == meeting.Code).ToDictionary(p => p.Seat));

    /// <summary>The record without what began after a day: an edition tells of the time until it was issued.</summary>
    public CouncilRecord Until(DateOnly day)
    {
        var meetings = Meetings.Where(m => m.Day <= day).ToList();
        var codes = meetings.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Appointments = [.. Appointments.Where(a => (a.From ?? a.KnownOn) is not { } first || first <= day)], Designations = [.. Designations.Where(d => (d.From ?? d.KnownOn) is not { } first || first <= day)],
            Vacancies = [.. Vacancies.Where(v => v.From <= day)], Meetings = meetings, AgendaItems = [.. AgendaItems.Where(i => codes.Contains(i.Meeting))], Presences = [.. Presences.Where(p => codes.Contains(p.Meeting))],
        };
    }

    /// <summary>The record as readers may see it: no mail address, no note on a person, no name behind a seat whose holder stays unnamed, no minutes before they are approved.</summary>
    public CouncilRecord Public()
    {
        var withheld = Seats.Where(s => s.IsNameWithheld).Select(s => s.Number).ToHashSet();
        var appointments = Appointments.Select(a => withheld.Contains(a.Seat) ? a with { Code = $"seat-{a.Seat}-{a.From:yyyy-MM-dd}", Person = "", Affiliation = "", Note = "", EndReason = "" } : a).ToList();
        var designations = Designations.Where(d => !withheld.Contains(d.Seat)).ToList();
        var presences = Presences.Select(p => withheld.Contains(p.Seat) ? p with { Person = "" } : p).ToList();
        var named = appointments.Select(a => a.Person).Concat(designations.Select(d => d.Person)).Concat(presences.Select(p => p.Person)).Select(code => PersonOf(code)?.Code).ToHashSet();
        return this with
        {
            People = [.. People.Where(p => named.Contains(p.Code)).Select(p => p with { Mail = "", Note = "" }), .. People.Where(p => p.MergedInto.Length > 0 && named.Contains(PersonOf(p.Code)?.Code)).Select(p => p with { Mail = "", Note = "" })],
            Appointments = appointments, Designations = designations, Presences = presences,
            Meetings = [.. Meetings.Select(m => m.MinutesState == MinutesState.Approved ? m : m with { Minutes = "" })],
        };
    }

    /// <summary>The same record in the order that everything is read and written in.</summary>
    internal static CouncilRecord Ordered(CouncilRecord record) => record with
    {
        Bodies = [.. record.Bodies.OrderBy(b => b.Kind).ThenBy(b => b.Code, StringComparer.Ordinal)],
        Seats = [.. record.Seats.OrderBy(s => s.Number).ThenBy(s => s.ValidFrom)],
        SeatCounts = [.. record.SeatCounts.OrderBy(c => c.HoldsFrom)],
        People = [.. record.People.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Code, StringComparer.Ordinal)],
        Appointments = [.. record.Appointments.OrderBy(a => a.Seat).ThenBy(a => a.From ?? a.KnownOn).ThenBy(a => a.Code, StringComparer.Ordinal)],
        Designations = [.. record.Designations.OrderBy(d => d.Seat).ThenBy(d => d.From ?? d.KnownOn).ThenBy(d => d.Code, StringComparer.Ordinal)],
        Vacancies = [.. record.Vacancies.OrderBy(v => v.Seat).ThenBy(v => v.From)],
        Meetings = [.. record.Meetings.OrderBy(m => m.Day).ThenBy(m => m.Code, StringComparer.Ordinal)],
        AgendaItems = [.. record.AgendaItems.OrderBy(i => i.Meeting, StringComparer.Ordinal).ThenBy(i => i.Number)],
        Presences = [.. record.Presences.OrderBy(p => p.Meeting, StringComparer.Ordinal).ThenBy(p => p.Seat)],
    };
}
