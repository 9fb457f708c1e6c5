using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clerestory.EndToEnd.Tests;

/// <summary>One return from the first page to the closed call, with everyone who has a hand in it, on a desk of its own.</summary>
public sealed class DeskReturnTests(DeskBrowser browser)
{
    private const string Agency = "quillowick-police";
    private static readonly string Home = DeskForm.Home(Agency);

    [Fact]
    public async Task A_return_goes_from_its_first_answer_to_the_closed_call()
    {
        await using var desk = await DeskServer.Start();
        await Prepared(desk);
        var signer = await browser.Visit(desk, await desk.Someone("Ada Chief", Agency, AccountRole.Signer));
        await Signed(signer);
        var reviewer = await browser.Visit(desk, await desk.Someone("Rae Viewer", null, AccountRole.Reviewer));
        await SentBack(reviewer);
        await Corrected(signer);
        await Accepted(reviewer);
        await Closed(await browser.Visit(desk, await desk.Someone("Stef Council", null, AccountRole.Staff, AccountRole.Administrator)));
    }

    private async Task Prepared(DeskServer desk)
    {
        var visit = await browser.Visit(desk, await desk.Someone("Pat Filler", Agency, AccountRole.Preparer));
        await visit.Sees("Due on March 15, 2021");
        await visit.HasNoBarrier();
        await visit.Follow("Begin");
        await visit.HasNoBarrier();
        await visit.Follow("Concerns");
        await visit.HasNoBarrier();
        await DeskForm.ConcernsWrong(visit);
        await visit.Press("Save and check");

        // What is wrong is told at the top, and leads to its place, where it is told again.
        var told = visit.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "The concerns by origin do not add up" });
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(visit.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Error: "));
        await visit.HasNoBarrier();
        await told.ClickAsync();
        await Expect(visit.Page.Locator("#f-concerns-in-by .wrong-said")).ToContainTextAsync("do not add up");
        await Expect(visit.Page.Locator("#f-concerns-in-by tfoot")).ToContainTextAsync("4");
        await visit.Fill("concerns-in-by", "public", "1");
        await visit.Press("Save and continue");
        await DeskForm.Rest(visit, () => visit.HasNoBarrier());

        await visit.Title("Check and hand over");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hand over to the signer" })).ToHaveCountAsync(0);
        await visit.HasNoBarrier();
        await DeskForm.Explain(visit);
        await visit.Sees("Saved.");
        await visit.HasNoBarrier();
        await visit.Go(Home + "/review");
        await visit.Sees("Explained: The three concerns came with all that was needed.");
        await visit.Press("Hand over to the signer");
        await visit.Sees("waits for the signature");
        await visit.HasNoBarrier();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign and send" })).ToHaveCountAsync(0);
    }

    private static async Task Signed(DeskVisit visit)
    {
        await visit.Follow("Continue");
        await visit.Follow("Check everything and sign");
        await visit.Sees("25");
        await visit.HasNoBarrier();
        await DeskForm.Sign(visit);
        await visit.Title("Receipt");
        Assert.Matches("^[0-9a-f]{64}$", await visit.Page.Locator("dd.seal").InnerTextAsync());
        await visit.Sees("Ada Chief, Head of department, on February 1, 2021");
        await visit.HasNoBarrier();
    }

    private static async Task SentBack(DeskVisit visit)
    {
        await visit.Sees("1 return waits for review");
        await visit.HasNoBarrier();
        await visit.Follow("1 return waits for review");
        await visit.HasNoBarrier();
        await visit.Follow("Quillowick Town Police");
        await visit.Sees("Explained: The three concerns came with all that was needed.");
        await visit.Page.Locator("summary", new PageLocatorOptions { HasText = "How many trafficking cases did your department hand" }).ClickAsync();
        await visit.Page.Locator("[name='r|handed-over']").FillAsync("Is that the case from May?");
        await visit.HasNoBarrier();
        await visit.Press("Send back with these questions");
        await visit.Sees("Sent back, with your questions.");
        await visit.Sees("Sent back, not yet signed again");
        await visit.HasNoBarrier();
    }

    private static async Task Corrected(DeskVisit visit)
    {
        await visit.Go("/");
        await visit.Sees("The council has a question about it.");
        await visit.Follow("Open");
        await visit.Follow("Conversation with the council");
        await visit.Sees("Is that the case from May?");
        await visit.Page.GetByLabel("Your words").FillAsync("It is, and there was a second one. We correct it.");
        await visit.Press("Send");
        await visit.Sees("It is, and there was a second one.");
        await visit.HasNoBarrier();
        await visit.Go(Home + "/amend");
        await visit.HasNoBarrier();
        await visit.Page.GetByLabel("Material").CheckAsync();
        await visit.Page.GetByLabel("What is corrected, and why?").FillAsync("A second case was handed over in December.");
        await visit.Press("Begin the correction");
        await visit.Sees("You are correcting version 1");
        await visit.HasNoBarrier();
        await visit.Follow("Onward");
        await visit.Fill("handed-over", "", "2");
        await visit.Press("Save and continue");
        await DeskForm.Sign(visit);
        await visit.Title("Receipt");
        await visit.Follow("What was signed");
        var changes = visit.Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "What differs from version 1" });
        await Expect(changes.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(changes.Locator("tbody td")).ToHaveTextAsync(["1", "2"]);
        await visit.HasNoBarrier();
    }

    private static async Task Accepted(DeskVisit visit)
    {
        await visit.Go("/review");
        await visit.Follow("Quillowick Town Police");
        await visit.Sees("We correct it.");
        await visit.Press("Accept");
        await visit.Sees("Accepted.");
        await visit.Sees("Nothing waits for review.");
        await visit.HasNoBarrier();
    }

    private static async Task Closed(DeskVisit visit)
    {
        await visit.HasNoBarrier();
        await visit.Go("/calls/2020");
        await visit.Sees("1 of 1");
        await visit.HasNoBarrier();
        await visit.Follow("Next page");
        await visit.Sees("Page 2 of 2");
        await visit.Page.GetByLabel("Search agency").FillAsync("Quilloholm Town");
        await visit.Press("Show");
        await visit.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Quilloholm Town Police" }).ClickAsync();
        await visit.HasNoBarrier();
        await visit.Page.GetByLabel("What", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("Excused");
        await visit.Page.GetByLabel("Reason").FillAsync("The town hall burned down, and the records with it.");
        await visit.Press("Note the exception");
        await visit.Sees("Excused: The town hall burned down");
        await visit.Go("/calls/2020/close");
        await visit.Sees("It cannot be undone.");
        await visit.HasNoBarrier();
        await visit.Page.GetByLabel("I have checked the list").CheckAsync();
        await visit.Press("Close the call for good");
        await visit.Sees("Closed: 1 of ");
        await visit.HasNoBarrier();
        Assert.Empty(visit.Complaints);
    }
}
