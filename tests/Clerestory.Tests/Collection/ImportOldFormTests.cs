using System.Text;
using System.Text.Json.Nodes;
using Clerestory.Collection;

namespace Clerestory.Tests.Collection;

public sealed class ImportOldFormTests(PostgresServer postgres)
{
    private const string File = "Department,Concerns\nQuillowick Town Police,3\nNowhere Police,4\nQuilloholm Town Police,two or so\n";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Plain_numbers_become_drafts_and_the_rest_becomes_questions(string database)
    {
        await using var round = await Opened(database);
        var done = Assert.IsType<ImportOldForm.Result.Imported>(await Import(round, Round.Staff));
        Assert.Equal((2, 1), (done.Drafts, done.Answers));
        Assert.True(done.Questions > 0);
        Assert.Contains(done.NotTaken, line => line.Contains("Row 3", StringComparison.Ordinal));
        var draft = (await round.Draft(Round.SheetOf(Round.Town)))!;
        Assert.Equal([RoundPack.Of("concerns-in", "3")], draft.Answers);
        Assert.Equal((AssistedBy.Paper, "S. Taff"), (draft.Assisted, draft.AssistedName));
        Assert.Empty(await round.Submissions(Round.SheetOf(Round.Town)));
    }

    [Fact]
    public async Task A_draft_that_the_agency_has_begun_stays_as_it_is()
    {
        await using var round = await Opened("sqlite");
        await round.Save(Round.SheetOf(Round.Town), Round.Preparer(Round.Town), 0, RoundPack.Of("concerns-in", "9"));
        var done = Assert.IsType<ImportOldForm.Result.Imported>(await Import(round, Round.Staff));
        Assert.Contains(done.NotTaken, line => line.Contains("has begun", StringComparison.Ordinal));
        Assert.Equal("9", Assert.Single((await round.Draft(Round.SheetOf(Round.Town)))!.Answers).Value);
    }

    [Fact]
    public async Task Only_staff_bring_the_old_form_in()
    {
        await using var round = await Opened("sqlite");
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => Import(round, actor));
    }

    private async Task<Round> Opened(string database)
    {
        var round = await Round.Before(database, postgres, RoundPack.Make(copy =>
        {
            Directory.CreateDirectory(copy.PathOf("adapters"));
            copy.Write("adapters/old-form.json", new JsonObject
            {
                ["source"] = "inv-register", ["instrument"] = Round.Police, ["agency"] = "Department", ["dropped"] = new JsonArray(),
                ["questions"] = new JsonArray(new JsonObject { ["column"] = "Concerns", ["item"] = "concerns-in" }),
            }.ToJsonString());
        }));
        Assert.IsType<OpenCall.Result.Opened>(await round.Open(Round.Plan, Round.Staff));
        return round;
    }

    private static Task<ImportOldForm.Result> Import(Round round, Actor actor) => round.With(async store =>
    {
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(File));
        return await new ImportOldForm(store, round.Book, round.Clock).Run("2020", stream, actor, Bench.Cancel);
    });
}
