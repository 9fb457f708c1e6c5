using Clerestory.Referrals;
using static Microsoft.Playwright.Assertions;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The ledger of referrals before a browser: no barrier, by keyboard, and without scripts.</summary>
public sealed class DeskReferralTests(DeskBrowser browser)
{
    internal const string Children = "/referrals/child-safety-to-advocate", Lantern = "/referrals/lantern-to-advocate", Singles = "/referrals/tanselgarth-to-kettraholm";

    [Fact]
    public async Task The_pages_of_referrals_have_no_barrier()
    {
        await using var desk = await DeskServer.Start();
        await Fill(desk);
        var staff = await browser.Visit(desk, await desk.Someone("Rae Staff", null, AccountRole.Staff));
        foreach (string path in new[] { "/", "/referrals", Children, Children + "/differences", Children + "/child-safety?year=2020", Singles, Singles + "/tanselgarth-house", "/referrals/import", "/referrals/child-safety-to-town-police" })
        {
            await staff.Go(path);
            await staff.HasNoBarrier();
        }
        var line = await browser.Visit(desk, await desk.Someone("Lin Line", "lantern-line", AccountRole.Preparer));
        foreach (string path in new[] { "/", "/referrals", Lantern, Lantern + "/lantern-line" })
        {
            await line.Go(path);
            await line.HasNoBarrier();
        }
    }

    [Fact]
    public async Task A_month_is_entered_by_keyboard_alone_without_scripts()
    {
        await using var desk = await DeskServer.Start();
        await Fill(desk);
        var visit = await browser.Visit(desk, await desk.Someone("Kay Board", "lantern-line", AccountRole.Preparer), 390, script: false);
        await visit.Go(Lantern + "/lantern-line?year=2020");
        var december = visit.Page.GetByLabel("December 2020, Number");
        await december.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+A");
        await visit.Page.Keyboard.TypeAsync("many");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Sees("is not a whole number");
        await Expect(december).ToHaveValueAsync("many");
        await december.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+A");
        await visit.Page.Keyboard.TypeAsync("5");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.GetByLabel("November 2020, Number")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Sees("1 month is in the ledger.");
        Assert.Empty(visit.Complaints);
    }

    /// <summary>The demonstration's ledger, listened to and reconciled.</summary>
    internal static async Task Fill(DeskServer desk)
    {
        await using var store = await desk.Settings.Store.Open(default);
        var (book, actor) = (desk.Settings.Book, Actor.Operator("test", "demo"));
        await new LoadLedger(store, book, desk.Clock).Run(actor, default);
        await new RaiseSilence(store, book, desk.Clock).Run(desk.Url, actor, default);
        foreach (var route in Route.In(book.Pack)) await new ReconcileRoute(store, book, desk.Clock).Run(route.Code, actor, default);
        var found = store.Differences.Local.First(d => d is { Route: "child-safety-to-advocate", Class: DifferenceClass.NotReceived });
        await new CommentDifference(store, book, desk.Clock).Run(found.Id, "child-safety", "Both went out by letter on October 29.", actor, default);
        await new CommentDifference(store, book, desk.Clock).Run(found.Id, "state-advocate", "The letter was found in November, and opened under another number.", actor, default);
        await new ResolveDifference(store, book, desk.Clock).Run(found.Id, (DifferenceClass.PeriodDiffers, "The letter came and was counted nowhere. Both agencies now use the weekly list.", ""), actor, default);
    }
}
