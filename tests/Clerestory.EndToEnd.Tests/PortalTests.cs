using Microsoft.Playwright;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The portal in a real browser: what readers see, and that everybody can use it.</summary>
public sealed class PortalTests(Browser browser)
{
    public static TheoryData<string, int> Pages
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string path in new[]
            {
                "/", "/report/2021", "/report/2021/council-and-seats", "/report/2021/highlights", "/report/2021/law-enforcement", "/report/2021/legislation", "/report/2021/member-activities", "/report/2021/justice",
                "/report/2021/help", "/n/2021/LE-02", "/n/2021/LE-11", "/n/2021/JU.53a-83a(c).2018.arrests", "/report/2021/table/justice", "/report/2021/table/peht-demographics", "/recommendations",
                "/recommendations/R2022-4", "/council", "/council/seats", "/council/meetings", "/law", "/law/53a-192a", "/methods", "/data", "/search", "/safety", "/referrals", "/referrals/dcf-to-csa", "/programs",
                "/programs/love146-long-term", "/nothing-here",
            })
            {
                data.Add(path, 1366);
                data.Add(path, 390);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_has_no_barrier_no_complaint_and_fits_its_screen(string path, int width)
    {
        var (page, complaints) = await browser.Open(width);
        var answer = await page.GotoAsync(path);
        Assert.Equal(path == "/nothing-here" ? 404 : 200, answer!.Status);

        await Barriers.NoneOn(page);
        int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= width, $"{path} is {wide} px wide on a screen of {width} px.");
        Assert.DoesNotContain(complaints, c => path != "/nothing-here" || !c.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_rule_above_can_fail()
    {
        var (page, complaints) = await browser.Open(1366);
        await page.GotoAsync("/");
        await page.EvaluateAsync("document.body.append(document.createElement('img')); document.querySelector('h1').remove()");
        Assert.Contains(await Barriers.Of(page), v => v.Id == "image-alt");
        await page.EvaluateAsync("const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s)");
        Assert.Null(await page.EvaluateAsync<int?>("window.ran ?? null"));
        Assert.Contains(complaints, c => c.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_400_percent_zoom_reflows()
    {
        var (page, _) = await browser.Open(320);   // 1280 px at 400 %
        foreach (string path in new[] { "/", "/report/2021/law-enforcement", "/n/2021/LE-02" })
        {
            await page.GotoAsync(path);
            int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= 320, $"{path} is {wide} px wide.");
        }
    }

    [Fact]
    public async Task The_first_screen_says_what_was_found_and_leads_to_its_source()
    {
        var (page, _) = await browser.Open(1366);
        await page.GotoAsync("/");
        Assert.True((await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).BoundingBoxAsync())!.Y < 500);
        Assert.Equal(3, await page.Locator(".findings li").CountAsync());
        Assert.Equal(6, await page.Locator(".keys > div").CountAsync());
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new("^LE-02") }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".headline b")).ToHaveTextAsync("30");
        await Assertions.Expect(page.Locator(".about div", new PageLocatorOptions { HasText = "Who is behind it" })).ToContainTextAsync(new System.Text.RegularExpressions.Regex("12 had something to report. 61 police departments reported, of 101.+unconfirmed.* that had to"));
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "PO.police-referrals" }).ClickAsync();
        await Assertions.Expect(page.Locator(".headline b")).ToHaveTextAsync("30");
    }

    [Fact]
    public async Task The_title_of_a_chapter_is_in_the_first_screen_of_a_phone()
    {
        var (page, _) = await browser.Open(390);
        await page.GotoAsync("/report/2021/law-enforcement");
        var title = await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).BoundingBoxAsync();
        Assert.True(title!.Y + title.Height < 844, $"the title ends at {title.Y + title.Height} px");
    }

    [Fact]
    public async Task Without_scripts_nothing_is_missing()
    {
        var (page, complaints) = await browser.Open(390, script: false);
        await page.GotoAsync("/report/2021/law-enforcement");
        await Assertions.Expect(page.Locator("[data-view=chart]").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-view=table]").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("referrals");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Search" }).ClickAsync();
        await Assertions.Expect(page.GetByText("LE-02: 30 referrals")).ToBeVisibleAsync();
        Assert.Equal("https://www.weather.gov/", await page.Locator("#exit").GetAttributeAsync("href"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_chart_with_a_table_can_be_switched_by_keyboard()
    {
        var (page, _) = await browser.Open(1366);
        await page.GotoAsync("/report/2021/law-enforcement");
        var table = page.Locator("[data-view=table]").First;
        await Assertions.Expect(table).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Table" }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(table).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Table" }).First).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task The_first_key_press_offers_to_skip_to_the_content()
    {
        var (page, _) = await browser.Open(1366);
        await page.GotoAsync("/methods");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_site_can_be_left_at_once_by_three_presses_of_shift()
    {
        var (page, _) = await browser.Open(1366);
        // Answered here, for the whole context, so that the test asks no other site. The request is what counts: how long the
        // other page then takes to load is not ours to wait for.
        await page.Context.RouteAsync("https://www.weather.gov/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<title>Weather</title>" }));
        await page.GotoAsync("/report/2021/help");
        var left = await page.RunAndWaitForRequestAsync(
            async () => { for (int i = 0; i < 3; i++) await page.Locator("body").PressAsync("Shift"); },
            request => request.IsNavigationRequest && request.Url == "https://www.weather.gov/");
        Assert.Equal("GET", left.Method);
    }

    [Fact]
    public async Task Nothing_is_left_on_the_readers_machine()
    {
        var (page, _) = await browser.Open(1366);
        await page.GotoAsync("/report/2021/law-enforcement");
        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [Fact]
    public async Task The_demonstration_says_so_on_every_page()
    {
        var (page, complaints) = await browser.Open(1366, address: browser.Demonstration);
        foreach (string path in new[] { "/", "/report/2020", "/data", "/search", "/methods", "/nothing" })
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator(".banner")).ToContainTextAsync("Demonstration");
        }
        Assert.DoesNotContain(complaints, c => !c.Contains("404", StringComparison.Ordinal));
    }
}
