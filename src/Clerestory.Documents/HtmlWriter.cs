namespace Clerestory.Documents;

/// <summary>Writes pages of a site, and whole documents for print. Pure: the same input gives the same text.</summary>
public static class HtmlWriter
{
    /// <summary>A page of a site, with its frame: help line, menu, contents, foot. It works without scripts and sets nothing on the reader's machine.</summary>
    public static string Write(Site site, SitePage page)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(page);
        var html = Html.Document(address => address);
        html.Open("html", ("lang", site.Language)).Line();
        Head(html, page.Title == site.Name ? page.Title : $"{page.Title} – {site.Name}", page.Description, "/assets/portal.css", "/assets/portal.js");
        html.Open("body").Line().Element("a", "Skip to main content", ("class", "skip"), ("href", "#main")).Line();
        Safety(html, site);
        Header(html, site, page);
        if (page.Aside is { } aside) html.Open("div", ("class", "layout")).Line().Write(page, aside);
        else html.Open("div", ("class", "layout one")).Line();
        Main(html, page.Blocks).Line().Close().Line();
        Footer(html, site);
        return html.Close().Close().Line().ToString();
    }

    /// <summary>Whether a document may link to an address: a place on its own site, a fragment, or one of a few schemes; never a script.</summary>
    public static bool MayLinkTo(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        // Browsers drop tabs and line breaks from an address, and read // and /\ as another host.
        return address is ['#', ..]
            || (!address.Any(char.IsControl) && (address is "/" or ['/', not ('/' or '\\'), ..] || Schemes.Any(s => address.StartsWith(s, StringComparison.Ordinal))));
    }

    private static readonly string[] Schemes = ["https://", "http://", "tel:", "mailto:"];

    /// <summary>The main part of a page alone, for an answer that is put into the frame of a page that is there already.</summary>
    public static string WriteMain(IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return Main(new Html(address => address), blocks).ToString();
    }

    /// <summary>A document for print, complete in itself: the style sheet stands in it and no file has to be fetched.</summary>
    /// <param name="language">The language, such as <c>en-US</c>.</param>
    /// <param name="title">The document's title.</param>
    /// <param name="style">The style sheet; it must not come from a reader.</param>
    /// <param name="blocks">What it says.</param>
    /// <param name="resolve">Where an address leads on paper: a fragment of the document, an outside address, or null.</param>
    public static string WriteForPrint(string language, string title, string style, IReadOnlyList<Block> blocks, Func<string, string?> resolve)
    {
        ArgumentNullException.ThrowIfNull(style);
        var html = Html.Document(resolve, isPrint: true);
        html.Open("html", ("lang", language)).Line().Open("head").Open("meta", ("charset", "utf-8")).Element("title", title).Style(style).Close().Line();
        return html.Open("body").Line().Open("main").Line().Write(blocks).Close().Close().Close().Line().ToString();
    }

    private static Html Main(Html html, IReadOnlyList<Block> blocks) => html.Open("main", ("id", "main"), ("tabindex", "-1")).Line().Write(blocks).Close();

    private static void Head(Html html, string title, string description, string style, string script)
    {
        html.Open("head").Line().Open("meta", ("charset", "utf-8")).Line().Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        html.Element("title", title).Line().Open("meta", ("name", "description"), ("content", description)).Line().Open("meta", ("name", "referrer"), ("content", "no-referrer")).Line();
        html.Open("link", ("rel", "icon"), ("href", "/assets/icon.svg"), ("type", "image/svg+xml")).Line();
        html.Open("link", ("rel", "stylesheet"), ("href", style)).Line().Element("script", "", ("src", script), ("defer", "")).Line().Close().Line();
    }

    private static void Safety(Html html, Site site)
    {
        html.Open("aside", ("class", "safety"), ("aria-label", "Help and safety")).Open("p").Write(site.Help).Close();
        html.Element("a", "Leave this site", ("class", "exit"), ("id", "exit"), ("href", site.LeaveTo), ("rel", "nofollow noreferrer")).Close().Line();
        if (site.Banner is { } banner) html.Open("aside", ("class", "banner"), ("aria-label", "About this site")).Open("p").Text(banner).Close().Close().Line();
    }

    private static void Header(Html html, Site site, SitePage page)
    {
        html.Open("header", ("class", "site")).Open("a", ("class", "mark-of-site"), ("href", "/")).Element("span", site.Owner).Text(" ").Element("strong", site.Name).Close().Line();
        html.Open("nav", ("aria-label", "Main")).Open("ul");
        foreach (var link in site.Menu) html.Open("li").Element("a", link.Title, ("href", link.Address), ("aria-current", link.Address == page.Menu ? "true" : null)).Close();
        html.Close().Close().Line();
        html.Open("form", ("role", "search"), ("action", "/search"), ("method", "post")).Element("label", "Search the report and its numbers", ("class", "vh"), ("for", "q"))
            .Open("input", ("id", "q"), ("name", "q"), ("type", "search"), ("placeholder", "Search"), ("autocomplete", "off")).Element("button", "Search", ("type", "submit")).Close();
        html.Close().Line();
    }

    private static void Write(this Html html, SitePage page, Aside aside)
    {
        var sections = page.Blocks.OfType<Section>().ToList();
        html.Open("nav", ("class", "toc"), ("aria-label", "On this page")).Open("p", ("class", "toc-h")).Element("a", aside.Home.Title, ("href", aside.Home.Address)).Close().Line();
        if (sections.Count > 0)
        {
            html.Open("details", ("open", "")).Element("summary", "On this page").Open("ol");
            foreach (var section in sections) html.Open("li").Element("a", section.Title, ("href", "#" + section.Id)).Close();
            html.Close().Close().Line();
        }
        if (aside.Links.Count > 0)
        {
            html.Open("p", ("class", "toc-d")).Element("b", aside.LinksTitle);
            foreach (var link in aside.Links) html.Text(" ").Element("a", link.Title, ("href", link.Address));
            html.Close().Line();
        }
        html.Close().Line();
    }

    private static void Footer(Html html, Site site)
    {
        html.Open("footer", ("class", "site-foot")).Open("p").Write(site.Foot).Close().Open("ul");
        foreach (var link in site.FootLinks) html.Open("li").Element("a", link.Title, ("href", link.Address)).Close();
        html.Close().Close().Line();
    }
}
