using Microsoft.Playwright;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Pictures of the main pages, to be looked at: <c>./do shots</c>. Not a test; it runs only when asked for.</summary>
public sealed class Shots(Browser browser)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("first", "/"), ("report", "/report/2021"), ("council-chapter", "/report/2021/council-and-seats"), ("highlights", "/report/2021/highlights"), ("law-enforcement", "/report/2021/law-enforcement"),
        ("legislation", "/report/2021/legislation"), ("activities", "/report/2021/member-activities"), ("justice", "/report/2021/justice"), ("help", "/report/2021/help"), ("number", "/n/2021/LE-02"), ("cell", "/n/2021/JU.53a-192a.2015.arrests"),
        ("table", "/report/2021/table/police"), ("withheld", "/report/2021/table/peht-referral-source"), ("recommendations", "/recommendations"), ("recommendation", "/recommendations/R2022-5"),
        ("council", "/council"), ("laws", "/law"), ("law", "/law/53a-192a"), ("methods", "/methods"), ("data", "/data"), ("search", "/search"), ("safety", "/safety"), ("missing", "/nothing"),
    ];

    [Fact(Explicit = true)]
    public async Task Every_main_page_is_pictured_on_a_desk_and_on_a_phone()
    {
        string folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CLERESTORY_SHOTS") ?? Path.Combine(Shell.Root, ".shots")).FullName;
        foreach (int width in new[] { 1366, 390 })
        {
            var (page, _) = await browser.Open(width);
            foreach (var (name, path) in Pages)
            {
                await page.GotoAsync(path);
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
            }
        }
        var (demo, _) = await browser.Open(1366, address: browser.Demonstration);
        await demo.GotoAsync("/");
        await demo.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "demonstration-1366.png"), FullPage = true });
        Assert.True(Directory.EnumerateFiles(folder, "*.png").Count() >= Pages.Length * 2);
    }
}
