namespace Clerestory.Tests.Registry;

public sealed class NameDesigneeTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_designee_takes_the_place_of_the_one_before(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await sitting.Name(2, "wheelworth", Sitting.Today));
        Assert.Equal(("Sol Deputyham", "Max Wheelworth"), ((await sitting.Seat(2, Sitting.Today.AddDays(-1))).Designee!.Name, (await sitting.Seat(2)).Designee!.Name));
        Assert.Equal("Marlow Exemplarby", (await sitting.Seat(2)).Member!.Name);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Where_nobody_has_read_whether_the_law_allows_it_the_entry_says_so(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Null(await sitting.Name(6, "wheelworth", Sitting.Today));
        Assert.Equal(Grade.Check, (await sitting.Seat(6)).Designation!.Grade);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Where_the_law_allows_none_or_nobody_could_send_one_it_is_refused(string database)
    {
        await using var sitting = await Sitting.Of(database, postgres);
        Assert.Contains("send nobody else (901(h))", await sitting.Name(8, "wheelworth", Sitting.Today), StringComparison.Ordinal);
        Assert.Contains("holds the seat", await sitting.Name(2, "exemplarby", Sitting.Today), StringComparison.Ordinal);
        Assert.Contains("later designee", await sitting.Name(2, "wheelworth", new DateOnly(2019, 8, 1)), StringComparison.Ordinal);
        Assert.Null(await sitting.End("a2", Sitting.Today));
        Assert.Contains("is vacant", await sitting.Name(2, "wheelworth", Sitting.Today.AddDays(1)), StringComparison.Ordinal);
        foreach (var actor in Sitting.Others) await Assert.ThrowsAsync<Denied>(() => sitting.Name(5, "wheelworth", Sitting.Today, actor));
    }
}
