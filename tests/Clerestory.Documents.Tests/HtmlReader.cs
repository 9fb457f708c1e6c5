using System.Text;

namespace Clerestory.Documents.Tests;

/// <summary>An element, or (without a name) a piece of text.</summary>
internal sealed record Node(string Name, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<Node> Children, string Text)
{
    /// <summary>The words in it.</summary>
    public string Words => Text + string.Concat(Children.Select(c => c.Words));

    /// <summary>An attribute; null where it is not there.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    /// <summary>This element and all elements below it, in the order of the document.</summary>
    public IEnumerable<Node> All => Name.Length == 0 ? [] : [this, .. Children.SelectMany(c => c.All)];

    /// <summary>All elements of a name.</summary>
    public IReadOnlyList<Node> Every(string name) => [.. All.Where(n => n.Name == name)];

    /// <summary>The elements right below it.</summary>
    public IReadOnlyList<Node> Elements => [.. Children.Where(c => c.Name.Length > 0)];
}

/// <summary>Reads HTML as strictly as it can be read: all elements closed in order, attributes in double quotes, nothing that is not escaped.</summary>
/// <remarks>A browser forgives much, and what it makes of a fault is where injections live. So nothing is forgiven here.</remarks>
internal sealed class HtmlReader
{
    private static readonly string[] Void = ["meta", "link", "img", "input", "rect", "line", "br", "hr"];
    private static readonly (string Entity, char Char)[] Entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
    private readonly string html;
    private int at;

    private HtmlReader(string html) => this.html = html;

    /// <summary>The tree of a document or of a part of one; its root has the name <c>#root</c>.</summary>
    /// <exception cref="FormatException">Something is not as it ought to be; the message says where.</exception>
    public static Node Read(string html)
    {
        var reader = new HtmlReader(html);
        const string type = "<!DOCTYPE html>";
        if (html.StartsWith(type, StringComparison.Ordinal)) reader.at = type.Length;
        var root = new Node("#root", new Dictionary<string, string>(), reader.Content(""), "");
        return reader.at == html.Length ? root : throw reader.Fault("more after the end");
    }

    private List<Node> Content(string inside)
    {
        var children = new List<Node>();
        while (at < html.Length)
        {
            if (Next("</")) break;
            if (html[at] == '<') children.Add(Element());
            else children.Add(new Node("", new Dictionary<string, string>(), [], Until('<')));
        }
        if (inside.Length == 0) return children;
        Take($"</{inside}>");
        return children;
    }

    private Node Element()
    {
        Take("<");
        string name = Name();
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (html[at] == ' ')
        {
            at++;
            string attribute = Name();
            string value = "";
            if (Next("=\""))
            {
                at += 2;
                value = Until('"');
                Take("\"");
            }
            if (!attributes.TryAdd(attribute, value)) throw Fault($"the attribute {attribute} twice");
        }
        if (Void.Contains(name))
        {
            Take(Next("/>") ? "/>" : ">");
            return new Node(name, attributes, [], "");
        }
        Take(">");
        return name == "style" ? new Node(name, attributes, [], Raw("</style>")) : new Node(name, attributes, Content(name), "");
    }

    private string Name()
    {
        int from = at;
        while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] == '-')) at++;
        return at > from ? html[from..at] : throw Fault("no name");
    }

    private string Until(char end)
    {
        var text = new StringBuilder();
        while (at < html.Length && html[at] != end)
        {
            if (html[at] is '<' or '>' or '"') throw Fault($"a bare {html[at]}");
            var entity = Entities.FirstOrDefault(e => Next(e.Entity));
            if (html[at] == '&' && entity.Entity is null) throw Fault("a bare &");
            text.Append(entity.Entity is null ? html[at] : entity.Char);
            at += entity.Entity?.Length ?? 1;
        }
        return text.ToString();
    }

    private string Raw(string end)
    {
        int to = html.IndexOf(end, at, StringComparison.Ordinal);
        if (to < 0) throw Fault($"no {end}");
        string raw = html[at..to];
        at = to + end.Length;
        return raw;
    }

    private bool Next(string text) => string.CompareOrdinal(html, at, text, 0, text.Length) == 0;

    private void Take(string text)
    {
        if (!Next(text)) throw Fault($"no {text}");
        at += text.Length;
    }

    private FormatException Fault(string what) => new($"{what} at {at}: …{html[Math.Max(0, at - 60)..Math.Min(html.Length, at + 20)]}");
}
