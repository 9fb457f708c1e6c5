using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Clerestory.EndToEnd.Tests.DeskBrowser))]

namespace Clerestory.EndToEnd.Tests;

/// <summary>A browser before the desk. The tests share one desk, and each takes an agency of its own.</summary>
public sealed class DeskBrowser : IAsyncLifetime
{
    private readonly Lazy<Task<DeskServer>> desk = new(DeskServer.Start);
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Chromium)>> browser = new(Launch);

    /// <summary>The desk that is shared.</summary>
    public Task<DeskServer> Desk => desk.Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Somebody at a browser that nobody has signed in with.</summary>
    public async Task<DeskVisit> Visit(DeskServer at, int width = 1366, bool script = true)
    {
        var context = await (await browser.Value).Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = at.Url, ViewportSize = new ViewportSize { Width = width, Height = 900 }, JavaScriptEnabled = script, Locale = "en-US",
        });
        OpenContexts.Add(context);
        return new DeskVisit(await context.NewPageAsync(), at, width);
    }

    /// <summary>Somebody who has signed in at the page for it.</summary>
    public async Task<DeskVisit> Visit(DeskServer at, Person person, int width = 1366, bool script = true)
    {
        var visit = await Visit(at, width, script);
        await visit.SignIn(person);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser.IsValueCreated)
        {
            var (driver, chromium) = await browser.Value;
            await chromium.DisposeAsync();
            driver.Dispose();
        }
        if (desk.IsValueCreated) await (await desk.Value).DisposeAsync();
    }

    private static async Task<(IPlaywright, IBrowser)> Launch()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CLERESTORY_CHROMIUM") ?? "/usr/bin/chromium", ChromiumSandbox = !Environment.IsPrivilegedProcess, Args = Browser.Quiet,
        }));
    }
}
