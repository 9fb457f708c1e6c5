using System.Globalization;

namespace Clerestory.Documents.Tests;

public sealed class PrintTests
{
    private static readonly Node Book = HtmlReader.Read(HtmlWriter.WriteForPrint("en-US", "Annual report", "p{margin:0}", Everything.Blocks("Report"), address => address.StartsWith('#') ? address : null));

    [Fact]
    public void A_document_for_print_is_complete_in_itself()
    {
        Assert.Equal("\np{margin:0}\n", Assert.Single(Book.Every("style")).Text);
        Assert.DoesNotContain(Book.All, n => n.Name is "link" or "script" or "img" or "iframe" or "object" or "embed" or "input" or "form");
        Assert.DoesNotContain(Book.All, n => n["src"] is not null);
    }

    [Fact]
    public void The_style_sheet_stands_in_it_as_it_was_given() =>
        Assert.Contains("<style>\n@page{size:letter}\na>b{content:\"&\"}\n</style>", HtmlWriter.WriteForPrint("en-US", "T", "@page{size:letter}\na>b{content:\"&\"}", [], a => a), StringComparison.Ordinal);

    [Fact]
    public void Its_links_lead_where_it_was_told()
    {
        Assert.NotEmpty(Book.Every("a"));
        Assert.All(Book.Every("a"), a => Assert.StartsWith("#", a["href"], StringComparison.Ordinal));
    }

    [Fact]
    public void It_says_its_language_and_its_title()
    {
        Assert.Equal("en-US", Assert.Single(Book.Every("html"))["lang"]);
        Assert.Equal("Annual report", Assert.Single(Book.Every("title")).Words);
    }

    [Fact]
    public void Words_for_the_screen_alone_are_left_out_on_paper()
    {
        Block[] blocks = [new Paragraph([Inline.Of("Source: the council."), new Inline.OnScreen(Inlines.Text(" Download"))])];
        Assert.Equal("Source: the council.", HtmlReader.Read(HtmlWriter.WriteForPrint("en-US", "T", "", blocks, a => a)).Every("p")[0].Words);
        Assert.Equal("Source: the council. Download", HtmlReader.Read(HtmlWriter.WriteMain(blocks)).Every("p")[0].Words);
    }

    // A machine in another country, or next year, makes the same bytes.
    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("ar-EG")]
    [InlineData("tr-TR")]
    [InlineData("fr-FR")]
    public void The_same_document_is_written_the_same_in_every_country(string culture)
    {
        string[] here = Written(CultureInfo.InvariantCulture);
        Assert.Equal(here, Written(CultureInfo.InvariantCulture));
        Assert.Equal(here, Written(CultureInfo.GetCultureInfo(culture)));
    }

    private static string[] Written(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return [.. Everything.Written("It is INVARIANT"), HtmlWriter.WriteMain([new WaffleChart(1_135, 1_236, "did", "did not", "w")]), CsvWriter.Write(["a"], [["-1.5"], ["-1,5"]])];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
