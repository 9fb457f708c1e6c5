using Clerestory.Deliberation;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Recommendations;

/// <summary>All recommendations, with what became of them and what one still owes a position on.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class RecommendationsModel : DeskPage
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<Recommendation> All { get; private set; } = [];

    /// <summary>Those that were searched for.</summary>
    public IReadOnlyList<Recommendation> Found { get; private set; } = [];

    /// <summary>The open rolls on which a seat of one's own may speak.</summary>
    public IReadOnlyList<OwnSeat> Own { get; private set; } = [];

    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The year; null for all.</summary>
    public int? Year { get; private set; }

    /// <summary>The status; null for all.</summary>
    public DispositionStatus? Status { get; private set; }

    /// <summary>The body; empty for all.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(string? q, int? year, DispositionStatus? status, string? body)
    {
        (Query, Year, Status, Body) = (q?.Trim() ?? "", year, status, body ?? "");
        All = await Store.RecommendationsOf(Book.Code, Gone);
        if (Actor.May(Permission.TakePosition)) Own = await Store.OwnSeats(Book.Code, Actor, Gone);
        Found = [.. All.Where(r => (Year is null || r.Year == Year) && (Status is null || r.Status == Status) && (Body.Length == 0 || r.Body == Body) && IsSearched(r))];
    }

    /// <summary>Where a recommendation stands, in a few words.</summary>
    public static string StandingOf(Recommendation recommendation) => recommendation switch
    {
        { Rolls: [.., { IsClosed: false } open] } => $"Roll open: {open.Owing.Count} of {open.Lines.Count(l => !l.IsVacant)} positions to come",
        { IsFromPack: false, Decided: null } => "Draft",
        _ => DeliberationWords.Of(recommendation.Status).TrimEnd('.'),
    };

    private bool IsSearched(Recommendation r) => Query.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(word => new[] { r.Code, r.Title, r.Text, r.BodyName, r.Addressee, r.Kind }.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
