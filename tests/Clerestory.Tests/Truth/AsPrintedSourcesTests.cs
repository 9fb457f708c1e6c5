using System.Globalization;
using Clerestory.Packs;
using Clerestory.Truth;

namespace Clerestory.Tests.Truth;

/// <summary>The description of the printed report, number for number against the copies of its sources.</summary>
public sealed class AsPrintedSourcesTests
{
    private static readonly PrintedReport Report = PrintedReport.In(Bench.Connecticut, "2021-as-printed");

    private static IReadOnlyList<CsvRow> Source(string name) => Csv.Read(File.ReadAllText(Path.Combine(Bench.Root, "tests", "Clerestory.Tests", "Sources", name + ".csv"))).Rows;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [Fact]
    public void Arrests_and_convictions_are_those_of_the_source()
    {
        var rows = Source("statutes-long");
        Assert.Equal(99, rows.Count); // nine sections, eleven years
        var described = Report.Series.Select(s => (Section: Report.Citations.Single(c => c.Code == s.Citation).Section.Replace(" ", "", StringComparison.Ordinal), s.Measure, s.Values)).SelectMany(s => s.Values.Select(v => (s.Section, s.Measure, v.Year, v.Value)));
        var told = rows.SelectMany(r => new[] { "arrests", "convictions" }.Select(m => (r["section_as_printed"], m, (int)Number(r["year"]), (long?)Number(r[m]))));
        Assert.Equal(told.Order(), described.Order());
    }

    [Fact]
    public void Figures_of_programs_stand_at_the_lines_where_they_were_read()
    {
        var rows = Source("programs").Where(r => r["figure_id"].StartsWith("love146", StringComparison.Ordinal) || r["figure_id"].StartsWith("ciri", StringComparison.Ordinal) || r["figure_id"] == "peht-total").ToList();
        Assert.Equal(21, rows.Count);
        Assert.All(rows, r => Assert.Contains(Report.Figures, f => f.Line == Number(r["report_line"]) && f.Value == Number(r["value"])));
    }

    [Theory]
    [InlineData("uscis-t-denied", "uscis-t-denied")]
    [InlineData("uscis-t-new", "uscis-t-new")]
    [InlineData("uscis-u-new", "uscis-u-new")]
    [InlineData("uscis-u-reject", "uscis-u-missed")]
    [InlineData("imb-open", "massage-open")]
    [InlineData("police-referrals", "police-referrals")]
    [InlineData("police-dcf", "police-child-agency")]
    [InlineData("police-missing", "police-missing")]
    [InlineData("police-training", "police-training")]
    [InlineData("csa-hotline", "prosecutor-hotline")]
    [InlineData("csa-convictions", "prosecutor-convictions")]
    public void Figures_of_agencies_are_those_of_the_source(string series, string figure) =>
        Assert.Equal(Number(Source("series").Single(r => r["series_id"] == series)["value"]), Report.Figures.Single(f => f.Code == figure).Value);

    [Fact]
    public void Percentages_of_the_shelter_are_those_of_the_source_whatever_their_order()
    {
        decimal[] Of(string start) => [.. Source("programs").Where(r => r["figure_id"].StartsWith(start, StringComparison.Ordinal)).Select(r => (decimal)Number(r["value"])).Order()];
        Assert.Equal(Of("peht-src-"), Report.Shares.Single(s => s.Code == "peht-sources").Percents);
        Assert.Equal(Of("peht-sex-race-"), Report.Shares.Single(s => s.Code == "peht-type-1-race").Percents);
        Assert.Equal(Of("peht-sex-age-"), Report.Shares.Single(s => s.Code == "peht-type-1-age").Percents);
        Assert.Equal(Of("peht-vt-").OrderDescending(), Report.Tables.Single(t => t.Code == "peht-types").Cells.Select(c => (decimal)c.Value!.Value));
    }

    [Fact]
    public void Members_are_those_of_the_register_of_printed_names() =>
        Assert.Equal(Bench.Connecticut.Rows("council/members-printed.csv").Select(r => (r["name"], r["affiliation"])), Report.Members!.People.Select(p => (p.Name, p.Affiliation!)));

    // A type of victimization, an age, a country or a background of one person, all together, must not be printed again.
    [Fact]
    public void No_characteristic_stands_beside_a_single_person()
    {
        Assert.All(Report.Tables.SelectMany(t => t.Cells), c => Assert.Matches("^type [0-9]$", c.Label));
        Assert.All(Report.Shares.Where(s => s.Base is < 20), s => Assert.DoesNotMatch("(?i)hispanic|black|white|age|country|female|[0-9]{2}", s.Title));
        Assert.All(Report.Shares, s => Assert.Equal(s.Percents.Order(), s.Percents));
        Assert.DoesNotContain(Report.Texts, t => t.Line is >= 228 and <= 262);
    }
}
