using System.Text.Json;
using System.Text.Json.Serialization;
using Clerestory.Documents;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>The page of every number: what it is, how it was made, who is behind it. Also as JSON in the terms of W3C PROV.</summary>
/// <param name="content">What the edition is written from.</param>
/// <param name="seals">The hashes that pin this edition.</param>
internal sealed class NumberPages(EditionContent content, EditionSeals seals)
{
    /// <summary>The pages of all figures, then of all cells that are shown.</summary>
    public IEnumerable<SitePage> Write() =>
    [
        .. content.Figures.All.Select(Page),
        .. from table in content.Tables.Values.OrderBy(t => t.Code, StringComparer.Ordinal) from cell in table.Cells select Page(table, cell),
    ];

    /// <summary>The same traces for machines, by path.</summary>
    public IEnumerable<(string Path, string Json)> Traces() =>
    [
        .. content.Figures.All.Select(f => (content.NumberAddress(f.Code) + ".json", Trace(f.Code, f.Definition.Title, f.Machine, f.Behind))),
        .. from table in content.Tables.Values.OrderBy(t => t.Code, StringComparer.Ordinal)
           from cell in table.Cells
           select (content.NumberAddress(table.NumberOf(cell)) + ".json", Trace(table.NumberOf(cell), TitleOf(table, cell), TableBlocks.ReadOf(table, cell), [new CellBehind(table, cell)])),
    ];

    private SitePage Page(Figure figure)
    {
        var definition = figure.Definition;
        List<Definition> rows =
        [
            new("Definition", content.Texts.Line(definition.Definition, FileOf(figure.Code), null)), new("Unit", Inlines.Text(definition.Unit)), new("Period", Inlines.Text(definition.Period)),
            new("How it was made", [.. Formula(figure)]), new("Who is behind it", [.. Reporters(definition.Reporters)]), new("Source", [.. SourcesOf(figure)]),
            new("What may be shown", Inlines.Text(Disclosure(figure))),
        ];
        if (definition.Note is { } note) rows.Add(new("Note", content.Texts.Line(note, FileOf(figure.Code), null)));
        rows.AddRange(figure.Behind.Select(b => b.Cell.Note).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Select(n => new Definition("Note of the source", Inlines.Text(n))));
        string value = figure.IsPercent && definition.Unit.StartsWith("percent", StringComparison.Ordinal) ? figure.Text.TrimEnd('%') : figure.Text;
        return Page(figure.Code, definition.Title, value, Detail(figure), figure.Grade.Word, rows);
    }

    private SitePage Page(ProtectedTable table, ProtectedCell cell)
    {
        List<Definition> rows =
        [
            new("Definition", Inlines.Text($"{table.Title}: {string.Join(", ", table.Dimensions.Zip(cell.Labels).Select(d => $"{d.First.Title} {d.Second}"))}.")),
            new("Unit", Inlines.Text(TableBlocks.UnitOf(table, cell))), new("Period", Inlines.Text(Or(cell.Period, table.Period))), new("Area", Inlines.Text(Or(cell.Geography, table.Geography))),
            new("How it was made", [Inline.Of(cell.IsSuppressed ? $"Hidden to protect people{TableBlocks.RangeOf(cell)}. In the table " : cell.Returns is { } returns ? $"Counted over {Numbers.Read(returns)} signed returns, in the table " : "A published figure, as its source prints it, in the table "), TableLink(table), Inline.Of(".")]),
            new("Who is behind it", Inlines.Text(table.Reporters)), new("Source", [.. SourceLink(Or(cell.Source, table.Source))]),
            new("What may be shown", Inlines.Text($"{table.Rule}. {table.Reason}")),
        ];
        if (cell.Printed.Length > 0) rows.Add(new("As printed", Inlines.Text(cell.Printed)));
        if (cell.Note.Length > 0) rows.Add(new("Note", Inlines.Text(cell.Note)));
        return Page(table.NumberOf(cell), TitleOf(table, cell), TableBlocks.BesideUnit(table, cell), TableBlocks.UnitOf(table, cell), cell.Grade.Word, rows);
    }

    private SitePage Page(string code, string title, string value, string detail, string? grade, List<Definition> rows)
    {
        var outline = content.Outline;
        List<Inline> note = grade is null ? [] : [new Inline.Mark(grade), Inline.Of(" ")];
        return new SitePage(content.NumberAddress(code), $"{code}, {title}", $"{title}: {value} {detail}. Where this number came from.", $"/report/{outline.Code}",
            new Aside(new SiteLink(outline.Title, $"/report/{outline.Code}"), "This number", [new SiteLink("JSON (PROV)", content.NumberAddress(code) + ".json")]),
        [
            new Paragraph(Inlines.Text($"{outline.Title}, number {code}"), Role.Kicker), new Heading(1, title),
            new Headline(value, detail),
            .. note.Count == 0 ? [] : new Block[] { new Paragraph([.. note, Inline.Of("Nobody has yet read all of this in a copy of its source.")]) },
            new Section("made", "Where it came from", [new Definitions(rows)]),
            new Section("pins", "What pins it", [new Definitions([.. seals.Rows(content), new Definition("Cite it", Inlines.Text(Citation(code, title, $"{value} {detail}".TrimEnd())))])]),
        ]);
    }

    private string Citation(string code, string title, string value) =>
        $"{content.Outline.Title} of the {content.Pack.Manifest.Council.Name}, {content.Pack.Manifest.Council.Jurisdiction}, version {content.Outline.Version}, {Dates.Read(content.Outline.Issued)}, published by {content.Outline.Publisher}. {code}: {title}, {value}. {content.NumberAddress(code)}";

    private string FileOf(string code) => FigureDefinition.In(content.Pack).First(f => f.Figure.Code == code).File;

    private static string Detail(Figure figure) => figure.Status switch
    {
        FigureStatus.Confidential => "hidden to protect people",
        FigureStatus.NotAvailable => "not available",
        _ => figure.Definition.Unit,
    };

    private IEnumerable<Inline> Formula(Figure figure)
    {
        switch (figure.Definition.Value)
        {
            case Publication.Formula.OfShare share:
                return [.. Code(share.Part), Inline.Of(" as a percentage of "), .. Code(share.Whole), Inline.Of(", rounded to one decimal, halves up.")];
            case Publication.Formula.OfDifference difference:
                return [.. Code(difference.Of), Inline.Of(" less "), .. Code(difference.Less), Inline.Of(".")];
            case Publication.Formula.OfRegister register:
                return Inlines.Text($"The entries of the register “{register.Register}”{(register.On is { } day ? $" on {Dates.Read(day)}" : "")}{Where(register.Where)}, counted.");
            default:
                if (figure.Behind.Count == 0) return Inlines.Text("From a table that is withheld.");
                bool sum = figure.Behind.Count > 1;
                return [Inline.Of(sum ? $"The sum of {figure.Behind.Count} numbers of the table " : "One number of the table "), TableLink(figure.Behind[0].Table), Inline.Of(": "), .. Cells(figure.Behind), Inline.Of(".")];
        }
    }

    private static string Where(IReadOnlyDictionary<string, string>? where) => where is null ? "" : $" with {string.Join(", ", where.Select(w => $"{w.Key} “{w.Value}”"))}";

    private IEnumerable<Inline> Cells(IReadOnlyList<CellBehind> behind) => behind.SelectMany((b, i) => new Inline[]
        { Inline.Of(i == 0 ? "" : i == behind.Count - 1 ? " and " : ", "), new Inline.Link(content.NumberAddress(b.Table.NumberOf(b.Cell)), Inlines.Text(b.Table.NumberOf(b.Cell))) });

    private Inline.Link TableLink(ProtectedTable table) => new(content.TableAddress(table.Code), Inlines.Text(table.Title));

    private Inline[] Code(string code) => content.Figures.Find(code) is { } figure
        ? [new Inline.Link(content.NumberAddress(code), Inlines.Text(code)), Inline.Of($" ({figure.Definition.Title}, {figure.Text})")]
        : [Inline.Of(code)];

    private IEnumerable<Inline> Reporters(Reporters reporters)
    {
        if (reporters.One is { } one) return Inlines.Text($"One source: {one}.");
        if (reporters.Unstated is { } unstated) return content.Texts.Line(unstated, "figures", null);
        List<Inline> words = [];
        void Add(string before, string? code, string after)
        {
            if (code is null || content.Figures.Find(code) is not { } figure) return;
            words.AddRange([Inline.Of(before), figure.InText(content.Outline.Code), Inline.Of(after)]);
        }
        Add("", reporters.With, " had something to report. ");
        Add("", reporters.Reported, $" {reporters.Who} reported");
        Add(reporters.Reported is null ? "" : ", of ", reporters.Expected, reporters.Reported is null ? $" {reporters.Who} had to report." : " that had to.");
        return words;
    }

    private IEnumerable<Inline> SourcesOf(Figure figure)
    {
        var codes = figure.Behind.Select(b => Or(b.Cell.Source, b.Table.Source)).Distinct(StringComparer.Ordinal).ToList();
        return codes.Count == 0 ? Inlines.Text("A register of this edition, or a table that is withheld.") : codes.SelectMany(SourceLink);
    }

    private IEnumerable<Inline> SourceLink(string code)
    {
        string title = content.SourceTitle(code) + ". ";
        return content.Sources.GetValueOrDefault(code) is { Address: { Length: > 0 } address } && address.StartsWith("http", StringComparison.Ordinal)
            ? [new Inline.Link(address, Inlines.Text(title.TrimEnd('.', ' '))), Inline.Of(". ")]
            : Inlines.Text(title);
    }

    private static string Disclosure(Figure figure) => figure.Tables.Any()
        ? string.Join(" ", figure.Tables.Select(t => $"{t.Rule}. {t.Reason}").Distinct(StringComparer.Ordinal))
        : figure.Status == FigureStatus.Confidential ? "Hidden: a count of few people follows from it." : "Free: it counts entries of a public register.";

    private static string TitleOf(ProtectedTable table, ProtectedCell cell) => $"{string.Join(", ", cell.Labels)}: {table.Title}";

    private static string Or(string text, string other) => text.Length == 0 ? other : text;

    private sealed record Provenance(
        [property: JsonPropertyName("@context")] string Context, [property: JsonPropertyName("@id")] string Id, [property: JsonPropertyName("@type")] string Type, string Title,
        string Value, IReadOnlyList<Derived> WasDerivedFrom, Activity WasGeneratedBy);

    private sealed record Derived([property: JsonPropertyName("@id")] string Id, string Table, string? Value, string Source, int? Returns);

    private sealed record Activity(string Edition, string Version, string PackSeal, string ContentSeal, string Software);

    private string Trace(string code, string title, string value, IReadOnlyList<CellBehind> behind) => JsonSerializer.Serialize(
        new Provenance("https://www.w3.org/ns/prov.jsonld", content.NumberAddress(code), "Entity", title, value,
            [.. behind.Select(b => new Derived(content.NumberAddress(b.Table.NumberOf(b.Cell)), b.Table.Code, TableBlocks.ReadOf(b.Table, b.Cell), Or(b.Cell.Source, b.Table.Source), b.Cell.Returns))],
            new Activity(content.Outline.Code, content.Outline.Version, seals.Pack, seals.Content, seals.Software)), OpenData.Json) + "\n";
}
