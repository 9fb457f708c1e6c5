using Clerestory.Protection;

namespace Clerestory.Tests.Protection;

public sealed class ApproveTablesTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_that_hide_something_are_approved_once_and_with_a_reason(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var approve = new ApproveTables(store, Bench.Clock);
        Assert.Equal("approve.reason", (await Assert.ThrowsAsync<Fault>(() => approve.Run("ct", " ", Bench.ActorOf(Bench.Connecticut), Bench.Cancel))).Rule);
        Assert.Equal(9, await approve.Run("ct", "Reviewed by the committee on 3 March.", Bench.ActorOf(Bench.Connecticut), Bench.Cancel));
        Assert.Equal(0, await approve.Run("ct", "Reviewed by the committee on 3 March.", Bench.ActorOf(Bench.Connecticut), Bench.Cancel));
        Assert.Equal(9, (await store.StandingDecisions("ct", Bench.Cancel)).Count(d => d is { Kind: DecisionKind.Approve, By: "a tester" }));
    }

    [Fact]
    public async Task Only_the_privacy_officer_and_whoever_runs_the_program_may()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Assert.ThrowsAsync<Denied>(() => new ApproveTables(store, Bench.Clock).Run("ct", "because", Actor.Of("ct", "somebody", AccountRole.Staff), Bench.Cancel));
    }
}
