using Clerestory.Protection;

namespace Clerestory.Tests.Protection;

public sealed class ChooseProtectionTests(PostgresServer postgres)
{
    private static readonly Actor Officer = Actor.Of("ct", "an officer", AccountRole.PrivacyOfficer);

    // 64 = 30 + 12 + 8 + 14: counted together, 12 and 8 are 20, which may be shown; each of the two may not.
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Codes_that_are_joined_show_their_union(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        using var copy = new PackCopy("ct");
        copy.Replace("history/peht-total.csv", "peht-total,23,", "peht-total,64,");
        copy.Write("history/peht-victimization.csv", "type,value,unit\nsex,30,clients\nlabor,12,clients\nboth,8,clients\nunknown,14,clients\n");
        await Bench.Load(store, copy.Pack);
        var chosen = await new ChooseProtection(store, Bench.Clock).Run(copy.Pack, "peht-victimization", (ProtectionWay.JoinCodes, ["labor", "both"]), "More is left.", Officer, Bench.Cancel);
        Assert.IsType<ChooseProtection.Result.Chosen>(chosen);
        var table = (await Bench.Load(store, copy.Pack)).Tables.Single(t => t.Code == "peht-victimization");
        Assert.Equal("30 [c] [c] 14 20", string.Join(' ', table.Cells.Select(c => c.IsSuppressed ? "[c]" : $"{c.Value}")));
        Assert.Equal("PV.labor_both", table.NumberOf(table.Cells[^1]));
        Assert.Equal(new ValueRange(0, 20), table.Cells[1].Possible);

        // The union and one of the two tell the other.
        ReadRelease read = new([new("PT.peht-total", "64", "a page"), new("PV.labor_both", "20", "a page"), new("PV.labor", "12", "a page")], [], []);
        var certificate = await new CertifyRelease(store).Run(copy.Pack, null, read, Bench.ActorOf(copy.Pack), Bench.Cancel);
        Assert.Contains(certificate.Holes, h => h.Code == "PV.both" && h.Words.Contains("20 − 12 = 8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_can_be_held_back_whole()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        await new ChooseProtection(store, Bench.Clock).Run(Bench.Connecticut, "ciri-minors", (ProtectionWay.Withhold, []), "Too small a program.", Officer, Bench.Cancel);
        var table = (await Bench.Load(store, Bench.Connecticut)).Tables.Single(t => t.Code == "ciri-minors");
        Assert.Equal(Verdict.Withheld, table.Verdict);
        Assert.Empty(table.Cells);
    }

    [Fact]
    public async Task What_cannot_be_chosen_is_refused()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        async Task<string> Why(string table, string reason, params string[] codes) =>
            Assert.IsType<ChooseProtection.Result.Refused>(await new ChooseProtection(store, Bench.Clock).Run(Bench.Connecticut, table, (ProtectionWay.JoinCodes, codes), reason, Officer, Bench.Cancel)).Why;
        Assert.Equal("Give a reason, in at most 500 letters.", await Why("peht-victimization", "", "labor", "both"));
        Assert.Equal("Name two codes or more.", await Why("peht-victimization", "because", "labor"));
        Assert.Equal("The table has no number at 'nothing'.", await Why("peht-victimization", "because", "labor", "nothing"));
        Assert.Contains("one dimension", await Why("peht-demographics", "because", "sex", "labor"), StringComparison.Ordinal);
        Assert.Equal("There is no such table.", await Why("nothing", "because", "sex", "labor"));
    }

    [Fact]
    public async Task Only_the_privacy_officer_may()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Assert.ThrowsAsync<Denied>(() => new ChooseProtection(store, Bench.Clock).Run(Bench.Connecticut, "ciri-minors", (ProtectionWay.Withhold, []), "because", Actor.Of("ct", "somebody", AccountRole.Staff), Bench.Cancel));
    }
}
