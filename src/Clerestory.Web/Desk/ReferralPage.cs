using Clerestory.Referrals;
using Clerestory.Registry;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clerestory.Web.Desk;

/// <summary>A page about one route. An agency sees only those on which it stands.</summary>
public abstract class ReferralPage : DeskPage
{
    /// <summary>The route.</summary>
    public Route Route { get; private set; } = null!;

    /// <summary>Everything known of it.</summary>
    public RouteLedger Ledger { get; private set; } = null!;

    /// <summary>How it is doing.</summary>
    public RouteLook Look { get; private set; } = null!;

    /// <summary>The reader's agency; null for the council.</summary>
    public Agency? Own => Actor.Agency is { } code ? Book.Agencies.GetValueOrDefault(code) : null;

    /// <summary>The council's day.</summary>
    public DateOnly Today => LastDay.DayOf(Now, Book.TimeZone);

    /// <summary>Whether the reader may see both sides: the council does, and an agency whose side is itself alone, because its differences are spoken of.</summary>
    public bool SeesBoth => Own is not { } own || Route.SidesOf(own).Any(s => Route.Party(s).Agency is not null);

    /// <summary>The agencies for which the reader may enter, each with its sides.</summary>
    public IEnumerable<(Agency Agency, RouteSide Side)> MayEnter => new[] { RouteSide.Sent, RouteSide.Received }
        .SelectMany(side => (Own is { } own ? Route.Party(side).Includes(own) ? [own] : [] : Ledger.AgencyOf(side) is { } only ? new[] { only } : []).Select(a => (a, side)))
        .Where(e => Actor.May(Permission.KeepReferrals, e.a.Code)).Select(e => (e.a, e.side));

    /// <summary>The address of the route's page.</summary>
    public string Home => $"/referrals/{Route.Code}";

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (RouteData.Values["route"] is not string code || Clerestory.Referrals.Route.Find(Book.Pack, code) is not { } route || (Actor.Agency is not null && (Own is not { } own || !route.Concerns(own))))
        {
            context.Result = NotFound();
            return;
        }
        Route = route;
        await Load();
        await next();
    }

    /// <summary>Reads the ledger, anew after a change.</summary>
    protected async Task Load()
    {
        Ledger = await Store.Ledger(Book, Route, Gone);
        Look = RouteLook.Of(Ledger, Today);
    }
}
