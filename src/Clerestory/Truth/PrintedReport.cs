using Clerestory.Packs;

namespace Clerestory.Truth;

/// <summary>What a report prints, in neutral terms: an edition that is about to be published, or a report that was printed elsewhere. The rules read nothing else of it.</summary>
/// <remarks>A file of <c>history/…-as-printed/</c> holds some of these lists; all files of the folder together are one description.</remarks>
public sealed record PrintedReport
{
    /// <summary>Title, dates and parts.</summary>
    public ReportFacts? Report { get; init; }

    /// <summary>The list of the council's members.</summary>
    public MemberList? Members { get; init; }

    /// <summary>Names of people that stand elsewhere.</summary>
    public IReadOnlyList<PrintedName> Names { get; init; } = [];

    /// <summary>What the law asks to be reported, with what the report prints for it.</summary>
    public IReadOnlyList<RequiredItem> Items { get; init; } = [];

    /// <summary>Who had to answer, and who did.</summary>
    public IReadOnlyList<Round> Rounds { get; init; } = [];

    /// <summary>Single numbers.</summary>
    public IReadOnlyList<PrintedFigure> Figures { get; init; } = [];

    /// <summary>Percentages that belong together.</summary>
    public IReadOnlyList<ShareGroup> Shares { get; init; } = [];

    /// <summary>Lists of classes that people or things were sorted into.</summary>
    public IReadOnlyList<Breakdown> Breakdowns { get; init; } = [];

    /// <summary>Tables of counts.</summary>
    public IReadOnlyList<PrintedTable> Tables { get; init; } = [];

    /// <summary>Laws, as the report cites them.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Counts by year.</summary>
    public IReadOnlyList<PrintedSeries> Series { get; init; } = [];

    /// <summary>Which measure of a table comes before which, where an edition's tables hold both.</summary>
    public IReadOnlyList<MeasureOrder> Steps { get; init; } = [];

    /// <summary>Recommendations.</summary>
    public IReadOnlyList<PrintedRecommendation> Recommendations { get; init; } = [];

    /// <summary>Charts and pictures.</summary>
    public IReadOnlyList<PrintedExhibit> Exhibits { get; init; } = [];

    /// <summary>Paragraphs.</summary>
    public IReadOnlyList<PrintedText> Texts { get; init; } = [];

    /// <summary>Numbers that two sources give for one thing.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; init; } = [];

    /// <summary>Ways on which one body passes cases to another.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];

    /// <summary>What is said to readers where a question of a rule has a lawful answer.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];

    /// <summary>The reports of a pack that were printed elsewhere, by the names of their folders.</summary>
    public static IEnumerable<string> FoldersIn(Pack pack) => pack.Files.Where(f => f.StartsWith("history/", StringComparison.Ordinal)).Select(f => f.Split('/'))
        .Where(f => f.Length == 3 && f[1].EndsWith("-as-printed", StringComparison.Ordinal)).Select(f => f[1]).Distinct(StringComparer.Ordinal);

    /// <summary>A report that was printed elsewhere, as a pack describes it.</summary>
    /// <exception cref="Fault">The pack has no such folder.</exception>
    public static PrintedReport In(Pack pack, string folder)
    {
        if (FoldersIn(pack).Contains(folder, StringComparer.Ordinal)) return pack.ReadAll<PrintedReport>($"history/{folder}").Aggregate((one, other) => one.With(other));
        string known = string.Join(", ", FoldersIn(pack));
        throw new Fault("printed.none", $"The pack '{pack.Manifest.Code}' has no printed report '{folder}'.", known.Length == 0 ? "Add the folder history/<year>-as-printed/ to it." : $"It has: {known}.");
    }

    /// <summary>This description, and what another adds to it.</summary>
    public PrintedReport With(PrintedReport other) => new()
    {
        Report = Report ?? other.Report, Members = Members ?? other.Members, Names = [.. Names, .. other.Names], Items = [.. Items, .. other.Items], Rounds = [.. Rounds, .. other.Rounds],
        Figures = [.. Figures, .. other.Figures], Shares = [.. Shares, .. other.Shares], Breakdowns = [.. Breakdowns, .. other.Breakdowns], Tables = [.. Tables, .. other.Tables],
        Citations = [.. Citations, .. other.Citations], Series = [.. Series, .. other.Series], Recommendations = [.. Recommendations, .. other.Recommendations],
        Exhibits = [.. Exhibits, .. other.Exhibits], Texts = [.. Texts, .. other.Texts], Comparisons = [.. Comparisons, .. other.Comparisons], Routes = [.. Routes, .. other.Routes],
        Steps = [.. Steps, .. other.Steps], Explanations = [.. Explanations, .. other.Explanations],
    };
}
