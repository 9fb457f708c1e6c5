namespace Clerestory.Documents;

/// <summary>Writes blocks. The classes are those of <c>portal.css</c>.</summary>
internal static class BlockHtml
{
    public static Html Write(this Html html, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks) Write(html, block);
        return html;
    }

    private static void Write(Html html, Block block)
    {
        switch (block)
        {
            case Heading heading: html.Element("h" + heading.Level, heading.Text, ("id", heading.Id)).Line(); break;
            case Paragraph paragraph: html.Open("p", ("class", ClassOf(paragraph.Role))).Write(paragraph.Content).Close().Line(); break;
            case ListBlock list: WriteList(html, list); break;
            case Prose prose: html.Open("div", ("class", "prose")).Write(prose.Blocks).Close().Line(); break;
            case Findings findings: WriteFindings(html, findings); break;
            case Section section: WriteSection(html, section); break;
            case KeyNumbers keys: WriteKeys(html, keys); break;
            case Headline headline:
                html.Open("p", ("class", "headline")).Element("b", headline.Value).Text(" ").Element("span", headline.Detail).Close().Line();
                break;
            case Callout callout:
                html.Open("div", ("class", "callout")).Element("h3", callout.Title).Write(callout.Blocks).Close().Line();
                break;
            case Details details:
                html.Open("details").Element("summary", details.Summary).Write(details.Blocks).Close().Line();
                break;
            case Definitions definitions: WriteDefinitions(html, definitions); break;
            case Chain chain: WriteChain(html, chain); break;
            case DataTable table: html.Write(table); break;
            case Exhibit exhibit: WriteExhibit(html, exhibit); break;
            case WaffleChart chart: html.Write(chart); break;
            case BarChart chart: html.Write(chart); break;
            case ColumnChart chart: html.Write(chart); break;
            case PanelChart chart: html.Write(chart); break;
            default: throw new InvalidOperationException($"No writer for {block.GetType().Name}.");
        }
    }

    private static string? ClassOf(Role role) => role == Role.Body ? null : role.ToString().ToLowerInvariant();

    private static void WriteList(Html html, ListBlock list)
    {
        html.Open(list.Ordered ? "ol" : "ul").Line();
        foreach (var item in list.Items)
        {
            html.Open("li");
            if (item is [Paragraph { Role: Role.Body } only]) html.Write(only.Content);
            else html.Write(item);
            html.Close().Line();
        }
        html.Close().Line();
    }

    private static void WriteFindings(Html html, Findings findings)
    {
        html.Open("ul", ("class", "findings")).Line();
        foreach (var item in findings.Items) html.Open("li").Write(item).Close().Line();
        html.Close().Line();
    }

    private static void WriteSection(Html html, Section section)
    {
        html.Open("section", ("id", section.Id), ("aria-labelledby", section.Id + "-h")).Line();
        html.Element("h2", section.Title, ("id", section.Id + "-h")).Line().Write(section.Blocks).Close().Line();
    }

    private static void WriteKeys(Html html, KeyNumbers keys)
    {
        html.Open("dl", ("class", "keys")).Line();
        foreach (var key in keys.Items)
        {
            html.Open("div").Element("dt", key.Title);
            html.Open("dd").Element("b", key.Value).Text(" " + key.Detail);
            if (key.Mark is { } mark) html.Text(" ").Element("span", mark, ("class", "mark"));
            html.Close();
            html.Open("dd", ("class", "ad"));
            if (html.Resolve(key.Address) is { } target) html.Element("a", key.Code, ("href", target), ("aria-label", $"{key.Code}, how it was made: {key.Title}"));
            else html.Text(key.Code);
            html.Close().Close().Line();
        }
        html.Close().Line();
    }

    private static void WriteDefinitions(Html html, Definitions definitions)
    {
        html.Open("dl", ("class", "about")).Line();
        foreach (var row in definitions.Rows) html.Open("div").Element("dt", row.Term).Open("dd").Write(row.Text).Close().Close().Line();
        html.Close().Line();
    }

    private static void WriteChain(Html html, Chain chain)
    {
        html.Open("ol", ("class", "chain")).Line();
        foreach (var link in chain.Links)
        {
            html.Open("li", ("class", link.IsGap ? "gap" : null)).Open("p", ("class", "chain-k")).Element("b", link.Kind);
            if (link.When.Length > 0) html.Text(" ").Element("span", link.When);
            html.Close().Write(link.Text);
            if (link.Source.Count > 0) html.Open("p", ("class", "note")).Write(link.Source).Close();
            html.Close().Line();
        }
        html.Close().Line();
    }

    // A div, not a figure: printed to PDF, a figure around a picture becomes one without its words.
    private static void WriteExhibit(Html html, Exhibit exhibit)
    {
        bool switches = exhibit.Body.Count > 1 && exhibit.Body[^1] is DataTable;
        html.Open("div", ("class", "fig"), ("id", exhibit.Id), ("role", "group"), ("aria-labelledby", exhibit.Id + "-t")).Line();
        html.Open("div", ("class", "fig-head")).Element("p", exhibit.Number, ("class", "fig-no")).Element("h3", exhibit.Title, ("id", exhibit.Id + "-t"))
            .Element("p", exhibit.Subtitle, ("class", "fig-sub")).Close().Line();
        foreach (var block in exhibit.Body)
        {
            string? view = !switches ? null : block is DataTable ? "table" : "chart";
            html.Open("div", ("data-view", view)).Write([block]).Close().Line();
        }
        if (exhibit.Notes.Count > 0)
        {
            html.Open("div", ("class", "fig-foot"));
            foreach (var note in exhibit.Notes) html.Open("p").Write(note).Close();
            html.Close().Line();
        }
        html.Close().Line();
    }
}
