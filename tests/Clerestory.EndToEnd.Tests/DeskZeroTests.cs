namespace Clerestory.EndToEnd.Tests;

/// <summary>A department with nothing to report.</summary>
public sealed class DeskZeroTests(DeskBrowser browser)
{
    [Fact]
    public async Task Nothing_to_report_takes_three_pages_at_most_from_the_first_page_to_the_receipt()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Quin Zero", "thimbelwick-police", AccountRole.Signer));
        var pages = new List<string>();
        visit.Page.Response += (_, response) => { if (response.Request.IsNavigationRequest && response.Status == 200) pages.Add(response.Url[desk.Url.Length..]); };

        await visit.Follow("Begin");
        await visit.Follow("We have nothing to report");
        await visit.HasNoBarrier();
        await visit.Page.GetByLabel("Office").SelectOptionAsync("Acting head of department");
        await visit.Page.GetByLabel("I sign this statement").CheckAsync();
        await visit.Press("Confirm and sign");
        await visit.Title("Receipt");

        Assert.True(pages.Count <= 3, "The way took these pages: " + string.Join(", ", pages));
        await visit.HasNoBarrier();
    }
}
