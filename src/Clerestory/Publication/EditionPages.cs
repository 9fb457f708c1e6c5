using Clerestory.Documents;
using Clerestory.Justice;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>All pages of the portal, made from one edition.</summary>
internal sealed class EditionPages(EditionContent content, EditionSeals seals)
{
    private readonly ChapterWriter chapters = new(content);
    private readonly TableBlocks tables = new(content);

    private string Report => $"/report/{content.Outline.Code}";

    /// <summary>The pages, in a fixed order.</summary>
    public IEnumerable<SitePage> Write() =>
    [
        Home(), Contents(), .. content.Outline.Pages.Select(p => ChapterPage(p.Number, p.Chapter)),
        .. content.Tables.Values.OrderBy(t => t.Code, StringComparer.Ordinal).Select(TablePage),
        .. new RecommendationPages(content, Side).Write(), .. new CouncilPages(content).Write(), .. new ProgramPages(content).Write(),
        .. new StatutePages(content).Write(),
        .. new ReferralPages(content).Write(),
        DataPage(), SafetyPage(), NotFoundPage(), .. new NumberPages(content, seals).Write(),
    ];

    /// <summary>What the edition says of itself under a title.</summary>
    private Paragraph EditionLine() => new(
        [Inline.Of($"Version {content.Outline.Version}, {Dates.Read(content.Outline.Issued)}. "), new Inline.Link("/methods", Inlines.Text("What the figures cover"))], Role.Note);

    private SiteLink[] Downloads => [new SiteLink("PDF", $"{Report}/annual-report.pdf"), new SiteLink("All data, CSV and JSON", "/data"), new SiteLink("Data Package", "/data/datapackage.json")];

    private Aside Side => new(new SiteLink(content.Outline.Title, Report), "Take it with you", Downloads);

    private SitePage Home()
    {
        var home = content.Outline.Home;
        return new SitePage("/", content.Pack.Manifest.Council.Name, content.Line(home.Standfirst).AsWords(), null, null,
        [
            new Paragraph(Inlines.Text(content.Outline.Title), Role.Kicker), new Heading(1, content.Plain(home.Title)), new Paragraph(content.Line(home.Standfirst), Role.Standfirst),
            new Findings([.. home.Findings.Select(f => ChapterWriter.Led(content.Line(f)))]), EditionLine(),
            new Section("key", "Key figures", [.. chapters.Keys(home.Keys)]),
            new Section("next", "What you can do here",
            [
                new Definitions(
                [
                    new Definition("Read the report", [new Inline.Link(Report, Inlines.Text("All chapters")), Inline.Of(", or "), new Inline.Link($"{Report}/annual-report.pdf", Inlines.Text("the PDF")), Inline.Of(".")]),
                    new Definition("Get the data", [new Inline.Link("/data", Inlines.Text("Every table as CSV and JSON")), Inline.Of(", with what is withheld and why.")]),
                    new Definition("Follow up", [new Inline.Link("/recommendations", Inlines.Text("What became of the recommendations")), Inline.Of(".")]),
                    new Definition("Check a number", [new Inline.Link("/search", Inlines.Text("Every number and its code")), Inline.Of(": definition, source, who reported.")]),
                ]),
            ]),
        ]);
    }

    private SitePage Contents() => new(Report, content.Outline.Title, content.Blocks(content.Outline.About).OfType<Paragraph>().FirstOrDefault()?.Content.AsWords() ?? content.Outline.Title, Report, Side,
    [
        new Paragraph(Inlines.Text(content.Pack.Manifest.Council.Name), Role.Kicker), new Heading(1, content.Outline.Title),
        new Paragraph(Inlines.Text($"Published by {content.Outline.Publisher}. It reports on {Dates.Read(content.Outline.Period.From)} to {Dates.Read(content.Outline.Period.To)}."), Role.Standfirst), EditionLine(),
        new Section("chapters", "Chapters", [new Definitions([.. content.Outline.Chapters.Select((c, i) => new Definition($"Chapter {i + 1}", [new Inline.Link(content.ChapterAddress(c), [new Inline.Strong(Inlines.Text(c.Title))]), Inline.Of(". "), .. content.Line(c.Standfirst)]))])]),
        new Section("about", "About this edition", [new Prose(content.Blocks(content.Outline.About)), new Definitions([.. seals.Rows(content), new Definition("Contact", content.Line(content.Outline.Contact)), new Definition("License", Inlines.Text($"{content.Outline.Licence.Name}, {content.Outline.Licence.Title}"))])]),
    ]);

    private SitePage ChapterPage(int number, Chapter chapter)
    {
        string address = content.ChapterAddress(chapter);
        var blocks = chapters.Write(number, chapter).ToList();
        if (number == 0) return new SitePage(address, chapter.Title, content.Line(chapter.Standfirst).AsWords(), address, Side, [.. blocks, .. Appended(chapter)]);
        var list = content.Outline.Chapters;
        SiteLink[] around =
        [
            .. number > 1 ? new[] { new SiteLink($"Previous: {list[number - 2].Title}", content.ChapterAddress(list[number - 2])) } : [],
            .. number < list.Count ? new[] { new SiteLink($"Next: {list[number].Title}", content.ChapterAddress(list[number])) } : [],
        ];
        blocks.Insert(3 + (chapter.Findings is { Count: > 0 } ? 1 : 0), EditionLine());
        return new SitePage(address, chapter.Title, content.Line(chapter.Standfirst).AsWords(), Report, Side,
            [.. blocks, new Paragraph([.. around.SelectMany((l, i) => new Inline[] { Inline.Of(i == 0 ? "" : " · "), new Inline.Link(l.Address, Inlines.Text(l.Title)) })], Role.Note)]);
    }

    private IEnumerable<Block> Appended(Chapter chapter)
    {
        if (chapter == content.Outline.Methods)
        {
            foreach (var block in ExplanationBlocks.Of(content)) yield return block;
        }
        if (chapter == content.Outline.Methods) yield return new Section("revisions-of-this-edition", "Revisions of this edition", [new Prose(content.Blocks(content.Outline.Revisions))]);
        if (chapter == content.Outline.Council) yield return new CouncilPages(content).More();
        if (chapter == content.Outline.Law) yield return new Section("all-laws", "All laws cited", [new Definitions([.. content.Laws.Values.OrderBy(l => l.Kind).ThenBy(l => l.Code, StringComparer.Ordinal).Select(LawRow)])]);
    }

    private static Definition LawRow(Law law) => new(law.Cite, [new Inline.Link($"/law/{law.Code}", Inlines.Text(law.Title), $"{law.Title}, {law.Cite}"), .. law.Grade.Word is { } word ? new[] { Inline.Of(" "), new Inline.Mark(word) } : []]);

    private SitePage TablePage(ProtectedTable table)
    {
        bool shown = !table.IsWithheld && table.Cells.Count > 0;
        SiteLink[] links = shown ? [new SiteLink("CSV", $"/data/{table.Code}.csv"), new SiteLink("JSON", $"/data/{table.Code}.json")] : [];
        List<Definition> about =
        [
            new("Period", Inlines.Text(table.Period)), new("Area", Inlines.Text(table.Geography)), new("Who reported", Inlines.Text(table.Reporters)), new("Source", Inlines.Text(content.SourceTitle(table.Source))),
            new("What may be shown", Inlines.Text($"{table.Rule}. {table.Reason}")),
        ];
        if (table.Note is { } note) about.Add(new("Note", content.Texts.Line(note, $"tables/{table.Code}.json", null)));
        return new SitePage(content.TableAddress(table.Code), table.Title, $"{table.Title}, {table.Period}, {table.Geography}.", Report, new Aside(new SiteLink(content.Outline.Title, Report), "This table", links),
        [
            new Paragraph(Inlines.Text($"{content.Outline.Title}, table {table.Code}"), Role.Kicker), new Heading(1, table.Title),
            new Section("numbers", "The numbers", [.. TableBlocks.Hidden(table) is { } hidden ? new Block[] { hidden } : [], shown ? tables.All(table) : table.IsWithheld ? TableBlocks.Withheld(table, "Withheld", []) : new Paragraph(Inlines.Text("None yet."))]),
            new Section("about", "About this table", [new Definitions(about)]),
        ]);
    }

    private SitePage DataPage() => new("/data", "Data", "Every table of the report as CSV and JSON, with what is withheld and why.", "/data", new Aside(new SiteLink(content.Outline.Title, Report), "Take it with you", Downloads),
    [
        new Paragraph(Inlines.Text(content.Outline.Title), Role.Kicker), new Heading(1, "Data"),
        new Paragraph(Inlines.Text("Every table of the report, one observation a row. An empty value is never a zero: status and confidentiality say why there is none."), Role.Standfirst),
        new Section("package", "All of it", [new Paragraph([new Inline.Link("/data/datapackage.json", Inlines.Text("Data Package, with SHA-256 of each file")), Inline.Of(". "), new Inline.Link("/data/figures.csv", Inlines.Text("All figures, CSV")), Inline.Of(", "),
            new Inline.Link("/data/figures.json", Inlines.Text("JSON")), Inline.Of(". "), new Inline.Link("/data/tables.csv", Inlines.Text("All tables, CSV")), Inline.Of(", "), new Inline.Link("/data/tables.json", Inlines.Text("JSON"), "JSON, all tables"), Inline.Of(".")])]),
        new Section("tables", "Tables", [new DataTable("Tables of this edition", [new Column("Table"), new Column("Period"), new Column("May be shown"), new Column("Files")],
            [.. content.Tables.Values.OrderBy(t => t.Title, StringComparer.Ordinal).Select(t => new Row([new Inline.Link(content.TableAddress(t.Code), Inlines.Text(t.Title))],
                [TableCell.Of(t.Period), TableCell.Of(t.Verdict switch { Verdict.Shown => "Shown", Verdict.Protected => $"Shown, but {Numbers.Read(t.Hidden)} [c]", _ => "[c] Withheld" }), new TableCell(Files(t))]))]),
            .. TableBlocks.NoteOfMark(content.Tables.Values.Any(t => t.Verdict != Verdict.Shown))]),
    ]);

    private static IReadOnlyList<Inline> Files(ProtectedTable table) => table.IsWithheld || table.Cells.Count == 0
        ? Inlines.Text("none")
        : [new Inline.Link($"/data/{table.Code}.csv", Inlines.Text("CSV"), $"CSV, {table.Title}"), Inline.Of(", "), new Inline.Link($"/data/{table.Code}.json", Inlines.Text("JSON"), $"JSON, {table.Title}")];

    // A neutral title and path: this page may be seen by somebody who should not know what was looked for.
    private SitePage SafetyPage()
    {
        var safety = content.Pack.Manifest.Safety;
        return new SitePage("/safety", "Information", "Information", null, null,
        [
            new Heading(1, "Browse safely"),
            new Prose(
            [
                new Paragraph(Inlines.Text($"If you are in danger, call {safety.Emergency}. The {safety.HotlineName} is {safety.Hotline}.")),
                .. safety.Text is { } text ? new Block[] { new Paragraph(content.Texts.Line(text, "pack.json", null)) } : [],
                new Paragraph(Inlines.Text("The button “Leave this site” opens a weather page at once, in the place of this one. Pressing Shift three times does the same. It cannot clear what the browser remembers: the pages you saw may stay in its history.")),
                new Paragraph(Inlines.Text("A private window keeps no history after it is closed. A device of somebody you trust, or of a library, is safer than one that somebody else may look at.")),
                new Paragraph(Inlines.Text("This site sets no cookie, asks for no name, and loads nothing from other sites.")),
            ]),
        ]);
    }

    private static SitePage NotFoundPage() => new("/404", "Page not found", "There is no page here.", null, null,
    [
        new Heading(1, "There is no page here"),
        new Paragraph([Inline.Of("The address may be mistyped, or belong to another edition. Try "), new Inline.Link("/search", Inlines.Text("every number and page of this edition")), Inline.Of(" or "), new Inline.Link("/", Inlines.Text("the first page")), Inline.Of(".")]),
    ]);
}
