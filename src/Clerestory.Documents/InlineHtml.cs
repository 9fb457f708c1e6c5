namespace Clerestory.Documents;

/// <summary>Writes running text.</summary>
internal static class InlineHtml
{
    public static Html Write(this Html html, IEnumerable<Inline> inlines)
    {
        foreach (var inline in inlines) Write(html, inline);
        return html;
    }

    private static void Write(Html html, Inline inline)
    {
        switch (inline)
        {
            case Inline.Plain plain: html.Text(plain.Text); break;
            case Inline.Strong strong: html.Open("b").Write(strong.Content).Close(); break;
            case Inline.Emphasis emphasis: html.Open("em").Write(emphasis.Content).Close(); break;
            case Inline.OnScreen when html.IsPrint: break;
            case Inline.OnScreen screen: html.Write(screen.Content); break;
            case Inline.Mark mark: html.Element("span", mark.Text, ("class", "mark")); break;
            case Inline.Added added: html.Open("ins").Element("span", "[added: ", ("class", "vh")).Text(added.Text).Element("span", "] ", ("class", "vh")).Close(); break;
            case Inline.Removed removed: html.Open("del").Element("span", "[removed: ", ("class", "vh")).Text(removed.Text).Element("span", "] ", ("class", "vh")).Close(); break;
            case Inline.Number number:
                WriteLink(html, number.Address, [Inline.Of(number.Text)], $"{number.Text}, how {number.Code} was made", "num");
                if (number.IsUnconfirmed) html.Open("small", ("class", "u")).Text("\u00A0[u]").Element("span", " unconfirmed", ("class", "vh")).Close();
                break;
            case Inline.Link link: WriteLink(html, link.Address, link.Content, link.Label, null); break;
            default: throw new InvalidOperationException($"No writer for {inline.GetType().Name}.");
        }
    }

    private static void WriteLink(Html html, string address, IReadOnlyList<Inline> content, string? label, string? style)
    {
        if (html.Resolve(address) is not { } target)
        {
            html.Write(content);
            return;
        }
        string? rel = target.StartsWith("http", StringComparison.Ordinal) ? "noreferrer" : null;
        html.Open("a", ("class", style), ("href", target), ("aria-label", label), ("rel", rel)).Write(content).Close();
    }
}
