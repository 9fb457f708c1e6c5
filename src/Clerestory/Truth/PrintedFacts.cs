namespace Clerestory.Truth;

/// <summary>What a report needs so that a reader can use it.</summary>
public enum ReportPart { Contents, Data, Definitions, Method, Contact }

/// <summary>A span of days as it is printed, and the first and last day that it can mean; null where the words leave that open.</summary>
public sealed record PrintedSpan(string Printed, DateOnly? From = null, DateOnly? To = null);

/// <summary>Title, dates and parts of a report.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Published">When it says that it was published.</param>
/// <param name="Parts">Which of the parts that a reader needs it has.</param>
/// <param name="Threshold">The largest count of people that may not be shown.</param>
/// <param name="CouncilOn">The day for which its list of members is held against the seats.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record ReportFacts(string Code, string Title, PrintedSpan? Published = null, IReadOnlyList<ReportPart>? Parts = null, long? Threshold = null, DateOnly? CouncilOn = null, int? Line = null);

/// <summary>The list of members.</summary>
/// <param name="People">Who stands in it.</param>
/// <param name="ShowsSeats">Whether it says which seat each holds.</param>
/// <param name="ShowsVacancies">Whether it says which seats are vacant.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record MemberList(IReadOnlyList<PrintedMember> People, bool ShowsSeats = false, bool ShowsVacancies = false, int? Line = null);

/// <summary>A member as printed; the seat is the one that the registry knows for that name.</summary>
public sealed record PrintedMember(string Code, string Name, string? Affiliation = null, string? Seat = null, int? Line = null);

/// <summary>A person's name that stands outside the list of members.</summary>
public sealed record PrintedName(string Code, string Name, int? Line = null);

/// <summary>Something that the law asks somebody to report.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Law">The law, by its code in the law register.</param>
/// <param name="Clause">The clause, such as <c>2</c> or <c>b1</c>.</param>
/// <param name="AskedOf">Of whom it is asked.</param>
/// <param name="Unit">What the law counts there; null where it asks for words.</param>
/// <param name="Printed">The clause as the report prints it; null where it does not.</param>
/// <param name="Answers">Where the report answers it; empty where nowhere.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record RequiredItem(string Code, string Law, string Clause, string AskedOf, string? Unit = null, string? Printed = null, IReadOnlyList<string>? Answers = null, int? Line = null);

/// <summary>One round of returns: of those that had to answer, how many did, and whether the report names who did not.</summary>
public sealed record Round(string Code, string Who, long Reported, long Expected, bool NamesMissing = false, int? Line = null);

/// <summary>A single number.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">What the report calls it.</param>
/// <param name="Value">The number; null where there is none.</param>
/// <param name="Unit">What one of it is.</param>
/// <param name="Kind">A count, a percentage or another amount.</param>
/// <param name="Period">The days it covers.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Round">The round whose returns it adds up.</param>
/// <param name="ShowsReporters">Whether it is printed with how many of how many reported.</param>
/// <param name="Base">For a percentage, the count it is a share of.</param>
/// <param name="IsApproximate">Whether the report says that it is about so much.</param>
/// <param name="Status">Why it has no value, or what is special about the one it has.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record PrintedFigure(
    string Code, string Label, decimal? Value = null, string? Unit = null, MeasureKind Kind = MeasureKind.Count, PrintedSpan? Period = null, string? Source = null, string? Round = null,
    bool ShowsReporters = false, long? Base = null, bool IsApproximate = false, CellStatus Status = CellStatus.Normal, int? Line = null);

/// <summary>Percentages that belong together.</summary>
/// <param name="Code">Their code.</param>
/// <param name="Title">What they are percentages of.</param>
/// <param name="Percents">The percentages as printed, with as many decimals as printed.</param>
/// <param name="Base">The count that they are shares of, where it is printed.</param>
/// <param name="BaseFrom">Where it is not, the smallest it can be.</param>
/// <param name="BaseTo">And the largest.</param>
/// <param name="IsWhole">Whether the classes leave nobody out and count nobody twice, so that the counts add up to the base.</param>
/// <param name="Population">What is counted.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record ShareGroup(
    string Code, string Title, IReadOnlyList<decimal> Percents, long? Base = null, long? BaseFrom = null, long? BaseTo = null, bool IsWhole = false, Population Population = Population.People, int? Line = null)
{
    /// <summary>The largest count of people that may not be shown; null for that of the report.</summary>
    public long? Threshold { get; init; }
}

/// <summary>The classes of one breakdown as printed, and the code list that defines them; null where the report names none.</summary>
public sealed record Breakdown(string Code, string Title, IReadOnlyList<string> Labels, string? Codelist = null, int? Line = null);

/// <summary>A table of counts. Its cells are the parts of the total, where one is printed.</summary>
public sealed record PrintedTable(string Code, string Title, Population Population, IReadOnlyList<PrintedCell> Cells, long? Total = null, int? Line = null)
{
    /// <summary>The largest count of people that may not be shown; null for that of the report.</summary>
    public long? Threshold { get; init; }

    /// <summary>Whether no count of it is too small to be shown.</summary>
    public bool IsFree { get; init; }
}

/// <summary>A number at its place, or the reason why there is none.</summary>
public sealed record PrintedCell(string Label, long? Value = null, CellStatus Status = CellStatus.Normal);

/// <summary>A law as the report cites it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Section">The section as printed.</param>
/// <param name="Title">The title as printed.</param>
/// <param name="Class">The class of the offense as printed.</param>
/// <param name="On">The day for which it is cited.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record Citation(string Code, string Section, string? Title = null, string? Class = null, DateOnly? On = null, int? Line = null);

/// <summary>Counts by year.</summary>
/// <param name="Code">Their code.</param>
/// <param name="Measure">What is counted, such as arrests.</param>
/// <param name="Values">The counts, in the order of their years.</param>
/// <param name="Citation">The law they are counted under, by the code of its citation.</param>
/// <param name="Unit">The counting unit (person, charge, case, event); null where the report names none.</param>
/// <param name="Drawn">The day they were drawn from the records; null where the report names none.</param>
/// <param name="Follows">The series of what must come before, such as arrests before convictions.</param>
/// <param name="SaysLag">Whether the report says that what is counted may come from an earlier year of that series.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record PrintedSeries(
    string Code, string Measure, IReadOnlyList<YearValue> Values, string? Citation = null, string? Unit = null, DateOnly? Drawn = null, string? Follows = null, bool SaysLag = false, int? Line = null);

/// <summary>The count of a year.</summary>
public sealed record YearValue(int Year, long? Value = null, CellStatus Status = CellStatus.Normal);

/// <summary>Two measures of a table of which one comes before the other, such as arrests before convictions; with what both count, and the day they were drawn from the records, where the report says so; and whether it says that the later may come from an earlier year.</summary>
public sealed record MeasureOrder(string Table, string Dimension, string Earlier, string Later, string? Unit = null, DateOnly? Drawn = null, bool SaysLag = false);

/// <summary>A recommendation.</summary>
/// <param name="Code">Its code.</param>
/// <param name="ClaimsConsensus">Whether the report says that members agreed, or that they did not.</param>
/// <param name="ShowsPresence">Whether it says who was present.</param>
/// <param name="Positions">The members whose position it prints.</param>
/// <param name="Marks">Its lists of positions as printed, marks and all.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record PrintedRecommendation(
    string Code, bool ClaimsConsensus = false, bool ShowsPresence = false, IReadOnlyList<PrintedPosition>? Positions = null, IReadOnlyList<string>? Marks = null, int? Line = null);

/// <summary>A member with a position, as printed, and the seat where the report ties it to one.</summary>
public sealed record PrintedPosition(string Member, string? Seat = null);

/// <summary>A chart or picture.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="TextAlternative">What stands in its place for those who cannot see it.</param>
/// <param name="HasData">Whether its numbers are printed.</param>
/// <param name="Claim">What its title asserts.</param>
/// <param name="Line">The line of the printed text.</param>
public sealed record PrintedExhibit(string Code, string Title, string? TextAlternative = null, bool HasData = false, PrintedClaim? Claim = null, int? Line = null);

/// <summary>What a title may assert of its data.</summary>
public enum Assertion { Largest, Smallest, Between, Zero, Rose, Fell }

/// <summary>What a title asserts, and the numbers it speaks of, in their order.</summary>
/// <param name="Asserts">The kind.</param>
/// <param name="Data">The numbers.</param>
/// <param name="At">The label of the number that is said to be the largest, smallest, zero or between two bounds; null for all of them.</param>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public sealed record PrintedClaim(Assertion Asserts, IReadOnlyList<ClaimedNumber> Data, string? At = null, decimal? Low = null, decimal? High = null);

/// <summary>A number that a title speaks of.</summary>
public sealed record ClaimedNumber(string Label, decimal? Value);

/// <summary>A paragraph, and the section it stands in.</summary>
public sealed record PrintedText(string Code, string Section, string Text, int? Line = null);

/// <summary>Two numbers of different sources that should be one, unless somebody explains why not.</summary>
public sealed record Comparison(string Code, string Title, Quantity One, Quantity Other, int? Line = null);

/// <summary>A number of the report by its code, or the sum of some series in a year.</summary>
public sealed record Quantity(string Who, string? Figure = null, IReadOnlyList<string>? Series = null, int? Year = null);

/// <summary>A way on which one body passes cases to another, with what each side counted in the period and what is usual in one; null where a side gives no count.</summary>
public sealed record Route(string Code, string From, string To, string Period, long? Sent = null, long? Received = null, long? Usual = null, int? Line = null);

/// <summary>The answer to a question of a rule: printed to readers, with who gives it.</summary>
public sealed record Explanation(string Rule, string Place, string Text, string Who);
