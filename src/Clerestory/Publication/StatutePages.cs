using Clerestory.Documents;
using Clerestory.Justice;

namespace Clerestory.Publication;

/// <summary>The page of each law: section, title, class, the dated versions of its text, and, where it is counted, its series.</summary>
/// <param name="content">What the edition is written from.</param>
internal sealed class StatutePages(EditionContent content)
{
    private readonly StatuteSeries series = new(content);

    /// <summary>The pages, in the order of the codes.</summary>
    public IEnumerable<SitePage> Write() => content.Laws.Values.OrderBy(l => l.Code, StringComparer.Ordinal).Select(Page);

    private SitePage Page(Law law)
    {
        List<Block> blocks = [new Paragraph(Inlines.Text(law.Cite), Role.Kicker), new Heading(1, law.Title)];
        if (InForce(law) is { } version) blocks.Add(new Paragraph(Inlines.Text(Standfirst(law, version)), Role.Standfirst));
        if (law.Grade.Word is { } word) blocks.Add(new Paragraph([new Inline.Mark(word)]));
        if (law.Note is { } note) blocks.Add(new Prose([new Paragraph(content.Texts.Line(note, FileOf(law), null))]));
        blocks.AddRange(series.Of(law));
        blocks.Add(Versions(law));
        if (law.Printed is { } printed)
            blocks.Add(new Section("printed", "As the report printed it", [new Definitions([.. PrintedRows(law, printed)])]));
        return new SitePage($"/law/{law.Code}", $"{law.Cite}, {law.Title}", $"{law.Cite}: {law.Title}, with the versions known.", null, new Aside(new SiteLink("All laws", "/law"), "This page", series.Files(law)), blocks);
    }

    // On the last day that the report tells of.
    private LawVersion? InForce(Law law) => law.Kind == LawKind.Statute ? law.On(content.Outline.Period.To) : null;

    private static string Standfirst(Law law, LawVersion version)
    {
        string since = version.ValidFrom is { } from ? $"In this version since {Dates.Read(from)}" : "Since when this version is in force is not known";
        string count = law.Versions.Count == 1 ? "One version is known." : $"{law.Versions.Count} versions are known.";
        return $"{(version.Class is { } known ? known.TrimEnd('.') + ". " : "")}{since}. {count}";
    }

    private Section Versions(Law law) => law.Versions.Count == 0
        ? new Section("versions", "Versions", [new Paragraph(Inlines.Text("No version of its text was read."))])
        : new Section("versions", "Versions", [.. law.Versions.SelectMany((v, i) => new Block[] { new Heading(3, $"Version {i + 1}: {Span(v)}", $"version-{i + 1}"), new Definitions(VersionRows(law, v)) })]);

    internal static string Span(LawVersion version) => (version.ValidFrom, version.ValidTo) switch
    {
        (null, null) => "days not known",
        ({ } from, null) => $"since {Dates.Read(from)}",
        (null, { } to) => $"until {Dates.Read(to)}",
        ({ } from, { } to) => $"{Dates.Read(from)} to {Dates.Read(to)}",
    };

    private List<Definition> VersionRows(Law law, LawVersion version)
    {
        List<Definition> rows = [new("Title", [Inline.Of(version.Title ?? law.Title), .. version.Grade.Word is { } word ? new[] { Inline.Of(" "), new Inline.Mark(word) } : []])];
        if (version.Class is { } @class) rows.Add(new("Class", Inlines.Text(@class)));
        if (version.Summary is { } summary) rows.Add(new("What it says", content.Texts.Line(summary, FileOf(law), null)));
        if (version.Text is { } text) rows.Add(new("In its own words", Inlines.Text($"“{text}”")));
        if (version.Act is { } act) rows.Add(new("Made by", [new Inline.Link($"/law/{act}", Inlines.Text(content.Laws.GetValueOrDefault(act)?.Cite ?? act))]));
        rows.Add(new("Source", Inlines.Text(content.SourceTitle(version.Source))));
        return rows;
    }

    private IEnumerable<Definition> PrintedRows(Law law, PrintedLaw printed)
    {
        yield return new Definition("Section", Inlines.Text(printed.Section));
        yield return new Definition("Title", Inlines.Text(printed.Title ?? "none printed"));
        yield return new Definition("Class", Inlines.Text(printed.Class ?? "none printed"));
        if (printed.Finding is { } finding) yield return new Definition("How it differs", content.Texts.Line(finding, FileOf(law), null));
    }

    private static string FileOf(Law law) => $"law/{law.Code}.json";
}
