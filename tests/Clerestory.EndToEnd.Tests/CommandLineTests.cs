using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Clerestory.Protection;
using Clerestory.Store;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The command line as a user types it: what it prints, how it ends, and what it says to bad input.</summary>
public sealed class CommandLineTests(Browser published) : IDisposable
{
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("clerestory-cli-");

    private string At(string name) => Path.Combine(work.FullName, name);

    private static string Pack(string code) => Path.Combine(Shell.Root, "packs", code);

    [Theory, InlineData("--help"), InlineData("publish", "--help"), InlineData("pack", "check", "--help"), InlineData("trail", "verify", "--help"), InlineData("serve", "--help")]
    public async Task Every_command_explains_itself(params string[] arguments)
    {
        var ended = await Shell.Clerestory(arguments);
        Assert.Equal(0, ended.Code);
        Assert.Contains("Description:", ended.Out, StringComparison.Ordinal);
    }

    [Theory, InlineData("publsh"), InlineData("publish"), InlineData("pack", "check")]
    public async Task A_wrong_command_line_ends_with_2_and_says_what_is_wrong(params string[] arguments)
    {
        var ended = await Shell.Clerestory(arguments);
        Assert.Equal(2, ended.Code);
        Assert.NotEmpty(ended.Error);
    }

    [Fact]
    public async Task Publish_prints_one_json_document_by_its_schema_and_the_rest_elsewhere()
    {
        var ended = await Shell.Clerestory("publish", "--pack", Pack("demo"), "--edition", "2020", "--out", At("out"), "--store", At("s.db"), "--no-pdf", "--json");
        Assert.Equal(0, ended.Code);
        Schemas.Holds("publish", ended.Out);
        using var document = JsonDocument.Parse(ended.Out);
        Assert.True(document.RootElement.GetProperty("steps").GetArrayLength() >= 7);
        Assert.Contains("ms  Write the edition", ended.Error, StringComparison.Ordinal);

        var verified = await Shell.Clerestory("trail", "verify", "--store", At("s.db"), "--json");
        Assert.Equal(0, verified.Code);
        Schemas.Holds("trail-verify", verified.Out);
        var check = await Shell.Clerestory("pack", "check", Pack("demo"), "--json");
        Schemas.Holds("pack-check", check.Out);
    }

    [Fact]
    public async Task A_broken_pack_publishes_nothing_and_names_file_and_line()
    {
        await Shell.Run("cp", ["-r", Pack("demo"), At("pack")]);
        string outline = Path.Combine(At("pack"), "report", "2020", "outline.json");
        await File.WriteAllTextAsync(outline, (await File.ReadAllTextAsync(outline, TestContext.Current.CancellationToken)).Replace("\"version\"", "\"vershun\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var ended = await Shell.Clerestory("publish", "--pack", At("pack"), "--edition", "2020", "--out", At("out"), "--store", At("s.db"), "--json");

        Assert.Equal(1, ended.Code);
        Schemas.Holds("publish", ended.Out);
        Assert.Matches(@"report/2020/outline\.json:\d+: error pack\.schema: Unknown property 'vershun'", ended.Error);
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public async Task An_edition_that_asks_for_approval_waits_for_it_and_the_reason_is_kept()
    {
        var cancel = TestContext.Current.CancellationToken;
        await Shell.Run("cp", ["-r", Pack("demo"), At("pack")]);
        string outline = Path.Combine(At("pack"), "report", "2020", "outline.json");
        await File.WriteAllTextAsync(outline, (await File.ReadAllTextAsync(outline, cancel)).Replace("\"version\": \"1\",", "\"version\": \"1\", \"approval\": \"required\",", StringComparison.Ordinal), cancel);
        string[] publish = ["publish", "--pack", At("pack"), "--edition", "2020", "--out", At("out"), "--store", At("s.db"), "--no-pdf"];

        var refused = await Shell.Clerestory(publish);
        Assert.Equal(1, refused.Code);
        Assert.Contains("error gate.approval", refused.Out, StringComparison.Ordinal);
        Assert.Contains("publish with --approve and a reason", refused.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));

        var published = await Shell.Clerestory([.. publish, "--approve", "Seen one by one with the police.", "--as", "Pat Officer"]);
        Assert.True(published.Code == 0, published.Out + published.Error);
        await using var store = StoreAddress.Parse(At("s.db")).Connect();
        var decisions = await store.StandingDecisions("demo", cancel);
        Assert.NotEmpty(decisions);
        Assert.All(decisions, d => Assert.Equal((DecisionKind.Approve, "Seen one by one with the police.", "Pat Officer"), (d.Kind, d.Reason, d.By)));
    }

    [Fact]
    public async Task Something_in_the_way_is_named_with_its_remedy_and_ends_with_3()
    {
        foreach (string[] arguments in new string[][]
        {
            ["publish", "--pack", At("nowhere"), "--edition", "2020", "--out", At("out"), "--json"],
            ["publish", "--pack", Pack("demo"), "--edition", "1999", "--out", At("out"), "--store", At("s.db"), "--json"],
            ["pack", "check", At("nowhere"), "--json"],
            ["trail", "verify", "--store", At("no-such.db"), "--json"],
            ["trail", "verify", "--store", "Host=/nowhere;Database=x;Timeout=1", "--json"],
        })
        {
            var ended = await Shell.Clerestory(arguments);
            Assert.True(ended.Code == 3, $"{string.Join(' ', arguments)} ended with {ended.Code}: {ended.Error}");
            Schemas.Holds("error", ended.Out);
        }
        Assert.False(Directory.Exists(At("out")) || File.Exists(At("no-such.db")));
    }

    [Fact]
    public async Task A_full_disk_is_named_and_leaves_nothing_half_written()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "A small disk can be made by root only.");
        Directory.CreateDirectory(At("disk"));
        Assert.SkipUnless((await Shell.Run("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", At("disk")])).Code == 0, "This machine does not let a small disk be made.");
        try
        {
            var ended = await Shell.Clerestory("publish", "--pack", Pack("demo"), "--edition", "2020", "--out", Path.Combine(At("disk"), "out"), "--store", At("s.db"), "--no-pdf", "--json");
            Assert.Equal(3, ended.Code);
            Assert.Contains("space", ended.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(At("disk")));

            var store = await Shell.Clerestory("publish", "--pack", Pack("demo"), "--edition", "2020", "--out", At("out"), "--store", Path.Combine(At("disk"), "tiny", "s.db"), "--no-pdf", "--json");
            Assert.True(store.Code is 0 or 3, store.Error);
        }
        finally
        {
            await Shell.Run("umount", [At("disk")]);
        }
    }

    [Fact]
    public async Task A_person_is_invited_as_what_the_help_says_and_as_nothing_else()
    {
        Task<Shell.Ended> Invite(string role) => Shell.Clerestory("invite", "--pack", Pack("demo"), "--store", At("s.db"), "--name", "Test person", "--mail", "person@council.example", "--role", role);
        var help = await Shell.Clerestory("invite", "--help");
        Assert.Contains("privacy-officer", help.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("operator", help.Out, StringComparison.Ordinal);
        foreach (string none in new[] { "chief", "operator" })
        {
            var refused = await Invite(none);
            Assert.Equal(2, refused.Code);
            Assert.Contains("privacy-officer", refused.Error, StringComparison.Ordinal);
        }
        var invited = await Invite("privacy-officer");
        Assert.True(invited.Code == 0, invited.Error);
        Assert.Contains("http://localhost:5090/invitation/", invited.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_remedy()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var ended = await Shell.Clerestory("serve", published.Edition, "--url", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");
        Assert.Equal(3, ended.Code);
        Assert.Contains("in use", ended.Error, StringComparison.Ordinal);
        Assert.Contains("--url", ended.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await Shell.Clerestory("serve", At("nothing"))).Code);
    }

    [Fact]
    public async Task An_edition_is_served_by_the_real_program()
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Clerestory.Cli.dll"), "serve", published.Edition, "--url", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        try
        {
            string line = (await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            using var reader = new HttpClient { BaseAddress = new Uri(line.Split(' ').First(w => w.StartsWith("http", StringComparison.Ordinal)).TrimEnd('.')) };
            Assert.Contains("Connecticut", await reader.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            program.Kill();
        }
    }

    public void Dispose() => work.Delete(recursive: true);
}
