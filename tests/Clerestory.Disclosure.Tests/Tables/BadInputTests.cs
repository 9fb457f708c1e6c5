using Clerestory.Disclosure.Tables;
using static Clerestory.Disclosure.Tests.Tables.Small;

namespace Clerestory.Disclosure.Tests.Tables;

/// <summary>What cannot be true or be read is refused, and the message names what it is.</summary>
public sealed class BadInputTests
{
    private static readonly Dimension[] Dimensions = [Flat("kind", "a", "b"), Flat("place", "n", "s")];

    [Theory]
    [InlineData("Line 2 of the table has the negative count -1", "a n -1")]
    [InlineData("Line 2 of the table has the unknown code 'x' of 'kind'", "x n 1")]
    [InlineData("Line 2 of the table has the unknown code 'w' of 'place'", "a w 1")]
    [InlineData("Line 2 of the table has the count 'many'", "a n many")]
    [InlineData("Line 2 of the table has the count '1.5'", "a n 1.5")]
    [InlineData("Line 2 of the table has 2 fields, and the header 3", "a n")]
    [InlineData("Line 3 of the table is the same cell as line 2: kind=a, place=n", "a n 1", "a n 1")]
    [InlineData("Line 3 gives 4 for the total 'kind=a, place=T', and its parts add up to 3", "a n 3", "a T 4")]
    [InlineData("Line 4 of the table is the same cell as line 3: kind=T, place=T", "a n 3", "T T 3", "T T 3")]
    public void A_line_that_cannot_be_is_named(string named, params string[] lines) =>
        Assert.Contains(named, Refused(() => Read(Dimensions, null, ["kind place n", .. lines])), StringComparison.Ordinal);

    [Fact]
    public void Missing_columns_totals_and_lines_are_named()
    {
        Assert.Contains("no column 'place'", Refused(() => Read(Dimensions, null, "kind n", "a 1")), StringComparison.Ordinal);
        Assert.Contains("is empty", Refused(() => Read(Dimensions, null)), StringComparison.Ordinal);
        var all = new TableColumns(TotalsMustBeThere: true);
        Assert.Contains("The total 'kind=T, place=T' is missing: its parts add up to 3", Refused(() => Read(Dimensions, all, "kind place n", "a n 3")), StringComparison.Ordinal);
        Assert.Single(Read([Flat("kind", "a")], all, "kind n", "a 3", "T 3").Rows);
    }

    [Fact]
    public void Contributors_and_units_are_asked_for_where_they_must_be()
    {
        Assert.Contains("names no contributor", Refused(() => Read(Dimensions, new TableColumns(Contributor: "who"), "kind place n who", "a n 3 ")), StringComparison.Ordinal);
        Assert.Contains("has no id of its unit", Refused(() => Read(Dimensions, new TableColumns(null, Unit: "id"), "kind place id", "a n ")), StringComparison.Ordinal);
        Assert.Contains("is one unit and counts 2", Refused(() => Read(Dimensions, new TableColumns("n", Unit: "id"), "kind place n id", "a n 2 u1")), StringComparison.Ordinal);
        var read = Read(Dimensions, new TableColumns(Contributor: "who"), "kind place n who", "a n 3 x", "a n 2 y");
        Assert.Equal([new Contribution("x", 3), new Contribution("y", 2)], Assert.Single(read.Rows).Contributions);
        var units = Read(Dimensions, new TableColumns(null, Unit: "id"), "kind place id", "a n u1", "a n u2");
        Assert.Equal((2L, 2), (Assert.Single(units.Rows).Count, units.Rows[0].Units.Count));
    }

    [Theory]
    [InlineData("kind;place;n\na;n;3\n")]
    [InlineData("kind\tplace\tn\na\tn\t3\n")]
    [InlineData("\uFEFFkind,place,n\n\n\"a\",\"n\",3\n")]
    public void Commas_semicolons_tabs_quotes_and_empty_lines_are_read(string text) =>
        Assert.Equal(3, Assert.Single(TableReader.Read(new StringReader(text), Dimensions).Rows).Count);

    [Fact]
    public void A_quotation_that_does_not_end_is_named() =>
        Assert.Contains("Line 2 opens a quotation mark", Refused(() => TableReader.Read(new StringReader("kind,place,n\n\"a,n,3\n"), Dimensions)), StringComparison.Ordinal);

    [Theory]
    [InlineData("no total", "@@,a\n")]
    [InlineData("two totals, 'T' and 'U'", "@,T\n@@,a\n@,U\n")]
    [InlineData("leaves out a level above the code 'a'", "@,T\n@@@,a\n")]
    [InlineData("goes round in a circle: the code 'T' is part of itself", "@,T\n@@,a\n@@@,T\n")]
    [InlineData("has the code 'a' twice", "@,T\n@@,a\n@@,a\n")]
    [InlineData("Line 2 of the hierarchy of 'd' begins with 'a'", "@,T\na\n")]
    [InlineData("Line 2 of the hierarchy of 'd' has no code", "@,T\n@@,\n")]
    public void A_hierarchy_that_is_none_is_named(string named, string text) =>
        Assert.Contains(named, Refused(() => HierarchyReader.Read("d", new StringReader(text))), StringComparison.Ordinal);

    [Theory]
    [InlineData("says more than once where the code 'a' belongs", "a>T", "a>T")]
    [InlineData("says that 'a' is part of 'x', which is not there", "a>x")]
    [InlineData("goes round in a circle at the code 'a'", "a>b", "b>a", "c>T")]
    public void Pairs_that_make_no_tree_are_named(string named, params string[] pairs) =>
        Assert.Contains(named, Refused(() => Hierarchy.OfPairs("d", "T", [.. pairs.Select(p => (p[..1], p[2..]))])), StringComparison.Ordinal);

    [Theory]
    [InlineData("Line 2 of the percentages has the percentage 101", "a,101,T")]
    [InlineData("Line 2 of the percentages has the percentage -1", "a,-1,T")]
    [InlineData("has the percentage 'half'", "a,half,T")]
    [InlineData("with 7 decimals", "a,1.1234567,T")]
    [InlineData("has 2 fields, and the header 3", "a,5")]
    [InlineData("no cell 'x'", "x,5,T")]
    public void A_percentage_that_cannot_be_is_named(string named, string line)
    {
        var system = new CellSystem([new SystemCell("T", 20, 20, CellRole.Suppressible, 0, 90), new SystemCell("a", 1, 1, CellRole.Primary, 0, 90)], []);
        Assert.Contains(named, Refused(() => PercentageReader.Read(new StringReader("cell,percent,of_cell\n" + line), system.IndexOf)), StringComparison.Ordinal);
    }

    [Fact]
    public void Percentages_are_ranges_and_only_the_nearest_rounding_is_read()
    {
        // 5 % of 20 with decimals 0: 4.5 × 20 ≤ 100 × 1 ≤ 5.5 × 20, doubled.
        var percentage = Assert.Single(PercentageReader.Read(new StringReader("cell,percent,of_cell,rounding\na,5,T,nearest\n"), id => id == "a" ? 0 : 1));
        Assert.Equal(("percentage of 'T' in 'a'", 0, 1, 5L, 0), (percentage.Name, percentage.Count, percentage.Base, percentage.Printed, percentage.Decimals));
        var read = percentage.Read();
        Assert.Equal([(200L, -9L), (200L, -11L)], read.Select(r => (r.Terms[0].Coefficient, r.Terms[1].Coefficient)));
        Assert.Contains("is rounded 'down'", Refused(() => PercentageReader.Read(new StringReader("cell,percent,of_cell,rounding\na,5,T,down\n"), _ => 0)), StringComparison.Ordinal);
        Assert.Contains("no column 'of_cell'", Refused(() => PercentageReader.Read(new StringReader("cell,percent\n"), _ => 0)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"dims\"", "{}")]
    [InlineData("\"dims\"", "no json")]
    [InlineData("'dominance' is not 'minFrequency'", """{"dims": ["d"], "rule": {"type": "dominance", "maxN": 3}}""")]
    [InlineData("\"maxN\" is 0", """{"dims": ["d"], "rule": {"type": "minFrequency", "maxN": 0}}""")]
    public void A_description_that_says_too_little_is_refused(string named, string text) =>
        Assert.Contains(named, Refused(() => TableDescription.Read(new StringReader(text))), StringComparison.Ordinal);

    [Fact]
    public void A_description_tells_dimensions_threshold_zeros_and_margins()
    {
        var read = TableDescription.Read(new StringReader("""{"dims": ["a", "b"], "rule": {"type": "minFrequency", "maxN": 3, "zeros": "hidden"}, "publish": [["a"], []]}"""));
        Assert.Equal(["a", "b"], read.Dimensions);
        Assert.Equal((3, false, 2), (read.LargestSmallCount, read.PublishesZeros, read.Margins!.Count));
    }
}
