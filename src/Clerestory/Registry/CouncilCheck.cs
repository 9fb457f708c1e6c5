using Clerestory.Packs;

namespace Clerestory.Registry;

/// <summary>What the files of the council say of each other.</summary>
internal static class CouncilCheck
{
    /// <summary>Everything that leads nowhere, or cannot be.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var sources = Source.In(pack).Keys.ToHashSet(StringComparer.Ordinal);
        var council = CouncilRecord.In(pack);
        return [.. Bodies(pack, council, sources), .. Seats(pack, council), .. People(pack, council), .. Rows(pack, council, sources), .. Spans(pack, council), .. Meetings(pack, council, sources)];
    }

    private static IEnumerable<Finding> Bodies(Pack pack, CouncilRecord council, HashSet<string> sources)
    {
        const string file = CouncilFiles.BodiesFile;
        if (council.BodyOf(Seat.Council) is not { Kind: BodyKind.Council }) yield return Fault(pack, file, Seat.Council, "There is no body 'council' of kind council. Every pack has its council under that code.");
        foreach (var twice in council.Bodies.GroupBy(b => b.Code).Where(g => g.Count() > 1)) yield return Fault(pack, file, twice.Key, $"The body '{twice.Key}' stands twice. A code may be used once.");
        foreach (var body in council.Bodies)
        {
            if (body.Parent.Length > 0 && council.BodyOf(body.Parent) is null) yield return Fault(pack, file, body.Parent, $"The body '{body.Code}' is part of '{body.Parent}', and there is no such body.");
            if ((body.Parent.Length > 0) == (body.Kind == BodyKind.Council)) yield return Fault(pack, file, body.Code, $"The body '{body.Code}': a subcommittee or taskforce names its parent, the council has none.");
            if (body.Law.Length > 0 && !pack.Has($"law/{body.Law}.json")) yield return Fault(pack, file, body.Law, $"The body '{body.Code}' rests on '{body.Law}', and there is no law/{body.Law}.json.");
            if ((body.Quorum.Kind == QuorumKind.Number) != body.Quorum.Number is not null) yield return Fault(pack, file, body.Code, $"The quorum of '{body.Code}': a number stands with the kind 'number', and only there.");
            if (body.Quorum.Kind == QuorumKind.NotKnown != (body.Quorum.Grade == Grade.NotFound)) yield return Fault(pack, file, body.Code, $"The quorum of '{body.Code}': what is not known has the grade 'not-found', and what is known has another.");
            if (body.Quorum.Kind != QuorumKind.NotKnown && body.Quorum.Source.Length == 0) yield return Fault(pack, file, body.Code, $"The quorum of '{body.Code}' has no source. Say where it is read.");
            foreach (string source in new[] { body.Source, body.Quorum.Source }.Where(s => s.Length > 0 && !sources.Contains(s))) yield return Fault(pack, file, source, $"The source '{source}' is not in sources.csv. Correct it here, or add it there.");
        }
    }

    private static IEnumerable<Finding> Seats(Pack pack, CouncilRecord council)
    {
        foreach (var row in pack.Rows(CouncilFiles.SeatsFile))
        {
            if (council.BodyOf(row["body"]) is null) yield return Fault(CouncilFiles.SeatsFile, row, $"The body '{row["body"]}' is not in bodies.json. Correct it here, or add it there.");
            foreach (string column in new[] { "act", "end_act" }.Where(c => row[c].Length > 0 && !pack.Has($"law/{row[c]}.json"))) yield return Fault(CouncilFiles.SeatsFile, row, $"The act '{row[column]}' is not in the law register: there is no law/{row[column]}.json.");
        }
    }

    private static IEnumerable<Finding> People(Pack pack, CouncilRecord council)
    {
        foreach (var row in CouncilFiles.Rows(pack, CouncilFiles.PeopleFile))
        {
            var own = council.People.First(p => p.Code == row["code"]);
            if (council.People.FirstOrDefault(p => string.CompareOrdinal(p.Code, own.Code) < 0 && own.Names.Any(p.IsCalled)) is { } same)
                yield return Fault(CouncilFiles.PeopleFile, row, $"'{own.Name}' and '{same.Name}' share a name or a spelling. One person is one record: join the two, or take the spelling out of one.");
        }
    }

    private static IEnumerable<Finding> Rows(Pack pack, CouncilRecord council, HashSet<string> sources)
    {
        foreach (string file in new[] { CouncilFiles.PeopleFile, CouncilFiles.AppointmentsFile, CouncilFiles.DesignationsFile, CouncilFiles.VacanciesFile })
        {
            foreach (var row in CouncilFiles.Rows(pack, file))
            {
                if (row["source"].Length > 0 && !sources.Contains(row["source"])) yield return Fault(file, row, $"The source '{row["source"]}' is not in sources.csv. Correct it here, or add it there.");
                if (row["person"].Length > 0 && council.PersonOf(row["person"]) is null) yield return Fault(file, row, $"The person '{row["person"]}' is not in people.csv. Correct it here, or add the person there.");
                if (row["seat_no"].Length > 0 && council.Seats.All(s => $"{s.Number}" != row["seat_no"])) yield return Fault(file, row, $"Seat {row["seat_no"]} is not in seats.csv. Correct it here, or add it there.");
                if (file != CouncilFiles.PeopleFile && row["from"].Length == 0 && row["known_on"].Length == 0) yield return Fault(file, row, "Give the first day, or a day on which a source shows it.");
                foreach (string last in new[] { "to", "term_ends" }.Where(c => row[c].Length > 0 && string.CompareOrdinal(row[c], row["from"]) < 0)) yield return Fault(file, row, $"The last day ({last}) lies before the first.");
            }
        }
    }

    private static IEnumerable<Finding> Spans(Pack pack, CouncilRecord council)
    {
        foreach (var row in CouncilFiles.Rows(pack, CouncilFiles.AppointmentsFile))
        {
            var own = council.Appointments.First(a => a.Code == row["code"]);
            if (own.From is not { } from) continue;
            if (council.SeatOn(own.Seat, from) is null) yield return Fault(CouncilFiles.AppointmentsFile, row, $"Seat {own.Seat} does not stand on {row["from"]}.");
            if (council.Appointments.FirstOrDefault(a => a != own && a.Seat == own.Seat && a.Covers(from)) is { } other) yield return Fault(CouncilFiles.AppointmentsFile, row, $"Seat {own.Seat} is held by '{other.Code}' on {row["from"]} already. A seat has one member.");
            if (council.Vacancies.Any(v => v.Seat == own.Seat && v.Covers(from))) yield return Fault(CouncilFiles.AppointmentsFile, row, $"Seat {own.Seat} is vacant on {row["from"]} by vacancies.csv. One of the two is wrong.");
        }
        foreach (var row in CouncilFiles.Rows(pack, CouncilFiles.DesignationsFile))
        {
            var own = council.Designations.First(d => d.Code == row["code"]);
            if (council.SeatOn(own.Seat, (own.From ?? own.KnownOn)!.Value) is { Designee: Allowed.No }) yield return Fault(CouncilFiles.DesignationsFile, row, $"The law lets seat {own.Seat} send no designee (designee_allowed in seats.csv).");
        }
    }

    private static IEnumerable<Finding> Meetings(Pack pack, CouncilRecord council, HashSet<string> sources)
    {
        const string file = CouncilFiles.MeetingsFile;
        foreach (var twice in council.Meetings.GroupBy(m => m.Code).Where(g => g.Count() > 1)) yield return Fault(pack, file, twice.Key, $"The meeting '{twice.Key}' stands twice. A code may be used once.");
        foreach (var meeting in council.Meetings)
        {
            if (council.BodyOf(meeting.Body) is null) yield return Fault(pack, file, meeting.Code, $"The meeting '{meeting.Code}' is of the body '{meeting.Body}', and there is no such body.");
            if (meeting.Source.Length > 0 && !sources.Contains(meeting.Source)) yield return Fault(pack, file, meeting.Source, $"The source '{meeting.Source}' is not in sources.csv. Correct it here, or add it there.");
            if (meeting.State != MeetingState.Held && (meeting.Minutes.Length > 0 || council.Presences.Any(p => p.Meeting == meeting.Code))) yield return Fault(pack, file, meeting.Code, $"The meeting '{meeting.Code}' was not held, and has minutes or presence.");
            if (meeting.ApprovedOn < meeting.Day) yield return Fault(pack, file, meeting.Code, $"The minutes of '{meeting.Code}' are approved before the meeting.");
            foreach (var presence in council.Presences.Where(p => p.Meeting == meeting.Code))
            {
                if (council.SeatOn(presence.Seat, meeting.Day) is not { } seat || seat.Body != meeting.Body) yield return Fault(pack, file, meeting.Code, $"The meeting '{meeting.Code}': seat {presence.Seat} is no seat of its body on that day.");
                else if (presence.Capacity == Capacity.Designee && seat.Designee == Allowed.No) yield return Fault(pack, file, meeting.Code, $"The meeting '{meeting.Code}': the law lets seat {presence.Seat} send no designee.");
                if (presence.Person.Length > 0 && council.PersonOf(presence.Person) is null) yield return Fault(pack, file, presence.Person, $"The person '{presence.Person}' is not in people.csv. Correct it here, or add the person there.");
            }
            foreach (var twice in council.Presences.Where(p => p.Meeting == meeting.Code).GroupBy(p => p.Seat).Where(g => g.Count() > 1)) yield return Fault(pack, file, meeting.Code, $"The meeting '{meeting.Code}': seat {twice.Key} stands twice.");
        }
    }

    private static Finding Fault(Pack pack, string file, string word, string message) => Finding.Error("registry.council", file, PackFiles.LineOf(pack, file, word), message);

    private static Finding Fault(string file, CsvRow row, string message) => Finding.Error("registry.council", file, row.Line, message);
}
