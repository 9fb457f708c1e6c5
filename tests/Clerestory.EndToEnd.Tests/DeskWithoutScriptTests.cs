namespace Clerestory.EndToEnd.Tests;

/// <summary>The desk in a browser that runs no scripts.</summary>
public sealed class DeskWithoutScriptTests(DeskBrowser browser)
{
    private const string Agency = "thimbelgarth-police";

    [Fact]
    public async Task The_whole_return_can_be_made_without_scripts()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Noa Script", Agency, AccountRole.Signer), 390, script: false);
        await visit.Follow("Begin");
        await visit.Follow("Concerns");
        await DeskForm.ConcernsWrong(visit);
        await visit.Press("Save and check");
        await visit.Sees("There is a problem");
        await visit.Fill("concerns-in-by", "public", "1");
        await visit.Press("Save and continue");
        await DeskForm.Rest(visit, () => Task.CompletedTask);
        await DeskForm.Explain(visit);
        await visit.Go(DeskForm.Home(Agency) + "/review");
        await DeskForm.Sign(visit);
        await visit.Title("Receipt");
        Assert.Empty(visit.Complaints);
    }
}
