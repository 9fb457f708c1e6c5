using Clerestory.Truth;

namespace Clerestory.Tests.Truth;

/// <summary>Cases of laws, series, missing values, percentages, sums and sentences.</summary>
internal static class RuleCasesOfNumbers
{
    private static readonly KnownFacts Laws = Told.Knowing(
        Told.Law("7-1", "Racing of boats", Told.Version(null, "2009-12-31", "Racing of boats", "Class C felony"), Told.Version("2010-01-01", null, "Racing of boats", "Class A misdemeanor")),
        Told.Law("7-2", "Theft of oars", Told.Version("2015-06-01", null, "Theft of oars", "Class D felony for a first offense, class C for a second")));

    private static PrintedReport Cited(string section, string? title, string? @class, int year = 2012) => new() { Citations = [new Citation("c", section, title, @class, new DateOnly(year, 1, 1))] };

    private static PrintedReport Counted(string? section, long?[] values, int from = 2011, string? unit = "person", string? drawn = "2020-02-02", CellStatus missing = CellStatus.NotApplicable) => new()
    {
        Citations = section is null ? [] : [new Citation("c", section)],
        Series = [new PrintedSeries("s", "thefts", [.. values.Select((v, i) => new YearValue(from + i, v, v is null ? missing : CellStatus.Normal))], section is null ? null : "c", unit, drawn is null ? null : DateOnly.Parse(drawn, System.Globalization.CultureInfo.InvariantCulture))],
    };

    private static PrintedReport Steps(long[] earlier, long[] later, bool saysLag = false) => new()
    {
        Series = [Series("in", earlier, null), Series("out", later, "in") with { SaysLag = saysLag }],
    };

    private static PrintedSeries Series(string code, long[] values, string? follows) => new(code, code == "in" ? "starts" : "ends", [.. values.Select((v, i) => new YearValue(2001 + i, v))], Unit: "case", Drawn: new DateOnly(2020, 1, 1), Follows: follows);

    private static PrintedReport Table(long? total, params PrintedCell[] cells) => new() { Report = new ReportFacts("r", "R", Threshold: 5), Tables = [new PrintedTable("t", "Guests", Population.People, cells, total)] };

    private static PrintedReport Shares(long? @base, bool isWhole, params decimal[] percents) => new() { Report = new ReportFacts("r", "R", Threshold: 5), Shares = [new ShareGroup("g", "Guests", percents, @base, IsWhole: isWhole)] };

    private static PrintedReport Classes(string? list, params string[] labels) => new() { Breakdowns = [new Breakdown("b", "Guests", labels, list)] };

    private static PrintedReport Exhibit(Assertion asserts, string? at, params decimal?[] data) =>
        new() { Exhibits = [new PrintedExhibit("e", "A title", "In words", true, new PrintedClaim(asserts, [.. data.Select((d, i) => new ClaimedNumber($"{2001 + i}", d))], at, 10, 20))] };

    private static PrintedReport Titled(string title) => new() { Exhibits = [new PrintedExhibit("e", title, "In words", true)] };

    private static PrintedReport Asked(params PrintedRecommendation[] asked) => new()
    {
        Members = new MemberList([new PrintedMember("m", "Ash, Ina", "Boats4All"), new PrintedMember("n", "Elm, Udo", "Office of the Harbor Warden"), new PrintedMember("o", "Oak, Eva", "Department of Rivers")]), Recommendations = asked,
    };

    private static PrintedRecommendation By(string member, string? seat = null, string mark = "(Oppose: x)") => new("R1", Positions: [new PrintedPosition(member, seat)], Marks: [mark]);

    private static PrintedReport Figures(params decimal[] values) => new() { Figures = [.. values.Select((v, i) => new PrintedFigure($"f{i}", "Boats", v, "boats", Source: "the coast"))] };

    public static IEnumerable<RuleCase> All =>
    [
        new("law.version", "law/c", Cited("7-1", null, "Class C felony"), Cited("7-1", null, "Class A misdemeanor"), Laws),
        new("law.version", "law/c", Cited("7-2", null, "class D felony", 2016), Cited("7-2", null, "class D felony, class C for the second", 2016), Laws),
        new("law.title", "law/c", Cited("7-1", "Theft of oars", null), Cited("7-1", "RACING OF BOATS.", null), Laws),
        new("law.unknown", "law/c", Cited("7- 1 (a)", null, null), Cited("7- 1", null, null), Laws),
        new("law.no-number", "text/a", Told.OfText("A statute passed in 2003 asks for it."), Told.OfText("Section 7-1, a statute passed in 2003, asks for it. The law is strict. In 2003 a law was proposed.")),
        new("series.more-than-before", "series/out", Steps([2, 1, 0], [1, 3, 0]), Steps([2, 1, 0], [1, 2, 0])),
        new("series.cohort", "series/out", Steps([2, 1, 0], [0, 0, 1]), Steps([2, 1, 1], [0, 0, 1])),
        new("series.cohort", "series/out", Steps([2, 1, 0], [0, 0, 1]), Steps([2, 1, 0], [0, 0, 1], saysLag: true)),
        new("series.outlier", "series/s/2012", Counted(null, [3, 40, 5]), Counted(null, [9, 40, 5])),
        new("series.no-counting-unit", "series/count", Counted(null, [3, 4], unit: null), Counted(null, [3, 4])),
        new("series.no-counting-unit", "series/count", Counted(null, [3, 4], unit: "Thefts"), Counted(null, [3, 4], unit: "case")), // thefts counted in thefts says nothing
        new("series.no-draw-date", "series/draw", Counted("7-2", [3, 4], drawn: null), Counted("7-2", [3, 4])),
        new("series.no-draw-date", "series/draw", Counted("7-2", [3, 4], drawn: null), Counted(null, [3, 4], drawn: null)), // only court records shrink
        new("missing.before-the-law", "series/s", Counted("7-2", [0, 0, 2], 2014), Counted("7-2", [null, 0, 2], 2014), Laws),
        new("missing.before-the-law", "series/s", Counted("7-2", [0, 0], 2013), Counted("7-1", [0, 0], 1990), Laws), // of 7-1 nobody knows since when it is law
        new("missing.value-and-reason", "table/t", Table(null, new PrintedCell("a", 9, CellStatus.NotKnown)), Table(null, new PrintedCell("a", 9, CellStatus.Revised))),
        new("missing.neither", "table/t", Table(null, new PrintedCell("a")), Table(null, new PrintedCell("a", null, CellStatus.NotReported))),
        new("missing.code-as-number", "table/t", Table(null, new PrintedCell("a", 9), new("b", 12), new("c", 999)), Table(null, new PrintedCell("a", 900), new("b", 870), new("c", 999))),
        new("missing.code-as-number", "figure/f0", Figures(-9), Figures(9)),
        new("share.impossible", "share/g", Shares(8, true, 13, 87), Shares(8, true, 13, 88)),        // 7 of 8 is 87.5: rounded, 88; 13 is 1 of 8, rounded
        new("share.impossible", "share/g", Shares(30, false, 34, 50), Shares(30, false, 33, 50)),    // 10 of 30 is 33.3, 11 of 30 is 36.7
        new("share.no-base", "share/g", Shares(null, false, 40), Shares(200, false, 40)),
        new("share.total", "share/g", Shares(100, true, 40, 50), Shares(100, true, 33, 33, 33)),
        new("disclosure.small-count", "table/t", Table(null, new PrintedCell("a", 3), new("b", 40)), Table(null, new PrintedCell("a", 0), new("b", 6))),
        new("disclosure.share-reveals", "share/g", Shares(20, true, 15, 85), Shares(20, true, 50, 50)), // 3 of 20
        new("disclosure.share-reveals", "share/g", Shares(20, true, 90, 10), Shares(20_000, true, 90, 10)),
        new("classification.none", "breakdown/b", Classes(null, "red", "blue"), Classes("colors", "red", "blue")),
        new("classification.mixed", "breakdown/b", Classes(null, "Asian", "Latino", "White"), Classes(null, "Asian", "Black or African American", "White")),
        new("classification.mixed", "breakdown/b", Classes(null, "Born abroad", "Citizens"), Classes("joined-list", "Born abroad", "Citizens")),
        new("sum.total", "table/t", Table(50, new PrintedCell("a", 20), new("b", 29)), Table(49, new PrintedCell("a", 20), new("b", 29))),
        new("sum.total", "table/t", Table(40, new PrintedCell("a", 20), new("b", 29), new("c", null, CellStatus.NotKnown)), Table(60, new PrintedCell("a", 20), new("b", 29), new("c", null, CellStatus.NotKnown))),
        new("figure.rounded", "figure/f2", Figures(1_234, 977, 4_500), Figures(1_200, 900, 4_500)),
        new("exhibit.no-data", "exhibit/e", new() { Exhibits = [new PrintedExhibit("e", "Oars")] }, new() { Exhibits = [new PrintedExhibit("e", "Oars", "Oars by year", true)] }),
        new("exhibit.no-data", "exhibit/e", new() { Exhibits = [new PrintedExhibit("e", "Oars", "", true)] }, new() { Exhibits = [new PrintedExhibit("e", "Oars", "Oars by year", true)] }),
        new("exhibit.no-claim", "exhibit/e", Titled("Thefts of oars fell again"), Titled("Thefts of oars by year, 2001 to 2009")),
        new("exhibit.no-claim", "exhibit/e", Titled("Three in ten harbors sent nothing"), Exhibit(Assertion.Fell, null, 5, 4)),
        new("exhibit.claim", "exhibit/e", Exhibit(Assertion.Largest, "2002", 4, 4, 3), Exhibit(Assertion.Largest, "2002", 4, 5, 3)),
        new("exhibit.claim", "exhibit/e", Exhibit(Assertion.Smallest, "2001", 4, 3), Exhibit(Assertion.Smallest, "2002", 4, 3)),
        new("exhibit.claim", "exhibit/e", Exhibit(Assertion.Between, null, 21), Exhibit(Assertion.Between, null, 20)),
        new("exhibit.claim", "exhibit/e", Exhibit(Assertion.Zero, null, 0, 1), Exhibit(Assertion.Zero, null, 0, 0)),
        new("exhibit.claim", "exhibit/e", Exhibit(Assertion.Rose, null, 5, 9, 5), Exhibit(Assertion.Rose, null, 5, 4, 6)),
        new("exhibit.claim", "exhibit/e", Exhibit(Assertion.Fell, null, 5, null), Exhibit(Assertion.Fell, null, 5, 4)),
        new("recommendation.two-names", "recommendation/R1", Asked(By("Boats 4 All")), Asked(By("Boats4All"))),
        new("recommendation.two-names", "recommendation/R1", Asked(By("Harbor Warden's Office")), Asked(By("Department of Mills"))),
        new("recommendation.two-names", "recommendation/R1", Asked(By("Harbor Wardens")), Asked(By("Harbor Wardens", seat: "4"))),
        new("recommendation.presence", "recommendation/R1", Asked(new PrintedRecommendation("R1", ClaimsConsensus: true)), Asked(new PrintedRecommendation("R1", ClaimsConsensus: true, ShowsPresence: true))),
        new("recommendation.form", "recommendations", Asked(By("A"), By("B", mark: "[Oppose: x]") with { Code = "R2" }), Asked(By("A"), By("B", mark: "(Abstain: y, z)") with { Code = "R2" })),
        new("text.number-with-space", "text/a", Told.OfText("There were 31, 204 boats."), Told.OfText("There were 31,204 boats, of 12, 150 and 300 tons; on May 5, 120 sailed; in 2011, 512 did.")),
        new("text.drafting-marks", "text/a", Told.OfText("Whoever [she] such person rows [therefor] is guilty."), Told.OfText("They “rowed [sic] home”; some counts are hidden [c].")),
        new("text.word-twice", "text/a", Told.OfText("It was the the boat."), Told.OfText("They said that that boat had had a hole. Boat by boat.")),
        new("text.broken-sentence", "text/a", Told.OfText("In May, while there were 12 boats afloat, the smallest fleet in living memory. Then it rained."), Told.OfText("In May, while there were 12 boats afloat, the fleet was small. Because it rained, nobody sailed. While at sea, crews slept.")),
        new("text.broken-sentence", "text/a", Told.OfText("Although the coast counted them twice, a sum of nine."), Told.OfText("Although the coast counted them twice, the sum stays nine.")),
        new("text.printed-twice", "text/b", Twice("s"), Twice("t")),
    ];

    private static PrintedReport Twice(string other) => new()
    {
        Texts = [new PrintedText("a", "s", "The harbor has a wall. Nobody knows who built the wall of the old harbor."), new PrintedText("b", other, "Nobody knows who built the wall of the old harbor. It is high.")],
    };
}
