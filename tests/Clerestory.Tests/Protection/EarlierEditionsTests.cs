using Clerestory.Protection;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Protection;

/// <summary>What stands in earlier editions is known to readers: two editions, each safe alone, may tell a number together.</summary>
public sealed class EarlierEditionsTests(PostgresServer postgres)
{
    private static readonly Actor Somebody = Actor.Operator("a tester", "ct");

    // 100 = 50 + 5 + 45: the 5 may not be shown, and the cheapest beside it is 45. In the second edition 50 is 30, and then 30 would be the cheapest: 45 would be
    // shown beside the first edition's 100 − 50 = 50 = 5 + 45, which tells the 5.
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_editions_that_are_safe_alone_and_tell_a_number_together_are_not_published_together(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        using var copy = Parts(100, 50, 5, 45);
        Assert.Equal("50 [c] [c]", Read(await Protected(store, copy, null)));
        await Enter(store, copy, "2021", "1");

        copy.Replace("history/peht-victimization.csv", "sex,50,", "sex,30,");
        copy.Replace("history/peht-total.csv", "peht-total,100,", "peht-total,80,");
        Assert.Equal("[c] [c] 45", Read(ProtectTables.JudgeWithoutStore(copy.Pack)));
        var beside = await Protected(store, copy, new EditionName("2022", "1"));
        Assert.Equal("30 [c] [c]", Read(beside));

        // The same version made again was seen by nobody: it is not beside itself.
        Assert.Equal("[c] [c] 45", Read(await Protected(store, copy, new EditionName("2021", "1"))));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_audit_refuses_what_follows_from_two_editions_and_says_how(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        using var copy = Parts(100, 50, 5, 45);
        await Protected(store, copy, null);
        await Enter(store, copy, "2021", "1");
        copy.Replace("history/peht-victimization.csv", "sex,50,", "sex,30,");
        copy.Replace("history/peht-total.csv", "peht-total,100,", "peht-total,80,");
        await Protected(store, copy, new EditionName("2022", "1"));

        ReadRelease read = new([new("PT.peht-total", "80", "a page"), new("PV.both", "45", "a page")], [], []);
        Assert.Empty(CertifyRelease.WithoutStore(copy.Pack, read).Holes);
        var certificate = await new CertifyRelease(store).Run(copy.Pack, new EditionName("2022", "1"), read, Somebody, Bench.Cancel);
        Assert.Equal("S5", certificate.Level);
        Assert.Contains(certificate.Holes, h => h.Code == "PV.labor" && h.Words.Contains("= 5", StringComparison.Ordinal));
    }

    // 23 and, a year later, 24: the one who came late follows by subtraction. 23 and 40 tell of 17.
    [Theory]
    [InlineData("24", "[c]")]
    [InlineData("40", "40")]
    [InlineData("23", "23")]
    public async Task A_corrected_total_that_tells_of_few_is_hidden(string corrected, string shown)
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        using var copy = new PackCopy("ct");
        copy.Replace("history/love146-services.csv", "love146-employ,18,", "love146-employ,23,");
        await Protected(store, copy, null);
        await Enter(store, copy, "2021", "1");
        copy.Replace("history/love146-services.csv", "love146-employ,23,", $"love146-employ,{corrected},");
        var cell = (await Protected(store, copy, new EditionName("2021", "2"))).Single(t => t.Code == "love146-services").Cells.Single(c => c.Codes[0] == "love146-employ");
        Assert.Equal(shown, cell.IsSuppressed ? "[c]" : $"{cell.Value}");
    }

    // Two years together, 60, less the year before, 55, are 5 of this year, which is hidden.
    [Fact]
    public async Task A_cumulative_total_less_the_years_before_is_judged()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        using var copy = new PackCopy("ct");
        copy.Replace("history/peht-total.csv", "peht-total,23,", "peht-total,55,");
        copy.Replace("history/peht-victimization.csv", "sex,20,", "sex,52,");
        await Protected(store, copy, null);
        await Enter(store, copy, "2021", "1");

        copy.Replace("tables/ciri-minors.json", "\"rows\": \"fixed\"", "\"rows\": \"fixed\", \"relations\": [ { \"relation\": \"sum\", \"total\": { \"cell\": { \"table\": \"ciri-minors\", \"at\": { \"measure\": \"all\" } } }, \"parts\": { \"measure\": \"year\" }, \"earlier\": [\"PT.peht-total\"] } ]");
        string head = copy.Read("history/ciri-minors.csv").Split('\n')[0];
        copy.Write("history/ciri-minors.csv", head + "\nyear,5,This year,clients,\nall,60,All years,clients,\n");
        var minors = (await Protected(store, copy, new EditionName("2022", "1"))).Single(t => t.Code == "ciri-minors");
        Assert.Equal("[c] [c]", string.Join(' ', minors.Cells.Select(c => c.IsSuppressed ? "[c]" : $"{c.Value}")));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_ledger_only_grows(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        using var copy = new PackCopy("ct");
        await Protected(store, copy, null);
        await Enter(store, copy, "2021", "1");
        var ledger = await store.Ledgered("ct", Bench.Cancel);
        Assert.Contains(ledger, n => n is { Code: "PV.labor", IsHidden: true, Value: 1 });
        Assert.Contains(ledger, n => n is { Code: "PT.peht-total", IsHidden: false, Value: 23 });

        var set = store.PublishedNumbers;
        var line = await set.FirstAsync(n => n.Pack == "ct" && n.Number == 3, Bench.Cancel);
        store.Remove(line);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.SaveChangesAsync(Bench.Cancel));
        store.ChangeTracker.Clear();
        store.Update(line with { Value = 7 });
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.SaveChangesAsync(Bench.Cancel));
        store.ChangeTracker.Clear();

        await Enter(store, copy, "2022", "1");
        Assert.Equal(2 * ledger.Count, (await store.Ledgered("ct", Bench.Cancel)).Count);
    }

    // Who goes round the program can change rows, but not unseen: in the middle, at the end, or all of them.
    [Theory]
    [InlineData("UPDATE published_number SET value = 21 WHERE number = 3")]
    [InlineData("DELETE FROM published_number WHERE number = 3")]
    [InlineData("DELETE FROM published_number WHERE number = (SELECT max(number) FROM published_number)")]
    [InlineData("DELETE FROM published_number")]
    public async Task A_ledger_that_was_changed_stops_everything(string sql)
    {
        foreach (string database in new[] { "sqlite", "postgres" })
        {
            await using var at = TestStore.On(database, postgres);
            await using var store = await at.Open();
            using var copy = new PackCopy("ct");
            await Protected(store, copy, null);
            await Enter(store, copy, "2021", "1");
            await store.Database.ExecuteSqlRawAsync(sql, Bench.Cancel);
            Assert.Equal("ledger.broken", (await Assert.ThrowsAsync<Fault>(() => Protected(store, copy, null))).Rule);
        }
    }

    private static async Task<IReadOnlyList<ProtectedTable>> Protected(DataStore store, PackCopy copy, EditionName? edition)
    {
        var pack = copy.Pack;
        await new Clerestory.Tables.BuildTables(store, Bench.Clock).Run(pack, Somebody, Bench.Cancel);
        return (await new ProtectTables(store, Bench.Clock).Run(pack, edition, Somebody, Bench.Cancel)).Tables;
    }

    // Enters what the gate shows of the tables, as publishing does.
    private static async Task Enter(DataStore store, PackCopy copy, string edition, string version)
    {
        var shown = (await store.ProtectedTables.AsNoTracking().ToListAsync(Bench.Cancel)).Select(t => t.Table).SelectMany(t => t.Cells.Where(c => c.Value is not null).Select(c => new PrintedNumber(t.NumberOf(c), $"{c.Value}", "a page"))).ToList();
        var certificate = await new CertifyRelease(store).Run(copy.Pack, new EditionName(edition, version), new ReadRelease(shown, [], []), Somebody, Bench.Cancel);
        Assert.Empty(certificate.Holes);
        await store.AtOnce(async () => { await certificate.Enter(store, ("ct", edition, version, 1), Somebody, Bench.Clock.GetUtcNow(), Bench.Cancel); return await store.SaveChangesAsync(Bench.Cancel); }, Bench.Cancel);
        store.ChangeTracker.Clear();
    }

    private static PackCopy Parts(int total, int sex, int labor, int both)
    {
        var copy = new PackCopy("ct");
        copy.Replace("history/peht-total.csv", "peht-total,23,", $"peht-total,{total},");
        copy.Write("history/peht-victimization.csv", $"type,value,unit\nsex,{sex},clients\nlabor,{labor},clients\nboth,{both},clients\n");
        // The percentages of the printed report belong to other counts.
        copy.Write("history/peht-demographics.csv", "type,characteristic,value,status,unit\nsex,female,,blank,percent\n");
        copy.Write("history/peht-referral-source.csv", "route,value,status,unit\nself,,blank,percent\n");
        return copy;
    }

    private static string Read(IReadOnlyList<ProtectedTable> tables) =>
        string.Join(' ', tables.Single(t => t.Code == "peht-victimization").Cells.Select(c => c.IsSuppressed ? "[c]" : $"{c.Value}"));
}
