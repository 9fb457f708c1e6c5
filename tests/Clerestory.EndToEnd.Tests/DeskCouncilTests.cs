using Microsoft.Playwright;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The council's pages on the desk in a browser: nobody meets a barrier, and the work can be done with the keyboard alone.</summary>
public sealed class DeskCouncilTests(DeskBrowser browser)
{
    /// <summary>Every page of the council.</summary>
    internal static readonly string[] Pages =
    [
        "/council", "/council?on=2018-06-30", "/council?body=data&q=imaginesby", "/council/vacancies?days=1000", "/council/attendance?to=2020-12-31", "/council/people", "/council/people/sampleton", "/council/people/new",
        "/council/seats/8", "/council/seats/2", "/council/seats/16", "/council/act", "/council/meetings", "/council/meetings/new", "/council/meetings/2020-03-12", "/council/meetings/road-2020-10-01",
    ];

    [Theory, InlineData(AccountRole.Staff), InlineData(AccountRole.Reader)]
    public async Task The_pages_of_the_council_have_no_barrier(AccountRole role)
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone($"Cou {role}", null, role));
        foreach (string path in Pages.Where(p => role == AccountRole.Staff || p is not ("/council/people/new" or "/council/act" or "/council/meetings/new")))
        {
            await visit.Go(path);
            await visit.HasNoBarrier();
        }
    }

    [Fact]
    public async Task What_is_refused_stands_at_its_field_without_a_barrier()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Ref Usal", null, AccountRole.Staff));
        await visit.Go("/council/meetings/new");
        await visit.Page.FillAsync("[name=day]", "2021-02-02");
        await visit.Page.FillAsync("[name=title1]", "Too soon");
        await visit.Press("Call the meeting");
        await visit.Sees("Notice must go out 7 days before");
        await visit.HasNoBarrier();
        Assert.Equal("Too soon", await visit.Page.InputValueAsync("[name=title1]"));
        Assert.Equal(1, await visit.Page.Locator("#f-day").CountAsync());   // where the problem's link leads
    }

    [Fact]
    public async Task A_meeting_is_called_and_its_presence_written_down_with_the_keyboard_alone()
    {
        await using var desk = await DeskServer.Start();
        var visit = await browser.Visit(desk, await desk.Someone("Kay Council", null, AccountRole.Staff));
        await visit.Go("/council/meetings/new");
        await Reach(visit, "[name=day]");
        await visit.Page.Keyboard.TypeAsync("02102021");
        await Reach(visit, "[name=place]");
        await visit.Page.Keyboard.TypeAsync("Room 2");
        await Reach(visit, "[name=title1]");
        await visit.Page.Keyboard.TypeAsync("Zero returns");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Title("February 10, 2021");
        await visit.Sees("Zero returns");

        desk.Clock.Advance(TimeSpan.FromDays(9));
        var again = await browser.Visit(desk, await desk.Someone("Kim Council", null, AccountRole.Staff));
        await again.Go("/council/meetings/2021-02-10");
        await Reach(again, "[name=seat1]");
        await again.Page.Keyboard.TypeAsync("present");
        await Reach(again, "form .button:not(.second)");
        await again.Page.Keyboard.PressAsync("Enter");
        await again.Sees("Who was present is written down.");
        Assert.Equal("Member", await again.Page.InputValueAsync("[name=seat1]"));
        Assert.Empty(again.Complaints);
    }

    // By the tabulator alone, as somebody without a mouse gets there.
    private static async Task Reach(DeskVisit visit, string selector)
    {
        for (int step = 0; step < 200; step++)
        {
            if (await visit.Page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) === true", selector)) return;
            await visit.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{selector} cannot be reached with the keyboard.");
    }
}

/// <summary>Pictures of the council's pages: <c>./do shots</c>. Not a test; it runs only when asked for.</summary>
public sealed class CouncilShots(DeskBrowser browser, Browser portal)
{
    [Fact(Explicit = true)]
    public async Task The_pages_of_the_council_are_pictured_on_a_desk_and_on_a_phone()
    {
        string folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CLERESTORY_SHOTS") ?? Path.Combine(Shell.Root, ".shots")).FullName;
        await using var desk = await DeskServer.Start();
        var staff = await browser.Visit(desk, await desk.Someone("Sam Staff", null, AccountRole.Staff));
        foreach (string path in DeskCouncilTests.Pages)
        {
            await staff.Go(path);
            await Picture(staff.Page, Path.Combine(folder, "desk" + string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))));
        }
        var (page, _) = await portal.Open(1366, address: portal.Demonstration);
        var (real, _) = await portal.Open(1366);
        foreach (string path in new[] { "/council", "/council/seats", "/council/meetings" })
        {
            await page.GotoAsync(path);
            await Picture(page, Path.Combine(folder, "demonstration" + path.Replace('/', '-')));
            await real.GotoAsync(path);
            await Picture(real, Path.Combine(folder, "portal" + path.Replace('/', '-')));
        }
        Assert.True(Directory.EnumerateFiles(folder, "*council*.png").Count() >= DeskCouncilTests.Pages.Length * 2);
    }

    private static async Task Picture(IPage page, string file)
    {
        foreach (int width in new[] { 390, 1366 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{file}-{width}.png", FullPage = true });
        }
    }
}
