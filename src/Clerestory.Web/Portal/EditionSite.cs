using System.Text.Json;
using Clerestory.Publication;

namespace Clerestory.Web.Portal;

/// <summary>A published edition on disk: what the portal shows. It knows no store and no route to one.</summary>
public sealed class EditionSite
{
    private readonly Lazy<IReadOnlyList<SearchEntry>> entries;
    private readonly Lazy<string> searchPage;

    /// <summary>Opens the folder of an edition.</summary>
    /// <exception cref="Fault">There is no edition in it.</exception>
    public EditionSite(string folder)
    {
        Root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        if (!File.Exists(Path.Combine(Root, "edition.json")))
            throw new Fault("serve.none", $"There is no edition in '{folder}'.", $"Publish one first: clerestory publish --pack packs/ct --edition 2021 --out {folder}");
        entries = new Lazy<IReadOnlyList<SearchEntry>>(ReadEntries);
        searchPage = new Lazy<string>(() => File.ReadAllText(Path.Combine(Root, "search", "index.html")));
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The file that a path of the site leads to; null when there is none, or it would leave the folder.</summary>
    public string? FileOf(string path)
    {
        string relative = path.Trim('/');
        if (relative.Contains('\0', StringComparison.Ordinal)) return null;
        string full = Path.GetFullPath(Path.Combine(Root, relative));
        if (!(full + Path.DirectorySeparatorChar).StartsWith(Root, StringComparison.Ordinal)) return null;
        if (File.Exists(full)) return full;
        string page = Path.Combine(full, "index.html");
        return File.Exists(page) ? page : null;
    }

    /// <summary>What a question finds, as a page in the frame of this edition.</summary>
    public string Search(string question) => SearchAnswer.Write(searchPage.Value, SearchIndex.Find(entries.Value, question), question);

    private SearchEntry[] ReadEntries()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, SearchIndex.File)));
        return [.. index.RootElement.GetProperty("entries").EnumerateArray().Select(e => new SearchEntry(e.GetProperty("title").GetString()!, e.GetProperty("address").GetString()!, e.GetProperty("detail").GetString()!))];
    }
}
