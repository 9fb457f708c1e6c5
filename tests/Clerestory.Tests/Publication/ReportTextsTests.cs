using Clerestory.Documents;
using Clerestory.Protection;
using Clerestory.Publication;

namespace Clerestory.Tests.Publication;

public sealed class ReportTextsTests
{
    private readonly ReportTexts reader = new("2021", FigureBook.Make(Bench.Connecticut, ProtectTables.JudgeWithoutStore(Bench.Connecticut)), new HashSet<string> { "51-286h", "53a-83a(c)" });

    [Theory]
    [InlineData("In 2020, {{LE-02}} referrals.", null)]
    [InlineData("From January 1, 2022 on.", null)]
    [InlineData("Since 2017-10-01.", null)]
    [InlineData("From 2011–2021 and 2011-2021.", null)]
    [InlineData("The house number is `911`.", null)]
    [InlineData("Love146 and R2 are names.", null)]
    [InlineData("See [C.G.S. 51-286h](law:51-286h).", null)]
    [InlineData("There were 30 referrals.", "30")]
    [InlineData("There were 1,135 people.", "1,135")]
    [InlineData("A share of 60.4%.", "60.4")]
    [InlineData("It took 3 years, to 2021.", "3")]
    [InlineData("In 1899 nobody counted.", "1899")]
    [InlineData("About 20200 people.", "20200")]
    [InlineData("2,020 people.", "2,020")]
    [InlineData("See C.G.S. 51-286h.", "51-286h")]
    [InlineData("In **5** cases.", "5")]
    [InlineData("As [5 cases](/methods) show.", "5")]
    public void A_number_that_is_typed_into_a_text_is_found_and_nothing_else(string text, string? number)
    {
        reader.Blocks(text, "x.md");
        var finding = reader.Findings.SingleOrDefault();
        Assert.Equal(number is null, finding is null);
        if (finding is not null) Assert.StartsWith($"The number '{number}", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_stands_as_a_number_that_leads_to_its_page()
    {
        var paragraph = Assert.IsType<Paragraph>(Assert.Single(reader.Blocks("There were {{LE-02}} of them.", "x.md")));
        Assert.Equal("There were 30 of them.", paragraph.Content.AsWords());
        Assert.Equal(new Inline.Number("30", "/n/2021/LE-02", "LE-02"), paragraph.Content.OfType<Inline.Number>().Single());
    }

    [Fact]
    public void Findings_name_the_line()
    {
        reader.Blocks("One.\n\nTwo.\n\n- three\n- there were 30\n", "x.md");
        Assert.Equal(("x.md", 6), (reader.Findings.Single().File, reader.Findings.Single().Line));
    }

    [Fact]
    public void A_law_that_the_register_does_not_have_is_found()
    {
        reader.Blocks("See [C.G.S. 1-1](law:1-1) and [C.G.S. 53a-83a(c)](<law:53a-83a(c)>).", "x.md");
        Assert.Equal("text.law", Assert.Single(reader.Findings).Rule);
    }

    [Theory, InlineData("<script>alert(1)</script>"), InlineData("<b onclick='x'>y</b>"), InlineData("![a](https://x.example/y.png)"), InlineData("---")]
    public void Markup_of_other_kinds_never_becomes_markup(string text)
    {
        var words = string.Concat(reader.Blocks(text, "x.md").OfType<Paragraph>().Select(p => p.Content.AsWords()));
        Assert.True(reader.Findings.Count > 0 || words.Contains('<', StringComparison.Ordinal), "neither refused nor kept as words");
    }

    [Fact]
    public void A_plain_text_cites_a_law_by_its_section()
    {
        reader.Plain("Arrests under § 51-286h", "x.json");
        Assert.Empty(reader.Findings);
        reader.Plain("Arrests under § 99-1", "x.json");
        Assert.Equal("text.digit", Assert.Single(reader.Findings).Rule);
    }
}
