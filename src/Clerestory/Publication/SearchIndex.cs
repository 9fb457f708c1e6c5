using Clerestory.Documents;

namespace Clerestory.Publication;

/// <summary>One thing that can be found: a page or a number, with the words it is found by.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Detail">A number's code and value, or what kind of page it is.</param>
public sealed record SearchEntry(string Title, string Address, string Detail);

/// <summary>Everything that can be found in an edition. It is written with the edition, so the portal needs no store to search.</summary>
public static class SearchIndex
{
    /// <summary>Where the index stands in an edition.</summary>
    public const string File = "search/index.json";

    /// <summary>The entries that hold all words of a question, whatever their case, those that begin with it first.</summary>
    public static IReadOnlyList<SearchEntry> Find(IEnumerable<SearchEntry> entries, string question)
    {
        string[] words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return [];
        return
        [
            .. entries.Where(e => words.All(w => e.Title.Contains(w, StringComparison.OrdinalIgnoreCase) || e.Detail.Contains(w, StringComparison.OrdinalIgnoreCase)))
                .OrderByDescending(e => e.Detail.StartsWith(question, StringComparison.OrdinalIgnoreCase) || e.Title.StartsWith(question, StringComparison.OrdinalIgnoreCase)).Take(100),
        ];
    }

    /// <summary>The page with everything (no question) or with what was found.</summary>
    public static SitePage Page(IReadOnlyList<SearchEntry> entries, string? question)
    {
        string title = question is null ? "All numbers and pages" : "Search";
        string lead = question is null ? $"{Numbers.Read(entries.Count)} entries. Every number has a page of its own that says where it came from."
            : entries.Count == 0 ? $"Nothing was found for “{question}”. Try fewer or other words, or a number’s code such as LE-02."
            : $"{Numbers.Read(entries.Count)} found for “{question}”.";
        return new SitePage("/search", title, title, null, null,
        [
            new Heading(1, title), new Paragraph(Inlines.Text(lead), Role.Standfirst),
            .. entries.Count == 0 ? new Block[] { new Paragraph([new Inline.Link("/search", Inlines.Text("All numbers and pages"))]) } :
                [new DataTable(title, [new Column("What"), new Column("Number, or kind of page")], [.. entries.Select(e => new Row([new Inline.Link(e.Address, Inlines.Text(e.Title))], [TableCell.Of(e.Detail)]))], captionIsShown: false)],
            .. TableBlocks.NoteOfMark(entries.Any(e => e.Detail.Contains("[c]", StringComparison.Ordinal))),
        ]);
    }

    /// <summary>The entries of an edition: its figures first, then its pages.</summary>
    internal static IReadOnlyList<SearchEntry> Of(EditionContent content, IEnumerable<SitePage> pages) =>
    [
        .. content.Figures.All.Select(f => new SearchEntry(f.Definition.Title, content.NumberAddress(f.Code), $"{f.Code}: {f.Text} {(f.IsPercent ? "" : f.Definition.Unit)}".TrimEnd())),
        .. pages.Where(p => p.Address is not ("/404" or "/safety") && !p.Address.StartsWith("/n/", StringComparison.Ordinal)).Select(p => new SearchEntry(p.Title, p.Address, KindOf(p.Address))),
    ];

    private static string KindOf(string address) => address switch
    {
        _ when address.Contains("/table/", StringComparison.Ordinal) => "Table",
        _ when address.StartsWith("/report/", StringComparison.Ordinal) => "Report",
        _ when address.StartsWith("/law/", StringComparison.Ordinal) => "Law",
        _ when address.StartsWith("/recommendations/", StringComparison.Ordinal) => "Recommendation",
        _ => "Page",
    };
}
