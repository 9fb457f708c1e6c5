using Clerestory.Referrals;
using Clerestory.Registry;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Referrals;

/// <summary>All routes with how they are doing; for an agency, its own.</summary>
[Needs(Permission.ReadReferrals, Somewhere = true)]
public sealed class IndexModel : DeskPage
{
    /// <summary>The routes, those that need somebody first.</summary>
    public IReadOnlyList<(RouteLedger Ledger, RouteLook Look)> Routes { get; private set; } = [];

    /// <summary>What is searched.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The state that is shown; null for all.</summary>
    public RouteState? Show { get; private set; }

    /// <summary>How many routes there are in all.</summary>
    public int All { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(string? q, RouteState? show)
    {
        (Query, Show) = (q?.Trim() ?? "", show);
        Agency? own = Actor.Agency is { } code ? Book.Agencies.GetValueOrDefault(code) : null;
        var today = LastDay.DayOf(Now, Book.TimeZone);
        var found = new List<(RouteLedger Ledger, RouteLook Look)>();
        foreach (var route in Route.In(Book.Pack).Where(r => Actor.Agency is null || (own is not null && r.Concerns(own))))
        {
            var ledger = await Store.Ledger(Book, route, Gone);
            found.Add((ledger, RouteLook.Of(ledger, today)));
        }
        All = found.Count;
        Routes = [.. found.Where(r => Show is null || r.Look.State == Show).Where(r => IsSearched(r.Ledger.Route)).OrderBy(r => r.Look.State is RouteState.Silent or RouteState.Unreported ? 0 : r.Look.State == RouteState.Ended ? 2 : 1)];
    }

    private bool IsSearched(Route route) =>
        new[] { route.Title, route.Sender.NameIn(Book.Agencies), route.Receiver.NameIn(Book.Agencies) }.Any(w => w.Contains(Query, StringComparison.OrdinalIgnoreCase));
}
