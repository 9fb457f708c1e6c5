using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Clerestory.EndToEnd.Tests;

namespace Clerestory.Bench;

/// <summary>Who signs in at the desk, with the key of the second step.</summary>
internal sealed record DeskPerson(string Mail, string Password, string Key, string? Agency, AccountRole Role);

/// <summary>The desk as users run it: <c>clerestory desk</c>, in a process of its own.</summary>
internal sealed partial class DeskProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string url;
    private readonly List<HttpClient> clients = [];

    private DeskProcess(Process process, string url) => (this.process, this.url) = (process, url);

    /// <summary>The most memory that the process has held so far, as the kernel counts it (VmHWM), in megabytes.</summary>
    public double PeakMegabytes => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1_000_000;

    /// <summary>The processors' time that the process has used so far, in milliseconds: what a busy machine does not make longer.</summary>
    public double UsedMilliseconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    public static async Task<DeskProcess> Start(string pack, string store, int port)
    {
        string url = $"http://localhost:{port}";
        // Through a shell that drops what it says: the table is what is read.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", "dotnet", Path.Combine(AppContext.BaseDirectory, "Clerestory.Cli.dll"), "desk", "--pack", pack, "--store", store, "--url", url, "--letters", Path.Combine(pack, "letters-out")]);
        var desk = new DeskProcess(Process.Start(start)!, url);
        using var client = new HttpClient();
        for (int tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(url + "/sign-in"));
                answer.EnsureSuccessStatusCode();
                return desk;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <summary>A browser's worth of cookies, signed in by password and second step.</summary>
    public async Task<HttpClient> SignIn(DeskPerson person)
    {
        var client = new HttpClient { BaseAddress = new Uri(url) };
        clients.Add(client);
        string page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["mail"] = person.Mail, ["password"] = person.Password, ["code"] = Totp.Fresh(person.Key, TimeProvider.System, Thread.Sleep), ["returnUrl"] = "/", ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        if ((await answer.Content.ReadAsStringAsync()).Contains("is wrong", StringComparison.Ordinal) || !answer.IsSuccessStatusCode) throw new InvalidOperationException($"{person.Mail} could not sign in.");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
