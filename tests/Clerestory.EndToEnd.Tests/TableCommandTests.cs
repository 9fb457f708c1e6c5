using System.Text.Json;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Protecting and auditing plain tables on the command line.</summary>
public sealed class TableCommandTests : IDisposable
{
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("clerestory-table-");

    // Numbers as in the textbook: two regions by three kinds, one count of 1 and one of 2.
    private string Table(string inner = "kind,region,n\na,north,20\na,south,1\nb,north,9\nb,south,14\nc,north,2\nc,south,12\n")
    {
        Write("inner.csv", inner);
        Write("table.json", """{"dims": ["kind", "region"], "rule": {"type": "minFrequency", "maxN": 3, "zeros": "published"}}""");
        Write("hier_kind.csv", "@;Total\n@@;a\n@@;b\n@@;c\n");
        Write("hier_region.csv", "@;Total\n@@;north\n@@;south\n");
        return work.FullName;
    }

    [Fact]
    public async Task A_table_is_protected_written_with_marks_and_found_safe_by_the_audit()
    {
        var ended = await Shell.Clerestory("protect", Table(), "--out", At("out.csv"), "--json");
        Assert.Equal(0, ended.Code);
        Schemas.Holds("protect", ended.Out);
        using var document = JsonDocument.Parse(ended.Out);
        var root = document.RootElement;
        Assert.Equal(("optimal", "S4", 2), (root.GetProperty("status").GetString(), root.GetProperty("safetyLevel").GetString(), root.GetProperty("primary").GetInt32()));
        string[] lines = await File.ReadAllLinesAsync(At("out.csv"), TestContext.Current.CancellationToken);
        var hidden = root.GetProperty("primaryIds").EnumerateArray().Concat(root.GetProperty("secondaryIds").EnumerateArray()).Select(e => e.GetString()!).ToList();
        Assert.Equal(hidden.Count, lines.Count(l => l.Contains(",[c],", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, l => l.EndsWith(",1,F", StringComparison.Ordinal) || l.EndsWith(",2,F", StringComparison.Ordinal));

        await File.WriteAllLinesAsync(At("ids.txt"), hidden, TestContext.Current.CancellationToken);
        var audit = await Shell.Clerestory("audit", work.FullName, "--suppressed", At("ids.txt"), "--json");
        Assert.Equal(0, audit.Code);
        Schemas.Holds("audit", audit.Out);
    }

    [Fact]
    public async Task A_cell_that_follows_is_found_out_with_its_sum_and_ends_with_1()
    {
        Table();
        Write("ids.txt", "kind=a, region=south\nkind=c, region=north\n");
        var ended = await Shell.Clerestory("audit", work.FullName, "--suppressed", At("ids.txt"), "--json");
        Assert.Equal(1, ended.Code);
        Schemas.Holds("audit", ended.Out);
        Assert.Matches("21 − 20 = 1|27 − 14 − 12 = 1", ended.Out);
    }

    [Fact]
    public async Task Percentages_beside_the_table_give_it_away()
    {
        string folder = Table();
        var safe = await Shell.Clerestory("protect", folder, "--json");
        using var document = JsonDocument.Parse(safe.Out);
        await File.WriteAllLinesAsync(At("ids.txt"), document.RootElement.GetProperty("primaryIds").EnumerateArray().Concat(document.RootElement.GetProperty("secondaryIds").EnumerateArray()).Select(e => e.GetString()!), TestContext.Current.CancellationToken);
        Write("percentages.csv", "cell,percent,of_cell\n\"kind=a, region=south\",2,\"kind=Total, region=Total\"\n");
        var ended = await Shell.Clerestory("audit", folder, "--suppressed", At("ids.txt"), "--percentages", At("percentages.csv"));
        Assert.Equal(1, ended.Code);
        Assert.Contains("'kind=a, region=south' lies between 1 and 1", ended.Out.Replace('\n', ' '), StringComparison.Ordinal);
    }

    // 2 % of 58 is one person, and 36 % are the 21 of 'a': the first is hidden; what is given to the audit with it is safe.
    [Fact]
    public async Task Percentages_that_tell_are_hidden_with_their_counts_and_the_rest_is_shown()
    {
        string folder = Table();
        Write("percentages.csv", "cell,percent,of_cell\n\"kind=a, region=south\",2,\"kind=Total, region=Total\"\n\"kind=a, region=Total\",36,\"kind=Total, region=Total\"\n");
        var ended = await Shell.Clerestory("protect", folder, "--percentages", At("percentages.csv"), "--out", At("out.csv"), "--json");
        Assert.Equal(0, ended.Code);
        Schemas.Holds("protect", ended.Out);
        using var document = JsonDocument.Parse(ended.Out);
        var root = document.RootElement;
        Assert.Equal("percentage of 'kind=Total, region=Total' in 'kind=a, region=south'", root.GetProperty("percentageIds").EnumerateArray().Single().GetString());
        string[] lines = await File.ReadAllLinesAsync(At("out.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("\"percentage of 'kind=Total, region=Total' in 'kind=a, region=south'\",[c],D", lines);
        Assert.Contains("\"percentage of 'kind=Total, region=Total' in 'kind=a, region=Total'\",36,F", lines);
        var ids = ((string[])["primaryIds", "secondaryIds", "percentageIds"]).SelectMany(p => root.GetProperty(p).EnumerateArray().Select(e => e.GetString()!)).ToList();
        await File.WriteAllLinesAsync(At("ids.txt"), ids, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Shell.Clerestory("audit", folder, "--suppressed", At("ids.txt"), "--percentages", At("percentages.csv"))).Code);
        await File.WriteAllLinesAsync(At("ids.txt"), ids.SkipLast(1), TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Shell.Clerestory("audit", folder, "--suppressed", At("ids.txt"), "--percentages", At("percentages.csv"))).Code);
    }

    [Theory]
    [InlineData("kind,region,n\na,north,-1\n", "-1")]
    [InlineData("kind,region,n\nx,north,1\n", "x")]
    [InlineData("kind,region\na,north\n", "n")]
    public async Task Bad_input_is_named_and_ends_with_3(string inner, string named)
    {
        var ended = await Shell.Clerestory("protect", Table(inner));
        Assert.Equal(3, ended.Code);
        Assert.Contains(named, ended.Out + ended.Error, StringComparison.Ordinal);
    }

    // A hierarchy in which a code stands twice, or that has two tops; a sum that does not hold; a percentage of more than 100.
    [Theory]
    [InlineData("hier_kind.csv", "@;Total\n@@;a\n@@@;a\n@@;b\n@@;c\n", "'a'")]
    [InlineData("hier_kind.csv", "@;Total\n@@;a\n@@;b\n@@;c\n@;Other\n", "'Other'")]
    [InlineData("table.jj", "0\n3\n0 10 10 s 0 20 0 0 0\n1 4 4 s 0 20 0 0 0\n2 5 5 s 0 20 0 0 0\n1\n0 3 : 0 (-1) 1 (1) 2 (1)\n", "10")]
    [InlineData("percentages.csv", "cell,percent,of_cell\n\"kind=a, region=south\",140,\"kind=Total, region=Total\"\n", "140")]
    public async Task What_cannot_be_is_named_and_nothing_is_written(string file, string text, string named)
    {
        string folder = Table();
        Write(file, text);
        string[] more = file == "percentages.csv" ? ["--percentages", At(file)] : [];
        var ended = await Shell.Clerestory(["protect", file == "table.jj" ? At(file) : folder, "--out", At("out.csv"), .. more]);
        Assert.Equal(3, ended.Code);
        Assert.Contains(named, ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("out.csv")));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_itself()
    {
        var none = await Shell.Clerestory("protect", At("no-such-folder"));
        Assert.Equal(3, none.Code);
        Assert.Contains($"There is nothing at {At("no-such-folder")}.", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_its_description_is_told_where_it_belongs()
    {
        Write("alone.csv", "kind,count\na,3\n");
        var none = await Shell.Clerestory("protect", At("alone.csv"));
        Assert.Equal(3, none.Code);
        Assert.Contains($"There is no description of the table: {At("table.json")}. Put its dimensions and rule there, or name the file with --rules.", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_is_not_there_and_a_file_that_is_not_there_are_named()
    {
        var none = await Shell.Clerestory("audit", Table(), "--suppressed", "no-such-cell");
        Assert.Equal(3, none.Code);
        Assert.Contains("no-such-cell", none.Out + none.Error, StringComparison.Ordinal);
        Assert.Contains("Name the hidden cells as the table does; nothing was judged.", none.Out + none.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await Shell.Clerestory("protect", At("none.jj"))).Code);
        Assert.Equal(2, (await Shell.Clerestory("protect", work.FullName, "--level", "S9")).Code);
    }

    public void Dispose() => work.Delete(recursive: true);

    private string At(string name) => Path.Combine(work.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);
}
