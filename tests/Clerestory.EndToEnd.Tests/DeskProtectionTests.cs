using Clerestory.Collection;
using Clerestory.Protection;
using Clerestory.Tables;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The privacy officer reviews tables of a finished round: on a phone, by keyboard, without script.</summary>
public sealed class DeskProtectionTests(DeskBrowser browser)
{
    private const string Table = "/protection/concern-origins";

    [Fact]
    public async Task The_pages_have_no_barrier_and_show_who_can_work_out_what()
    {
        await using var desk = await WithReturns();
        var visit = await browser.Visit(desk, await desk.Someone("Pat Officer", null, AccountRole.PrivacyOfficer), 390);
        await visit.Go("/protection");
        await visit.HasNoBarrier();
        await visit.Follow("Concerns by who brought them, 2020");
        await visit.Sees("A count from 1 to 5.");
        await visit.Sees("S4 is proven.");
        await visit.Sees("Controlled rounding");
        await visit.HasNoBarrier();
    }

    [Fact]
    public async Task A_table_is_approved_by_keyboard_and_without_script()
    {
        await using var desk = await WithReturns();
        var visit = await browser.Visit(desk, await desk.Someone("Pat Officer", null, AccountRole.PrivacyOfficer), script: false);
        await visit.Go(Table);
        await visit.Page.GetByLabel("Note").FocusAsync();
        await visit.Page.Keyboard.TypeAsync("Seen with the police.");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Sees("Approved by Pat Officer");
        await visit.Sees("Seen with the police.");

        await visit.Page.Locator("#key").SelectOptionAsync("school");
        await visit.Page.GetByLabel("Why", new() { Exact = true }).First.FillAsync("One school.");
        await visit.Press("Demand it");
        await visit.Sees("Must be hidden");
        await visit.Page.Locator("summary", new() { HasText = "Withdraw: Must be hidden" }).ClickAsync();
        await visit.Page.GetByLabel("Why it no longer holds").Last.FillAsync("Two schools.");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Withdraw", Exact = true }).Last.ClickAsync();
        await visit.Sees("Withdrawn.");

        // What the page says is what the store holds, and each step is in the trail.
        await using var store = desk.Settings.Store.Connect();
        var kept = await store.Set<ProtectionDecision>().OrderBy(d => d.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [(DecisionKind.Approve, "Seen with the police."), (DecisionKind.Hide, "One school."), (DecisionKind.Withdraw, "Two schools.")], kept.Select(d => (d.Kind, d.Reason)));
        Assert.All(kept, d => Assert.Equal(("concern-origins", "Pat Officer"), (d.Table, d.By)));
        Assert.Equal(kept[1].Number, kept[2].Of);
        string[] steps = ["approved protection", "demanded that a number is hidden", "withdrew a decision on protection"];
        Assert.Equal(steps, await store.Trail.Where(e => e.Who == "Pat Officer" && steps.Contains(e.What)).OrderBy(e => e.Number).Select(e => e.What).ToListAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A desk after the round: the returns of the pack are there, and the tables went through the gate.</summary>
    internal static async Task<DeskServer> WithReturns()
    {
        var desk = await DeskServer.Start();
        var actor = Actor.Operator("test", desk.Settings.Book.Code);
        await using var store = desk.Settings.Store.Connect();
        await new LoadReturns(store, desk.Clock).Run(desk.Settings.Book.Pack, actor, default);
        await new BuildTables(store, desk.Clock).Run(desk.Settings.Book.Pack, actor, default);
        await new ProtectTables(store, desk.Clock).Run(desk.Settings.Book.Pack, null, actor, default);
        return desk;
    }
}
