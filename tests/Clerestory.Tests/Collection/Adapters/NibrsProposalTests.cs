using Clerestory.Collection;
using Clerestory.Collection.Adapters;
using static Clerestory.Tests.Collection.Adapters.Segments;

namespace Clerestory.Tests.Collection.Adapters;

/// <summary>What a file suggests for a form: a number with its words, or the reason why there is none.</summary>
public sealed class NibrsProposalTests
{
    private static readonly NibrsPlan Plan = NibrsPlan.In(Bench.Demonstration)!;

    private static readonly Instrument Form = Instrument.In(Bench.Demonstration)["police-return.1"];

    // Counted apart from the program in Test-Submission-1.txt: in 2015 one agency reports two incidents with each offense, the other one incident with both.
    [Theory]
    [InlineData("MNBCA0000", "2015-01-01", "2015-12-31", 2, 2, "4")]
    [InlineData("MN0500200", "2015-01-01", "2015-12-31", 1, 1, "1")]
    [InlineData("MNBCA0000", "2014-12-01", "2014-12-31", 1, 1, "2")]
    [InlineData("MNBCA0000", "2014-12-01", "2015-10-31", 3, 3, "6")]
    [InlineData("MNBCA0000", "2015-01-01", "2015-09-30", 0, 0, "0")]
    public async Task Incidents_are_counted_by_agency_and_period(string ori, string from, string to, int commercial, int labor, string value)
    {
        var proposal = NibrsProposal.From(await Read(Sample("Test-Submission-1.txt"), Plan.Codes), Plan, Form, ori, Span(from, to));

        Assert.Equal([("64A", commercial), ("64B", labor)], proposal.Counts.Where(c => c.Main).Select(c => (c.Code, (int)c.Incidents)));
        var proposed = Assert.Single(proposal.Proposed);
        Assert.Equal(("handed-over", "", value), (proposed.Item, proposed.Place, proposed.Value));
    }

    [Fact]
    public async Task A_value_says_how_it_was_counted_and_what_to_check()
    {
        var reading = await Read(
            Administrative("A1", "20200105"), Offense("A1", "64A"), Offense("A1", "64B"),
            Administrative("A2", "20200120").Replace("20200120 ", "20200120R", StringComparison.Ordinal), Offense("A2", "64A"), ZeroReport("022020"));

        var proposal = NibrsProposal.From(reading, Plan, Form, Ori, Span("2020-01-01", "2020-03-31"));

        Assert.Equal(
            "2 incidents in the NIBRS file, each counted once: 64A (Human Trafficking, Commercial Sex Acts) 2, 64B (Human Trafficking, Involuntary Servitude) 1. "
            + "Counted by the month of the incident, from January 2020 to March 2020. The day of 1 of them is not known; the month of the report stands for it. "
            + "NIBRS counts incidents that the police came to know of; the item asks for cases handed to the State Advocate. Check before you confirm. (Invented for demonstration.) "
            + "The file has neither an incident nor a zero report of this agency for 1 of 3 months (March 2020): the number may be too low.",
            Assert.Single(proposal.Proposed).How);
    }

    [Theory]
    [InlineData("XX0000900", "2020-01-01", "2020-12-31", "not a zero")]       // another agency's file
    [InlineData(Ori, "2019-01-01", "2019-12-31", "not a zero")]               // another year's file
    [InlineData(Ori, "2020-01-15", "2020-12-31", "begin and end with a month")]
    [InlineData(Ori, "2020-01-01", "2020-12-30", "begin and end with a month")]
    [InlineData(Ori, "2020-12-01", "2020-01-31", "begin and end with a month")]
    public async Task Where_the_file_cannot_tell_there_is_a_reason_and_no_value(string ori, string from, string to, string reason)
    {
        var proposal = NibrsProposal.From(await Read(Administrative("A1", "20200105"), Offense("A1", "64A")), Plan, Form, ori, Span(from, to));
        Assert.Empty(proposal.Proposed);
        Assert.Empty(proposal.Counts);
        Assert.Contains(reason, Assert.Single(proposal.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_not_read_to_its_end_proposes_nothing()
    {
        var proposal = NibrsProposal.From(await Read("x"), Plan, Form, Ori, Span("2020-01-01", "2020-12-31"));
        Assert.Empty(proposal.Proposed);
        Assert.Contains("to its end", Assert.Single(proposal.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_in_the_file_are_told_with_the_value()
    {
        var proposal = NibrsProposal.From(await Read(Administrative("A1", "20200105"), "no segment"), Plan, Form, Ori, Span("2020-01-01", "2020-01-31"));
        Assert.Contains("1 fault in its lines", Assert.Single(proposal.Proposed).How, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_that_the_form_refuses_is_not_proposed()
    {
        string[] lines = [.. Enumerable.Range(1, 401).SelectMany(n => new[] { Administrative($"A{n}", "20200105"), Offense($"A{n}", "64A") })];   // the form takes 400
        var proposal = NibrsProposal.From(await Read(lines), Plan, Form, Ori, Span("2020-01-01", "2020-01-31"));
        Assert.Empty(proposal.Proposed);
        Assert.Contains("401 is more than 400", Assert.Single(proposal.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_the_plan_does_not_name_gets_counts_and_no_value()
    {
        var proposal = NibrsProposal.From(await Read(Administrative("A1", "20200105"), Offense("A1", "64A")), Plan, Form with { Version = 2 }, Ori, Span("2020-01-01", "2020-01-31"));
        Assert.Empty(proposal.Proposed);
        Assert.Equal(1, proposal.Counts.Single(c => c.Code == "64A").Incidents);
    }

    [Fact]
    public async Task The_longest_period_there_is_does_not_throw() =>
        Assert.Single(NibrsProposal.From(await Read(Administrative("A1", "20200105")), Plan, Form, Ori, new DaySpan(DateOnly.MinValue, DateOnly.MaxValue)).Proposed);

    private static DaySpan Span(string from, string to) =>
        new(DateOnly.ParseExact(from, "O", System.Globalization.CultureInfo.InvariantCulture), DateOnly.ParseExact(to, "O", System.Globalization.CultureInfo.InvariantCulture));
}
