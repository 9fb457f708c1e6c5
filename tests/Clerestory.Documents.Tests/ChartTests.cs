using System.Globalization;
using CsCheck;

namespace Clerestory.Documents.Tests;

public sealed class ChartTests
{
    private static readonly Gen<long> Count = Gen.OneOf(Gen.Const(0L), Gen.Long[0, 20], Gen.Long[0, 5_000]);

    // The waffle and the panels are pictures, and say in words what they show. Bars and columns are tables, and need no other words.
    [Fact]
    public void A_picture_carries_its_words()
    {
        Block[] pictures = [Everything.Waffle("61 of 101 departments reported."), Everything.Panels("The peak was in 2014.")];
        var drawn = HtmlReader.Read(HtmlWriter.WriteMain(pictures)).Every("svg");
        Assert.Equal(3, drawn.Count);
        Assert.All(drawn, svg => Assert.Equal("img", svg["role"]));
        Assert.Equal(["61 of 101 departments reported.", "The peak was in 2014.", "The peak was in 2014."], drawn.Select(svg => svg["aria-label"]));
    }

    [Fact]
    public void Bars_and_columns_are_tables_whose_drawing_is_for_the_eye_alone()
    {
        var root = HtmlReader.Read(HtmlWriter.WriteMain([Everything.Bars("x"), Everything.Columns("x")]));
        Assert.Equal(2, root.Every("table").Count);
        Assert.NotEmpty(root.Every("svg"));
        Assert.All(root.Every("svg"), svg => Assert.Equal(("true", "false"), (svg["aria-hidden"], svg["focusable"])));
        Assert.All(root.Every("table"), table => Assert.Equal("caption", table.Elements[0].Name));
        Assert.All(root.Every("th"), th => Assert.NotNull(th["scope"]));
        foreach (var table in root.Every("table")) Assert.Single(table.Every("tr").Select(r => r.Elements.Count).Distinct());
    }

    [Fact]
    public void Every_chart_is_told_by_words_or_by_a_table() => Assert.All(
        new Block[] { Everything.Waffle("w"), Everything.Bars("w"), Everything.Columns("w"), Everything.Panels("w") },
        chart => Assert.Contains(HtmlReader.Read(HtmlWriter.WriteMain([chart])).All, n => n.Name == "table" || (n["role"] == "img" && n["aria-label"] == "w")));

    [Fact]
    public void A_waffle_has_a_square_for_each_and_the_numbers_beside_it() => Gen.Long[0, 300].SelectMany(whole => Gen.Long[0, whole].Select(part => (part, whole))).Sample((part, whole) =>
    {
        var root = HtmlReader.Read(HtmlWriter.WriteMain([new WaffleChart(part, whole, "reported", "did not", "w")]));
        Assert.Equal(part, root.Every("rect").Count(r => r["class"] == "full"));
        Assert.Equal(whole - part, root.Every("rect").Count(r => r["class"] == "none"));
        Assert.Equal($"{part} reported {whole - part} did not", root.Every("p")[0].Words);
    });

    [Fact]
    public void Bars_stand_on_one_scale_that_begins_at_zero() => Count.List[1, 8].Sample(values =>
    {
        var rows = Rows(new BarChart("c", "r", "v", [.. values.Select((v, i) => new Bar($"b{i}", v, Text(v), []))]));
        double[] widths = [.. rows.Select(r => r.Every("svg") is [var svg] ? double.Parse(svg["width"]!.TrimEnd('%'), CultureInfo.InvariantCulture) : 0)];
        for (int i = 0; i < values.Count; i++) Assert.Equal(values[i] * 60.0 / Math.Max(1, values.Max()), widths[i], 0.006);
        Assert.Equal(values.Select(Text), rows.Select(r => r.Every("b")[0].Words));
    });

    [Fact]
    public void A_true_zero_has_no_bar_and_still_its_number()
    {
        var row = Rows(Everything.Bars("0"))[1];
        Assert.Empty(row.Every("svg"));
        Assert.Equal("0", row.Every("b")[0].Words);
        Assert.Null(row["class"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void A_gap_is_never_a_bar_of_zero(long value)
    {
        var rows = Rows(new BarChart("c", "r", "v", [new Bar("2020", 61, "61", []), new Bar("2021", value, "40 did not report", [], IsGap: true), new Bar("2022", 0, "0", [])]));
        Assert.Equal([null, "gap", null], rows.Select(r => r["class"]));
        Assert.Equal("40 did not report", rows[1].Every("b")[0].Words);
        Assert.Equal(value > 0 ? 1 : 0, rows[1].Every("svg").Count);
    }

    [Fact]
    public void A_note_stands_behind_its_number() =>
        Assert.Equal("61 so far", Rows(new BarChart("c", "r", "v", [new Bar("2021", 61, "61", Inlines.Text("so far"))]))[0].Every("span")[0].Words);

    [Fact]
    public void Columns_say_every_value_and_draw_those_that_are_not_zero()
    {
        var table = HtmlReader.Read(HtmlWriter.WriteMain([new ColumnChart("c", "Year", ["2020", "2021"], "Arrests", [1_135, 0], "Convictions", [3, 4])])).Every("table")[0];
        Assert.Equal(["Year", "2020", "2021"], table.Every("thead")[0].Every("th").Select(h => h.Words));
        Assert.Equal(["1,135", "0", "3", "4"], table.Every("td").Select(c => c.Words));
        Assert.Equal([1, 0, 1, 1], table.Every("td").Select(c => c.Every("svg").Count));
    }

    [Fact]
    public void Panels_of_a_group_share_a_scale_and_say_which() => Assert.Contains(
        HtmlReader.Read(HtmlWriter.WriteMain([Everything.Panels("x")])).Every("p"), p => p is { Words: "Scale 0 to 1,200" });

    [Fact]
    public void Whatever_the_counts_a_drawing_stays_inside_its_frame_and_holds_numbers_only() =>
        Gen.Select(Count.Array[3], Count.Array[3]).Sample((up, down) => StaysInside(up, down));

    [Fact]
    public void Years_of_nothing_but_zeros_can_be_drawn_too() => StaysInside([0, 0, 0], [0, 0, 0]);

    [Fact]
    public void Where_a_reader_may_switch_between_chart_and_table_both_are_marked()
    {
        Exhibit Of(params Block[] body) => new("f1", "Figure 1", "t", "s", body, []);
        string?[] Views(Exhibit exhibit) => [.. HtmlReader.Read(HtmlWriter.WriteMain([exhibit])).Every("div").Select(d => d["data-view"]).OfType<string>()];
        Assert.Equal(["chart", "table"], Views(Of(Everything.Waffle("w"), Everything.Table("t"))));
        Assert.Empty(Views(Of(Everything.Table("t"))));
        Assert.Empty(Views(Of(Everything.Waffle("w"))));
    }

    private static void StaysInside(long[] up, long[] down)
    {
        string[] axis = ["2019", "2020", "2021"];
        Block[] charts = [new PanelChart("a", "c", [new PanelGroup(up.Concat(down).Max(), [new Panel("t", "s", axis, up, down, "w")])], []), new ColumnChart("c", "Year", axis, "Up", up, "Down", down)];
        foreach (var shape in HtmlReader.Read(HtmlWriter.WriteMain(charts)).All.Where(n => n.Name is "rect" or "text" or "line"))
        {
            foreach (string attribute in new[] { "x", "y", "width", "height" }.Where(a => shape[a] is { } value && value != "100%"))
                Assert.InRange(double.Parse(shape[attribute]!, CultureInfo.InvariantCulture), 0, 200);
        }
    }

    private static string Text(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static IReadOnlyList<Node> Rows(BarChart chart) => HtmlReader.Read(HtmlWriter.WriteMain([chart])).Every("tbody")[0].Every("tr");
}
