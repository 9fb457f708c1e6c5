using CsCheck;

namespace Clerestory.Documents.Tests;

public sealed class LinkTests
{
    public static TheoryData<string> Refused =>
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd",
        "blob:https://example.org/1", "", "report/2021", "//example.org/", "/\\example.org/", "/\t/example.org/", "\\\\example.org", "https:example.org", "HTTPS",
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/report/2021/help")]
    [InlineData("#main")]
    [InlineData("https://example.org/a?b=c&d=e")]
    [InlineData("tel:+18883737888")]
    [InlineData("mailto:office@example.org")]
    public void An_address_of_the_site_or_of_a_known_kind_is_linked(string address) => Assert.All(Places(address), place => Assert.Contains(address, Links(place())));

    [Theory, MemberData(nameof(Refused))]
    public void Any_other_address_is_refused_wherever_it_stands(string address) => Assert.All(Places(address), place => Assert.Throws<InvalidOperationException>(place));

    [Theory, MemberData(nameof(Refused))]
    public void Whoever_asks_beforehand_is_told_the_same(string address) => Assert.False(HtmlWriter.MayLinkTo(address));

    [Fact]
    public void No_address_that_is_written_runs_a_script_or_leaves_the_site_in_disguise() =>
        Gen.OneOf(Gen.Char["/\\#:.\t\r\n javscriptdhl?"].Array[0, 14].Select(c => new string(c)), Everything.Texts).Sample(address =>
        {
            foreach (var place in Places(address))
            {
                try
                {
                    if (!Links(place()).All(IsHarmless)) return false;
                }
                catch (InvalidOperationException)
                {
                }
            }
            return true;
        }, iter: 2_000);

    [Fact]
    public void A_disguise_is_seen_through()
    {
        Assert.False(IsHarmless(" java\tscript:alert(1)"));
        Assert.False(IsHarmless("/\n/example.org"));
        Assert.False(IsHarmless("\\\\example.org"));
        Assert.True(IsHarmless("/report"));
    }

    [Fact]
    public void Other_sites_are_not_told_where_a_reader_came_from()
    {
        var links = HtmlReader.Read(HtmlWriter.WriteMain([new Paragraph([new Inline.Link("https://example.org/", Inlines.Text("out")), new Inline.Link("/help", Inlines.Text("in"))])])).Every("a");
        Assert.Equal(["noreferrer", null], links.Select(a => a["rel"]));
    }

    [Fact]
    public void A_number_in_running_text_leads_to_its_page_and_says_so()
    {
        var link = Assert.Single(HtmlReader.Read(HtmlWriter.WriteMain([new Paragraph([new Inline.Number("1,135", "/n/2021/LE-02", "LE-02")])])).Every("a"));
        Assert.Equal(("/n/2021/LE-02", "1,135, how LE-02 was made", "1,135"), (link["href"], link["aria-label"], link.Words));
    }

    [Fact]
    public void A_label_that_replaces_the_words_holds_them() => Assert.All(
        HtmlReader.Read(HtmlWriter.WriteMain([new Paragraph([new Inline.Number("61", "/n/1", "A-1")]), new KeyNumbers([new KeyNumber("61", "of 101", "reported", "A-2", "/n/2")])])).Every("a"),
        a => Assert.Contains(a.Words, a["aria-label"], StringComparison.Ordinal));

    [Fact]
    public void Where_an_address_leads_nowhere_the_words_remain()
    {
        Block[] blocks = [new Paragraph([new Inline.Link("/data/a.csv", Inlines.Text("the file")), new Inline.Number("61", "/n/1", "A-1")]), new KeyNumbers([new KeyNumber("61", "of 101", "reported", "A-2", "/n/2")])];
        var root = HtmlReader.Read(HtmlWriter.WriteForPrint("en-US", "T", "", blocks, _ => null));
        Assert.Empty(root.Every("a"));
        Assert.Equal("the file61", root.Every("p")[0].Words);
        Assert.Contains("A-2", root.Words, StringComparison.Ordinal);
    }

    // Everywhere an address can be given, as the document that comes of it.
    private static IReadOnlyList<Func<string>> Places(string address) =>
    [
        () => HtmlWriter.WriteMain([new Paragraph([new Inline.Link(address, Inlines.Text("x"))])]),
        () => HtmlWriter.WriteMain([new Paragraph([new Inline.Number("1", address, "A-1")])]),
        () => HtmlWriter.WriteMain([new KeyNumbers([new KeyNumber("1", "", "x", "A-1", address)])]),
        () => HtmlWriter.Write(Everything.Site("x") with { Menu = [new SiteLink("x", address)] }, Empty),
        () => HtmlWriter.Write(Everything.Site("x") with { FootLinks = [new SiteLink("x", address)] }, Empty),
        () => HtmlWriter.Write(Everything.Site("x", leaveTo: address), Empty),
        () => HtmlWriter.Write(Everything.Site("x"), Empty with { Aside = new Aside(new SiteLink("x", address), "x", []) }),
        () => HtmlWriter.Write(Everything.Site("x"), Empty with { Aside = new Aside(new SiteLink("x", "/"), "x", [new SiteLink("x", address)]) }),
    ];

    private static SitePage Empty => new("/", "x", "x", null, null, []);

    private static IEnumerable<string> Links(string html) => HtmlReader.Read(html).Every("a").Select(a => a["href"]!);

    // As a browser reads an address: it drops tabs and line breaks, and white space before it; a backslash is a slash; a scheme's letters may be capitals.
    private static bool IsHarmless(string address)
    {
        string read = string.Concat(address.Where(c => c is not ('\t' or '\r' or '\n'))).TrimStart([.. Enumerable.Range(0, 33).Select(c => (char)c)]).Replace('\\', '/');
        return read is "/" or ['#', ..] or ['/', not '/', ..] || new[] { "https://", "http://", "tel:", "mailto:" }.Any(s => read.StartsWith(s, StringComparison.OrdinalIgnoreCase));
    }
}
