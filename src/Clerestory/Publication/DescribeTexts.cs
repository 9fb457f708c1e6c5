using Clerestory.Documents;
using Clerestory.Truth;

namespace Clerestory.Publication;

/// <summary>The paragraphs of an edition as readers read them, with the section that each stands in.</summary>
internal static class DescribeTexts
{
    /// <summary>Findings, standfirsts, texts and boxes of all pages, in their order.</summary>
    public static IEnumerable<PrintedText> Of(EditionContent content) =>
    [
        .. Numbered("home", [.. content.Outline.Home.Findings.Append(content.Outline.Home.Standfirst).Select(t => content.Line(t).AsWords())]), .. Numbered("about-the-edition", [.. content.Blocks(content.Outline.About).SelectMany(Words)]),
        .. content.Outline.Pages.SelectMany(p => Chapter(content, p.Chapter)),
    ];

    private static IEnumerable<PrintedText> Chapter(EditionContent content, Chapter chapter) =>
    [
        .. Numbered($"{chapter.Slug}.findings", [.. (chapter.Findings ?? []).Append(chapter.Standfirst).Select(t => content.Line(t).AsWords())]),
        .. chapter.Sections.SelectMany(section => Numbered($"{chapter.Slug}.{section.Id}", [.. section.Blocks.Where(b => b.Lacks is null).SelectMany(part => Blocks(content, part)).SelectMany(Words)])),
    ];

    private static IEnumerable<PrintedText> Numbered(string section, IReadOnlyList<string> paragraphs) => paragraphs.Select((text, i) => new PrintedText($"{section}.{i + 1}", section, text));

    private static IReadOnlyList<Block> Blocks(EditionContent content, Part part) => part switch
    {
        TextPart text when content.Pack.Has(text.File!) => content.Texts.Blocks(content.Pack.Text(text.File!), text.File!),
        CalloutPart callout => content.Blocks(callout.Text),
        DetailsPart details => content.Blocks(details.Text),
        _ => [],
    };

    private static IEnumerable<string> Words(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Content.AsWords()],
        ListBlock list => list.Items.SelectMany(item => item).SelectMany(Words),
        Prose prose => prose.Blocks.SelectMany(Words),
        _ => [],
    };
}
