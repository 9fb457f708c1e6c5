using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;

namespace Clerestory.Tests.Collection;

public sealed class ImportFileTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_filled_workbook_becomes_a_draft(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var cover = new WorkbookCover("Quillowick", "town-police", "Round", new DateOnly(2021, 3, 15), "Upload it.");
        byte[] file = Workbook.Write(round.Book.Instruments[Round.Police], round.Book.Lists, cover, [.. RoundPack.Filled]);
        var read = Assert.IsType<ImportFile.Result.Read>(await Import(round, file, "return.xlsx"));
        Assert.Equal((RoundPack.Filled.Count, 0), (read.Answers, read.Faults.Count));
        Assert.Equal(RoundPack.Filled.OrderBy(a => a.Item).ThenBy(a => a.Place), (await round.Draft(Sheet))!.Answers.OrderBy(a => a.Item).ThenBy(a => a.Place));
    }

    [Fact]
    public async Task A_partial_file_fills_what_it_has_and_names_each_cell_that_cannot_be_read()
    {
        await using var round = await Round.Opened("sqlite", postgres);
        var read = Assert.IsType<ImportFile.Result.Read>(await Import(round, Encoding.UTF8.GetBytes("item,place,value\nconcerns-in,,3\nsearches-opened,,many\n"), "return.csv"));
        Assert.Equal(1, read.Answers);
        Assert.Equal("searches-opened", Assert.Single(read.Faults).Item);
        Assert.Equal([RoundPack.Of("concerns-in", "3")], (await round.Draft(Sheet))!.Answers);
    }

    [Theory]
    [InlineData("item,place,value,SSN\nconcerns-in,,3,123-45-6789\n", "return.csv")]
    [InlineData("MZ this is no table", "return.xlsx")]
    public async Task A_file_that_may_not_be_kept_leaves_nothing_behind(string text, string name)
    {
        await using var round = await Round.Opened("sqlite", postgres);
        var refused = Assert.IsType<ImportFile.Result.Refused>(await Import(round, Encoding.UTF8.GetBytes(text), name));
        Assert.NotEmpty(refused.Why);
        Assert.DoesNotContain(refused.Why, f => f.Message.Contains("6789", StringComparison.Ordinal));
        Assert.Null(await round.Draft(Sheet));
    }

    [Fact]
    public async Task Another_agency_uploads_nothing_here()
    {
        await using var round = await Round.Opened("sqlite", postgres);
        await Assert.ThrowsAsync<Denied>(() => Import(round, [1], "a.csv", Round.Preparer(Round.Neighbor)));
    }

    private static Task<ImportFile.Result> Import(Round round, byte[] file, string name, Actor? actor = null) => round.With(async store =>
    {
        await using var stream = new MemoryStream(file);
        return await new ImportFile(store, round.Book, round.Clock).Run(Sheet, (stream, name), actor ?? Round.Preparer(Round.Town), Bench.Cancel);
    });
}
