using Clerestory.Protection;

namespace Clerestory.Tests.Protection;

public sealed class ReadProtectionTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_privacy_officer_sees_each_number_before_and_after_with_its_reason(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var officer = Actor.Of("ct", "an officer", AccountRole.PrivacyOfficer);
        Assert.Equal(26, (await new ReadProtection(store).Run("ct", null, officer, Bench.Cancel)).Count);
        var social = Assert.Single(await new ReadProtection(store).Run("ct", "ciri-social-services", officer, Bench.Cancel));
        Assert.Equal(
            [("39", "39", ""), ("34", "[c]", "Hidden so that no count of few people follows from it.")],
            social.Lines.Select(l => ($"{l.Before}", l.After.IsSuppressed ? "[c]" : $"{l.After.Value}", l.Why)));
        var minors = Assert.Single(await new ReadProtection(store).Run("ct", "ciri-minors", officer, Bench.Cancel));
        Assert.Equal("A count from 1 to 10.", minors.Lines[1].Why);
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        foreach (var role in new[] { AccountRole.Staff, AccountRole.Administrator, AccountRole.Reviewer, AccountRole.Member, AccountRole.Reader })
            await Assert.ThrowsAsync<Denied>(() => new ReadProtection(store).Run("ct", null, Actor.Of("ct", "somebody", role), Bench.Cancel));
    }
}
