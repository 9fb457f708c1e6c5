using Clerestory.Protection;
using Clerestory.Store;

namespace Clerestory.Tests.Protection;

public sealed class DemandMoreTests(PostgresServer postgres)
{
    private static readonly Actor Officer = Actor.Of("ct", "an officer", AccountRole.PrivacyOfficer);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_demanded_number_is_hidden_the_next_time_and_does_not_follow(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        Assert.Equal("64 72 18 236", await Services(store));
        Assert.IsType<DemandMore.Result.Demanded>(await Demand(store, "love146-services", "love146-rapid", null, "Known to be one family."));
        Assert.Equal("64 72 18 236", string.Join(' ', (await new ReviewTable(store).Run(Bench.Connecticut, "love146-services", Officer, Bench.Cancel))!.Lines.Select(l => $"{l.After.Value}")));
        Assert.Equal("[c] 72 18 236", await Services(store));
        // A percentage whose base is hidden goes with it.
        Assert.All((await new ReviewTable(store).Run(Bench.Connecticut, "love146-rapid-outcomes", Officer, Bench.Cancel))!.Lines, l => Assert.True(l.After.IsSuppressed));
        Assert.Equal("Demanded by the privacy officer.", (await new ReviewTable(store).Run(Bench.Connecticut, "love146-services", Officer, Bench.Cancel))!.Lines[0].Why);

        // The audit of finished files refuses it too.
        var certificate = await new CertifyRelease(store).Run(Bench.Connecticut, null, new ReadRelease([new("LV.love146-rapid", "64", "a page")], [], []), Bench.ActorOf(Bench.Connecticut), Bench.Cancel);
        Assert.Contains(certificate.Holes, h => h.Code == "LV.love146-rapid" && h.Words.Contains("decided that it is not shown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_higher_threshold_holds_the_next_time()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        Assert.IsType<DemandMore.Result.Demanded>(await Demand(store, "love146-services", null, 20, "A small town."));
        Assert.Equal("64 72 [c] 236", await Services(store));
    }

    [Fact]
    public async Task What_cannot_be_demanded_is_refused()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        Assert.Equal("Give a reason, in at most 500 letters.", await Why(store, "love146-services", "love146-rapid", null, "  "));
        Assert.Equal("The table has no such number.", await Why(store, "love146-services", "nothing", null, "because"));
        Assert.Equal("There is no such table.", await Why(store, "nothing", "nothing", null, "because"));
        Assert.Equal("A threshold can only be raised: the pack says 10.", await Why(store, "love146-services", null, 10, "because"));
        Assert.Contains("no count of this table is hidden", await Why(store, "justice", null, 20, "because"), StringComparison.Ordinal);
        Assert.Empty(await store.StandingDecisions("ct", Bench.Cancel));
    }

    [Fact]
    public async Task Only_the_privacy_officer_may()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        foreach (var role in new[] { AccountRole.Staff, AccountRole.Administrator, AccountRole.Reviewer, AccountRole.Member, AccountRole.Reader })
            await Assert.ThrowsAsync<Denied>(() => new DemandMore(store, Bench.Clock).Run(Bench.Connecticut, ("love146-services", "love146-rapid", null), "because", Actor.Of("ct", "somebody", role), Bench.Cancel));
    }

    private static Task<DemandMore.Result> Demand(DataStore store, string table, string? key, long? threshold, string reason) =>
        new DemandMore(store, Bench.Clock).Run(Bench.Connecticut, (table, key, threshold), reason, Officer, Bench.Cancel);

    private static async Task<string> Why(DataStore store, string table, string? key, long? threshold, string reason) => Assert.IsType<DemandMore.Result.Refused>(await Demand(store, table, key, threshold, reason)).Why;

    private static async Task<string> Services(DataStore store) =>
        string.Join(' ', (await Bench.Load(store, Bench.Connecticut)).Tables.Single(t => t.Code == "love146-services").Cells.Select(c => c.IsSuppressed ? "[c]" : $"{c.Value}"));
}
