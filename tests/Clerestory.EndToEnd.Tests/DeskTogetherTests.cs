using static Microsoft.Playwright.Assertions;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Lost connections, closed browsers, and two people at one return.</summary>
public sealed class DeskTogetherTests(DeskBrowser browser)
{
    [Fact]
    public async Task What_was_saved_is_there_after_the_connection_was_lost_and_the_browser_closed()
    {
        const string agency = "thimbelmere-police";
        var desk = await browser.Desk;
        var person = await desk.Someone("Lou Line", agency, AccountRole.Preparer);
        var visit = await browser.Visit(desk, person);
        await visit.Go(DeskForm.Home(agency) + "/section/concerns");
        await visit.Fill("concerns-in", "", "7");
        await visit.Press("Save and continue");
        await visit.Title("Taking up a concern");
        await visit.Fill("rule-words", "", "Typed while the line was down.");

        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Press("Save and continue");
        await visit.Sees("You are offline. What you typed is still on this page");
        await Expect(visit.At("rule-words")).ToHaveValueAsync("Typed while the line was down.");
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.Press("Save and continue");
        await visit.Title("Missing children");
        await visit.Page.Context.CloseAsync();

        var again = await browser.Visit(desk, person);
        await again.Follow("Continue");
        await again.Sees("1 of 3 answered");
        await again.Follow("Concerns");
        await Expect(again.At("concerns-in")).ToHaveValueAsync("7");
        await again.Go(DeskForm.Home(agency) + "/section/taking-up");
        await Expect(again.At("rule-words")).ToHaveValueAsync("Typed while the line was down.");
    }

    [Fact]
    public async Task Two_people_who_answer_differently_are_shown_both_answers_and_nothing_else_is_lost()
    {
        const string agency = "pewtrawick-police";
        var desk = await browser.Desk;
        var ann = await browser.Visit(desk, await desk.Someone("Ann First", agency, AccountRole.Preparer));
        var ben = await browser.Visit(desk, await desk.Someone("Ben Second", agency, AccountRole.Preparer));
        string page = DeskForm.Home(agency) + "/section/concerns";
        await ann.Go(page);
        await ben.Go(page);
        await ann.Fill("concerns-in", "", "3");
        await ann.Fill("concerns-in-by", "hotline", "2");
        await ann.Press("Save and continue");
        await ben.Fill("concerns-in", "", "5");
        await ben.Fill("concerns-child-agency", "", "1");
        await ben.Press("Save and continue");

        await ben.Sees("Somebody else changed this page while you worked on it");
        await Expect(ben.Page.GetByLabel("Yours: 5")).ToBeCheckedAsync();
        await ben.HasNoBarrier();
        await ben.Page.GetByLabel("Ann First").CheckAsync();
        await ben.Press("Keep what I chose");

        await Expect(ben.At("concerns-in")).ToHaveValueAsync("3");
        await Expect(ben.At("concerns-in-by", "hotline")).ToHaveValueAsync("2");
        await Expect(ben.At("concerns-child-agency")).ToHaveValueAsync("1");
        await ann.Go(page);
        await Expect(ann.At("concerns-in")).ToHaveValueAsync("3");
        await Expect(ann.At("concerns-child-agency")).ToHaveValueAsync("1");
    }
}
