using Clerestory.Protection;

namespace Clerestory.Tests.Protection;

public sealed class ReadProtectionTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_tables_are_there_with_what_is_approved(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var officer = Actor.Of("ct", "an officer", AccountRole.PrivacyOfficer);
        Assert.Equal(26, (await new ReadProtection(store).Run("ct", officer, Bench.Cancel)).Count);
        await new ApproveTables(store, Bench.Clock).Run("ct", "Looked at one by one.", officer, Bench.Cancel);
        var tables = await new ReadProtection(store).Run("ct", officer, Bench.Cancel);
        Assert.Equal(9, tables.Count(t => t.IsApproved));
        Assert.All(tables, t => Assert.Equal(t.Table.Verdict != Verdict.Shown, t.IsApproved));
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        foreach (var role in new[] { AccountRole.Staff, AccountRole.Administrator, AccountRole.Reviewer, AccountRole.Member, AccountRole.Reader })
            await Assert.ThrowsAsync<Denied>(() => new ReadProtection(store).Run("ct", Actor.Of("ct", "somebody", role), Bench.Cancel));
    }
}
