using Clerestory.Protection;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Protection;

public sealed class ApproveTableTests(PostgresServer postgres)
{
    private static readonly Actor Officer = Actor.Of("ct", "an officer", AccountRole.PrivacyOfficer);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_approval_holds_until_the_table_changes(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        using var copy = new PackCopy("ct");
        await Bench.Load(store, copy.Pack);
        string seal = (await store.ProtectedTables.AsNoTracking().SingleAsync(t => t.Code == "ciri-minors", Bench.Cancel)).Seal;
        var approve = new ApproveTable(store, Bench.Clock);
        Assert.IsType<ApproveTable.Result.Refused>(await approve.Run("ct", "ciri-minors", "another seal", "", Officer, Bench.Cancel));
        Assert.IsType<ApproveTable.Result.Refused>(await approve.Run("ct", "no-such-table", seal, "", Officer, Bench.Cancel));
        var approved = Assert.IsType<ApproveTable.Result.Approved>(await approve.Run("ct", "ciri-minors", seal, "  Seen,\n and enough. ", Officer, Bench.Cancel));
        Assert.Equal(("Seen, and enough.", "an officer", Bench.Clock.GetUtcNow()), (approved.Decision.Reason, approved.Decision.By, approved.Decision.At));
        Assert.Equal(["ciri-minors"], await store.ApprovedTables("ct", Bench.Cancel));
        Assert.Contains(await store.Trail.AsNoTracking().ToListAsync(Bench.Cancel), t => t is { What: "approved protection", Subject: "ciri-minors" } && t.Content == seal);

        await Bench.Load(store, copy.Pack);
        Assert.Equal(["ciri-minors"], await store.ApprovedTables("ct", Bench.Cancel));
        copy.Replace("history/ciri-minors.csv", ",9,", ",11,");
        await Bench.Load(store, copy.Pack);
        Assert.Empty(await store.ApprovedTables("ct", Bench.Cancel));
    }

    [Fact]
    public async Task Only_the_privacy_officer_may()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        foreach (var role in new[] { AccountRole.Staff, AccountRole.Administrator, AccountRole.Reviewer, AccountRole.Member, AccountRole.Reader })
            await Assert.ThrowsAsync<Denied>(() => new ApproveTable(store, Bench.Clock).Run("ct", "ciri-minors", "", "", Actor.Of("ct", "somebody", role), Bench.Cancel));
    }
}
