using System.Collections.Frozen;
using System.Text.Json;
using Clerestory.Publication;

namespace Clerestory.Web.Portal;

/// <summary>A published edition on disk: what the portal shows. It knows no store and no route to one.</summary>
public sealed class EditionSite
{
    private readonly Lazy<IReadOnlyList<SearchEntry>> entries;
    private readonly Lazy<string> searchPage;
    private readonly FrozenSet<string> known;

    /// <summary>Opens the folder of an edition.</summary>
    /// <exception cref="Fault">There is no edition in it.</exception>
    public EditionSite(string folder)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        if (!File.Exists(Path.Combine(Root, "edition.json")))
            throw new Fault("serve.none", $"There is no edition in '{folder}'.", $"Publish one first: clerestory publish --pack packs/ct --edition 2021 --out {folder}");
        known = ReadManifest();
        entries = new Lazy<IReadOnlyList<SearchEntry>>(ReadEntries);
        searchPage = new Lazy<string>(() => File.ReadAllText(Path.Combine(Root, "search", "index.html")));
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The file that a path of the site leads to; null when the edition has none. Only what its manifest names is ever given.</summary>
    public string? FileOf(string path)
    {
        string relative = path.Trim('/'), page = relative.Length == 0 ? "index.html" : relative + "/index.html";
        return known.Contains(relative) ? Path.Combine(Root, relative) : known.Contains(page) ? Path.Combine(Root, page) : null;
    }

    /// <summary>What a question finds, as a page in the frame of this edition.</summary>
    public string Search(string question) => SearchAnswer.Write(searchPage.Value, SearchIndex.Find(entries.Value, question), question);

    private FrozenSet<string> ReadManifest()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "edition.json")));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()!);
        string pdf = EditionFiles.PdfPath(manifest.RootElement.GetProperty("edition").GetString()!);
        return files.Append("edition.json").Append(pdf).Where(f => File.Exists(Path.Combine(Root, f)) && File.ResolveLinkTarget(Path.Combine(Root, f), false) is null).ToFrozenSet(StringComparer.Ordinal);
    }

    private SearchEntry[] ReadEntries()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, SearchIndex.File)));
        return [.. index.RootElement.GetProperty("entries").EnumerateArray().Select(e => new SearchEntry(e.GetProperty("title").GetString()!, e.GetProperty("address").GetString()!, e.GetProperty("detail").GetString()!))];
    }
}
