using System.Globalization;
using Clerestory.Deliberation;
using Clerestory.Documents;

namespace Clerestory.Publication;

/// <summary>The pages of recommendations: the scorecard over the years, and for each its words, who stood where, and the chain of what followed.</summary>
internal sealed class RecommendationPages(EditionContent content, Aside side)
{
    private const string File = "recommendations/recommendations.json";

    private readonly RecommendationBlocks blocks = new(content);

    private IReadOnlyList<Recommendation> All => content.Deliberation.Recommendations;

    /// <summary>The pages: one a recommendation, then the list.</summary>
    public IEnumerable<SitePage> Write() => [.. All.Select(Page), List()];

    private SitePage List()
    {
        const string title = "Recommendations and what became of them";
        var total = Scorecard.Total(All);
        SiteLink[] files = [new SiteLink("JSON (Popolo)", "/data/recommendations.popolo.json"), new SiteLink("Recommendations, CSV", "/data/recommendations.csv"), new SiteLink("Votes, CSV", "/data/votes.csv")];
        return new SitePage("/recommendations", title, "What the council asked for, who stood where, and what became of it.", "/recommendations", new Aside(side.Home, "Take it with you", files),
        [
            new Paragraph(Inlines.Text(content.Outline.Title), Role.Kicker), new Heading(1, title),
            new Paragraph(Inlines.Text(All.Count == 0 ? "The council has made no recommendation yet." : $"{Sentence(total)} Who stood where comes from the roll, and consensus is worked out from it."), Role.Standfirst),
            .. All.Count == 0 ? [] : new Block[] { Card(total) },
            .. All.GroupBy(r => r.Year).Select(g => new Section($"y{Year(g.Key)}", Year(g.Key), [.. g.Select(blocks.Summary)])),
        ]);
    }

    private static string Sentence(ScorecardLine total) =>
        $"Of {Numbers.Read(total.Made)} {(total.Made == 1 ? "recommendation" : "recommendations")}, {Numbers.Read(total.Succeeded)} became law or {(total.Succeeded == 1 ? "was" : "were")} done.";

    private Section Card(ScorecardLine total) => new("scorecard", "Scorecard over the years",
    [
        new Exhibit("outcomes", "", Sentence(total), $"All {Numbers.Read(total.Made)} of this edition, by what became of them", [new BarChart("Recommendations by outcome", "Outcome", "Recommendations",
            [Bar("Became law or done", total.Succeeded), Bar("Under way in a bill", total.UnderWay), Bar("Died, vetoed or declined", total.Failed), Gap("No outcome found", total.Unknown)])],
            [[new Inline.Strong(Inlines.Text("Note ")), Inline.Of("No outcome found means that nobody found one, not that nothing happened.")]]),
        new DataTable("Year by year",
            [new Column("Year"), .. new[] { "Made", "Consensus", "No consensus", "Cannot be told", "No roll", "Law or done", "Under way", "Ended otherwise", "No outcome found" }.Select(t => new Column(t, true))],
            [.. Scorecard.Of(All).Reverse().Select(Row), Row(total)]),
        new Paragraph(Inlines.Text("Consensus, no consensus, cannot be told and no roll add up to what was made in a year; so do the four outcomes. Consensus cannot be told where nobody wrote down who was present: silence is not support."), Role.Note),
    ]);

    private static Bar Bar(string label, long value) => new(label, value, Numbers.Read(value), []);

    private static Bar Gap(string label, long value) => new(label, value, Numbers.Read(value), [], IsGap: value > 0);

    private static Row Row(ScorecardLine line) => new(
        line.Year is { } year ? Inlines.Text(Year(year)) : [new Inline.Strong(Inlines.Text("All years"))],
        [.. new[] { line.Made, line.Reached, line.NotReached, line.CannotBeTold, line.WithoutRoll, line.Succeeded, line.UnderWay, line.Failed, line.Unknown }.Select(n => new TableCell(Inlines.Text(Numbers.Read(n)), n == 0))]);

    private SitePage Page(Recommendation recommendation)
    {
        string address = $"/recommendations/{recommendation.Code}";
        return new SitePage(address, recommendation.Title, $"{recommendation.Title}: {DeliberationWords.Of(recommendation.Status)}", "/recommendations",
            new Aside(new SiteLink("All recommendations", "/recommendations"), "This recommendation", [new SiteLink("JSON (Popolo)", $"{address}.json"), new SiteLink("Votes, CSV", "/data/votes.csv")]),
        [
            new Paragraph(Inlines.Text($"Recommendation {recommendation.Code}"), Role.Kicker), new Heading(1, recommendation.Title),
            new Paragraph([.. RecommendationBlocks.Status(recommendation), Inline.Of(" "), .. RecommendationBlocks.Consensus(recommendation.Decided)], Role.Standfirst),
            new Section("words", recommendation.Source.Length > 0 && recommendation.Decided?.Printed is not null ? "As the report prints it" : "In the Council’s words",
                [new Prose([new Paragraph(Inlines.Text($"“{recommendation.Text}”"))]), new Definitions([.. Facts(recommendation)])]),
            .. recommendation.Versions.Count > 1 ? new Block[] { Changes(recommendation) } : [],
            new Section("positions", "Who stood where", [.. Positions(recommendation)]),
            new Section("outcome", "What became of it", recommendation.Steps.Count == 0 ? [new Paragraph(Inlines.Text("Nothing has been noted yet."))] : [new Chain([Asked(recommendation), .. recommendation.Steps.Select(Link)])]),
        ]);
    }

    private IEnumerable<Definition> Facts(Recommendation recommendation)
    {
        yield return new("Recommended by", Inlines.Text(Or(recommendation.BodyName, "not printed")));
        yield return new("Addressed to", Inlines.Text(Or(recommendation.Addressee, "not printed")));
        if (recommendation.LawCodes is { Count: > 0 } laws) yield return new("Law it concerns", [.. laws.SelectMany((l, i) => new Inline[] { Inline.Of(i == 0 ? "" : ", "), LawLink(l) })]);
        if (recommendation.Source.Length > 0) yield return new("Source", Inlines.Text(content.SourceTitle(recommendation.Source)));
        if (recommendation.Note.Length > 0) yield return new("Note", recommendation.IsFromPack ? content.Texts.Line(recommendation.Note, File, null) : Inlines.Text(recommendation.Note));
    }

    private static Section Changes(Recommendation recommendation) => new("versions", "How the words changed",
    [
        new Paragraph([Inline.Of($"The words were put forward and amended: {Numbers.Read(recommendation.Versions.Count)} versions. Words that came in are "), new Inline.Added("underlined"), Inline.Of(", words that went are "), new Inline.Removed("struck out"), Inline.Of(".")], Role.Note),
        .. recommendation.Versions.Reverse<TextVersion>().Select((v, i) => new Callout(TitleOf(v), [.. About(recommendation, v)])),
    ]);

    private static string TitleOf(TextVersion version) => $"Version {Numbers.Read(version.Number)}{(version.Day is { } day ? $", {Dates.Read(day)}" : "")}{(version.ProposedBy.Length > 0 ? $", proposed by {version.ProposedBy}" : "")}";

    private static IEnumerable<Block> About(Recommendation recommendation, TextVersion version)
    {
        if (version.Why.Length > 0) yield return new Paragraph([new Inline.Strong(Inlines.Text("Why: ")), Inline.Of(version.Why)]);
        if (version.Number == 1) yield return new Paragraph(Inlines.Text(version.Text));
        else yield return new Paragraph([.. WordDiff.Between(recommendation.Versions[version.Number - 2].Text, version.Text).Select(Run)]);
    }

    private static Inline Run(WordRun run) => run.Change switch { WordChange.Added => new Inline.Added(run.Text), WordChange.Removed => new Inline.Removed(run.Text), _ => Inline.Of(run.Text) };

    private IEnumerable<Block> Positions(Recommendation recommendation)
    {
        var rolls = recommendation.Rolls.Where(r => r.IsClosed).Reverse().ToList();
        if (rolls.Count == 0) yield return new Paragraph(Inlines.Text("No roll is known."));
        foreach (var roll in rolls)
        {
            if (rolls.Count > 1) yield return new Heading(3, $"PositionRoll {Numbers.Read(roll.Number)}{(roll == rolls[0] ? ", which counts" : "")}");
            yield return new Paragraph([.. RecommendationBlocks.Consensus(roll)]);
            foreach (var list in RecommendationBlocks.Lists(roll)) yield return list;
            yield return new Paragraph(Inlines.Text(BaseOf(roll)), Role.Note);
            yield return new Details(roll.Number == 1 && rolls.Count == 1 ? "The whole roll, seat by seat" : $"The whole roll, seat by seat (roll {Numbers.Read(roll.Number)})", [RollTable(roll)]);
        }
    }

    private string BaseOf(PositionRoll roll)
    {
        var c = roll.Consensus;
        string day = roll.Day is { } known ? $"Roll of {Dates.Read(known)}" : $"The day is not printed; the seats are those of {Dates.Read(roll.SeatsOn)}";
        string present = roll.Printed is not null && c.NotRecorded > 0 ? "who was present is not printed" : $"{Numbers.Read(c.Present)} present, {Numbers.Read(roll.Call.Absent)} absent, {Numbers.Read(c.NotRecorded)} not recorded, {Numbers.Read(roll.Lines.Count(l => l.IsVacant))} vacant";
        return $"{day}, on version {Numbers.Read(roll.Version)} of the words. {Numbers.Read(c.Seats)} seats: {present}. {(c.Quorum is { } q ? $"{Numbers.Read(q)} had to be present." : "How many had to be present is not known.")}{(roll.Source.Length > 0 ? $" Source: {content.SourceTitle(roll.Source)}." : "")}";
    }

    private static DataTable RollTable(PositionRoll roll) => new($"PositionRoll {Numbers.Read(roll.Number)}", [new Column("Seat"), new Column("For"), new Column("Position"), new Column("Reason")],
        [.. roll.Lines.Select(l => new Row(Inlines.Text(l.Seat is { } seat ? seat.ToString(CultureInfo.InvariantCulture) : "not certain"),
            [TableCell.Of(Or(l.Office, l.Name)), new TableCell([Inline.Of(l.IsVacant ? "Vacant" : StandLists.Word(l.Stand)), .. Beside(l)]), TableCell.Of(Or(l.Reason, "none given"))]))]);

    private static IEnumerable<Inline> Beside(RollLine line)
    {
        if (line.ByDesignee) yield return Inline.Of(", by designee");
        if (line.IsAsPrinted && line.Stand is Stand.Oppose or Stand.Abstain && line.Name.Length > 0 && line.Name != line.Office) yield return Inline.Of($" ({line.Name})");
    }

    private static ChainLink Asked(Recommendation recommendation) => new("Recommendation", recommendation.Decided?.Day is { } day ? Dates.Read(day) : Year(recommendation.Year),
        [new Paragraph(Inlines.Text($"{recommendation.BodyName} put it to {Or(recommendation.Addressee, "nobody whom the source names")}."))], []);

    private ChainLink Link(DispositionStep step)
    {
        // A pack's texts have links and marked numbers in them; what staff type on the desk is taken as it is.
        List<Block> text = step.Number < DispositionStep.FirstOnDesk ? [.. content.Texts.Blocks(step.Summary, File, null)] : [new Paragraph(Inlines.Text(step.Summary))];
        if (step.Law.Length > 0 || step.Cite.Length > 0)
            text.Insert(0, new Paragraph([step.Law.Length > 0 ? LawLink(step.Law) : Inline.Of(step.Cite), Inline.Of(": "), new Inline.Strong(Inlines.Text(DeliberationWords.Of(step.Status)))]));
        if (step is { Stage: DispositionStage.Statute, Day: { } inForce } && content.Laws.GetValueOrDefault(step.Law)?.On(inForce) is { Summary: { } says } version)
            text.Add(new Paragraph([Inline.Of($"The version in force{(version.ValidFrom is { } from ? $" since {Dates.Read(from)}" : "")}: "), .. content.Texts.Line(says, $"law/{step.Law}.json", null)]));
        if (step.Figure.Length > 0) text.AddRange(Figure(step));
        string when = step.Stage == DispositionStage.Figure ? step.MeantTo == MeantTo.Rise ? "meant to rise" : "meant to fall" : step.Day is { } day ? Dates.Read(day) : "day not known";
        bool isGap = step.Grade == Grade.NotFound || step.Stage == DispositionStage.Figure && step.Figure.Length == 0;
        IReadOnlyList<Inline> source = [.. step.Grade.Word is { } word && !isGap ? new[] { new Inline.Mark(word), Inline.Of(" ") } : [], .. step.Source.Length > 0 ? SourceOf(step.Source) : []];
        return new ChainLink(DeliberationWords.Of(step.Stage), isGap ? "not known" : when, text, source, isGap);
    }

    private IEnumerable<Block> Figure(DispositionStep step)
    {
        if (content.Figures.Find(step.Figure) is not { } after)
        {
            content.MissingFigure(File, step.Figure);
            yield break;
        }
        if (step.Before.Length == 0)
        {
            yield return new Paragraph([new Inline.Strong(Inlines.Text(after.Definition.Title)), Inline.Of($", {after.Definition.Period}: "), after.InText(content.Outline.Code), Inline.Of(". There is no figure from before to hold it against.")]);
            yield break;
        }
        if (content.Figures.Find(step.Before) is not { } before)
        {
            content.MissingFigure(File, step.Before);
            yield break;
        }
        yield return new Paragraph([
            new Inline.Strong(Inlines.Text(after.Definition.Title)), Inline.Of(": "), after.InText(content.Outline.Code), Inline.Of($" in {after.Definition.Period}; before, in {before.Definition.Period}, "), before.InText(content.Outline.Code),
            Inline.Of($". {Moved(step, before, after)} Whether the law caused it, a figure cannot say.")]);
    }

    private static string Moved(DispositionStep step, Figure before, Figure after) => (before.Status, after.Status, before.Value, after.Value) is (FigureStatus.Shown, FigureStatus.Shown, { } was, { } now)
        ? now == was ? "It did not move." : (now > was) == (step.MeantTo == MeantTo.Rise) ? $"It {(now > was ? "rose" : "fell")}, as it was meant to." : $"It {(now > was ? "rose" : "fell")}, which is not what was meant."
        : "Whether it moved cannot be told: one of the two is not shown.";

    private Inline LawLink(string code) => content.Laws.TryGetValue(code, out var law) ? new Inline.Link($"/law/{code}", Inlines.Text(law.Cite), $"{law.Cite}, {law.Title}") : Inline.Of(code);

    private IReadOnlyList<Inline> SourceOf(string source) => content.Sources.GetValueOrDefault(source) is { Address: { Length: > 0 } address } && address.StartsWith("http", StringComparison.Ordinal)
        ? [Inline.Of("Source: "), new Inline.Link(address, Inlines.Text(content.SourceTitle(source)))]
        : source.StartsWith("https://", StringComparison.Ordinal) ? [Inline.Of("Source: "), new Inline.Link(source, Inlines.Text(source))] : Inlines.Text($"Source: {content.SourceTitle(source)}");

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Or(string text, string other) => text.Length == 0 ? other : text;
}
