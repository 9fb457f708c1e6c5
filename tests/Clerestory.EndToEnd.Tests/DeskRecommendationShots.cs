using Microsoft.Playwright;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Pictures of the pages of recommendations, on the desk and in the portal, to be looked at: <c>./do shots</c>. Not a test; it runs only when asked for.</summary>
public sealed class DeskRecommendationShots(DeskBrowser browser)
{
    private readonly string folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CLERESTORY_SHOTS") ?? Path.Combine(Shell.Root, ".shots")).FullName;

    [Fact(Explicit = true)]
    public async Task The_pages_of_recommendations_are_pictured_on_a_desk_and_on_a_phone()
    {
        await using var desk = await DeskServer.Start();
        var staff = await browser.Visit(desk, await desk.Someone("Rae Corder", null, AccountRole.Staff));
        await Picture(staff, "new", "/recommendations/new");
        string home = await DeskRecommendationTests.Opened(staff);
        await Picture(staff, "roll", $"{home}/roll");
        await Picture(staff, "bills", "/recommendations/bills");
        await Picture(staff, "disposition", "/recommendations/R2020-1/disposition");
        await Picture(staff, "page", "/recommendations/R2020-1");
        await Picture(staff, "list", "/recommendations");
        var member = await browser.Visit(desk, await desk.Someone("inventmore", null, AccountRole.Member));
        await Picture(member, "member-list", "/recommendations");
        await Picture(member, "positions", "/positions");
        await Picture(member, "position", home.Replace("/recommendations", "/positions", StringComparison.Ordinal));
    }

    private async Task Picture(DeskVisit visit, string name, string path)
    {
        await visit.Go(path);
        foreach (int width in new[] { 390, 1366 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"desk-recommendations-{name}-{width}.png"), FullPage = true });
        }
    }
}
