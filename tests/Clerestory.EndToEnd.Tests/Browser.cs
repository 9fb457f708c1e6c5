using Clerestory.Web.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Clerestory.EndToEnd.Tests.Browser))]

namespace Clerestory.EndToEnd.Tests;

/// <summary>Debian's own Chromium, driven for real, and the editions that it looks at.</summary>
public sealed class Browser : IAsyncLifetime
{
    internal static readonly string[] Quiet =
        ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--force-color-profile=srgb"];

    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("clerestory-e2e-");
    private readonly List<WebApplication> portals = [];
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>The portal over Connecticut's edition, published by the command line as a user would.</summary>
    public string Connecticut { get; private set; } = "";

    /// <summary>The portal over the demonstration edition.</summary>
    public string Demonstration { get; private set; } = "";

    /// <summary>The folder of Connecticut's edition.</summary>
    public string Edition => Path.Combine(work.FullName, "ct");

    public async ValueTask InitializeAsync()
    {
        string[] addresses = await Task.WhenAll(Portal("ct", "2021"), Portal("demo", "2020"));
        (Connecticut, Demonstration) = (addresses[0], addresses[1]);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CLERESTORY_CHROMIUM") ?? "/usr/bin/chromium", ChromiumSandbox = !Environment.IsPrivilegedProcess, Args = Quiet,
        });
    }

    /// <summary>A new page of some width. Everything the browser complains of is noted.</summary>
    public async Task<(IPage Page, List<string> Complaints)> Open(int width, bool script = true, string address = "")
    {
        var context = await chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.Length > 0 ? address : Connecticut, ViewportSize = new ViewportSize { Width = width, Height = 900 }, JavaScriptEnabled = script,
        });
        OpenContexts.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => { if (!request.Url.StartsWith(address.Length > 0 ? address : Connecticut, StringComparison.Ordinal)) complaints.Add("asked another site for " + request.Url); };
        return (page, complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
        foreach (var portal in portals) await portal.DisposeAsync();
        work.Delete(recursive: true);
    }

    private async Task<string> Portal(string pack, string edition)
    {
        string folder = Path.Combine(work.FullName, pack);
        var ended = await Shell.Clerestory("publish", "--pack", Path.Combine(Shell.Root, "packs", pack), "--edition", edition, "--out", folder, "--store", Path.Combine(work.FullName, $"{pack}.db"));
        if (ended.Code != 0) throw new InvalidOperationException($"publish ended with {ended.Code}:\n{ended.Out}\n{ended.Error}");
        var app = PortalHost.Build(new EditionSite(folder), "http://127.0.0.1:0");
        await app.StartAsync();
        lock (portals) portals.Add(app);
        return app.Urls.First();
    }
}
