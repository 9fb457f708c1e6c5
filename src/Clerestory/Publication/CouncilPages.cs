using Clerestory.Documents;
using Clerestory.Registry;

namespace Clerestory.Publication;

/// <summary>Sets the council for readers: who sat on the edition's last day, which seats are empty, how the seats changed, and its meetings.</summary>
/// <remarks>It is made from the public part of the record. Where nobody has read who holds a seat, the page says that no holder is known, never that it is vacant.</remarks>
internal sealed class CouncilPages(EditionContent content)
{
    private const string SeatsAddress = "/council/seats", MeetingsAddress = "/council/meetings";

    /// <summary>Where the whole record stands in the edition, in Popolo's terms.</summary>
    public const string DataFile = "data/council.popolo.json";

    private readonly CouncilRecord council = content.Council;

    private DateOnly Day => content.Outline.Period.To;

    private Aside Side => new(new SiteLink(content.Outline.Council.Title, "/council"), "The council", [new SiteLink("Who sat, seat by seat", SeatsAddress), new SiteLink("Meetings", MeetingsAddress), new SiteLink("The record as JSON (Popolo)", "/" + DataFile)]);

    /// <summary>The pages.</summary>
    public IEnumerable<SitePage> Write() => [SeatsPage(), MeetingsPage()];

    /// <summary>What stands at the end of the council's chapter: where there is more.</summary>
    public Section More() => new("more-about-the-council", "Seat by seat, and the meetings",
    [
        new Paragraph(Inlines.Text(Summary(council.On(Seat.Council, Day)))),
        new Definitions(
        [
            new Definition("Who sat", [new Inline.Link(SeatsAddress, Inlines.Text("Each seat, who fills it and who held it")), Inline.Of(", vacancies, and how the seats changed.")]),
            new Definition("Meetings", [new Inline.Link(MeetingsAddress, Inlines.Text("Agenda, presence, quorum and minutes")), Inline.Of(", so far as they are known.")]),
        ]),
    ]);

    private SitePage SeatsPage()
    {
        var roll = council.On(Seat.Council, Day);
        string title = $"Who sat on {Dates.Read(Day)}";
        return new SitePage(SeatsAddress, title, $"Each seat of the council on {Dates.Read(Day)}, who fills it and who held it.", "/council", Side,
        [
            new Paragraph(Inlines.Text(roll.Body.Name), Role.Kicker), new Heading(1, title), new Paragraph(Inlines.Text(Summary(roll)), Role.Standfirst),
            new Paragraph(Inlines.Text("A seat is called vacant where a source says so. Where no source says who held it, no holder is known, which is not the same."), Role.Note),
            .. roll.Seats.GroupBy(s => s.Seat.AppointingAuthority, StringComparer.Ordinal).OrderBy(g => g.Key.Length > 0).ThenBy(g => g.Key, StringComparer.Ordinal).Select((g, i) => RollSection($"by-{i + 1}", g.Key, [.. g])),
            VacanciesSection(roll), QuorumSection(roll), ChangesSection(), .. council.Bodies.Where(b => b.Kind != BodyKind.Council).Select(PartSection),
        ]);
    }

    private static string Summary(Roll roll)
    {
        int unknown = roll.Seats.Count(s => s.Holding is Holding.NotKnown or Holding.LastKnown or Holding.DesigneeOnly), vacant = roll.Seats.Count(s => s.Holding == Holding.Vacant);
        string seats = roll.SeatsByLaw is { } number ? $"The law provided {Numbers.Read(number)} seats" : "How many seats the law provided is not known";
        return $"{seats}. The register shows {Numbers.Read(roll.Seats.Count)}: {Numbers.Read(roll.Known)} with a known holder, {(vacant == 0 ? "none that a source calls vacant" : $"{Numbers.Read(vacant)} vacant")}, {Numbers.Read(unknown)} of which no holder is known.";
    }

    private static Section RollSection(string id, string authority, IReadOnlyList<SeatOn> seats)
    {
        string title = authority.Length == 0 ? "By right of office" : $"Appointed by: {authority}";
        return new Section(id, title, [Table($"{title}: {Numbers.Read(seats.Count)} {(seats.Count == 1 ? "seat" : "seats")}", seats)]);
    }

    private static DataTable Table(string caption, IReadOnlyList<SeatOn> seats) =>
        new(caption, [new Column("Seat"), new Column("For"), new Column("Held by"), new Column("Sat as designee"), new Column("Evidence for the seat")],
            [.. seats.Select(s => new Row(Inlines.Text($"{s.Seat.Number}"),
                [new TableCell(Inlines.Text($"{s.Seat.Office} ({s.Seat.Clause})".Replace(" ()", "", StringComparison.Ordinal))), new TableCell([.. Holder(s)]), TableCell.Of(Designee(s)), Evidence(s.Seat.Grade)]))]);

    private static IEnumerable<Inline> Holder(SeatOn seat)
    {
        yield return seat.Holding switch
        {
            Holding.Held when seat.Member is null => new Inline.Strong(Inlines.Text("Held; the name is not published")),
            Holding.Held => new Inline.Strong(Inlines.Text(seat.Member!.Name)),
            Holding.LastKnown => Inline.Of($"Last known: {seat.Member?.Name ?? "name not published"}"),
            Holding.Vacant => new Inline.Mark("Vacant"),
            _ => Inline.Of("No holder known"),
        };
        if (More(seat) is { Length: > 0 } more) yield return Inline.Of(more);
        if (seat.Appointment?.Grade.Word is { } word)
        {
            yield return Inline.Of(" ");
            yield return new Inline.Mark(word);
        }
    }

    private static string More(SeatOn seat) => string.Concat(
        seat.Holding == Holding.Vacant ? $" since {Dates.Read(seat.Vacancy!.From)}" : "",
        seat.Appointment is { From: { } from } ? $", since {Dates.Read(from)}" : "",
        seat.Appointment is { From: null, KnownOn: { } on } && seat.Holding == Holding.LastKnown ? $", shown on {Dates.Read(on)}" : "",
        seat.Appointment?.Capacity == Capacity.NotStated ? ", as member or designee: not stated" : "",
        seat.Appointment?.TermEnds is { } ends ? $", term to {Dates.Read(ends)}" : "",
        seat.Appointment?.Affiliation is { Length: > 0 } affiliation ? $" ({affiliation})" : "");

    private static string Designee(SeatOn seat) => seat.Designee is { } designee ? designee.Name : seat.Seat.Designee switch { Allowed.Yes => "none known", Allowed.No => "not allowed", _ => "not known whether allowed" };

    private Section VacanciesSection(Roll roll)
    {
        var vacant = roll.Seats.Where(s => s.Holding == Holding.Vacant).OrderBy(s => s.Seat.FilledBy, StringComparer.Ordinal).ToList();
        var over = roll.Seats.Where(s => s.IsTermOver(Day)).ToList();
        List<Block> blocks = vacant.Count == 0
            ? [new Paragraph(Inlines.Text("No source that was read calls a seat vacant on that day."))]
            : [new DataTable("Vacant seats", [new Column("Who must fill it"), new Column("Seat"), new Column("Vacant since")], [.. vacant.Select(s => new Row([new Inline.Strong(Inlines.Text(s.Seat.FilledBy))], [TableCell.Of($"{s.Seat.Number}, {s.Seat.Office}"), TableCell.Of(Dates.Read(s.Vacancy!.From))]))])];
        if (over.Count > 0) blocks.Add(new Paragraph(Inlines.Text($"The term was over, and no end is recorded, for {string.Join("; ", over.Select(s => $"seat {s.Seat.Number} (term to {Dates.Read(s.Appointment!.TermEnds!.Value)})"))}.")));
        if (roll.Seats.All(s => s.Appointment?.TermEnds is null)) blocks.Add(new Paragraph(Inlines.Text("No terms are known."), Role.Note));
        return new Section("vacancies", "Vacancies, and who must fill them", blocks);
    }

    private Section QuorumSection(Roll roll) => new("quorum", "Quorum", [new Paragraph([.. Quorum(roll)])]);

    private IEnumerable<Inline> Quorum(Roll roll)
    {
        var rule = roll.Body.Quorum;
        yield return Inline.Of(rule.Kind switch
        {
            QuorumKind.NotKnown => rule.Note.Length > 0 ? rule.Note : "How many members make a quorum is not known.",
            QuorumKind.Number => $"{rule.Number} members make a quorum.",
            QuorumKind.MajorityOfFilled => $"More than half of the filled seats make a quorum{(roll.Needed is { } needed ? $": {needed} on {Dates.Read(roll.Day)}" : "; on that day not every holder is known, so the number cannot be said")}.",
            _ => $"More than half of the seats by law make a quorum{(roll.Needed is { } needed ? $": {needed} on {Dates.Read(roll.Day)}" : "; their number on that day is not known")}.",
        });
        if (rule.Source.Length > 0) yield return Inline.Of($" Source: {content.SourceTitle(rule.Source)}.");
    }

    private Section ChangesSection()
    {
        var own = council.Seats.Where(s => s.Body == Seat.Council).ToList();
        var days = own.Where(s => !s.OrEarlier).Select(s => s.ValidFrom).Concat(own.Select(s => s.ValidTo?.AddDays(1)).OfType<DateOnly>()).Distinct().Order();
        return new Section("changes", "How the seats changed",
        [
            .. council.SeatCounts.Count == 0 ? Array.Empty<Block>() : [new DataTable("Number of seats by law", [new Column("From"), new Column("Seats", true), new Column("As the sources tell it"), new Column("Act"), new Column("Evidence")],
                [.. council.SeatCounts.Select(c => new Row(Inlines.Text(c.From.Length == 4 ? c.From : Dates.Read(c.HoldsFrom)), [TableCell.Of(c.Seats is { } seats ? Numbers.Read(seats) : "not known"), TableCell.Of(c.AsTold), new TableCell([.. Act(c.Act)]), Evidence(c.Grade)]))])],
            new Definitions([.. days.Select(day => new Definition(Dates.Read(day), [.. Change(own, day)]))]),
            new Paragraph(Inlines.Text("Seats that a source shows without saying since when are not listed here: they may be older."), Role.Note),
        ]);
    }

    private IEnumerable<Inline> Change(IReadOnlyList<Seat> own, DateOnly day)
    {
        var (began, ended) = (own.Where(s => s.ValidFrom == day && !s.OrEarlier).ToList(), own.Where(s => s.ValidTo?.AddDays(1) == day).ToList());
        if (began.Count > 0) yield return Inline.Of($"Began: {string.Join("; ", began.Select(s => $"{s.Number}, {s.Office}"))}. ");
        if (ended.Count > 0) yield return Inline.Of($"Ended: {string.Join("; ", ended.Select(s => $"{s.Number}, {s.Office}"))}. ");
        foreach (string act in began.Select(s => s.Act).Concat(ended.Select(s => s.EndAct)).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal))
            foreach (var inline in Act(act)) yield return inline;
    }

    private IEnumerable<Inline> Act(string act) => act.Length == 0 ? Inlines.Text("not known")
        : content.Laws.TryGetValue(act, out var law) ? [new Inline.Link($"/law/{act}", Inlines.Text(law.Cite))] : Inlines.Text(act);

    private Section PartSection(Body body)
    {
        var roll = council.On(body.Code, Day);
        string life = (body.From, body.To) switch { ({ } from, { } to) => $"From {Dates.Read(from)} to {Dates.Read(to)}. ", ({ } from, null) => $"Since {Dates.Read(from)}. ", _ => "" };
        return new Section($"body-{body.Code}", body.Name,
        [
            new Paragraph([Inline.Of($"{body.Charge} {life}{body.Note}".Trim()), .. body.Source.Length > 0 ? Inlines.Text($" Source: {content.SourceTitle(body.Source)}.") : []]),
            roll.Seats.Count == 0 ? new Paragraph(Inlines.Text("Who sits on it is not known.")) : Table($"Seats on {Dates.Read(Day)}", roll.Seats),
            new Paragraph([.. Quorum(roll)]),
        ]);
    }

    private SitePage MeetingsPage()
    {
        const string title = "Meetings";
        var meetings = council.Meetings.Where(m => m.Day >= content.Outline.Period.From && m.Day <= Day).Reverse().ToList();
        var held = meetings.Where(m => m.State == MeetingState.Held).ToList();
        string span = $"from {Dates.Read(content.Outline.Period.From)} to {Dates.Read(Day)}";
        string lead = meetings.Count == 0
            ? $"No meeting {span} is known from the sources of this edition. That does not say that there was none."
            : $"{Numbers.Read(held.Count)} {(held.Count == 1 ? "meeting was" : "meetings were")} held {span}, {Numbers.Read(held.Count(m => council.At(m).Quorum == QuorumState.Met))} with a quorum.";
        return new SitePage(MeetingsAddress, title, $"Meetings of the council {span}.", "/council", Side,
            [new Paragraph(Inlines.Text(council.BodyOf(Seat.Council)?.Name ?? ""), Role.Kicker), new Heading(1, title), new Paragraph(Inlines.Text(lead), Role.Standfirst), .. new MeetingBlocks(content).Write(meetings)]);
    }

    private static TableCell Evidence(Grade grade) => new([grade.Word is { } word ? new Inline.Mark(word) : Inline.Of("Verified")]);
}
