using Clerestory.Documents;
using Clerestory.Protection;
using Clerestory.Registry;
using Clerestory.Services;

namespace Clerestory.Publication;

/// <summary>The pages of programs: what each is, and what is published of it. A percentage is computed here from published counts, or stands as it was printed and says that its base was not.</summary>
internal sealed class ProgramPages(EditionContent content)
{
    private const string Address = "/programs";
    private readonly IReadOnlyList<ServiceProgram> programs = ServiceProgram.In(content.Pack);
    private readonly Dictionary<string, string> providers = Agency.In(content.Pack).ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal);

    /// <summary>The pages; none where the pack has no programs.</summary>
    public IEnumerable<SitePage> Write() => programs.Count == 0 ? [] : [All(), .. programs.Select(Page)];

    private SitePage All() => new(Address, "Programs", "Programs for people who were trafficked, and what is published of each.", Address, null,
    [
        new Paragraph(Inlines.Text(content.Outline.Title), Role.Kicker), new Heading(1, "Programs and their outcomes"),
        new Paragraph(Inlines.Text($"{programs.Count} programs of {programs.Select(p => p.Provider).Distinct().Count()} providers. Each number stands with its base; where its base was never printed, that is said."), Role.Standfirst),
        .. programs.GroupBy(p => p.Provider).Select(group => new Section(group.Key, providers.GetValueOrDefault(group.Key, group.Key), [new DataTable(
            $"Programs of {providers.GetValueOrDefault(group.Key, group.Key)}", [new Column("Program"), new Column("Kind of service"), new Column("Runs"), new Column("What is published")],
            [.. group.Select(p => new Row([new Inline.Link($"{Address}/{p.Code}", Inlines.Text(p.Title))], [TableCell.Of(p.Kind), TableCell.Of(Runs(p)), new TableCell(Short(p))]))])])),
        new Section("reading", "How to read these numbers", [new Prose(
        [
            new Paragraph(Inlines.Text("People are counted by the providers themselves. No name, key or code of a person ever leaves a provider, so a person helped by two of them is counted by both.")),
            new Paragraph([Inline.Of("A percentage says little without the number of people behind it, and a change from before to after says nothing unless it is of the same people. This council’s form asks for both. "), new Inline.Strong(Inlines.Text("[c]")), Inline.Of(" is a number hidden to protect people; it is neither zero nor missing.")]),
        ])]),
    ]);

    private SitePage Page(ServiceProgram program)
    {
        List<Definition> facts = [new("Provider", Inlines.Text(providers.GetValueOrDefault(program.Provider, program.Provider))), new("Kind of service", Inlines.Text(program.Kind)), new("Runs", Inlines.Text(Runs(program))), new("Source", [Inline.Of(content.SourceTitle(program.Source)), .. Mark(program.Grade)])];
        if (program.Note is { } note) facts.Add(new("Note", content.Texts.Line(note, "services/programs.json", null)));
        return new SitePage($"{Address}/{program.Code}", program.Title, $"{program.Title}: what is published of it.", Address, new Aside(new SiteLink("All programs", Address), "", []),
        [
            new Paragraph(Inlines.Text(providers.GetValueOrDefault(program.Provider, program.Provider)), Role.Kicker), new Heading(1, program.Title),
            .. program.About is { } about ? new Block[] { new Paragraph(content.Texts.Line(about, "services/programs.json", null), Role.Standfirst) } : [],
            new Section("measures", "What is measured", program.Measures.Count == 0 ? [new Paragraph(Inlines.Text("None yet."))] :
            [
                new DataTable($"Measures of {program.Title}", [new Column("Measure"), new Column("Value", IsNumeric: true), new Column("Of how many"), new Column("Period"), new Column("Where it is from")],
                    [.. program.Measures.Select(m => new Row(Inlines.Text(m.Title), [new TableCell([Inline.Of(Value(m))]), TableCell.Of(Base(m)), TableCell.Of(m.Period), new TableCell(From(m))]))]),
                .. program.Measures.Where(m => m.NoBase is not null).Select(m => m.NoBase!).Distinct().Select(why => new Paragraph(Inlines.Text(why), Role.Note)),
            ]),
            new Section("about", "About this program", [new Definitions(facts)]),
        ]);
    }

    private static string Runs(ServiceProgram program) => (program.From, program.To) switch
    {
        (null, null) => "not known since when",
        ({ } from, null) => $"since {Dates.Read(from)}",
        (null, { } to) => $"until {Dates.Read(to)}",
        ({ } from, { } to) => $"{Dates.Read(from)} to {Dates.Read(to)}",
    };

    private IReadOnlyList<Inline> Short(ServiceProgram program) => program.Measures.FirstOrDefault(m => m.Cells is not null) is { } first
        ? Inlines.Text($"{first.Title}: {Value(first)}{(program.Measures.Count > 1 ? $", and {program.Measures.Count - 1} more" : "")}")
        : Inlines.Text("nothing yet");

    private string Value(ProgramMeasure measure)
    {
        if (measure.Cells is not { } cells) return "not published yet";
        return measure.Kind == MeasureForm.BeforeAfter ? $"{Share(cells.Before, cells.Base)} before, {Share(cells.After, cells.Base)} after"
            : measure.Kind == MeasureForm.Share ? Share(cells.Count, cells.Base)
            : Read(cells.Count);
    }

    // Of two shown counts their percentage; of one that is hidden nothing but the mark, since the other would tell it.
    private string Share(MeasureCell? part, MeasureCell? whole)
    {
        if (whole is null) return Read(part);
        return Find(part) is { Cell.Value: { } some } && Find(whole) is { Cell.Value: { } all } ? Words.Percent(some, all) ?? "none measured" : Read(part) == "[c]" || Read(whole) == "[c]" ? "[c]" : "[x]";
    }

    private string Base(ProgramMeasure measure) => measure.Kind == MeasureForm.Count ? measure.Unit
        : measure.Cells?.Base is { } whole ? $"{Read(whole)} {measure.Unit}{(measure.Kind == MeasureForm.BeforeAfter ? ", the same both times" : "")}"
        : measure.NoBase is not null ? "not printed" : "not published yet";

    private string Read(MeasureCell? at) => Find(at) is var (table, cell) ? TableBlocks.ReadOf(table, cell) : at is null ? "" : Tell(at);

    private string Tell(MeasureCell at)
    {
        if (content.Tables.TryGetValue(at.Table, out var table) && table.IsWithheld) return "[c]";
        content.Fault("services.cell", at.Table, $"services/programs.json reads the table '{at.Table}' at {string.Join(", ", at.At.Select(a => $"{a.Key} {a.Value}"))}, and there is no such cell.");
        return "[x]";
    }

    private (ProtectedTable Table, ProtectedCell Cell)? Find(MeasureCell? at) =>
        at is not null && content.Tables.TryGetValue(at.Table, out var table) && table.At(at.At) is { } cell ? (table, cell) : null;

    private IReadOnlyList<Inline> From(ProgramMeasure measure)
    {
        var tables = (measure.Cells?.All ?? []).Select(c => c.Table).Distinct().Where(content.Tables.ContainsKey).ToList();
        return tables.Count == 0 ? Inlines.Text(measure.Item is null ? "none" : "asked by the form") : [.. tables.SelectMany((t, i) => new Inline[] { Inline.Of(i == 0 ? "" : ", "), new Inline.Link(content.TableAddress(t), Inlines.Text("Table"), $"Table: {content.Tables[t].Title}") })];
    }

    private static IEnumerable<Inline> Mark(Grade grade) => grade.Word is { } word ? [Inline.Of(" "), new Inline.Mark(word)] : [];
}
