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

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_that_comes_late_replaces_nothing_that_was_changed_since_it_was_made(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Round.Preparer(Round.Town), 0, RoundPack.Of("concerns-in", "3"), RoundPack.Of("searches-opened", "4"), RoundPack.Of("handed-over", "0"));
        // The file was made from revision 1; one answer was changed in it, and two on the page meanwhile, one of them the same.
        Answer[] inFile = [RoundPack.Of("concerns-in", "5"), RoundPack.Of("searches-opened", "4"), RoundPack.Of("handed-over", "1")];
        await round.Save(Sheet, Round.Signer(Round.Town), 1, RoundPack.Of("concerns-in", "7"), RoundPack.Of("searches-opened", "9"));

        foreach (var (file, name) in new[] { (Book(round, Copy(round), inFile), "return.xlsx"), (Encoding.UTF8.GetBytes(CsvForm.Write(round.Book.Instruments[Round.Police], round.Book.Lists, inFile, Copy(round))), "return.csv") })
        {
            var read = Assert.IsType<ImportFile.Result.Read>(await Import(round, file, name));
            Assert.Empty(read.Faults);
            Assert.Equal([("concerns-in", "5", "7")], read.Conflicts.Select(c => (c.Item, c.Mine, c.Theirs)));
            Assert.Equal([("concerns-in", "7"), ("handed-over", "1"), ("searches-opened", "9")], (await round.Draft(Sheet))!.Answers.Select(a => (a.Item, a.Value)).Order());
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_that_does_not_say_of_which_copy_it_is_fills_what_is_blank_and_replaces_nothing(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Round.Preparer(Round.Town), 0, RoundPack.Of("concerns-in", "3"));
        foreach (var copy in new[] { null, Copy(round) with { Revision = 99 } })
        {
            var read = Assert.IsType<ImportFile.Result.Read>(await Import(round, Book(round, copy, [RoundPack.Of("concerns-in", "5"), RoundPack.Of("searches-opened", "4")]), "return.xlsx"));
            Assert.Equal([("concerns-in", "5", "3")], read.Conflicts.Select(c => (c.Item, c.Mine, c.Theirs)));
            Assert.Equal(1, read.Answers);
        }
        Assert.Equal([("concerns-in", "3"), ("searches-opened", "4")], (await round.Draft(Sheet))!.Answers.Select(a => (a.Item, a.Value)).Order());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_copy_of_another_agency_another_call_or_another_form_is_refused(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        foreach (var copy in new[] { Copy(round) with { Agency = Round.Neighbor }, Copy(round) with { Call = "2019" }, Copy(round) with { Seal = "0123abcd" } })
            Assert.IsType<ImportFile.Result.Refused>(await Import(round, Book(round, copy, [RoundPack.Of("concerns-in", "5")]), "return.xlsx"));
        Assert.Null(await round.Draft(Sheet));
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

    private static FormCopy Copy(Round round) => new("2020", Round.Town, 1, round.Book.SealOf(Round.Police));

    private static byte[] Book(Round round, FormCopy? copy, IReadOnlyCollection<Answer> answers) => Workbook.Write(
        round.Book.Instruments[Round.Police], round.Book.Lists, new WorkbookCover("Quillowick", "town-police", "Round", new DateOnly(2021, 3, 15), "Upload it.") { Copy = copy }, answers);

    private static Task<ImportFile.Result> Import(Round round, byte[] file, string name, Actor? actor = null) => round.With(async store =>
    {
        await using var stream = new MemoryStream(file);
        return await new ImportFile(store, round.Book, round.Clock).Run(Sheet, (stream, name), actor ?? Round.Preparer(Round.Town), Bench.Cancel);
    });
}
