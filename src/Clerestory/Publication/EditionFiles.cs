using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Clerestory.Deliberation;
using Clerestory.Documents;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Registry;

namespace Clerestory.Publication;

/// <summary>All files of an edition in memory, before any of them is written: pages, data, assets, and the manifest that pins them.</summary>
/// <param name="Files">The files by path, in ordinal order; the PDF is printed later and is not among them.</param>
/// <param name="PrintHtml">The document that the PDF is printed from.</param>
/// <param name="Findings">Everything found while they were made.</param>
/// <param name="Seals">The hashes that pin the edition.</param>
public sealed partial record EditionFiles(IReadOnlyDictionary<string, byte[]> Files, string PrintHtml, IReadOnlyList<Finding> Findings, EditionSeals Seals)
{
    /// <summary>Whether no truth rule stands in the way: no error, and no question without an explanation.</summary>
    public bool MayGoOut { get; private init; }

    /// <summary>Where the PDF of an edition stands.</summary>
    public static string PdfPath(string edition) => $"report/{edition}/annual-report.pdf";

    /// <summary>Makes all files. Pure: the same pack, tables and records give the same bytes.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="outline">The report's plan.</param>
    /// <param name="tables">The tables as the gate gave them.</param>
    /// <param name="council">The council as the desk keeps it; the pack's word where none is given.</param>
    /// <param name="deliberation">What the public may read of recommendations; the pack's own history where none is given.</param>
    public static EditionFiles Make(Pack pack, Outline outline, IReadOnlyList<ProtectedTable> tables, CouncilRecord? council = null, DeliberationRecord? deliberation = null)
    {
        var content = new EditionContent(pack, outline, tables, council, deliberation ?? DeliberationRecord.In(pack));
        var seals = EditionSeals.Of(pack, tables, content.Deliberation.Seal + Hash.Of(Popolo.Write(content.Council)));
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var pages = new EditionPages(content, seals).Write().ToList();
        var entries = SearchIndex.Of(content, pages);
        pages.Add(SearchIndex.Page(entries, null));
        var site = SiteFrame.Of(content);
        var clashes = new List<Finding>();
        void Put(string path, byte[] bytes)
        {
            if (!files.TryAdd(path, bytes)) clashes.Add(Finding.Error("edition.clash", content.OutlinePath, null, $"Two parts of the edition would be written to {path}. Change a slug or a code."));
        }

        foreach (var page in pages) Put(FileOf(page.Address), Encoding.UTF8.GetBytes(HtmlWriter.Write(site, page)));
        foreach (var (path, text) in new OpenData(content, seals).Write()) Put(path, Encoding.UTF8.GetBytes(text));
        foreach (var (path, text) in new RecommendationData(content).Write()) Put(path, Encoding.UTF8.GetBytes(text));
        foreach (var (path, text) in new NumberPages(content, seals).Traces()) Put(path.TrimStart('/'), Encoding.UTF8.GetBytes(text));
        foreach (var (path, bytes) in EditionAssets.All()) Put(path, bytes);
        Put(CouncilPages.DataFile, Encoding.UTF8.GetBytes(Popolo.Write(content.Council)));
        files[SearchIndex.File] = JsonSerializer.SerializeToUtf8Bytes(new { Site = site.Name, entries }, OpenData.Json);
        string print = new PrintBook(content, seals).Write();
        files["edition.json"] = Manifest(content, seals, files);
        return new EditionFiles(files, print, [.. content.Findings, .. clashes, .. BrokenLinks(files, outline), .. Notices(content), .. content.Truth.Select(f => f.AsFinding(content.OutlinePath))], seals) { MayGoOut = !content.Truth.Any(f => f.Stops) };
    }

    /// <summary>The file of a page; <c>/</c> is the first one.</summary>
    public static string FileOf(string address) => address == "/404" ? "404.html" : address == "/" ? "index.html" : $"{address.TrimStart('/')}/index.html";

    private static byte[] Manifest(EditionContent content, EditionSeals seals, SortedDictionary<string, byte[]> files)
    {
        var (pack, outline) = (content.Pack.Manifest, content.Outline);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Edition = outline.Code, outline.Version, outline.Issued, outline.Title, pack.Demonstration,
            Pack = new { pack.Code, pack.Version, Seal = seals.Pack, SealCovers = "every file of the pack but returns and the data of tables of which anything is hidden" },
            seals.Content, seals.Software, Council = "sha256:" + Hash.Of(files[CouncilPages.DataFile]),
            Tables = content.Tables.Values.OrderBy(t => t.Code, StringComparer.Ordinal).Select(t => new { t.Code, t.Verdict, t.Rule, t.Reason, t.WithheldBecause }),
            Files = files.Select(f => new { Path = f.Key, Bytes = f.Value.Length, Hash = "sha256:" + Hash.Of(f.Value) }),
        }, OpenData.Json);
    }

    private static IEnumerable<Finding> Notices(EditionContent content)
    {
        foreach (var table in content.Tables.Values.Where(t => t.Verdict != Verdict.Shown))
            yield return Finding.Notice(table.IsWithheld ? "gate.withheld" : "gate.protected", $"tables/{table.Code}.json", $"{(table.IsWithheld ? "Withheld" : $"{table.Hidden} of {table.Cells.Count} numbers are hidden")}: {string.Join("; ", table.WithheldBecause)}.");
        if (content.Outline.Issued < content.Outline.Period.To)
            yield return Finding.Error("edition.issued", content.OutlinePath, PackFiles.LineOf(content.Pack, content.OutlinePath, "issued"), $"The edition is issued {content.Outline.Issued:O}, before the last day that it reports on, {content.Outline.Period.To:O}.");
    }

    // Every link of every page leads to a file of the edition, and every fragment to an element of that page.
    private static IEnumerable<Finding> BrokenLinks(SortedDictionary<string, byte[]> files, Outline outline)
    {
        var pages = files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value), StringComparer.Ordinal);
        var anchors = pages.ToDictionary(p => p.Key, p => Ids().Matches(p.Value).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var broken = new SortedSet<(string Target, string Page)>();
        foreach (var (path, html) in pages)
        {
            foreach (Match link in Links().Matches(html))
            {
                string target = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value);
                if (!Leads(target, path, files, anchors, outline)) broken.Add((target, path));
            }
        }
        var twice = pages.SelectMany(p => Ids().Matches(p.Value).GroupBy(m => m.Groups[1].Value).Where(g => g.Count() > 1)
            .Select(g => Finding.Error("page.id", p.Key, null, $"Two sections of this page have the id '{g.Key}'. Change one.")));
        return twice.Concat(broken.GroupBy(b => b.Target).Select(b => Finding.Error("page.link", b.First().Page, null, $"The link to {b.Key} leads nowhere (on {b.Count()} pages). Correct the path.")));
    }

    private static bool Leads(string target, string page, SortedDictionary<string, byte[]> files, Dictionary<string, HashSet<string>> anchors, Outline outline)
    {
        string[] parts = target.Split('#', 2);
        string path = parts[0].TrimStart('/');
        string? file = parts[0].Length == 0 ? page : files.ContainsKey(path) || path == PdfPath(outline.Code) ? path : files.ContainsKey(FileOf(parts[0])) ? FileOf(parts[0]) : null;
        return file is not null && (parts.Length == 1 || anchors.TryGetValue(file, out var ids) && ids.Contains(parts[1]));
    }

    [GeneratedRegex("(?:href|src)=\"([/#][^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(" id=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();
}
