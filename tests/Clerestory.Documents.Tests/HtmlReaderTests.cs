namespace Clerestory.Documents.Tests;

/// <summary>The other tests trust the reader. Here it is seen to refuse.</summary>
public sealed class HtmlReaderTests
{
    [Theory]
    [InlineData("<p>a")]
    [InlineData("<p>a</b></p>")]
    [InlineData("<b><i>a</b></i>")]
    [InlineData("<p>1 < 2</p>")]
    [InlineData("<p>a > b</p>")]
    [InlineData("<p>a & b</p>")]
    [InlineData("<p>&nbsp;</p>")]
    [InlineData("<p class=a>a</p>")]
    [InlineData("<p class='a'>a</p>")]
    [InlineData("<p class=\"a\"b\"\">a</p>")]
    [InlineData("<p class=\"a\" class=\"b\">a</p>")]
    [InlineData("a</p>")]
    [InlineData("<p>say \"it\"</p>")]
    public void What_a_browser_would_forgive_is_refused(string html) => Assert.Throws<FormatException>(() => HtmlReader.Read(html));

    [Fact]
    public void What_is_well_formed_is_read()
    {
        var root = HtmlReader.Read("<!DOCTYPE html>\n<p class=\"a\" hidden>1 &lt; 2<br>&amp;amp; <b>so</b></p>");
        var p = Assert.Single(root.Every("p"));
        Assert.Equal("a", p["class"]);
        Assert.Equal("", p["hidden"]);
        Assert.Null(p["id"]);
        Assert.Equal("1 < 2&amp; so", p.Words);
        Assert.Equal(["br", "b"], p.Elements.Select(e => e.Name));
    }
}
