using System.Text.RegularExpressions;
using Clerestory.Documents;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Clerestory.Documents.Block;
using Inline = Clerestory.Documents.Inline;

namespace Clerestory.Publication;

/// <summary>Turns a pack's texts into parts of a document, figures put in, and finds what may not stand in them.</summary>
/// <param name="edition">The edition's code, for the addresses of its numbers.</param>
/// <param name="figures">The figures.</param>
/// <param name="laws">The codes of the law register.</param>
public sealed partial class ReportTexts(string edition, FigureBook figures, IReadOnlySet<string> laws)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation().Build();
    private readonly List<Finding> findings = [];

    /// <summary>Everything found so far.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Reads a text of any length.</summary>
    /// <param name="text">Markdown.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="line">The line of its first character in that file; null where it is not known.</param>
    public IReadOnlyList<Block> Blocks(string text, string file, int? line = 1) => [.. Markdown.Parse(text, Pipeline).SelectMany(block => Convert(block, new Place(file, line)))];

    /// <summary>Reads a text of one paragraph.</summary>
    public IReadOnlyList<Inline> Line(string text, string file, int? line = 1)
    {
        var blocks = Blocks(text, file, line);
        if (blocks is [Paragraph only]) return only.Content;
        findings.Add(Finding.Error("text.line", file, line, $"\"{Short(text)}\" must be one paragraph without lists or headings."));
        return Inlines.Text(text);
    }

    /// <summary>Reads a text without markup; the digit rule holds for it too. A law is cited by its section: <c>§ 53a-192a</c>.</summary>
    public string Plain(string text, string file, int? line = 1)
    {
        string withoutLaws = Section().Replace(text, cited => laws.Contains(cited.Groups[1].Value) ? "" : cited.Value);
        if (text.Contains("](", StringComparison.Ordinal) || text.Contains("**", StringComparison.Ordinal))
            findings.Add(Finding.Error("text.plain", file, line, $"\"{Short(text)}\" must be plain: no link, no bold. Write the words alone."));
        if (DigitRule.FirstNumber(withoutLaws) is { } number) DigitFault(number, new Place(file, line), 0);
        return text;
    }

    private readonly record struct Place(string File, int? First);

    private IEnumerable<Block> Convert(Markdig.Syntax.Block block, Place place)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                yield return new Paragraph(Convert(paragraph.Inline!, place));
                break;
            case HeadingBlock heading:
                yield return new Heading(3, Convert(heading.Inline!, place).AsWords());
                break;
            case Markdig.Syntax.ListBlock list:
                yield return new Documents.ListBlock(list.IsOrdered, [.. list.Cast<ListItemBlock>().Select(item => (IReadOnlyList<Block>)[.. item.SelectMany(b => Convert(b, place))])]);
                break;
            case QuoteBlock quote:
                foreach (var inner in quote.SelectMany(b => Convert(b, place))) yield return inner;
                break;
            default:
                findings.Add(Finding.Error("text.markup", place.File, place.First + block.Line, "A text may hold paragraphs, lists and headings. Write this as one of them."));
                break;
        }
    }

    private List<Inline> Convert(ContainerInline container, Place place)
    {
        var content = new List<Inline>();
        foreach (var inline in container) Convert(inline, place, content);
        return content;
    }

    private void Convert(Markdig.Syntax.Inlines.Inline inline, Place place, List<Inline> content)
    {
        switch (inline)
        {
            case LiteralInline literal: Literal(literal.Content.ToString(), place, inline.Line, content); break;
            case LineBreakInline: content.Add(Inline.Of(" ")); break;
            case CodeInline code: content.Add(Inline.Of(code.Content)); break;
            case EmphasisInline { DelimiterCount: 2 } strong: content.Add(new Inline.Strong(Convert(strong, place))); break;
            case EmphasisInline emphasis: content.Add(new Inline.Emphasis(Convert(emphasis, place))); break;
            case HtmlEntityInline entity: content.Add(Inline.Of(entity.Transcoded.ToString())); break;
            case LinkInline { IsImage: false } link: content.Add(Link(link, place)); break;
            default: findings.Add(Finding.Error("text.markup", place.File, place.First + inline.Line, "A text may hold bold, emphasis, links and literals. Write this as one of them.")); break;
        }
    }

    private Inline.Link Link(LinkInline link, Place place)
    {
        string address = link.Url ?? "";
        string words = string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
        if (!address.StartsWith("law:", StringComparison.Ordinal) && !HtmlWriter.MayLinkTo(address))
        {
            findings.Add(Finding.Error("text.link", place.File, place.First + link.Line, $"The link to '{address}' leads nowhere. Write a path of this site, as in /methods, or a whole address with https://."));
            address = "/";
        }
        if (!address.StartsWith("law:", StringComparison.Ordinal)) return new Inline.Link(address, Convert(link, place));
        string code = Uri.UnescapeDataString(address["law:".Length..]);
        if (!laws.Contains(code)) findings.Add(Finding.Error("text.law", place.File, place.First + link.Line, $"The law '{code}' is not in the law register. Add it to law/, or correct the link."));
        return new Inline.Link($"/law/{code}", Inlines.Text(words));
    }

    private void Literal(string text, Place place, int line, List<Inline> content)
    {
        int from = 0;
        foreach (Match match in Code().Matches(text))
        {
            Words(text[from..match.Index], place, line, content);
            Figure(match.Groups[1].Value, place, line, content);
            from = match.Index + match.Length;
        }
        Words(text[from..], place, line, content);
    }

    private void Words(string text, Place place, int line, List<Inline> content)
    {
        if (text.Length == 0) return;
        if (DigitRule.FirstNumber(text) is { } number) DigitFault(number, place, line);
        content.Add(Inline.Of(text));
    }

    private void Figure(string code, Place place, int line, List<Inline> content)
    {
        if (figures.Find(code) is { } figure) content.Add(figure.InText(edition));
        else findings.Add(Finding.Error("text.figure", place.File, place.First + line, $"There is no figure '{code}'. Define it in figures/, or correct the code."));
    }

    private void DigitFault(string number, Place place, int line) => findings.Add(Finding.Error("text.digit", place.File, place.First + line,
        $"The number '{number}' is typed into a text. Define it as a figure and write its code, or put it in backticks if it is no statistic."));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex(@"§\s([0-9A-Za-z()-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"\{\{([A-Z]{2}-[0-9]{2})\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
