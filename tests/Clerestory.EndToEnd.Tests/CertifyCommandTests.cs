using System.Text.Json;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Finished files audited on the command line.</summary>
public sealed class CertifyCommandTests : IDisposable
{
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("clerestory-certify-");

    private string At(string name) => Path.Combine(work.FullName, name);

    private static string Pack(string code) => Path.Combine(Shell.Root, "packs", code);

    // The report prints 23 clients, 20 + 1 + 1 + 1 by type; and by who referred them 4, 4, 4, 4, 4, 4, 8, 17, 30 and 21 percent.
    [Fact]
    public async Task The_report_of_2021_as_it_was_printed_is_refused_with_certificates()
    {
        var ended = await Shell.Clerestory("certify", "--pack", Pack("ct"), "--as-printed", "--json");
        Assert.Equal(1, ended.Code);
        Schemas.Holds("certify", ended.Out);
        using var document = JsonDocument.Parse(ended.Out);
        var holes = document.RootElement.GetProperty("holes").EnumerateArray().Select(h => (Code: h.GetProperty("code").GetString()!, Words: h.GetProperty("words").GetString()!)).ToList();
        Assert.Contains(holes, h => h.Words == "PS.self: 4 % of 23 can only be 1, which leaves 22");
        Assert.Contains(holes, h => h.Words.StartsWith("4, 4, 4, 4, 4, 4, 8, 17, 30, 21 % of 23 fit no whole numbers", StringComparison.Ordinal));
        Assert.All(new[] { "PV.labor", "PV.both", "PV.unknown" }, code => Assert.Contains(holes, h => h.Code == code && h.Words == $"{code} is printed, and is a count of few people"));
        // Of 20 clients every whole percentage tells its count.
        Assert.Contains(holes, h => h.Words == "PE.sex.race-white: 35 % of 20 can only be 7, which leaves 13");
        // What one client was.
        Assert.Contains(holes, h => h.Code == "PE.labor.race-hispanic");
    }

    [Fact]
    public async Task An_edition_is_clean_until_a_hidden_number_is_put_into_a_page()
    {
        Assert.Equal(0, (await Shell.Clerestory("publish", "--pack", Pack("ct"), "--edition", "2021", "--out", At("out"), "--store", At("s.db"), "--no-pdf")).Code);
        var clean = await Shell.Clerestory("certify", "--pack", Pack("ct"), "--files", At("out"), "--store", At("s.db"), "--edition", "2021");
        Assert.Equal(0, clean.Code);
        Assert.Contains("Clean:", clean.Error + clean.Out, StringComparison.Ordinal);

        string page = Path.Combine(At("out"), "report", "2021", "member-activities", "index.html");
        await File.WriteAllTextAsync(page, (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).Replace("</main>", "<p>Labor trafficking: 1 client.</p></main>", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var refused = await Shell.Clerestory("certify", "--pack", Pack("ct"), "--files", At("out"));
        Assert.Equal(1, refused.Code);
        Assert.Contains("PV.labor is hidden, and report/2021/member-activities/index.html says", refused.Error + refused.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_files_nor_as_printed_is_a_wrong_command_line() => Assert.Equal(2, (await Shell.Clerestory("certify", "--pack", Pack("ct"))).Code);

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var ended = await Shell.Clerestory("certify", "--pack", Pack("ct"), "--files", At("nothing"));
        Assert.Equal(3, ended.Code);
        Assert.Contains(At("nothing"), ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => work.Delete(recursive: true);
}
