using Clerestory.Referrals;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Referrals;

/// <summary>The differences of a route: what each side says of them, and how they were settled.</summary>
[Needs(Permission.ReadReferrals, Somewhere = true)]
public sealed class DifferencesModel : ReferralPage
{
    /// <summary>The differences that the counts show, the open ones first.</summary>
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    /// <summary>What was said of each.</summary>
    public ILookup<Guid, DifferenceRemark> Remarks { get; private set; } = Array.Empty<DifferenceRemark>().ToLookup(r => r.Difference);

    /// <summary>Whether the counts show differences that nobody has put here yet, or others than those that stand here.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!SeesBoth) return Redirect(Home);
        var (differences, remarks) = (Store.Differences, Store.DifferenceRemarks);
        Differences = [.. (await differences.AsNoTracking().Where(d => d.Pack == Book.Code && d.Route == Route.Code && d.GoneAt == null).ToListAsync(Gone)).OrderBy(d => d.IsOpen ? 0 : 1).ThenByDescending(d => d.From).ThenBy(d => d.Id)];
        var ids = Differences.Select(d => d.Id).ToList();
        Remarks = (await remarks.AsNoTracking().Where(r => ids.Contains(r.Difference)).OrderBy(r => r.Id).ToListAsync(Gone)).ToLookup(r => r.Difference);
        IsBehind = !Ledger.Reconcile(Today).Lines.ToHashSet().SetEquals(Differences.Select(d => d.Line));
        return Page();
    }

    /// <summary>Reconciles the route as it stands.</summary>
    public async Task<IActionResult> OnPostReconcileAsync()
    {
        if (await Use<ReconcileRoute>().Run(Route.Code, Actor, Gone) is { } done) Said = done.New + done.Gone == 0 ? "Nothing has changed." : $"{done.New} new, {done.Gone} gone, {done.Open} open.";
        return Redirect($"{Home}/differences");
    }

    /// <summary>Says something of a difference.</summary>
    public async Task<IActionResult> OnPostSayAsync(Guid id, string? side, string? text)
    {
        string? agency = Own?.Code ?? (side is { Length: > 0 } ? side : null);
        return await Done(await Use<CommentDifference>().Run(id, agency, text ?? "", Actor, Gone), $"text-{id}", "It is said.");
    }

    /// <summary>Settles a difference.</summary>
    public async Task<IActionResult> OnPostSettleAsync(Guid id, DifferenceClass @class, string? words, string? without) =>
        await Done(await Use<ResolveDifference>().Run(id, (@class, words ?? "", without ?? ""), Actor, Gone), $"words-{id}", "The difference is settled.");

    private async Task<IActionResult> Done(string? why, string field, string said)
    {
        if (!Stands(why, field))
        {
            Said = said;
            return Redirect($"{Home}/differences");
        }
        return await OnGetAsync();
    }
}
