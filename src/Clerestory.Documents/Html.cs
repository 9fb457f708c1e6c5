using System.Text;

namespace Clerestory.Documents;

/// <summary>Builds HTML that is well formed and escaped by construction: there is no way to put in markup as text.</summary>
internal sealed class Html(Func<string, string?> resolve, bool isPrint = false)
{
    private static readonly HashSet<string> Void = ["meta", "link", "img", "input", "rect", "line", "br", "hr"];
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <summary>Whether the document is for paper.</summary>
    public bool IsPrint => isPrint;

    /// <summary>Where an address leads in this document; null where it leads nowhere and only the words are written.</summary>
    public string? Resolve(string address) => resolve(address);

    /// <summary>Opens an element. An attribute whose value is null is left out.</summary>
    public Html Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            if (name is "href" or "src" or "action" && !HtmlWriter.MayLinkTo(value)) throw new InvalidOperationException($"'{value}' is not an address that a document may link to.");
            text.Append(' ').Append(name);
            if (value.Length > 0 || name is "alt" or "value") text.Append("=\"").Append(Escape(value)).Append('"');
        }
        text.Append(Void.Contains(element) && element is "rect" or "line" ? "/>" : ">");
        if (!Void.Contains(element)) open.Push(element);
        return this;
    }

    /// <summary>Closes the element opened last.</summary>
    public Html Close()
    {
        text.Append("</").Append(open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element with text in it.</summary>
    public Html Element(string element, string content, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(element, attributes).Text(content).Close();

    /// <summary>Text, escaped.</summary>
    public Html Text(string content)
    {
        text.Append(Escape(content));
        return this;
    }

    /// <summary>A style sheet of our own. It is not escaped, so it may hold no end tag.</summary>
    public Html Style(string sheet)
    {
        if (sheet.Contains("</", StringComparison.Ordinal)) throw new ArgumentException("A style sheet holds no end tag.", nameof(sheet));
        text.Append("<style>\n").Append(sheet).Append("\n</style>");
        return this;
    }

    /// <summary>A line break in the source, for those who read it.</summary>
    public Html Line()
    {
        text.Append('\n');
        return this;
    }

    /// <summary>The document; every element must be closed.</summary>
    public override string ToString() => open.Count == 0 ? text.ToString() : throw new InvalidOperationException($"<{open.Peek()}> is not closed.");

    /// <summary>A document type declaration; only at the very beginning.</summary>
    public static Html Document(Func<string, string?> resolve, bool isPrint = false)
    {
        var html = new Html(resolve, isPrint);
        html.text.Append("<!DOCTYPE html>\n");
        return html;
    }

    private static string Escape(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
