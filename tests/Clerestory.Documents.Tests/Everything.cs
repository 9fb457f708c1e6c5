using CsCheck;

namespace Clerestory.Documents.Tests;

/// <summary>Documents that hold one of everything, with one text in every place that takes text.</summary>
internal static class Everything
{
    private static readonly string[] Harm =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title><script>", "<!-- ", "]]>", "&lt;b&gt;", "&#60;b&#62;", "</main>", "\0", "\u00AD", "\u202E", "a\r\nb", "",
    ];

    /// <summary>Texts that mean harm, and texts that mean nothing.</summary>
    public static Gen<string> Texts { get; } = Gen.OneOf(
        Gen.Int[0, Harm.Length - 1].Select(i => Harm[i]),
        Gen.Char["<>&\"'`=/;:!-#? \t\r\nabcjstyle"].Array[0, 30].Select(c => new string(c)),
        Gen.String);

    /// <summary>Every kind of running text.</summary>
    public static IReadOnlyList<Inline> Inlines(string text) =>
    [
        Inline.Of(text), new Inline.Strong([Inline.Of(text)]), new Inline.Emphasis([Inline.Of(text)]), new Inline.Mark(text), new Inline.Added(text), new Inline.Removed(text), new Inline.Number(text, "/n/2021/A-1", text, IsUnconfirmed: true), new Inline.OnScreen([Inline.Of(text)]),
        new Inline.Link("#main", [Inline.Of(text), new Inline.Strong([Inline.Of(text)])], text), new Inline.Link("https://example.org/", [Inline.Of(text)]),
    ];

    /// <summary>Every kind of block, charts included.</summary>
    public static IReadOnlyList<Block> Blocks(string text) =>
    [
        new Heading(1, text, text), new Heading(2, text), new Paragraph(Inlines(text), Role.Kicker), new Paragraph(Inlines(text)),
        new ListBlock(true, [[new Paragraph(Inlines(text))], [new Paragraph(Inlines(text), Role.Note), new Paragraph(Inlines(text))]]), new ListBlock(false, [[new Paragraph(Inlines(text))]]),
        new Prose([new Paragraph(Inlines(text))]), new Findings([Inlines(text), Inlines(text)]), new Section(text, text, [new Paragraph(Inlines(text))]),
        new KeyNumbers([new KeyNumber(text, text, text, text, "/n/2021/A-1"), new KeyNumber(text, text, text, text, "/n/2021/A-2", text)]), new Headline(text, text), new Callout(text, [new Paragraph(Inlines(text))]),
        new Details(text, [new Paragraph(Inlines(text))]), new Definitions([new Definition(text, Inlines(text))]), new Chain([new ChainLink(text, "in " + text, [new Paragraph(Inlines(text))], Inlines(text)), new ChainLink(text, "", [], [], IsGap: true)]), Table(text),
        new Exhibit(text, text, text, text, [Bars(text), Table(text)], [Inlines(text), Inlines(text)]), new Exhibit(text, text, text, text, [Waffle(text)], []),
        Columns(text), Panels(text),
    ];

    /// <summary>A table with a number and a zero.</summary>
    public static DataTable Table(string text) => new(text, [new Column(text), new Column(text, IsNumeric: true)],
        [new Row(Inlines(text), [new TableCell(Inlines(text))]), new Row(Inlines(text), [new TableCell(Inlines(text), IsZero: true)]), new Row(Inlines(text), [TableCell.Of(text)])]);

    /// <summary>A waffle of 61 of 101.</summary>
    public static WaffleChart Waffle(string text) => new(61, 101, text, text, text);

    /// <summary>A bar, a true zero, a gap.</summary>
    public static BarChart Bars(string text) => new(text, text, text, [new Bar(text, 12, text, Inlines(text)), new Bar(text, 0, text, []), new Bar(text, 5, text, [], IsGap: true)]);

    /// <summary>Two years, above and below the line.</summary>
    public static ColumnChart Columns(string text) => new(text, text, [text, text], text, [1_135, 0], text, [3, 4]);

    /// <summary>Two groups of panels.</summary>
    public static PanelChart Panels(string text) =>
        new(text, text, [new PanelGroup(1_200, [new Panel(text, text, [text, text], [1_135, 2], [0, 1], text)]), new PanelGroup(9, [new Panel(text, text, [text, text], [1, 9], [0, 0], text)])], Inlines(text));

    /// <summary>A site.</summary>
    public static Site Site(string text, string leaveTo = "https://example.org/") =>
        new(text, text, text, text, Inlines(text), leaveTo, [new SiteLink(text, "/report"), new SiteLink(text, "/data")], Inlines(text), [new SiteLink(text, "/about")]);

    /// <summary>A page of it, with all blocks.</summary>
    public static SitePage Page(string text) =>
        new("/report/2021", text, text, "/report", new Aside(new SiteLink(text, "/report/2021"), text, [new SiteLink(text, "/data/all.zip")]), Blocks(text));

    /// <summary>All three ways of writing a document.</summary>
    public static IEnumerable<string> Written(string text) =>
        [HtmlWriter.WriteMain(Blocks(text)), HtmlWriter.Write(Site(text), Page(text)), HtmlWriter.WriteForPrint(text, text, "p{margin:0}", Blocks(text), address => address)];
}
