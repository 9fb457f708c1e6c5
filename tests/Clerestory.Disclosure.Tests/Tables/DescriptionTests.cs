using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;
using static Clerestory.Disclosure.Tests.Tables.Small;

namespace Clerestory.Disclosure.Tests.Tables;

public sealed class DescriptionTests
{
    private const string Need = "The description of the table cannot be read: it needs \"dims\" (names) and \"rule\" (\"type\", \"maxN\", \"zeros\"), and may have \"publish\" (lists of names). Mend it.";

    private static TableDescription Read(string more) => TableDescription.Read(new StringReader($$"""{"dims": ["d"], "rule": {"type": "minFrequency", "maxN": 1}{{more}}}"""));

    [Fact]
    public void What_is_left_out_is_the_whole_cross_with_zeros_shown_and_no_further_rule()
    {
        var read = Read("");
        Assert.Equal((1, true, null, null), (read.LargestSmallCount, read.PublishesZeros, read.Margins, read.Contributor));
        Assert.Empty(read.Rules);
        Assert.Empty(read.MustPublish);
    }

    [Fact]
    public void Rules_contributors_margins_and_what_must_be_published_are_read()
    {
        var read = Read(""", "rules": [{"type": "dominance", "largest": 1, "percent": 75}], "contributor": "who", "mustPublish": ["d=T", "d=A"], "publish": [["d"], []]""");
        Assert.Equal("who", read.Contributor);
        Assert.Equal(["d=T", "d=A"], read.MustPublish);
        Assert.IsType<Dominance>(Assert.Single(read.Rules));
        Assert.Equal(["d"], read.Margins![0]);
        Assert.Empty(read.Margins[1]);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"rule": {"type": "minFrequency", "maxN": 1}}""")]
    [InlineData("""{"dims": ["d"], "rule": 3}""")]
    [InlineData("""{"dims": ["d"], "rule": {"type": "minFrequency", "maxN": 1.5}}""")]
    public void What_cannot_be_read_is_told_with_what_is_needed(string text) => Assert.Equal(Need, Refused(() => TableDescription.Read(new StringReader(text))));

    [Fact]
    public void Another_rule_or_threshold_is_named()
    {
        Assert.Equal(
            "The description of the table cannot be read: the rule 'dominance' is not 'minFrequency'. Mend it.",
            Refused(() => TableDescription.Read(new StringReader("""{"dims": ["d"], "rule": {"type": "dominance", "maxN": 3}}"""))));
        Assert.Equal(
            "The description of the table cannot be read: \"maxN\" is 0, and the least threshold is 1. Mend it.",
            Refused(() => TableDescription.Read(new StringReader("""{"dims": ["d"], "rule": {"type": "minFrequency", "maxN": 0}}"""))));
    }

    private static readonly CellSystem System = new([new SystemCell("T", 20, 20, CellRole.Suppressible, 0, 90), new SystemCell("a", 1, 1, CellRole.Primary, 0, 90)], []);

    private static string RefusedPercentage(string line) => Refused(() => PercentageReader.Read(new StringReader($"cell,percent,of_cell\n{line}\n"), System.IndexOf));

    [Fact]
    public void Messages_on_percentages_name_the_line_and_the_remedy()
    {
        Assert.Equal("The percentages have no column 'cell'. Their columns are cell, percent and of_cell.", Refused(() => PercentageReader.Read(new StringReader(""), System.IndexOf)));
        Assert.Equal("Line 2 of the percentages has 2 fields, and the header 3. Mend the line.", RefusedPercentage("a,5"));
        Assert.Equal("Line 2 of the percentages has the percentage 'half', which is not a number. Write it like 12.5.", RefusedPercentage("a,half,T"));
        Assert.Equal("Line 2 of the percentages has the percentage 100.5, and a part of a whole is 0 to 100 %. Mend the percentage, or give its cells the other way round.", RefusedPercentage("a,100.5,T"));
        Assert.Equal("Line 2 of the percentages has the percentage 1.1234567 with 7 decimals, and at most six are read. Shorten it.", RefusedPercentage("a,1.1234567,T"));
        Assert.Equal("Line 3 of the percentages gives the percentage of 'T' in 'a' a second time. Take one of the two out.", RefusedPercentage("a,5,T\na,6,T"));
        Assert.Equal("Line 2 of the percentages is rounded 'up'. Only 'nearest' is read.", Refused(() => PercentageReader.Read(new StringReader("cell,percent,of_cell,rounding\na,5,T,up\n"), System.IndexOf)));
    }

    // 12.5 % with one decimal lies within 12.45 and 12.55: 2000 a − 249 T ≥ 0 and 2000 a − 251 T ≤ 0.
    [Fact]
    public void Decimals_are_read_as_they_are_printed()
    {
        var read = PercentageReader.Read(new StringReader("cell,percent,of_cell\na,12.5,T\nT,0,T\nT,100,a\na,1.123456,a\n"), System.IndexOf);
        Assert.Equal([(125L, 1), (0L, 0), (100L, 0), (1123456L, 6)], read.Select(p => (p.Printed, p.Decimals)));
        Assert.Equal(["12.5", "0", "100", "1.123456"], read.Select(p => p.Text));
        Assert.Equal([(2000L, -249L, 0L, long.MaxValue), (2000L, -251L, long.MinValue, 0L)], read[0].Read().Select(r => (r.Terms[0].Coefficient, r.Terms[1].Coefficient, r.Low, r.High)));
        Assert.Equal("12.5 % (percentage of 'T' in 'a')", read[0].Read()[0].Name);
    }
}
