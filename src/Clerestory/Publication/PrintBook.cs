using Clerestory.Documents;

namespace Clerestory.Publication;

/// <summary>The whole report as one document for print: the same blocks as the pages, a cover, contents, and every number with its definition at the end.</summary>
internal sealed class PrintBook(EditionContent content, EditionSeals seals)
{
    /// <summary>The document as HTML, complete in itself.</summary>
    public string Write()
    {
        var (manifest, outline) = (content.Pack.Manifest, content.Outline);
        var writer = new ChapterWriter(content);
        string title = $"{manifest.Council.Name}, {outline.Title}";
        List<Block> blocks =
        [
            new Paragraph(Inlines.Text($"{manifest.Council.Jurisdiction}, {manifest.Council.Name}"), Role.Kicker), new Heading(1, outline.Title, "title"),
            .. manifest.Demonstration ? new Block[] { new Paragraph([new Inline.Strong(Inlines.Text("Demonstration: everything in this report is invented."))]) } : [],
            new Paragraph(content.Line(outline.Home.Standfirst), Role.Standfirst), new Findings([.. outline.Home.Findings.Select(f => ChapterWriter.Led(content.Line(f)))]),
            new Paragraph(Inlines.Text($"Published by {outline.Publisher}. Version {outline.Version}, {Dates.Read(outline.Issued)}."), Role.Note), new Prose(content.Blocks(outline.About)),
            new Section("contents", "Contents", [new Documents.ListBlock(true, [.. Parts().Select(p => (IReadOnlyList<Block>)[new Paragraph([new Inline.Link("#" + p.Id, Inlines.Text(p.Title))])])])]),
        ];
        foreach (var (number, chapter) in outline.Pages.Where(p => p.Number > 0 || p.Chapter == outline.Methods)) blocks.AddRange(Chapter(writer.Write(number, chapter), chapter.Slug));
        blocks.AddRange(Chapter(ExplanationBlocks.Of(content), outline.Methods.Slug));
        blocks.Add(new Heading(1, "Every number in this report", "numbers"));
        blocks.Add(new Paragraph(Inlines.Text("Each code is a permanent address: LE-02 is at /n/, then the edition, then the code, with the sources behind it."), Role.Standfirst));
        blocks.AddRange(content.Figures.All.Select(Entry));
        blocks.Add(new Section("pins", "What pins this edition", [new Definitions([.. seals.Rows(content)])]));
        return HtmlWriter.WriteForPrint(manifest.Language, title, EditionAssets.Text("print.css").Replace("RUNNING-TITLE", Quoted(title), StringComparison.Ordinal), blocks, Resolve);
    }

    // As a style sheet quotes a text.
    private static string Quoted(string text) => text.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("<", "", StringComparison.Ordinal);

    private IEnumerable<(string Id, string Title)> Parts() =>
        [.. content.Outline.Chapters.Append(content.Outline.Methods).Select(c => ("chapter-" + c.Slug, c.Title)), ("numbers", "Every number in this report")];

    // In a book a chapter's title carries its anchor, and its sections must not share theirs with another chapter's.
    private static IEnumerable<Block> Chapter(IEnumerable<Block> blocks, string slug) => blocks.Select(block => block switch
    {
        Heading { Level: 1 } title => title with { Id = "chapter-" + slug },
        Section section => section with { Id = $"{slug}-{section.Id}", Blocks = [.. section.Blocks.Select(b => b is Exhibit exhibit ? exhibit with { Id = $"{slug}-{exhibit.Id}" } : b)] },
        _ => block,
    });

    private Section Entry(Figure figure) => new(figure.Code, $"{figure.Code}  {figure.Text}",
        [new Paragraph([new Inline.Strong(Inlines.Text(figure.Definition.Title)), Inline.Of($". {figure.Definition.Period}. "), .. content.Texts.Line(figure.Definition.Definition, "figures", null)])]);

    // On paper a number leads to its entry at the end, a chapter to its title, an outside address to itself; the rest are words only.
    private string? Resolve(string address)
    {
        if (address.StartsWith('#') || address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("tel:", StringComparison.Ordinal)) return address;
        string numbers = content.NumberAddress("");
        if (address.StartsWith(numbers, StringComparison.Ordinal) && content.Figures.Find(address[numbers.Length..]) is { } figure) return "#" + figure.Code;
        return content.Outline.Chapters.Append(content.Outline.Methods).FirstOrDefault(c => content.ChapterAddress(c) == address) is { } chapter ? "#chapter-" + chapter.Slug : null;
    }
}
