using System.Globalization;
using Clerestory.Documents;
using Clerestory.Referrals;
using Clerestory.Registry;

namespace Clerestory.Publication;

/// <summary>What readers are told of referral routes: who refers to whom, by what law, what is known, whether both sides report, and how silence is watched. Numbers come from protected tables alone.</summary>
internal sealed class ReferralPages(EditionContent content)
{
    private readonly IReadOnlyList<Route> routes = Route.In(content.Pack);
    private readonly Dictionary<string, Agency> agencies = Agency.In(content.Pack).ToDictionary(a => a.Code, StringComparer.Ordinal);

    /// <summary>The page of all routes and one for each; none where the pack has no routes.</summary>
    public IEnumerable<SitePage> Write() => routes.Count == 0 ? [] : [All(), .. routes.Select(One)];

    private SitePage All()
    {
        int watched = routes.Count(r => r.Watch is { HasRate: true }), given = routes.Count(r => r.Watch?.RateAMonth is not null);
        string finding = $"{Routes(watched)} of {Numbers.Read(routes.Count)} {(watched == 1 ? "is" : "are")} listened to, so that one that stops is noticed.";
        return new SitePage("/referrals", "Referral routes", "Who refers to whom, by what law, and how a route that falls silent is noticed.", "/referrals", Side,
        [
            new Paragraph(Inlines.Text(content.Outline.Title), Role.Kicker), new Heading(1, "Referral routes"),
            new Paragraph(Inlines.Text("Who passes a concern about trafficking to whom, and whether it arrives. Both sides count, without names, and what differs is explained."), Role.Standfirst),
            new Findings([ChapterWriter.Led([new Inline.Strong(Inlines.Text(finding)), Inline.Of($" For {Numbers.Read(given)} a usual rate is known; the others are learnt from what comes.")])]),
            new Section("routes", "The routes", [new DataTable("Routes, and what is known of each", [new Column("Route"), new Column("Rests on"), new Column("Usual rate"), new Column("Both sides report"), new Column("Evidence")],
                [.. routes.Select(r => new Row([new Inline.Link(Address(r), Inlines.Text(r.Title))], [new TableCell(RestsOn(r)), TableCell.Of(Usual(r)), TableCell.Of(Reporting(r)), new TableCell(Evidence(r.Grade))]))])]),
            new Section("two-sides", "Why both sides count", [new Prose(
            [
                new Paragraph(Inlines.Text("A referral that is sent and never received helps nobody, and no single agency can see it. So the sender’s count and the receiver’s count stand beside each other, month by month. Where they differ, every difference has one of five reasons:")),
                new ListBlock(false,
                [
                    Item("In transit.", "Sent at the end of one month, received at the beginning of the next."), Item("Not received.", "Sent, and not there though there was time enough."), Item("Counted otherwise.", "Counted by both, under another kind or in another unit."),
                    Item("Period differs.", "Counted by both, in different months."), Item("Unexplained.", "More received than sent, and nothing says why."),
                ]),
                new Paragraph(Inlines.Text("The reasons together make the whole difference, to the last referral. Staff settle each with both agencies. A month that a side does not report is no zero, and is not compared.")),
            ])]),
            new Section("silence", "How silence is noticed", [new Prose(
            [
                new Paragraph(Inlines.Text("Each route has its usual rate and its year: fewer referrals come when schools are closed. Whenever so few come that chance is an unlikely reason, the Council’s staff and both agencies hear of it, and hear again while it lasts.")),
                new Paragraph(Inlines.Text("How unlikely is stated for each route, as the greatest chance that a route that flows as usual is raised within a year, however often one looks. A frequent route that stops is noticed within weeks. A rare one takes longer: two quiet months of a route that carries one referral a month say little.")),
                new Paragraph(Inlines.Text("A rate that is learnt is never learnt from a silent stretch: silence must not become what is usual.")),
            ])]),
        ]);
    }

    private SitePage One(Route route)
    {
        List<Block> blocks =
        [
            new Paragraph([new Inline.Link("/referrals", Inlines.Text("Referral routes"))], Role.Kicker), new Heading(1, route.Title),
            new Paragraph(Inlines.Text($"{route.Sender.NameIn(agencies)} sends, {route.Receiver.NameIn(agencies)} {(route.Receiver.Agency is null ? "receive" : "receives")}."), Role.Standfirst),
        ];
        if (route.Grade.Word is { } word) blocks.Add(new Paragraph([new Inline.Mark(word)]));
        if (route.Note is { } note) blocks.Add(new Section("known", "What is known", [new Prose([new Paragraph(content.Texts.Line(note, Route.File, null))])]));
        if (Numbered(route) is { Count: > 0 } numbers) blocks.Add(new Section("numbers", "Numbers", numbers));
        blocks.Add(new Section("about", "About this route", [new Definitions([.. Facts(route)])]));
        blocks.Add(new Section("watch", "How its silence is watched", [new Definitions([.. Watch(route)])]));
        return new SitePage(Address(route), route.Title, $"{route.Title}: what it rests on, what is known, and how its silence is noticed.", "/referrals", new Aside(new SiteLink("All routes", "/referrals"), "", []), blocks);
    }

    private List<Block> Numbered(Route route)
    {
        List<Block> blocks = [];
        foreach (var figure in (route.Figures ?? []).Select(content.Figure).OfType<Figure>())
            blocks.Add(new Paragraph([figure.InText(content.Outline.Code), Inline.Of($" {figure.Definition.Unit}, {figure.Definition.Period}. {figure.Definition.Title}.")]));
        if (route.Table is { } code && content.Table(code) is { } table)
        {
            var own = table.Cells.Where(c => c.CodeOf(table, "route") == route.Code).ToList();
            if (table.IsWithheld) blocks.Add(TableBlocks.Withheld(table, table.Title, []));
            else if (own.Count > 0)
            {
                blocks.Add(new DataTable($"{table.Title}, {table.Period}", [new Column("Side"), new Column("Referrals", IsNumeric: true)], [.. own.Select(c => new Row(Inlines.Text(c.LabelOf(table, "side")), [new TableCell([new Inline.Number(TableBlocks.ReadOf(table, c), content.NumberAddress(table.NumberOf(c)), table.NumberOf(c), c.Grade.IsUnconfirmed)])]))]));
                if (TableBlocks.Hidden(table) is { } hidden) blocks.Add(hidden);
            }
        }
        return blocks;
    }

    private IEnumerable<Definition> Facts(Route route)
    {
        yield return new("Rests on", RestsOn(route));
        yield return new("Sender counts", Inlines.Text(route.UnitOf(RouteSide.Sent)));
        yield return new("Receiver counts", Inlines.Text(route.UnitOf(RouteSide.Received) + (route.ReceiverUnit is null ? "" : ". The sides count different things, so their numbers need not agree")));
        yield return new("How it is told", Inlines.Text(route.Mode == RouteMode.Singles ? "Referral by referral, each by a reference that was drawn at random and says nothing of anybody." : "By counts of each month."));
        yield return new("Both sides report", Inlines.Text(Sentence(Reporting(route))));
        if (route.From is not null || route.To is not null) yield return new("Expected", Inlines.Text((route.From is { } from ? $"since {Dates.Read(from)}" : "") + (route.To is { } to ? $" until {Dates.Read(to)}" : "")));
        yield return new("Time on the way", Inlines.Text($"up to {Numbers.Read(route.TransitDays)} days"));
        yield return new("Source", [Inline.Of(content.SourceTitle(route.Source)), .. route.Grade.Word is { } word ? new Inline[] { Inline.Of(" "), new Inline.Mark(word) } : []]);
    }

    private IEnumerable<Definition> Watch(Route route)
    {
        if (route.Watch is not { } watch)
        {
            yield return new("Watch", Inlines.Text("It is not watched: no usual rate is known, and one side is many agencies."));
            yield break;
        }
        yield return new("Usual rate", [Inline.Of(Sentence(Usual(route))), .. watch.RateSource is { } source ? new Inline[] { Inline.Of($". Source: {content.SourceTitle(source)}") } : [], .. watch.RateAMonth is not null && watch.RateGrade.Word is { } word ? new Inline[] { Inline.Of(" "), new Inline.Mark(word) } : []]);
        if (watch.Calendar?.Spans is { Count: > 0 } spans) yield return new("Its year", Inlines.Text(string.Join(" ", spans.Select(s => $"{s.Why} From {MonthDay(s.From)} to {MonthDay(s.To)}, {Percent(s.Times)} of the usual is expected."))));
        yield return new("False alarms", Inlines.Text($"If it flows as usual, the chance that it is raised within a year is at most {Percent(watch.FalseAlarm)}."));
        yield return new("A stop is raised", Inlines.Text(watch.RateAMonth is null ? $"within {Numbers.Read(watch.RaiseWithinDays)} days, once the rate is learnt and if it is no lower than we think" : $"at the latest {Numbers.Read(watch.RaiseWithinDays)} days after the last referral, if the ledger is kept to the day"));
        yield return new("Who hears", Inlines.Text(string.Join(", ", watch.Tell.Select(t => t switch { Told.Staff => "the Council’s staff", Told.Sender => "the sender", _ => "the receiver" }))));
        if (watch.UnreportedAfterDays is { } days) yield return new("When nobody counts", Inlines.Text($"After {Numbers.Read(days)} days without any count, both sides are asked for one. No count is never taken for zero."));
    }

    private Inline[] RestsOn(Route route) => route.Law is { } law ? [new Inline.Link($"/law/{law}", Inlines.Text(content.Laws.GetValueOrDefault(law)?.Cite ?? law))] : [Inline.Of(route.Agreement ?? "nothing known to us")];

    private static string Usual(Route route) => route.Watch switch
    {
        { RateAMonth: { } rate } => $"about {rate.ToString("0.#", CultureInfo.InvariantCulture)} a month",
        { LearnMonths: { } months } => $"not known; learnt from {Numbers.Read(months)} months",
        _ => "not known",
    };

    // Whether a form or the ledger asks both: what has come stands in the ledger, which no edition opens.
    private static string Reporting(Route route)
    {
        var sides = (route.Returns ?? []).Select(r => r.Side).ToHashSet();
        return sides.Count == 2 ? "by forms of their returns, and in the ledger" : sides.Contains(RouteSide.Sent) ? "sender by its return; receiver in the ledger" : sides.Contains(RouteSide.Received) ? "receiver by its return; sender in the ledger" : "both in the ledger";
    }

    private static IReadOnlyList<Inline> Evidence(Grade grade) => [grade.Word is { } word ? new Inline.Mark(word) : Inline.Of("Verified")];

    private static IReadOnlyList<Block> Item(string name, string text) => [new Paragraph([new Inline.Strong(Inlines.Text(name)), Inline.Of(" " + text)])];

    private static string Address(Route route) => $"/referrals/{route.Code}";

    private static string Routes(int count) => $"{Numbers.Read(count)} {(count == 1 ? "route" : "routes")}";

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string MonthDay(string day) => DateOnly.ParseExact("2023-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("MMMM d", CultureInfo.InvariantCulture);

    private Aside Side => new(new SiteLink(content.Outline.Title, $"/report/{content.Outline.Code}"), "", []);
}
