using System.Globalization;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Deliberation;

// Reads recommendations/recommendations.json. A roll there is history: each seat that existed gets a line, and what is not printed is not recorded.
internal static class RecommendationFile
{
    public const string Path = "recommendations/recommendations.json";

    public sealed record Entry(
        string Code, int Year, string Kind, string Title, string Body, string? Addressee, IReadOnlyList<Version> Versions, IReadOnlyList<PrintedRoll>? Rolls,
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
        var council = CouncilRecord.In(pack);
        return [.. Entries(pack).Select(e => Read(council, e))];
    }

    private static Recommendation Read(CouncilRecord council, Entry entry) => new()
    {
        Pack = council.Pack, Code = entry.Code, Year = entry.Year, Kind = entry.Kind, Title = entry.Title, Body = entry.Body, BodyName = council.BodyOf(entry.Body)?.Name ?? entry.Body, Addressee = entry.Addressee ?? "",
        Laws = string.Join(' ', entry.Law ?? []), Source = entry.Source, Note = entry.Note ?? "", IsFromPack = true,
        Versions = [.. entry.Versions.Select((v, i) => new TextVersion { Pack = council.Pack, Recommendation = entry.Code, Number = i + 1, Text = v.Text, Day = v.Day, ProposedBy = v.ProposedBy ?? "", Why = v.Why ?? "" })],
        Rolls = [.. (entry.Rolls ?? []).Select((r, i) => Read(council, entry, r, i + 1))],
        Steps = [.. (entry.Steps ?? []).Select((s, i) => Read(council.Pack, entry.Code, s, i + 1))],
    };

    private static DispositionStep Read(string pack, string code, Step step, int number) => new()
    {
        Pack = pack, Recommendation = code, Number = number, Stage = step.Stage, Status = step.Status ?? DispositionStatus.Waiting, Day = step.Day, Law = step.Law ?? "", Cite = step.Cite ?? "",
        Figure = step.Figure ?? "", Before = step.Before ?? "", MeantTo = step.MeantTo, Summary = step.Summary, Source = step.Source ?? "", Grade = step.Grade,
    };

    private static PositionRoll Read(CouncilRecord council, Entry entry, PrintedRoll printed, int number)
    {
        var roll = new PositionRoll
        {
            Pack = council.Pack, Recommendation = entry.Code, Number = number, Version = printed.Version ?? entry.Versions.Count, Day = printed.Day, SeatsOn = printed.SeatsOn, Meeting = printed.Meeting ?? "",
            Quorum = printed.Quorum, Printed = printed.Printed, Source = printed.Source,
        };
        var seats = council.BodyOf(entry.Body) is null ? [] : council.On(entry.Body, printed.SeatsOn).Seats;
        foreach (var (seat, position) in Lines(printed, seats))
        {
            roll.Lines.Add(new RollLine
            {
                Pack = council.Pack, Recommendation = entry.Code, Roll = number, Number = roll.Lines.Count + 1, Seat = seat?.Seat.Number ?? position.Seat, Office = seat?.Seat.Office ?? "", Name = position.Name ?? NameOf(seat),
                MayDesignate = seat is null ? null : SeatLines.MayDesignate(seat.Seat, council.BodyOf(entry.Body)!), IsVacant = seat is not null && printed.Vacant?.Contains(seat.Seat.Number) == true, IsAsPrinted = position.Stand != Stand.NotRecorded,
            }.Take(position.Stand, position.Designee, position.Reason ?? "", "", null));
        }
        roll.Close(null);
        return roll;
    }

    private static string NameOf(SeatOn? seat) => seat is null ? "" : seat.Seat.IsNameWithheld ? "" : seat.Member?.Name ?? "";

    // One line a seat; then what is printed for seats that are not certain; then what cannot be (a seat that did not exist, a second position), which the check of the pack reports.
    private static IEnumerable<(SeatOn? Seat, Position Position)> Lines(PrintedRoll printed, IReadOnlyList<SeatOn> seats)
    {
        List<Position> told =
        [
            .. printed.Positions ?? [],
            .. (printed.Support ?? []).Select(s => new Position(s, null, Stand.Support, false, null)),
            .. (printed.Absent ?? []).Select(s => new Position(s, null, Stand.Absent, false, null)),
        ];
        foreach (var seat in seats)
        {
            var position = told.Find(p => p.Seat == seat.Seat.Number);
            if (position is not null) told.Remove(position);
            yield return (seat, position ?? new Position(seat.Seat.Number, null, Stand.NotRecorded, false, null));
        }
        foreach (var rest in told) yield return (null, rest with { Name = rest.Name ?? $"Seat {rest.Seat?.ToString(CultureInfo.InvariantCulture)}" });
    }
}
