using Clerestory.Truth;

namespace Clerestory.Tests.Truth;

/// <summary>A report that breaks a rule at a place, and one like it that does not. All of them are made up, and none is the report that the rules were first tried on.</summary>
internal sealed record RuleCase(string Rule, string Place, PrintedReport Broken, PrintedReport Right, KnownFacts? Known = null);

/// <summary>Cases of dates, names, words, coverage and sources.</summary>
internal static class RuleCases
{
    private static readonly PrintedSpan Year1999 = Span(1999);

    private static PrintedSpan Span(int year) => new($"{year}", new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static PrintedReport Published(int year, PrintedFigure figure) => new() { Report = new ReportFacts("r", "R", Span(year)), Figures = [figure] };

    private static PrintedReport Figure(PrintedFigure figure) => new() { Figures = [figure] };

    private static PrintedReport Members(string day, bool shows, params (string Name, string? Seat)[] people) => new()
    {
        Report = new ReportFacts("r", "R", CouncilOn: DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), Members = new MemberList([.. people.Select((p, i) => new PrintedMember($"m{i}", p.Name, "Somewhere", p.Seat))], shows, shows),
    };

    private static readonly KnownFacts TwoSeats = new([Told.Seat(1, "Warden of Bridges"), Told.Seat(2, "Keeper of Ferries")], KnownFacts.None.Laws);

    private static readonly KnownFacts FerryLaw = Told.Knowing(Told.Law("12-3", "Ferries", Told.Version(null, "2004-12-31", text: "(1) the number of crossings made …"), Told.Version("2005-01-01", null, text: "(1) the number of crossings sold to passengers … (2) any delays in winter … (b) (1) the number of boats lost")));

    private static PrintedReport Item(string printed, string clause = "1") => new() { Report = new ReportFacts("r", "R", Span(2006)), Items = [new RequiredItem("i", "12-3", clause, "harbors", Printed: printed, Answers: ["t"])], Texts = [new PrintedText("t", "s", "Some.")] };

    private static PrintedReport Answer(string unit) => new() { Items = [new RequiredItem("i", "12-3", "b1", "harbors", "boats", Answers: ["lost"])], Figures = [new PrintedFigure("lost", "Lost", 3, unit)] };

    private static PrintedReport Answers(params string[] answers) => new() { Items = [new RequiredItem("i", "12-3", "2", "harbors", Answers: answers)], Texts = [new PrintedText("winter", "s", "It was long.")] };

    private static PrintedReport Round(bool shows, bool names) => new() { Rounds = [new Round("r", "harbors", 4, 9, names)], Figures = [new PrintedFigure("f", "Crossings", 70, "crossings", Round: "r", ShowsReporters: shows)] };

    private static PrintedReport Compared(decimal one, decimal other) => new()
    {
        Figures = [new PrintedFigure("a", "A", one, "boats"), new PrintedFigure("b", "B", other, "boats")], Comparisons = [new Comparison("c", "Boats lost", new Quantity("the harbor", "a"), new Quantity("the coast", "b"))],
    };

    private static PrintedReport Summed(long one, CellStatus status) => new()
    {
        Figures = [new PrintedFigure("a", "A", 7, "boats")],
        Series = [new PrintedSeries("x", "boats", [new YearValue(2001, one)], Unit: "boat"), new PrintedSeries("y", "boats", [new YearValue(2001, status == CellStatus.Normal ? 3 : null, status)], Unit: "boat")],
        Comparisons = [new Comparison("c", "Boats lost", new Quantity("the harbor", "a"), new Quantity("the coast", Series: ["x", "y"], Year: 2001))],
    };

    private static PrintedReport Route(long? sent, long? received, long? usual = null) => new() { Routes = [new Route("r", "the harbor", "the coast", "2001", sent, received, usual)] };

    public static IEnumerable<RuleCase> All =>
    [
        new("report.part-missing", "report/contact", new() { Report = new ReportFacts("r", "R", Parts: [ReportPart.Contents, ReportPart.Data, ReportPart.Definitions, ReportPart.Method]) }, new() { Report = new ReportFacts("r", "R", Parts: Enum.GetValues<ReportPart>()) }),
        new("date.published-before-data", "report/published", Published(1998, new PrintedFigure("f", "Boats", 4, Period: Year1999)), Published(2000, new PrintedFigure("f", "Boats", 4, Period: Year1999))),
        new("period.missing", "figure/f", Figure(new("f", "Boats", 4, "boats")), Figure(new("f", "Boats", 4, "boats", Period: Year1999))),
        new("period.backwards", "figure/f", Figure(new("f", "Boats", 4, Period: new("a year", new DateOnly(2001, 1, 1), new DateOnly(2000, 1, 1)))), Figure(new("f", "Boats", 4, Period: Year1999))),
        new("registry.seats-not-covered", "members", Members("2020-05-05", false, ("Ash, Ina", "1")), Members("2020-05-05", true, ("Ash, Ina", "1")), TwoSeats),
        new("registry.seats-not-covered", "members", Members("2020-05-05", false, ("Ash, Ina", null), ("Elm, Udo", null)), Members("2020-05-05", false, ("Ash, Ina", "1"), ("Elm, Udo", "2")), TwoSeats),
        new("registry.two-names-one-seat", "seat/1", Members("2020-05-05", true, ("Ash, Ina", "1"), ("Elm, Udo", "1")), Members("2020-05-05", true, ("Ash, Ina", "1"), ("Elm, Udo", "2")), TwoSeats),
        new("registry.two-spellings", "name/Marstrand", Members("2020-05-05", true, ("Marstrand, Liv B.", "1")) with { Names = [new PrintedName("c", "Senator Liv Marstand, JD")] }, Members("2020-05-05", true, ("Marstrand, Liv B.", "1"), ("Marstrand, Ove", "2"), ("Berg, Liv", null)) with { Names = [new PrintedName("c", "Senator Liv Marstrand, JD")] }),
        new("definition.words-differ", "item/i", Item("the number of crossings made by passengers"), Item("number of crossings sold to all passengers"), FerryLaw),
        new("definition.words-differ", "item/i", Item("any delays in summer", "2"), Item("delays in the winter", "2"), FerryLaw),
        new("definition.unit-differs", "figure/lost", Answer("people"), Answer("boats of all kinds")),
        new("definition.no-unit", "figure/f", Figure(new("f", "Boats", 4)), Figure(new("f", "Boats", 4, "boats"))),
        new("definition.two-measures", "figure/f", Figure(new("f", "Repaired and mended", 4, "boats")), Figure(new("f", "Bought in sand and mud", 4, "boats"))),
        new("definition.two-measures", "figure/f", Figure(new("f", "Calls and/or letters", 4, "calls")), Figure(new("f", "Calls", 4, "calls"))),
        new("coverage.item-missing", "item/i", Answers(), Answers("winter"), FerryLaw),
        new("coverage.answer-unknown", "item/i", Answers("summer"), Answers("winter"), FerryLaw),
        new("coverage.partial-total", "round/r", Round(shows: false, names: true), Round(shows: true, names: true)),
        new("coverage.partial-total", "round/r", Round(shows: true, names: false), new() { Rounds = [new Round("r", "harbors", 9, 9)], Figures = [new PrintedFigure("f", "Crossings", 70, Round: "r")] }),
        new("reconcile.sources-differ", "comparison/c", Compared(4, 5), Compared(5, 5)),
        new("reconcile.sources-differ", "comparison/c", Summed(5, CellStatus.Normal), Summed(4, CellStatus.Normal)),
        new("reconcile.sources-differ", "comparison/c", Summed(5, CellStatus.NotApplicable), Summed(5, CellStatus.NotKnown)), // what is not known may be the rest; what is not applicable adds nothing
        new("reconcile.sent-received", "route/r", Route(9, 7), Route(9, 9)),
        new("reconcile.sent-received", "route/r", Route(0, null, usual: 30), Route(0, null)),
        new("reconcile.sent-received", "route/r", Route(null, 0, usual: 30), Route(null, 25, usual: 30)),
    ];
}
