using Clerestory.Documents;

namespace Clerestory.Publication;

/// <summary>Writes a chapter: its findings, key numbers and sections, with exhibits and tables numbered.</summary>
internal sealed class ChapterWriter(EditionContent content)
{
    private readonly Exhibits exhibits = new(content);
    private readonly TableBlocks tables = new(content);
    private readonly RegisterBlocks registers = new(content);

    /// <summary>The blocks of a chapter, its title first.</summary>
    /// <param name="number">The chapter's number; 0 for a page that has none.</param>
    /// <param name="chapter">The chapter.</param>
    public IReadOnlyList<Block> Write(int number, Chapter chapter)
    {
        var counter = new Counter(number);
        string kicker = number == 0 ? content.Outline.Title : $"{content.Outline.Title}, chapter {number}";
        return
        [
            new Paragraph(Inlines.Text(kicker), Role.Kicker), new Heading(1, content.Plain(chapter.Title)), new Paragraph(content.Line(chapter.Standfirst), Role.Standfirst),
            .. chapter.Findings is { Count: > 0 } findings ? new Block[] { new Findings([.. findings.Select(f => Led(content.Line(f)))]) } : [],
            .. Keys(chapter.Keys ?? []).Select(keys => new Section("key", "Key figures", [keys])),
            .. chapter.Sections.Select(section => new Section(section.Id, content.Plain(section.Title), Blocks(section, counter))),
            .. chapter.About is { Count: > 0 } about ? new Block[] { new Section("about", "About these figures", [new Definitions([.. about.Select(t => new Definition(content.Plain(t.Name), content.Line(t.Text)))])]) } : [],
        ];
    }

    /// <summary>Figures that stand out; nothing where there are none.</summary>
    public IEnumerable<Block> Keys(IReadOnlyList<string> codes)
    {
        var figures = codes.Select(content.Figure).OfType<Figure>().ToList();
        if (figures.Count > 0) yield return new KeyNumbers([.. figures.Select(f => new KeyNumber(f.Text, Detail(f), f.Definition.Title, f.Code, content.NumberAddress(f.Code), f.Grade.IsUnconfirmed ? f.Grade.Word : null))]);
    }

    /// <summary>A finding with its first sentence in weight, where more follow.</summary>
    public static IReadOnlyList<Inline> Led(IReadOnlyList<Inline> finding)
    {
        for (int i = 0; i < finding.Count; i++)
        {
            if (finding[i] is not Inline.Plain plain || plain.Text.IndexOf(". ", StringComparison.Ordinal) is not (>= 0 and var end)) continue;
            return [new Inline.Strong([.. finding.Take(i), Inline.Of(plain.Text[..(end + 1)])]), Inline.Of(plain.Text[(end + 1)..]), .. finding.Skip(i + 1)];
        }
        return finding;
    }

    /// <summary>What stands behind a number that stands out: of how many, or the unit.</summary>
    private string Detail(Figure figure)
    {
        var reporters = figure.Definition.Reporters;
        string? With(string? code) => code is null ? null : content.Figures.Find(code)?.Text;
        if (figure.Definition.Value is Formula.OfShare share) return $"{With(share.Part)} of {With(share.Whole)}";
        if (With(reporters.With) is { } with) return $"from {with} {reporters.Who}";
        if (With(reporters.Reported) is { } reported) return $"of {reported} {reporters.Who} that reported";
        return With(reporters.Expected) is { } expected ? $"of {expected} {reporters.Who}" : figure.Definition.Unit;
    }

    private List<Block> Blocks(ChapterSection section, Counter counter)
    {
        var blocks = new List<Block>();
        foreach (var part in section.Blocks) blocks.AddRange(Write(part, counter));
        return blocks;
    }

    private IEnumerable<Block> Write(Part part, Counter counter)
    {
        if (part.Lacks is not { } missing || part is ChartPart) return Whole(part, counter);
        content.Fault("outline.block", part.GetType().Name.Replace("Part", "", StringComparison.Ordinal).ToLowerInvariant(), $"A block of this outline lacks '{missing}'.");
        return [];
    }

    private IEnumerable<Block> Whole(Part part, Counter counter) => part switch
    {
        TextPart text => Text(text),
        CalloutPart callout => [new Callout(content.Plain(callout.Title), content.Blocks(callout.Text))],
        DetailsPart details => [new Details(content.Plain(details.Title), content.Blocks(details.Text))],
        KeysPart keys => Keys(keys.Figures),
        TablePart table => tables.Set(table, counter.NextTable()),
        RegisterPart register => registers.Set(register),
        ChartPart chart => Chart(chart, counter),
        _ => throw new InvalidOperationException($"No rule for {part.GetType().Name}."),
    };

    private IEnumerable<Block> Text(TextPart part)
    {
        if (content.Pack.Has(part.File!)) return [new Prose(content.Texts.Blocks(content.Pack.Text(part.File!), part.File!))];
        content.Fault("outline.text", part.File!, $"The text {part.File} is missing. Write it, or take the block out.");
        return [];
    }

    private IEnumerable<Block> Chart(ChartPart plan, Counter counter)
    {
        string number = counter.NextFigure();
        return exhibits.Draw(plan, number, "fig-" + number["Figure ".Length..].Replace('.', '-')) is { } drawn ? [drawn] : [];
    }

    private sealed class Counter(int chapter)
    {
        private int figures, tables;

        public string NextFigure() => $"Figure {Prefix}{++figures}";

        public string NextTable() => $"Table {Prefix}{++tables}";

        private string Prefix => chapter == 0 ? "" : $"{chapter}.";
    }
}
