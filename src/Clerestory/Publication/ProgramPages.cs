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
        .. programs.GroupBy(p => p.Provider).Select(group => new Section(group.Key, providers.GetValueOrDefault(group.Key, group.Key), [Listed(providers.GetValueOrDefault(group.Key, group.Key), [.. group])])),
        new Section("reading", "How to read these numbers", [new Prose(
        [
            new Paragraph(Inlines.Text("People are counted by the providers themselves. No name, key or code of a person ever leaves a provider, so a person helped by two of them is counted by both.")),
            new Paragraph([Inline.Of("A percentage says little without the number of people behind it, and a change from before to after says nothing unless it is of the same people. This council’s form asks for both. "), .. TableBlocks.MeaningOfMark]),
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
                .. program.Measures.Select(Change).OfType<Block>(),
                new DataTable($"Measures of {program.Title}", [new Column("Measure"), new Column("Value", IsNumeric: true), new Column("Of how many"), new Column("Period"), new Column("Table")],
                    [.. program.Measures.Select(m => new Row(Inlines.Text(m.Title), [new TableCell(Value(m)), new TableCell(Base(m)), TableCell.Of(m.Period), new TableCell(From(m))]))]),
                .. TableBlocks.NoteOfMark(program.Measures.Any(IsHidden)),
                .. program.Measures.Where(m => m.NoBase is not null).Select(m => m.NoBase!).Distinct().Select(why => new Paragraph(Inlines.Text(why), Role.Note)),
            ]),
            new Section("about", "About this program", [new Definitions(facts)]),
        ]);
    }

    private DataTable Listed(string provider, IReadOnlyList<ServiceProgram> list)
    {
        // A column that says "not known" of every program says it once for all too often.
        bool dated = list.Any(p => p.From is not null || p.To is not null);
        return new DataTable($"Programs of {provider}", [new Column("Program"), new Column("Kind of service"), .. dated ? new[] { new Column("Runs") } : [], new Column("First measure"), new Column("Number", IsNumeric: true), new Column("Measures", IsNumeric: true)],
            [.. list.Select(p => new Row([new Inline.Link($"{Address}/{p.Code}", Inlines.Text(p.Title))],
                [TableCell.Of(p.Kind), .. dated ? new[] { TableCell.Of(Runs(p)) } : [], TableCell.Of(p.Measures.Count == 0 ? "none" : p.Measures[0].Title), new TableCell(p.Measures.Count == 0 ? Inlines.Text("–") : Value(p.Measures[0])), TableCell.Of(Numbers.Read(p.Measures.Count))]))]);
    }

    private static string Runs(ServiceProgram program) => (program.From, program.To) switch
    {
        (null, null) => "not known",
        ({ } from, null) => $"since {Dates.Read(from)}",
        (null, { } to) => $"until {Dates.Read(to)}",
        ({ } from, { } to) => $"{Dates.Read(from)} to {Dates.Read(to)}",
    };

    // Drawn only where all three counts are shown: the same people, twice, on one scale.
    private Exhibit? Change(ProgramMeasure measure)
    {
        if (measure is not { Kind: MeasureForm.BeforeAfter, Cells: { Base: not null } cells } || Find(cells.Base)?.Cell.Value is not { } both || both == 0) return null;
        if (Find(cells.Before)?.Cell.Value is not { } before || Find(cells.After)?.Cell.Value is not { } after) return null;
        Bar Of(string label, long count) => new(label, count, Words.Percent(count, both)!, Inlines.Text($"{Numbers.Read(count)} of {Numbers.Read(both)}"));
        string title = $"{measure.Title}: {Words.Percent(before, both)} before, {Words.Percent(after, both)} after";
        return new Exhibit(measure.Code, "Before and after", title, $"{Numbers.Read(both)} {measure.Unit}, the same both times, {measure.Period}", [new BarChart(title, "When", "Percentage", [Of("Before", before), Of("After", after)])], []);
    }

    private IReadOnlyList<Inline> Value(ProgramMeasure measure)
    {
        if (measure.Cells is not { } cells) return Inlines.Text("not published yet");
        return measure.Kind == MeasureForm.BeforeAfter ? [.. Share(cells.Before, cells.Base), Inline.Of(" before, "), .. Share(cells.After, cells.Base), Inline.Of(" after")]
            : measure.Kind == MeasureForm.Share ? Share(cells.Count, cells.Base)
            : Read(cells.Count);
    }

    private bool IsHidden(ProgramMeasure measure) =>
        (measure.Cells?.All ?? []).Any(at => Find(at)?.Cell.IsSuppressed ?? content.Tables.TryGetValue(at.Table, out var table) && table.IsWithheld);

    // Of two shown counts their percentage; where one is hidden nothing but the mark, since the other would tell it.
    private IReadOnlyList<Inline> Share(MeasureCell? part, MeasureCell? whole)
    {
        if (whole is null) return Read(part);
        var (some, all) = (Find(part)?.Cell, Find(whole)?.Cell);
        return some?.Value is { } count && all?.Value is { } of ? Inlines.Text(Words.Percent(count, of) ?? "none measured") : Inlines.Text(some?.IsSuppressed == true || all?.IsSuppressed == true ? "[c]" : "[x]");
    }

    private IReadOnlyList<Inline> Base(ProgramMeasure measure) => measure.Kind == MeasureForm.Count ? Inlines.Text(measure.Unit)
        : measure.Cells?.Base is { } whole ? [.. Read(whole), Inline.Of($" {measure.Unit}{(measure.Kind == MeasureForm.BeforeAfter ? ", the same both times" : "")}")]
        : Inlines.Text(measure.NoBase is not null ? "not printed" : "not published yet");

    // Each number leads to its own page.
    private IReadOnlyList<Inline> Read(MeasureCell? at) => Find(at) is var (table, cell)
        ? [new Inline.Number(TableBlocks.ReadOf(table, cell), content.NumberAddress(table.NumberOf(cell)), table.NumberOf(cell), cell.Grade.IsUnconfirmed)]
        : Inlines.Text(at is null ? "" : Tell(at));

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
        return tables.Count == 0 ? Inlines.Text(measure.Item is null ? "none" : "asked by the form") : [.. tables.SelectMany((t, i) => new Inline[] { Inline.Of(i == 0 ? "" : ", "), new Inline.Link(content.TableAddress(t), Inlines.Text(content.Tables[t].Prefix), $"Table {content.Tables[t].Prefix}: {content.Tables[t].Title}") })];
    }

    private static IEnumerable<Inline> Mark(Grade grade) => grade.Word is { } word ? [Inline.Of(" "), new Inline.Mark(word)] : [];
}
