using Clerestory.Protection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Protection;

public sealed class WithdrawDecisionTests(PostgresServer postgres)
{
    private static readonly Actor Officer = Actor.Of("ct", "an officer", AccountRole.PrivacyOfficer);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_withdrawn_no_longer_holds_and_stays_on_record(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var demanded = Assert.IsType<DemandMore.Result.Demanded>(await new DemandMore(store, Bench.Clock).Run(Bench.Connecticut, ("love146-services", "love146-rapid", null), "because", Officer, Bench.Cancel));
        await Bench.Load(store, Bench.Connecticut);
        var withdraw = new WithdrawDecision(store, Bench.Clock);
        Assert.IsType<WithdrawDecision.Result.Refused>(await withdraw.Run("ct", demanded.Decision.Number, "", Officer, Bench.Cancel));
        Assert.IsType<WithdrawDecision.Result.Withdrawn>(await withdraw.Run("ct", demanded.Decision.Number, "It was another family.", Officer, Bench.Cancel));
        Assert.IsType<WithdrawDecision.Result.Refused>(await withdraw.Run("ct", demanded.Decision.Number, "Again.", Officer, Bench.Cancel));
        Assert.Empty(await store.StandingDecisions("ct", Bench.Cancel));
        Assert.Equal(2, await store.ProtectionDecisions.CountAsync(Bench.Cancel));
        Assert.DoesNotContain((await Bench.Load(store, Bench.Connecticut)).Tables.Single(t => t.Code == "love146-services").Cells, c => c.IsSuppressed);
    }

    [Fact]
    public async Task Only_the_privacy_officer_may()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Assert.ThrowsAsync<Denied>(() => new WithdrawDecision(store, Bench.Clock).Run("ct", 1, "because", Actor.Of("ct", "somebody", AccountRole.Staff), Bench.Cancel));
    }
}
