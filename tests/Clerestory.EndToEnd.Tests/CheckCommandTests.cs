using System.Text.Json;

namespace Clerestory.EndToEnd.Tests;

/// <summary><c>clerestory check</c> as people and programs run it.</summary>
public sealed class CheckCommandTests
{
    private static string Pack(string code) => Path.Combine(Shell.Root, "packs", code);

    [Fact]
    public async Task The_printed_report_has_all_thirty_defects_and_each_finding_names_rule_place_and_defects()
    {
        var ended = await Shell.Clerestory("check", "--pack", Pack("ct"), "--printed", "2021-as-printed", "--json");
        Assert.Equal(1, ended.Code);
        Schemas.Holds("check", ended.Out);
        using var document = JsonDocument.Parse(ended.Out);
        var report = document.RootElement.GetProperty("reports")[0];
        Assert.Equal(30, report.GetProperty("defects").EnumerateArray().Count(d => d.GetProperty("found").GetBoolean()));
        var named = report.GetProperty("findings").EnumerateArray().SelectMany(f => f.GetProperty("defects").EnumerateArray()).Select(d => d.GetString()).Distinct().Order();
        Assert.Equal(Enumerable.Range(1, 30).Select(n => $"D{n:00}"), named);
        Assert.Contains("30 of 30 known defects are found.", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_edition_ends_with_0_and_says_so()
    {
        var demo = await Shell.Clerestory("check", "--pack", Pack("demo"), "--edition", "2020", "--json");
        Assert.Equal(0, demo.Code);
        Schemas.Holds("check", demo.Out);
        Assert.Contains("No rule finds anything.", demo.Error, StringComparison.Ordinal);
        var all = await Shell.Clerestory("check", "--pack", Pack("ct"));
        Assert.Equal(0, all.Code);
        Assert.Contains("Explained by", all.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_named_and_a_wrong_command_line_is_told()
    {
        var none = await Shell.Clerestory("check", "--pack", Pack("demo"), "--printed", "1999-as-printed", "--json");
        Assert.Equal(3, none.Code);
        Schemas.Holds("error", none.Out);
        Assert.Equal(2, (await Shell.Clerestory("check", "--pack", Pack("ct"), "--edition", "2021", "--printed", "2021-as-printed")).Code);
        Assert.Contains("--printed 2021-as-printed --json", (await Shell.Clerestory("check", "--help")).Out, StringComparison.Ordinal);
    }
}
