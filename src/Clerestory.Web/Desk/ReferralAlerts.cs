using Clerestory.Collection;
using Clerestory.Referrals;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Desk;

/// <summary>What of referrals waits for a person, on the first page.</summary>
public static class ReferralAlerts
{
    /// <summary>Silences that stand, and, for staff, differences that wait.</summary>
    public static async Task<IReadOnlyList<(string Text, string Link)>> Of(DataStore store, FormBook book, Actor actor, CancellationToken cancel)
    {
        if (!actor.MaySomewhere(Permission.ReadReferrals)) return [];
        var (silences, differences) = (store.Silences, store.Differences);
        var routes = Route.In(book.Pack).Where(r => actor.Agency is null || (book.Agencies.TryGetValue(actor.Agency, out var own) && r.Concerns(own))).ToDictionary(r => r.Code, StringComparer.Ordinal);
        var standing = await silences.AsNoTracking().Where(s => s.Pack == book.Code && s.EndedAt == null).OrderBy(s => s.Since).ToListAsync(cancel);
        var open = await differences.AsNoTracking().Where(d => d.Pack == book.Code && d.GoneAt == null && d.SettledAs == null).GroupBy(d => d.Route).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return
        [
            .. standing.Where(s => routes.ContainsKey(s.Route)).Select(s => ($"{routes[s.Route].Title}: {(s.Kind == SilenceKind.Route ? "too few referrals" : "no count")} since {Words.Day(s.Since)}", $"/referrals/{s.Route}")),
            .. open.Where(d => routes.TryGetValue(d.Key, out var route) && (actor.Agency is null || route.Party(RouteSide.Sent).Agency == actor.Agency || route.Party(RouteSide.Received).Agency == actor.Agency)).OrderBy(d => d.Key, StringComparer.Ordinal)
                .Select(d => ($"{routes[d.Key].Title}: {d.Count} {(d.Count == 1 ? "difference waits" : "differences wait")}", $"/referrals/{d.Key}/differences")),
        ];
    }
}
