using System.Text.Json;

namespace Clerestory.EndToEnd.Tests;

/// <summary>A provider counts its own records on the command line. Every person here is invented.</summary>
public sealed class CountCommandTests : IDisposable
{
    private const string Clients = "Mark,Name,Intake,Found us,Age\nk1,Quill Example,2020-03-04,hotline,17\nk2,Zora Example,2020-05-06,walk-in,33\nk2,Zora Example,2020-09-09,police,33\n";
    private const string Names = """{"columns":{"person":"Mark","came":"Intake"},"words":{"way":{"word-of-mouth":["walk-in"]}}}""";
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("clerestory-count-");

    private Task<Shell.Ended> Count(params string[] more) => Shell.Clerestory(["count", At("clients.csv"), "--pack", Path.Combine(Shell.Root, "packs", "demo"), "--from", "2020-01-01", "--to", "2020-12-31", .. more]);

    [Fact]
    public async Task Totals_are_written_and_nothing_of_a_person_is()
    {
        Write("clients.csv", Clients);
        Write("names.json", Names);
        var ended = await Count("--names", At("names.json"), "--out", At("totals.csv"), "--json");
        Assert.True(ended.Code == 0, ended.Error);
        Schemas.Holds("count", ended.Out);
        using var document = JsonDocument.Parse(ended.Out);
        var root = document.RootElement;
        Assert.Equal((3, 2), (root.GetProperty("rows").GetInt32(), root.GetProperty("people").GetInt32()));
        Assert.Contains(root.GetProperty("totals").EnumerateArray(), t => t.GetProperty("item").GetString() == "people-helped" && t.GetProperty("value").GetInt64() == 2 && t.GetProperty("few").GetBoolean());
        string written = await File.ReadAllTextAsync(At("totals.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("people-helped,,", written, StringComparison.Ordinal);
        Assert.All(new[] { "Quill", "Zora", "k1", "2020-03-04", "walk-in" }, secret => Assert.DoesNotContain(secret, ended.Out + ended.Error + written, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_fit_is_named_by_row_and_nothing_is_written()
    {
        Write("clients.csv", Clients.Replace("2020-05-06", "May sixth", StringComparison.Ordinal));
        Write("names.json", Names);
        var ended = await Count("--names", At("names.json"), "--out", At("totals.csv"));
        Assert.Equal(1, ended.Code);
        Assert.Contains("Rows: 3", ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("May sixth", ended.Out + ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("totals.csv")));
    }

    [Theory]
    [InlineData("--to", "2019-12-31", "ends before it begins")]
    [InlineData("--from", "yesterday", "is no day")]
    [InlineData("--out", "totals.pdf", "neither .csv nor .xlsx")]
    [InlineData("--names", "nowhere.json", "There is no file")]
    [InlineData("--form", "police-return.1", "no counting plan")]
    public async Task A_wrong_word_is_named_with_its_remedy(string option, string value, string words)
    {
        Write("clients.csv", Clients);
        string[] rest = option is "--to" or "--from" ? [] : [option, value];
        var ended = await Shell.Clerestory(["count", At("clients.csv"), "--pack", Path.Combine(Shell.Root, "packs", "demo"), "--from", option == "--from" ? value : "2020-01-01", "--to", option == "--to" ? value : "2020-12-31", .. rest]);
        Assert.Equal(3, ended.Code);
        Assert.Contains(words, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_totals_is_not_replaced_unasked()
    {
        Write("clients.csv", "came,way,age\n2020-03-04,hotline,17\n");
        Write("totals.csv", "mine");
        Assert.Equal(3, (await Count("--out", At("totals.csv"))).Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(At("totals.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await Count("--out", At("totals.csv"), "--force")).Code);
    }

    public void Dispose() => work.Delete(recursive: true);

    private string At(string file) => Path.Combine(work.FullName, file);

    private void Write(string file, string text) => File.WriteAllText(At(file), text);
}
