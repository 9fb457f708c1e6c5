using Clerestory.Tests.Collection;

namespace Clerestory.Tests.Justice;

public sealed class WithdrawDrawTests(PostgresServer postgres)
{
    private const string File = "Section,Year,Measure,Count\nuc-955,2020,arrests,5\n";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_withdrawn_draw_stays_on_record_with_its_reason_and_the_file_may_come_again(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var id = await docket.Keep(File);
        Assert.Null(await docket.Withdraw(id, " The office sent the file of another state. "));

        var draw = (await docket.Draw(id))!;
        Assert.Equal(("The office sent the file of another state.", "S. Taff", 1), (draw.WithdrawnBecause, draw.WithdrawnBy, draw.Counts.Count));
        Assert.Equal(draw.SealItOughtToHave(), draw.Seal);
        Assert.Equal([("kept draw", $"{id}"), ("withdrew draw", $"{id}")], await docket.Trail());
        Assert.NotEqual(id, await docket.Keep(File));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_needs_a_reason_a_draw_and_the_right(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var id = await docket.Keep(File);
        Assert.Contains("both stand", await docket.Withdraw(id, " "), StringComparison.Ordinal);
        Assert.NotNull(await docket.Withdraw(Guid.NewGuid(), "Wrong."));
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => docket.Withdraw(id, "Please.", actor));
        Assert.Null((await docket.Draw(id))!.WithdrawnAt);
        Assert.Null(await docket.Withdraw(id, "Wrong file."));
        Assert.NotNull(await docket.Withdraw(id, "Again."));
    }
}
