using CsCheck;

namespace Clerestory.Documents.Tests;

public sealed class TableTests
{
    [Fact]
    public void Every_row_has_as_many_cells_as_there_are_columns() => Gen.Select(Gen.Int[1, 8], Gen.Int[1, 6]).Sample((width, height) =>
    {
        var table = Read(new DataTable("Referrals", [.. Enumerable.Range(0, width).Select(i => new Column($"Column {i}"))],
            [.. Enumerable.Range(0, height).Select(r => new Row(Inlines.Text($"Row {r}"), [.. Enumerable.Range(1, width - 1).Select(c => TableCell.Of($"{r}.{c}"))]))]));
        var rows = table.Every("tr");
        Assert.Equal(height + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(width, row.Elements.Count));
        Assert.DoesNotContain(table.All, n => n["colspan"] is not null || n["rowspan"] is not null);
    });

    [Fact]
    public void Every_header_says_what_it_heads()
    {
        var table = Read(Everything.Table("Sent"));
        Assert.All(table.Every("thead")[0].Every("tr")[0].Elements, h => Assert.Equal(("th", "col"), (h.Name, h["scope"])));
        foreach (var row in table.Every("tbody")[0].Every("tr"))
        {
            Assert.Equal(("th", "row"), (row.Elements[0].Name, row.Elements[0]["scope"]));
            Assert.All(row.Elements.Skip(1), cell => Assert.Equal("td", cell.Name));
        }
    }

    [Fact]
    public void The_caption_is_the_first_thing_in_a_table_and_the_name_of_its_region()
    {
        var root = HtmlReader.Read(HtmlWriter.WriteMain([Everything.Table("Referrals sent")]));
        Assert.Equal(("caption", "Referrals sent"), (root.Every("table")[0].Elements[0].Name, root.Every("caption")[0].Words));
        var region = Assert.Single(root.All, n => n["role"] == "region");
        Assert.StartsWith("Referrals sent", region["aria-label"], StringComparison.Ordinal);
        Assert.Equal("0", region["tabindex"]);
    }

    [Fact]
    public void A_caption_that_is_not_shown_is_still_there_to_be_heard()
    {
        var table = Read(new DataTable("Referrals", [new Column("Year"), new Column("Sent")], [new Row(Inlines.Text("2021"), [TableCell.Of("61")])], captionIsShown: false));
        Assert.Equal(("vh", "Referrals"), (table.Every("caption")[0]["class"], table.Every("caption")[0].Words));
    }

    [Fact]
    public void Numbers_and_true_zeros_are_set_apart()
    {
        var rows = Read(Everything.Table("Sent")).Every("tbody")[0].Every("tr");
        Assert.Equal(["n", "n z", "n"], rows.Select(r => r.Elements[1]["class"]));
    }

    [Fact]
    public void A_broad_table_of_numbers_is_set_tight()
    {
        DataTable Of(int numbers) => new("T", [new Column("Year"), .. Enumerable.Repeat(new Column("N", IsNumeric: true), numbers)], [new Row(Inlines.Text("2021"), [.. Enumerable.Repeat(TableCell.Of("1"), numbers)])]);
        Assert.True(Of(4).IsMatrix);
        Assert.False(Of(3).IsMatrix);
        Assert.False(Everything.Table("x").IsMatrix);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_row_that_is_too_short_or_too_long_is_refused_by_its_name(int cells)
    {
        var fault = Assert.Throws<ArgumentException>(() => new DataTable("Referrals", [new Column("Year"), new Column("Sent")],
            [new Row(Inlines.Text("2020"), [TableCell.Of("1")]), new Row(Inlines.Text("2021"), [.. Enumerable.Repeat(TableCell.Of("1"), cells)])]));
        Assert.Contains("'2021'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'Referrals'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_nothing_is_refused() => Assert.Throws<ArgumentException>(() => new DataTable("Referrals", [new Column("Year")], []));

    private static Node Read(DataTable table) => Assert.Single(HtmlReader.Read(HtmlWriter.WriteMain([table])).Every("table"));
}
