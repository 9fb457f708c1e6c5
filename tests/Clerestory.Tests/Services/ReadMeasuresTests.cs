using Clerestory.Collection;
using Clerestory.Services;

namespace Clerestory.Tests.Services;

public sealed class ReadMeasuresTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_provider_gave_is_read_return_by_return(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Demonstration);
        var given = await new ReadMeasures(store, new FormBook(Bench.Demonstration)).Run("tanselgarth-house", Actor.Of("demo", "somebody", AccountRole.Staff), Bench.Cancel);

        // packs/demo/calls/2020-returns.csv: 34 asked at first, 8 left, none missed; 11 of 26 before, 19 after.
        var home = Assert.Single(given, g => g.Measure.Code == "steady-home");
        Assert.Equal(new BeforeAfter(34, 8, 0, 11, 19), BeforeAfter.Of(home.At));
        Assert.Equal(26, BeforeAfter.Of(home.At)!.Both);
        Assert.Equal((new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31)), (home.From, home.To));
        Assert.Equal(27, Assert.Single(given, g => g.Program == "rooms" && g.Measure.Code == "people").At("shelter").Number);
    }

    [Theory]
    [InlineData(AccountRole.Preparer, "tanselgarth-house", true)]
    [InlineData(AccountRole.Preparer, "kettraholm-rights-desk", false)]
    [InlineData(AccountRole.Member, null, false)]
    [InlineData(AccountRole.Reviewer, null, true)]
    public async Task An_agency_sees_its_own_and_the_council_what_its_roles_allow(AccountRole role, string? agency, bool sees)
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        var actor = agency is null ? Actor.Of("demo", "somebody", role) : Actor.Of("demo", agency, "somebody", role);
        var read = new ReadMeasures(store, new FormBook(Bench.Demonstration));
        if (sees) Assert.Empty(await read.Run("tanselgarth-house", actor, Bench.Cancel));
        else await Assert.ThrowsAsync<Denied>(() => read.Run("tanselgarth-house", actor, Bench.Cancel));
    }
}
