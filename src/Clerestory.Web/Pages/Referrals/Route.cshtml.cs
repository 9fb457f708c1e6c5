using Clerestory.Referrals;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Referrals;

/// <summary>One route: both sides month by month, why they differ, its silences, and its end.</summary>
[Needs(Permission.ReadReferrals, Somewhere = true)]
public sealed class RouteModel : ReferralPage
{
    private const int Shown = 13;

    /// <summary>The sides held beside each other.</summary>
    public Reconciliation Found { get; private set; } = null!;

    /// <summary>The periods that are shown, newest first.</summary>
    public IReadOnlyList<LedgerPeriod> Periods { get; private set; } = [];

    /// <summary>Whether all periods are shown.</summary>
    public bool ShowsAll { get; private set; }

    /// <summary>How many differences wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(bool all = false)
    {
        Found = Ledger.Reconcile(Today);
        ShowsAll = all || Found.Periods.Count <= Shown;
        Periods = [.. Found.Periods.Reverse().Take(ShowsAll ? int.MaxValue : Shown)];
        var differences = Store.Differences;
        Waiting = await differences.CountAsync(d => d.Pack == Book.Code && d.Route == Route.Code && d.GoneAt == null && d.SettledAs == null, Gone);
    }

    /// <summary>Notes why it is silent.</summary>
    public async Task<IActionResult> OnPostExplainAsync(Guid id, string? reason) =>
        await Done(await Use<ExplainSilence>().Run(id, reason ?? "", Actor, Gone), "reason", "The reason is noted. The watch goes on from tomorrow.");

    /// <summary>Notes that it has ended, or is used again.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? day, bool isEnd, string? why) =>
        await Done(await Use<EndRoute>().Run(Route.Code, (Day(day), isEnd, why ?? ""), Actor, Gone), "why", isEnd ? "The route has ended. Nothing is expected by it any more." : "The route is used again.");

    /// <summary>What an agency, or a side, says of a period.</summary>
    public SideCount Of(LedgerPeriod period, RouteSide side)
    {
        if (SeesBoth) return side == RouteSide.Sent ? period.Sent : period.Received;
        return Ledger.CountOf(side, Own!.Code, period.From, ((period.To.Year - period.From.Year) * 12) + period.To.Month - period.From.Month + 1);
    }

    /// <summary>The sides that the reader sees.</summary>
    public IEnumerable<RouteSide> Sides => SeesBoth ? [RouteSide.Sent, RouteSide.Received] : Route.SidesOf(Own!);

    /// <summary>Why a period differs, in words.</summary>
    public IEnumerable<DifferenceLine> LinesOf(LedgerPeriod period) => Found.Lines.Where(l => l.From == period.From || l.Other == period.From);

    private async Task<IActionResult> Done(string? why, string field, string said)
    {
        if (!Stands(why, field))
        {
            Said = said;
            return Redirect(Home);
        }
        await Load();
        await OnGetAsync();
        return Page();
    }
}
