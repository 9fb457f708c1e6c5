using System.Text.RegularExpressions;
using Clerestory.Deliberation;
using Clerestory.Documents;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Truth;

namespace Clerestory.Publication;

/// <summary>Says in neutral terms what an edition prints, so that the truth rules can read it. It sees what readers see: protected tables, and nothing behind them.</summary>
internal static partial class DescribeEdition
{
    /// <summary>The file of a pack that adds what cannot be read off an edition: required items, comparisons, routes, and explanations.</summary>
    public static string PathOf(string edition) => $"report/{edition}/checks.json";

    /// <summary>The description of an edition, with what its pack adds.</summary>
    public static PrintedReport Of(EditionContent content)
    {
        var added = Added(content);
        return new PrintedReport
        {
            Report = Facts(content), Members = Members(content), Rounds = [.. Rounds(content)], Figures = [.. content.Figures.All.Select(f => FigureOf(content, f))],
            Tables = [.. Counts(content).Select(TableOf)], Shares = [.. Percents(content)], Series = [.. Counts(content).SelectMany(t => SeriesOf(content, t, added.Steps.FirstOrDefault(s => s.Table == t.Code)))],
            Citations = [.. CitedBy(content)], Recommendations = [.. content.Deliberation.Recommendations.Select(RecommendationOf)],
            Exhibits = [.. Parts(content.Outline).OfType<ChartPart>().Select((chart, number) => ExhibitOf(content, chart, number))], Texts = [.. DescribeTexts.Of(content)],
        }.With(added);
    }

    /// <summary>What the pack adds; nothing where it has no such file. Explanations are given in the words that readers see.</summary>
    public static PrintedReport Added(EditionContent content)
    {
        string path = PathOf(content.Outline.Code);
        if (!content.Pack.Has(path)) return new PrintedReport();
        var added = content.Pack.Read<PrintedReport>(path);
        return added with { Explanations = [.. added.Explanations.Select(e => e with { Text = content.Texts.Line(e.Text, path, PackFiles.LineOf(content.Pack, path, e.Place)).AsWords() })] };
    }

    private static ReportFacts Facts(EditionContent content)
    {
        var outline = content.Outline;
        bool[] has = [outline.Chapters.Count > 0, content.Tables.Values.Any(t => !t.IsWithheld), content.Figures.All.All(f => f.Definition.Definition.Length > 0), outline.Methods.Sections.Count > 0, !string.IsNullOrWhiteSpace(outline.Contact)];
        return new ReportFacts(outline.Code, outline.Title, new PrintedSpan(Dates.Read(outline.Issued), outline.Issued, outline.Issued), [.. Enum.GetValues<ReportPart>().Zip(has).Where(p => p.Second).Select(p => p.First)], null, outline.Period.To);
    }

    // The register of seats shows each seat with its name, or that none is printed for it.
    private static MemberList? Members(EditionContent content)
    {
        var registers = Parts(content.Outline).OfType<RegisterPart>().Select(r => r.Register).ToHashSet(StringComparer.Ordinal);
        if (!registers.Contains("members")) return null;
        bool seats = registers.Contains("seats");
        return new MemberList([.. content.Pack.Rows("council/members-printed.csv").Select(r => new PrintedMember($"member-{r["order"]}", r["name"], r["affiliation"], r["seat_no"] is { Length: > 0 } seat ? seat : null))], seats, seats);
    }

    private static IEnumerable<Part> Parts(Outline outline) => outline.Pages.SelectMany(p => p.Chapter.Sections).SelectMany(s => s.Blocks).Where(p => p.Lacks is null);

    private static string? RoundOf(Reporters reporters) => reporters is { Reported: { } reported, Expected: { } expected } ? $"{reported}.{expected}" : null;

    // Each number has a page that says how many of how many reported; who did not is said by the register of whoever was asked.
    private static IEnumerable<Round> Rounds(EditionContent content) =>
        from figure in content.Figures.All
        let reporters = figure.Definition.Reporters
        where RoundOf(reporters) is not null
        group figure by RoundOf(reporters) into round
        let behind = round.First().Definition.Reporters
        let reported = content.Figures.Find(behind.Reported!)?.Value
        let expected = content.Figures.Find(behind.Expected!)?.Value
        where reported is not null && expected is not null
        select new Round(round.Key, behind.Who ?? "", reported.Value, expected.Value, NamesMissing: true);

    private static PrintedFigure FigureOf(EditionContent content, Figure figure)
    {
        var (definition, shown) = (figure.Definition, figure.Status == FigureStatus.Shown);
        var status = figure.Status switch { FigureStatus.Shown => CellStatus.Normal, FigureStatus.Confidential => CellStatus.Suppressed, _ => CellStatus.NotKnown };
        long? whole = definition.Value is Formula.OfShare share ? content.Figures.Find(share.Whole)?.Value : null;
        return new PrintedFigure(
            figure.Code, definition.Title, !shown ? null : figure.IsShare ? figure.Value / 10m : figure.Value, definition.Unit, figure.IsPercent ? MeasureKind.Percent : MeasureKind.Count,
            Span(definition.Period), definition.Reporters.One, RoundOf(definition.Reporters), ShowsReporters: true, whole, figure.ValueTo is not null, status);
    }

    // "not printed" is said of a source that gives no period; years are read as whole ones.
    private static PrintedSpan? Span(string period)
    {
        if (period.StartsWith("not ", StringComparison.Ordinal)) return null;
        var years = Year().Matches(period).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return years.Count == 0 || period.StartsWith("for ", StringComparison.Ordinal) ? new PrintedSpan(period) : new PrintedSpan(period, new DateOnly(years.Min(), 1, 1), new DateOnly(years.Max(), 12, 31));
    }

    private static IEnumerable<ProtectedTable> Counts(EditionContent content) => content.Tables.Values.Where(t => t is { IsWithheld: false, Kind: MeasureKind.Count }).OrderBy(t => t.Code, StringComparer.Ordinal);

    private static PrintedTable TableOf(ProtectedTable table) =>
        new(table.Code, table.Title, table.Population, [.. table.Cells.Select(c => new PrintedCell(string.Join(", ", c.Labels), c.Value, c.Status))]) { Threshold = table.Threshold, IsFree = table.Threshold is null };

    private static IEnumerable<ShareGroup> Percents(EditionContent content) => content.Tables.Values.Where(t => t is { IsWithheld: false, Kind: MeasureKind.Percent } && t.Cells.Any(c => c.Value is not null)).OrderBy(t => t.Code, StringComparer.Ordinal)
        .Select(t => new ShareGroup(t.Code, t.Title, [.. t.Cells.Select(c => c.Value).OfType<long>().Select(v => (decimal)v)], Population: t.Population) { Threshold = t.Threshold });

    private static IEnumerable<PrintedSeries> SeriesOf(EditionContent content, ProtectedTable table, MeasureOrder? step)
    {
        int year = table.Dimensions.ToList().FindIndex(d => table.Cells.Count > 0 && table.Cells.All(c => c.CodeOf(table, d.Code) is { Length: 4 } code && Year().IsMatch(code)));
        if (year < 0) yield break;
        int measure = step is null ? -1 : table.Dimensions.ToList().FindIndex(d => d.Code == step.Dimension);
        foreach (var cells in table.Cells.GroupBy(c => Code(table, c, year, null, -1), StringComparer.Ordinal))
        {
            var first = cells.First();
            string? law = first.Codes.FirstOrDefault(content.Laws.ContainsKey);
            yield return new PrintedSeries(
                cells.Key, measure < 0 ? table.Title : first.Labels[measure].ToLowerInvariant(), [.. cells.Select(c => new YearValue(int.Parse(c.Codes[year], System.Globalization.CultureInfo.InvariantCulture), c.Value, c.Status)).OrderBy(v => v.Year)], law,
                step is null ? table.Unit : step.Unit, step?.Drawn ?? first.Codes.Select(DayOf).FirstOrDefault(d => d is not null), measure >= 0 && first.Codes[measure] == step!.Later ? Code(table, first, year, step.Earlier, measure) : null, step?.SaysLag ?? false);
        }
    }

    // A table that holds every draw has the day of each as a code.
    private static DateOnly? DayOf(string code) => DateOnly.TryParseExact(code, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    private static string Code(ProtectedTable table, ProtectedCell cell, int year, string? instead, int at) =>
        string.Join('.', [table.Code, .. cell.Codes.Select((code, i) => i == at && instead is not null ? instead : code).Where((_, i) => i != year)]);

    // An edition cites a law by its code in the register, from where its title, class and versions are printed.
    private static IEnumerable<Citation> CitedBy(EditionContent content) => Counts(content).SelectMany(t => t.Cells).SelectMany(c => c.Codes).Where(content.Laws.ContainsKey).Distinct(StringComparer.Ordinal).Select(code => new Citation(code, code));

    private static PrintedRecommendation RecommendationOf(Recommendation recommendation)
    {
        if (recommendation.Decided is not { } roll) return new PrintedRecommendation(recommendation.Code);
        bool told = roll.Consensus.Verdict != ConsensusVerdict.CannotBeTold;
        return new PrintedRecommendation(
            recommendation.Code, told || roll.Printed is not null, told && roll.Printed is null, [.. roll.Lines.Where(l => l.Stand is Stand.Oppose or Stand.Abstain).Select(l => new PrintedPosition(l.Name, l.Seat?.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
    }

    private static PrintedExhibit ExhibitOf(EditionContent content, ChartPart chart, int number) =>
        new($"chart-{number + 1}", chart.Title, chart.Subtitle, HasData: true, chart.Claim is { } claim ? ClaimOf(content, chart, claim) : null);

    private static PrintedClaim ClaimOf(EditionContent content, ChartPart chart, Claim claim)
    {
        if (claim.Kind != ClaimKind.Largest)
        {
            var figure = claim.Figure is { } code ? content.Figures.Find(code) : null;
            decimal? value = figure is null ? null : figure.IsShare ? figure.Value / 10m : figure.Value;
            return new PrintedClaim(claim.Kind == ClaimKind.Zero ? Assertion.Zero : Assertion.Between, [new ClaimedNumber(claim.Figure ?? "", value)], null, claim.Low, claim.High);
        }
        string along = chart.Along ?? "";
        if (claim is not { Table: { } name, At: { } at } || !content.Tables.TryGetValue(name, out var table) || !at.ContainsKey(along)) return new PrintedClaim(Assertion.Largest, []);
        var others = at.Where(a => a.Key != along).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        return new PrintedClaim(Assertion.Largest, [.. table.Where(others).Select(c => new ClaimedNumber(c.CodeOf(table, along), c.Value))], at[along]);
    }

    [GeneratedRegex(@"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
