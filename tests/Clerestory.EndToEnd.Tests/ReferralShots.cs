using Microsoft.Playwright;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Pictures of the pages of referrals, desk and portal: <c>./do shots</c>. Not a test; it runs only when asked for.</summary>
public sealed class ReferralShots(DeskBrowser browser, Browser portal)
{
    private readonly string folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CLERESTORY_SHOTS") ?? Path.Combine(Shell.Root, ".shots")).FullName;

    [Fact(Explicit = true)]
    public async Task The_pages_of_referrals_are_pictured_on_a_desk_and_on_a_phone()
    {
        await using var desk = await DeskServer.Start();
        await DeskReferralTests.Fill(desk);
        var staff = await browser.Visit(desk, await desk.Someone("Sam Staff", null, AccountRole.Staff));
        foreach (var (name, path) in new[]
        {
            ("routes", "/referrals"), ("route-silent", DeskReferralTests.Children), ("route-differences", DeskReferralTests.Children + "/differences"), ("route-enter", DeskReferralTests.Children + "/child-safety?year=2020"),
            ("route-singles", DeskReferralTests.Singles + "/tanselgarth-house"), ("route-flowing", DeskReferralTests.Lantern), ("route-import", "/referrals/import"), ("route-home", "/"),
        }) await Picture(staff.Page, "desk-" + name, path);
    }

    [Fact(Explicit = true)]
    public async Task The_readers_pages_of_referrals_are_pictured_on_a_desk_and_on_a_phone()
    {
        var (page, _) = await portal.Open(1366);
        foreach (var (name, path) in new[] { ("portal-routes", "/referrals"), ("portal-route", "/referrals/dcf-to-csa") }) await Picture(page, name, path);
        var (demo, _) = await portal.Open(1366, address: portal.Demonstration);
        await Picture(demo, "portal-route-demo", "/referrals/child-safety-to-advocate");
    }

    private async Task Picture(IPage page, string name, string path)
    {
        await page.GotoAsync(path);
        foreach (int width in new[] { 1366, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
    }
}
