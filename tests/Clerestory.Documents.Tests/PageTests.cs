namespace Clerestory.Documents.Tests;

public sealed class PageTests
{
    private static readonly Node Page = HtmlReader.Read(HtmlWriter.Write(Everything.Site("Council"), Everything.Page("Report")));

    [Fact]
    public void A_page_has_one_main_part_and_the_first_link_leads_to_it()
    {
        var main = Assert.Single(Page.Every("main"));
        Assert.Equal(("main", "-1"), (main["id"], main["tabindex"]));
        Assert.Equal("#main", Page.Every("a")[0]["href"]);
    }

    [Fact]
    public void A_page_says_its_language_its_title_and_what_it_is_about()
    {
        Assert.Equal("Council", Assert.Single(Page.Every("html"))["lang"]);
        Assert.Equal("Report – Council", Assert.Single(Page.Every("title")).Words);
        Assert.Contains(Page.Every("meta"), m => m["name"] == "description" && m["content"] == "Report");
        Assert.Equal("utf-8", Page.Every("meta")[0]["charset"]);
    }

    [Fact]
    public void A_title_that_is_the_sites_name_is_not_said_twice() =>
        Assert.Equal("Council", HtmlReader.Read(HtmlWriter.Write(Everything.Site("Council"), Everything.Page("Council"))).Every("title")[0].Words);

    [Fact]
    public void Every_way_around_a_page_has_a_name()
    {
        Assert.All(Page.Every("nav").Concat(Page.Every("aside")), n => Assert.False(string.IsNullOrEmpty(n["aria-label"])));
        var field = Assert.Single(Page.Every("input"));
        Assert.Equal(field["id"], Assert.Single(Page.Every("label"))["for"]);
    }

    [Fact]
    public void What_is_asked_in_a_search_stays_out_of_addresses() => Assert.Equal("post", Assert.Single(Page.Every("form"))["method"]);

    [Fact]
    public void The_contents_name_every_section_and_each_entry_finds_it()
    {
        var page = HtmlReader.Read(HtmlWriter.Write(Everything.Site("S"), Everything.Page("P") with { Blocks = [new Section("one", "First", []), new Section("two", "Second", [])] }));
        var contents = page.Every("details")[0].Every("a");
        Assert.Equal(["First", "Second"], contents.Select(a => a.Words));
        Assert.All(contents, a => Assert.Contains(page.Every("section"), s => "#" + s["id"] == a["href"]));
        Assert.All(page.Every("section"), s => Assert.Contains(page.All, n => n["id"] == s["aria-labelledby"]));
    }

    [Fact]
    public void The_menu_marks_where_a_reader_is() =>
        Assert.Equal(["true", null], Page.Every("nav").First(n => n["aria-label"] == "Main").Every("a").Select(a => a["aria-current"]));

    [Fact]
    public void The_way_out_is_on_every_page_and_tells_nobody()
    {
        var exit = Assert.Single(Page.Every("a"), a => a["id"] == "exit");
        Assert.Equal("https://example.org/", exit["href"]);
        Assert.Contains("noreferrer", exit["rel"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_banner_is_there_only_when_there_is_something_to_say()
    {
        Assert.Contains(Page.All, n => n["class"] == "banner");
        Assert.DoesNotContain(HtmlReader.Read(HtmlWriter.Write(Everything.Site("S") with { Banner = null }, Everything.Page("P"))).All, n => n["class"] == "banner");
    }

    [Fact]
    public void Everything_a_page_needs_comes_from_its_own_site()
    {
        var needed = Page.All.Where(n => n.Name is "link" or "script" or "img").Select(n => n["href"] ?? n["src"]).ToList();
        Assert.NotEmpty(needed);
        Assert.All(needed, address => Assert.StartsWith("/assets/", address, StringComparison.Ordinal));
    }

    [Fact]
    public void The_main_part_alone_is_the_one_that_a_whole_page_has()
    {
        string main = HtmlWriter.WriteMain(Everything.Blocks("Report"));
        Assert.StartsWith("<main", main, StringComparison.Ordinal);
        Assert.EndsWith("</main>", main, StringComparison.Ordinal);
        Assert.Contains(main, HtmlWriter.Write(Everything.Site("Council"), Everything.Page("Report")), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_of_a_section_stand_below_the_title() =>
        Assert.Equal(["h1", "h2", "h3"], HtmlReader.Read(HtmlWriter.WriteMain([new Heading(1, "T"), new Section("s", "S", [new Callout("C", [])])])).All.Where(n => n.Name is ['h', >= '1' and <= '6']).Select(n => n.Name));

    [Fact]
    public void An_item_of_one_paragraph_is_set_without_its_own_space()
    {
        var items = HtmlReader.Read(HtmlWriter.WriteMain([new ListBlock(false, [[new Paragraph(Inlines.Text("one"))], [new Paragraph(Inlines.Text("two")), new Paragraph(Inlines.Text("three"))]])])).Every("li");
        Assert.Equal([0, 2], items.Select(i => i.Every("p").Count));
        Assert.Equal("one", items[0].Words);
    }
}
