using Clerestory.Justice;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Justice;

/// <summary>The draws on file, and the statutes that they count.</summary>
[Needs(Permission.ReadJustice)]
public sealed class IndexModel : DeskPage
{
    /// <summary>The registers.</summary>
    public JusticeBook Justice => field ??= new JusticeBook(Book.Pack);

    /// <summary>All draws, the oldest first.</summary>
    public IReadOnlyList<DrawLine> Draws { get; private set; } = [];

    /// <summary>The statutes that fit.</summary>
    public IReadOnlyList<Law> Laws { get; private set; } = [];

    /// <summary>The statutes that are counted, by code.</summary>
    public IReadOnlySet<string> Counted { get; private set; } = new HashSet<string>();

    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The day for the council.</summary>
    public DateOnly Today => LastDay.DayOf(Now, Book.TimeZone);

    /// <summary>The last two draws of one source that stand; null where there are none.</summary>
    public (Guid, Guid)? Pair { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(string? q)
    {
        Query = q?.Trim() ?? "";
        Draws = await Store.DrawLines(Book.Code, Gone);
        Counted = JusticeWords.Lists(Justice).SelectMany(l => Justice.Lists[l].Codes).Select(r => r["law"]).Where(l => l.Length > 0).ToHashSet(StringComparer.Ordinal);
        Laws = [.. Justice.Laws.Values.Where(l => l.Kind == LawKind.Statute && Fits(l)).OrderByDescending(l => Counted.Contains(l.Code)).ThenBy(l => l.Code, StringComparer.Ordinal)];
        Pair = Draws.Where(d => d.WithdrawnAt is null).GroupBy(d => d.Source).Where(g => g.Count() > 1).Select(g => ((Guid, Guid)?)(g.SkipLast(1).Last().Id, g.Last().Id)).FirstOrDefault();
    }

    private bool Fits(Law law) => new[] { law.Cite, law.Title, law.Code }.Concat(law.Versions.SelectMany(v => new[] { v.Title, v.Class })).OfType<string>().Any(w => w.Contains(Query, StringComparison.OrdinalIgnoreCase));
}
