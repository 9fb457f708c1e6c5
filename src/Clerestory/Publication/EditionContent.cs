using Clerestory.Deliberation;
using Clerestory.Documents;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Registry;
using Clerestory.Truth;

namespace Clerestory.Publication;

/// <summary>Everything that an edition is written from: the pack's texts and registers, protected tables, figures.</summary>
public sealed class EditionContent
{
    private readonly List<Finding> findings = [];

    /// <summary>Reads what an edition is written from.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="outline">The report's plan.</param>
    /// <param name="tables">The protected tables.</param>
    /// <param name="council">The council as the desk keeps it; null to take the pack's word, as a check without a store does.</param>
    /// <param name="deliberation">What the public may read of recommendations.</param>
    public EditionContent(Pack pack, Outline outline, IReadOnlyList<ProtectedTable> tables, CouncilRecord? council, DeliberationRecord deliberation)
    {
        Deliberation = deliberation;
        Council = (council ?? CouncilRecord.In(pack)).Until(outline.Issued).Public();
        (Pack, Outline, Tables) = (pack, outline, tables.ToDictionary(t => t.Code, StringComparer.Ordinal));
        (Figures, Laws, Sources) = (FigureBook.Make(pack, tables, deliberation), Law.In(pack), Source.In(pack));
        Texts = new ReportTexts(outline.Code, Figures, Laws.Keys.ToHashSet(StringComparer.Ordinal));
        OutlinePath = Outline.PathOf(outline.Code);
    }

    /// <summary>The pack.</summary>
    public Pack Pack { get; }

    /// <summary>What the public may read of the council's recommendations.</summary>
    public DeliberationRecord Deliberation { get; }

    /// <summary>The report's plan.</summary>
    public Outline Outline { get; }

    /// <summary>The protected tables, by code.</summary>
    public IReadOnlyDictionary<string, ProtectedTable> Tables { get; }

    /// <summary>The figures.</summary>
    public FigureBook Figures { get; }

    /// <summary>The public part of the council's record, with nothing that began after the edition was issued.</summary>
    public CouncilRecord Council { get; }

    /// <summary>The law register.</summary>
    public IReadOnlyDictionary<string, Law> Laws { get; }

    /// <summary>The sources.</summary>
    public IReadOnlyDictionary<string, Source> Sources { get; }

    /// <summary>The reader of texts.</summary>
    public ReportTexts Texts { get; }

    /// <summary>The file of the outline.</summary>
    public string OutlinePath { get; }

    /// <summary>What the truth rules find in it.</summary>
    public IReadOnlyList<TruthFinding> Truth => field ??= TruthRules.Examine(DescribeEdition.Of(this), KnownFacts.In(Pack));

    /// <summary>Everything found while the edition was written.</summary>
    public IEnumerable<Finding> Findings => Figures.Findings.Concat(findings).Concat(Texts.Findings).Distinct();

    /// <summary>The address of a number's own page.</summary>
    public string NumberAddress(string code) => $"/n/{Outline.Code}/{code}";

    /// <summary>The address of a table's own page.</summary>
    public string TableAddress(string code) => $"/report/{Outline.Code}/table/{code}";

    /// <summary>The address of a chapter.</summary>
    public string ChapterAddress(Chapter chapter) =>
        chapter == Outline.Methods ? "/methods" : chapter == Outline.Council ? "/council" : chapter == Outline.Law ? "/law" : $"/report/{Outline.Code}/{chapter.Slug}";

    /// <summary>The title of a source with its place in it; the code where the pack does not know it.</summary>
    public string SourceTitle(string code) => Sources.TryGetValue(code, out var source) ? (source.Locator.Length == 0 ? source.Title : $"{source.Title}, {source.Locator}") : code;

    /// <summary>Reads a paragraph of the outline.</summary>
    public IReadOnlyList<Inline> Line(string text) => Texts.Line(text, OutlinePath, LineOf(text));

    /// <summary>Reads a text of the outline.</summary>
    public IReadOnlyList<Block> Blocks(string text) => Texts.Blocks(text, OutlinePath, LineOf(text));

    /// <summary>Reads a plain text of the outline.</summary>
    public string Plain(string text) => Texts.Plain(text, OutlinePath, LineOf(text));

    /// <summary>A figure; null, and a finding, when there is none.</summary>
    public Figure? Figure(string code)
    {
        if (Figures.Find(code) is { } figure) return figure;
        Fault("outline.figure", code, $"There is no figure '{code}'. Define it in figures/, or correct the code.");
        return null;
    }

    /// <summary>Notes that a file names a figure that does not exist.</summary>
    public void MissingFigure(string file, string code) =>
        findings.Add(Finding.Error("recommendation.figure", file, Pack.Has(file) ? PackFiles.LineOf(Pack, file, code) : null, $"There is no figure '{code}'. Define it in figures/, or correct the code."));

    /// <summary>A protected table; null, and a finding, when there is none.</summary>
    public ProtectedTable? Table(string? code)
    {
        if (code is not null && Tables.TryGetValue(code, out var table)) return table;
        Fault("outline.table", code ?? "table", $"There is no table '{code}'. Define it in tables/, or correct the code.");
        return null;
    }

    /// <summary>Whether a table has all of some dimensions; a finding says which it lacks.</summary>
    public bool Knows(ProtectedTable table, string word, IReadOnlyList<string> dimensions)
    {
        if (dimensions.FirstOrDefault(name => table.Dimensions.All(d => d.Code != name)) is not { } unknown) return true;
        Fault("outline.dimension", word, $"The table '{table.Code}' has no dimension '{unknown}'; it has {string.Join(", ", table.Dimensions.Select(d => d.Code))}.");
        return false;
    }

    /// <summary>Notes a fault of the outline, at the line where a word stands.</summary>
    public void Fault(string rule, string word, string message) => findings.Add(Finding.Error(rule, OutlinePath, PackFiles.LineOf(Pack, OutlinePath, word), message));

    // The line where a text of the outline begins, found by its first words as JSON writes them.
    private int? LineOf(string text)
    {
        string start = System.Text.Json.JsonSerializer.Serialize(text.Length > 60 ? text[..60] : text, Relaxed).Trim('"');
        int index = Lines.FindIndex(line => line.Contains(start, StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private List<string> Lines => field ??= [.. Pack.Text(OutlinePath).Split('\n')];
}
