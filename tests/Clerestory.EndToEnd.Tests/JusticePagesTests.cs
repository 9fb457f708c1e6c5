using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The pages of statutes and draws, on the desk and on the portal: nobody meets a barrier, and all of it works without script and without a mouse.</summary>
public sealed class JusticePagesTests(DeskBrowser browser)
{
    private const string Counts = "Section,Measure,2017,2018,2019\nuc-955,Arrests,6,4,7\nSale,Arrests,1,21,1\nuc-955,Convictions,1,1,2\n";

    [Fact]
    public async Task The_pages_of_justice_have_no_barrier()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Jo Staff", null, AccountRole.Staff));
        await visit.Go("/justice/compare");
        await visit.HasNoBarrier();
        foreach (string path in new[] { "/justice", "/justice?q=zzz", "/justice/import", "/justice/take", "/justice/statutes/uc-956", "/justice/statutes/uc-910" })
        {
            await visit.Go(path);
            await visit.HasNoBarrier();
        }
        await visit.Go("/justice");
        await visit.Follow("Drawn on March 14, 2022");
        await visit.HasNoBarrier();
        await visit.Go("/justice/import");
        // Words of the last file of a source are remembered, so this file has one of its own.
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "counts.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Counts.Replace("Sale", "Barter", StringComparison.Ordinal)) });
        await visit.Press("Look at the file");
        await visit.Sees("Words that stand for no code yet");
        foreach (var details in await visit.Page.Locator("details").AllAsync()) await details.EvaluateAsync("d => d.open = true");
        await visit.HasNoBarrier();
    }

    [Fact]
    public async Task A_draw_is_imported_without_script_and_a_striking_count_needs_its_answer()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Ned Staff", null, AccountRole.Staff), script: false);
        await visit.Go("/justice/import");
        await visit.Page.GetByLabel("Arrests").SelectOptionAsync("Event");
        await visit.Page.GetByLabel("Convictions").SelectOptionAsync("Person");
        await visit.Page.Locator("#f-Drawn").FillAsync("2021-01-15");
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "counts.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Counts) });
        await visit.Press("Look at the file");
        await visit.Sees("Words that stand for no code yet");
        await visit.Page.GetByLabel("“Sale”").SelectOptionAsync("uc-956");
        await visit.Press("Look again");
        await visit.Sees("21 in 2018 stands between 1 and 1");
        await visit.Press("Keep this draw");
        await visit.Sees("Write in the remark what the source says");
        await visit.Page.GetByLabel("Remark").FillAsync("One operation of 2018, says the office.");
        await visit.Press("Keep this draw");
        await visit.Title("Drawn on January 15, 2021");
        await visit.Sees("One operation of 2018, says the office.");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Another_draw_is_chosen_with_the_keyboard_alone()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Kim Staff", null, AccountRole.Staff));
        await visit.Go("/justice/statutes/uc-955");
        for (int i = 0; i < 40 && await visit.Page.EvaluateAsync<string>("document.activeElement.id") != "with"; i++) await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("End");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new Regex(@"/justice/statutes/uc-955\?draw=.*with="));
        await visit.Sees("Change from what was drawn on March 2, 2020");
        await visit.Sees("−2");   // 2018: 6 arrests in the draw of 2020, 4 in that of 2022
        Assert.Empty(visit.Complaints);
    }

    [Fact(Explicit = true)]
    public async Task The_pages_of_justice_are_pictured()
    {
        string folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CLERESTORY_SHOTS") ?? Path.Combine(Shell.Root, ".shots")).FullName;
        await using var desk = await DeskServer.Start();
        var visit = await browser.Visit(desk, await desk.Someone("Sam Staff", null, AccountRole.Staff));
        await visit.Go("/justice");
        await Picture(visit, folder, "justice");
        await visit.Follow("Drawn on March 14, 2022");
        await Picture(visit, folder, "draw");
        await visit.Go("/justice/compare");
        await Picture(visit, folder, "draws-compared");
        await visit.Go("/justice/statutes/uc-956");
        await visit.Page.Locator("#with").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await visit.Press("Show");
        await Picture(visit, folder, "statute");
        await visit.Go("/justice/import");
        await Picture(visit, folder, "import");
        await visit.Page.GetByLabel("Arrests").SelectOptionAsync("Event");
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "counts.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Counts) });
        await visit.Press("Look at the file");
        await Picture(visit, folder, "import-preview");
    }

    private static async Task Picture(DeskVisit visit, string folder, string name)
    {
        foreach (int width in new[] { 390, 1366 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"desk-{name}-{width}.png"), FullPage = true });
        }
    }
}

/// <summary>The pages of statutes on the portal.</summary>
public sealed class StatutePagesTests(Browser browser)
{
    [Theory]
    [InlineData("demo", "/law/uc-956")]
    [InlineData("demo", "/law/uc-957")]
    [InlineData("ct", "/law/53a-192a")]
    [InlineData("ct", "/law/53a-90b")]
    [InlineData("ct", "/law/53a-83b")]
    [InlineData("ct", "/law/54-142a")]
    public async Task The_page_of_a_statute_has_no_barrier_and_fits_any_screen(string state, string path)
    {
        foreach (int width in new[] { 1366, 390, 320 })
        {
            var (page, complaints) = await browser.Open(width, address: state == "demo" ? browser.Demonstration : "");
            await page.GotoAsync(path);
            await Barriers.NoneOn(page);
            int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{path} is {wide} px wide on a screen of {width} px.");
            Assert.Empty(complaints);
        }
    }

    [Fact]
    public async Task Each_draw_stands_with_its_day_and_unit_and_what_changed_is_told()
    {
        var (page, _) = await browser.Open(1366, script: false, address: browser.Demonstration);
        await page.GotoAsync("/law/uc-956");
        var main = page.Locator("#main");
        foreach (string words in new[] { "Drawn March 14, 2022, the latest draw", "arrests in events", "not applicable", "not yet law", "version 1, then version 2", "What changed between draws", "2017 arrests", "−1", "Clearing of records" })
            await Assertions.Expect(main).ToContainTextAsync(words);
        var (ct, _) = await browser.Open(1366, script: false);
        await ct.GotoAsync("/law/53a-192a");
        foreach (string words in new[] { "As printed", "Draw date not stated", "Counted in not stated", "version 1, then version 2" }) await Assertions.Expect(ct.Locator("#main")).ToContainTextAsync(words);
    }

    [Fact(Explicit = true)]
    public async Task The_pages_of_statutes_are_pictured()
    {
        string folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CLERESTORY_SHOTS") ?? Path.Combine(Shell.Root, ".shots")).FullName;
        foreach (var (state, code) in new[] { ("demo", "uc-956"), ("ct", "53a-192a"), ("ct", "53a-90b") })
        {
            foreach (int width in new[] { 1366, 390 })
            {
                var (page, _) = await browser.Open(width, address: state == "demo" ? browser.Demonstration : "");
                await page.GotoAsync($"/law/{code}");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"statute-{code}-{width}.png"), FullPage = true });
            }
        }
    }
}
