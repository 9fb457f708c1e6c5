using System.Globalization;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Deliberation;

// Reads recommendations/recommendations.json. A roll there is history: each seat that existed gets a line, and what is not printed is not recorded.
internal static class RecommendationFile
{
    public const string Path = "recommendations/recommendations.json";

    public sealed record Entry(
        string Code, int Year, string Kind, string Title, string? Body, string? Addressee, IReadOnlyList<Version> Versions, IReadOnlyList<PrintedRoll>? Rolls,
        IReadOnlyList<string>? Law, IReadOnlyList<Step>? Steps, string Source, string? Note);

    public sealed record Version(string Text, DateOnly? Day, string? ProposedBy, string? Why);

    public sealed record PrintedRoll(
        DateOnly? Day, DateOnly SeatsOn, string? Meeting, int? Version, int? Quorum, PrintedConsensus? Printed,
        IReadOnlyList<int>? Support, IReadOnlyList<int>? Absent, IReadOnlyList<int>? Vacant, IReadOnlyList<Position>? Positions, string Source);

    public sealed record Position(int? Seat, string? Name, Stand Stand, bool Designee, string? Reason);

    public sealed record Step(
        DispositionStage Stage, DispositionStatus? Status, DateOnly? Day, string? Law, string? Cite, string? Figure, string? Before, MeantTo? MeantTo, string Summary, string? Source, Grade Grade);

    public static IReadOnlyList<Entry> Entries(Pack pack) => pack.Read<IReadOnlyList<Entry>>(Path);

    public static IReadOnlyList<Recommendation> Read(Pack pack)
    {
        var seats = Seat.In(pack).Zip(pack.Rows("council/seats.csv"), (seat, row) => (Seat: seat, MayDesignate: MayDesignate(row["designee_allowed"]))).ToList();
        return [.. Entries(pack).Select(e => Read(pack.Manifest.Code, e, seats))];
    }

    /// <summary>Whether a seat may send a designee, as the register writes it; null where that is not known.</summary>
    public static bool? MayDesignate(string text) => text switch { "yes" => true, "no" => false, _ => null };

    private static Recommendation Read(string pack, Entry entry, IReadOnlyList<(Seat Seat, bool? MayDesignate)> seats) => new()
    {
        Pack = pack, Code = entry.Code, Year = entry.Year, Kind = entry.Kind, Title = entry.Title, Body = entry.Body ?? "", Addressee = entry.Addressee ?? "", Laws = string.Join(' ', entry.Law ?? []),
        Source = entry.Source, Note = entry.Note ?? "", IsFromPack = true,
        Versions = [.. entry.Versions.Select((v, i) => new TextVersion { Pack = pack, Recommendation = entry.Code, Number = i + 1, Text = v.Text, Day = v.Day, ProposedBy = v.ProposedBy ?? "", Why = v.Why ?? "" })],
        Rolls = [.. (entry.Rolls ?? []).Select((r, i) => Read(pack, entry, r, i + 1, seats))],
        Steps = [.. (entry.Steps ?? []).Select((s, i) => Read(pack, entry.Code, s, i + 1))],
    };

    private static DispositionStep Read(string pack, string code, Step step, int number) => new()
    {
        Pack = pack, Recommendation = code, Number = number, Stage = step.Stage, Status = step.Status ?? DispositionStatus.Waiting, Day = step.Day, Law = step.Law ?? "", Cite = step.Cite ?? "",
        Figure = step.Figure ?? "", Before = step.Before ?? "", MeantTo = step.MeantTo, Summary = step.Summary, Source = step.Source ?? "", Grade = step.Grade,
    };

    private static Roll Read(string pack, Entry entry, PrintedRoll printed, int number, IReadOnlyList<(Seat Seat, bool? MayDesignate)> seats)
    {
        var roll = new Roll
        {
            Pack = pack, Recommendation = entry.Code, Number = number, Version = printed.Version ?? entry.Versions.Count, Day = printed.Day, SeatsOn = printed.SeatsOn, Meeting = printed.Meeting ?? "",
            Quorum = printed.Quorum, Printed = printed.Printed, Source = printed.Source,
        };
        foreach (var line in Lines(printed, [.. seats.Where(s => s.Seat.ExistsOn(printed.SeatsOn)).OrderBy(s => s.Seat.Number)]))
        {
            roll.Lines.Add(new RollLine
            {
                Pack = pack, Recommendation = entry.Code, Roll = number, Number = roll.Lines.Count + 1, Seat = line.Seat?.Number ?? line.Position.Seat, Office = line.Seat?.Office ?? "",
                Name = line.Position.Name ?? "", MayDesignate = line.MayDesignate, IsVacant = line.Seat is { } seat && printed.Vacant?.Contains(seat.Number) == true, IsAsPrinted = line.Position.Stand != Stand.NotRecorded,
            }.Take(line.Position.Stand, line.Position.Designee, line.Position.Reason ?? "", "", null));
        }
        roll.Close(null);
        return roll;
    }

    // One line a seat; then what is printed for seats that are not certain; then what cannot be (a seat that did not exist, a second position), which the check of the pack reports.
    private static IEnumerable<(Seat? Seat, bool? MayDesignate, Position Position)> Lines(PrintedRoll printed, IReadOnlyList<(Seat Seat, bool? MayDesignate)> seats)
    {
        List<Position> told =
        [
            .. printed.Positions ?? [],
            .. (printed.Support ?? []).Select(s => new Position(s, null, Stand.Support, false, null)),
            .. (printed.Absent ?? []).Select(s => new Position(s, null, Stand.Absent, false, null)),
        ];
        foreach (var (seat, may) in seats)
        {
            var position = told.Find(p => p.Seat == seat.Number);
            if (position is not null) told.Remove(position);
            yield return (seat, may, position is null ? new Position(seat.Number, null, Stand.NotRecorded, false, null) : position with { Name = position.Name ?? seat.PrintedName });
        }
        foreach (var rest in told) yield return (null, null, rest with { Name = rest.Name ?? $"Seat {rest.Seat?.ToString(CultureInfo.InvariantCulture)}" });
    }
}
