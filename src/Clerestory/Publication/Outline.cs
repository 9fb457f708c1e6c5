using System.Text.Json.Serialization;
using Clerestory.Packs;

namespace Clerestory.Publication;

/// <summary>The report's plan: chapters, sections and what stands in them. It holds no number.</summary>
public sealed record Outline(
    string Code, string Title, string Version, DateOnly Issued, Period Period, string Publisher, Licence Licence, string Contact, string About, string Revisions,
    Front Home, IReadOnlyList<Chapter> Chapters, Chapter Methods, Chapter Council, Chapter Law, Approval Approval = Approval.NotRequired)
{
    /// <summary>The outline of an edition.</summary>
    /// <exception cref="Fault">The pack has no such edition.</exception>
    public static Outline In(Pack pack, string edition)
    {
        string path = PathOf(edition);
        if (pack.Has(path) && pack.Read<Outline>(path) is var outline)
            return outline.Code == edition ? outline : throw new Fault("edition.code", $"{path} says that it is the edition '{outline.Code}'.", $"Write '{edition}' there, or move it to report/{outline.Code}/.");
        string known = string.Join(", ", EditionsIn(pack));
        throw new Fault("edition.none", $"The pack '{pack.Manifest.Code}' has no edition '{edition}'.", known.Length == 0 ? "Add report/<edition>/outline.json to it." : $"It has: {known}.");
    }

    /// <summary>The editions of a pack.</summary>
    public static IEnumerable<string> EditionsIn(Pack pack) => pack.Files.Where(f => f.StartsWith("report/", StringComparison.Ordinal) && f.EndsWith("/outline.json", StringComparison.Ordinal)).Select(f => f.Split('/')[1]);

    /// <summary>The path of an edition's outline in its pack.</summary>
    public static string PathOf(string edition) => $"report/{edition}/outline.json";

    /// <summary>All pages that are written like chapters, with their numbers; 0 for those that have none.</summary>
    [JsonIgnore]
    public IEnumerable<(int Number, Chapter Chapter)> Pages => [.. Chapters.Select((c, i) => (i + 1, c)), (0, Methods), (0, Council), (0, Law)];
}

/// <summary>Whether tables of which something is hidden need the privacy officer's approval before an edition is published.</summary>
public enum Approval { NotRequired, Required }

/// <summary>The span of days that an edition reports on.</summary>
public sealed record Period(DateOnly From, DateOnly To);

/// <summary>The licence of text and data.</summary>
public sealed record Licence(string Name, string Title);

/// <summary>The first screen.</summary>
public sealed record Front(string Title, string Standfirst, IReadOnlyList<string> Findings, IReadOnlyList<string> Keys);

/// <summary>A chapter.</summary>
public sealed record Chapter(
    string Slug, string Title, string Standfirst, IReadOnlyList<string>? Findings, IReadOnlyList<string>? Keys, IReadOnlyList<Term>? About, IReadOnlyList<ChapterSection> Sections);

/// <summary>A term, and what is said of it.</summary>
public sealed record Term([property: JsonPropertyName("term")] string Name, string Text);

/// <summary>A section of a chapter.</summary>
public sealed record ChapterSection(string Id, string Title, IReadOnlyList<Part> Blocks);

/// <summary>Something that stands in a section.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(TextPart), "text")]
[JsonDerivedType(typeof(CalloutPart), "callout")]
[JsonDerivedType(typeof(DetailsPart), "details")]
[JsonDerivedType(typeof(KeysPart), "keys")]
[JsonDerivedType(typeof(TablePart), "table")]
[JsonDerivedType(typeof(RegisterPart), "register")]
[JsonDerivedType(typeof(ChartPart), "chart")]
public abstract record Part
{
    /// <summary>The first thing that it needs and the outline does not give; null when it is whole.</summary>
    [JsonIgnore]
    public virtual string? Lacks => null;
}

/// <summary>A text of its own file.</summary>
public sealed record TextPart(string? File) : Part
{
    /// <inheritdoc/>
    public override string? Lacks => File is null ? "file" : null;
}

/// <summary>A text in a box.</summary>
public sealed record CalloutPart(string Title, string Text) : Part
{
    /// <inheritdoc/>
    public override string? Lacks => Title is null ? "title" : Text is null ? "text" : null;
}

/// <summary>A text that opens on demand.</summary>
public sealed record DetailsPart(string Title, string Text) : Part
{
    /// <inheritdoc/>
    public override string? Lacks => Title is null ? "title" : Text is null ? "text" : null;
}

/// <summary>Figures that stand out.</summary>
public sealed record KeysPart(IReadOnlyList<string> Figures) : Part
{
    /// <inheritdoc/>
    public override string? Lacks => Figures is null ? "figures" : null;
}

/// <summary>A table, or the part of it at some codes; with the codes of one dimension as columns, or as a list.</summary>
public sealed record TablePart(string Table, string? Title, string? Rows, string? Columns, IReadOnlyDictionary<string, string>? Where, string? Note, bool Total) : Part
{
    /// <inheritdoc/>
    public override string? Lacks => Table is null ? "table" : null;
}

/// <summary>A register.</summary>
public sealed record RegisterPart(string Register, DateOnly? On, IReadOnlyDictionary<string, string>? Where, string? Title) : Part
{
    /// <inheritdoc/>
    public override string? Lacks => Register is null ? "register" : null;
}

/// <summary>The charts there are.</summary>
public enum ChartKind { Waffle, Bars, Columns, Panels }

/// <summary>A chart under the finding that it shows.</summary>
public sealed record ChartPart(
    ChartKind? Kind, string Title, string Subtitle, string? Note, string? Source, Claim? Claim, string? Part, string? Whole, string? PartLabel, string? RestLabel,
    IReadOnlyList<BarPlan>? Bars, string? Table, IReadOnlyDictionary<string, string>? At, string? Along, IReadOnlyDictionary<string, string>? Up,
    IReadOnlyDictionary<string, string>? Down, string? UpLabel, string? DownLabel, string? Panels, IReadOnlyList<PanelPlan>? Groups, string? Rest) : Part
{
    /// <inheritdoc/>
    public override string? Lacks => FirstNull(("kind", Kind), ("title", Title), ("subtitle", Subtitle)) ?? Kind switch
    {
        ChartKind.Waffle => FirstNull(("part", Part), ("whole", Whole), ("partLabel", PartLabel), ("restLabel", RestLabel)),
        ChartKind.Bars => FirstNull(("bars", Bars)),
        ChartKind.Columns => FirstNull(("table", Table), ("along", Along), ("up", Up), ("down", Down)),
        _ => FirstNull(("table", Table), ("along", Along), ("up", Up), ("down", Down), ("panels", Panels), ("groups", Groups)),
    };

    private static string? FirstNull(params ReadOnlySpan<(string Name, object? Value)> needed)
    {
        foreach (var (name, value) in needed)
        {
            if (value is null) return name;
        }
        return null;
    }
}

/// <summary>One bar: a figure under a name; a gap says in words what did not come.</summary>
public sealed record BarPlan(string Label, string Figure, string? Note, string? Gap);

/// <summary>Panels that share one scale.</summary>
public sealed record PanelPlan(IReadOnlyList<string> Members);

/// <summary>What a chart's title asserts, so that the data can be held against it.</summary>
public sealed record Claim([property: JsonPropertyName("claim")] ClaimKind Kind, string? Table, IReadOnlyDictionary<string, string>? At, string? Figure, decimal? Low, decimal? High);

/// <summary>The claims there are: that a cell is the largest along an axis, a figure lies between two numbers, a figure is zero.</summary>
public enum ClaimKind { Largest, Between, Zero }
