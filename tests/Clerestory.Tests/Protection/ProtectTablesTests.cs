using Clerestory.Packs;
using Clerestory.Protection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Protection;

public sealed class ProtectTablesTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_tables_that_tell_of_few_people_are_withheld_and_the_others_shown(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var result = await Bench.Load(store, Bench.Connecticut);
        Assert.Equal(
            ["ciri-minors", "ciri-rehousing", "ciri-social-services", "love146-prevention-outcomes", "love146-rapid-outcomes", "love146-transition-outcomes", "peht-demographics", "peht-referral-source", "peht-victimization"],
            result.Withheld.Select(t => t.Code));
        Assert.Equal(17, result.Tables.Count(t => t.Verdict == Verdict.Shown));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_withheld_table_keeps_nothing_of_its_data(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        foreach (var kept in await store.ProtectedTables.AsNoTracking().Where(t => t.Verdict == Verdict.Withheld).ToListAsync(Bench.Cancel))
        {
            Assert.Empty(kept.Table.Cells);
            Assert.NotEmpty(kept.Table.WithheldBecause);
            foreach (var word in new[] { "Brazil", "Russia", "Hispanic", "13-17", "Behavioral" }) Assert.DoesNotContain(word, kept.Document, StringComparison.Ordinal);
        }
    }

    // The table whose one number is changed, and whether it may then be shown.
    [Theory]
    [InlineData("ciri-minors", "9", "11", false)]          // 64 and 11 could both be shown
    [InlineData("ciri-minors", "9", "0", false)]           // zero tells of nobody
    [InlineData("ciri-minors", "9", "10", true)]
    [InlineData("ciri-social-services", "34", "28", false)] // 39 - 28 = 11
    [InlineData("ciri-social-services", "34", "29", true)]  // 39 - 29 = 10
    [InlineData("ciri-social-services", "34", "39", false)] // 39 - 39 = 0
    [InlineData("love146-services", "18", "1", true)]
    [InlineData("love146-rapid-outcomes", "91", "81", false)]
    public void One_number_decides_of_the_whole_table(string table, string old, string @new, bool withheld)
    {
        using var copy = new PackCopy("ct");
        copy.Replace($"history/{table}.csv", $",{old},", $",{@new},");
        Assert.Equal(withheld ? Verdict.Withheld : Verdict.Shown, ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == table).Verdict);
    }

    [Fact]
    public void A_percentage_whose_base_is_gone_is_withheld()
    {
        using var copy = new PackCopy("ct");
        Assert.Equal(Verdict.Shown, ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == "love146-school").Verdict);
        copy.Replace("history/love146-services.csv", "love146-long,72,", "love146-long-gone,72,");
        Assert.Equal(Verdict.Withheld, ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == "love146-school").Verdict);
    }

    [Fact]
    public void A_relation_that_cannot_be_judged_hides_its_table()
    {
        using var copy = new PackCopy("ct");
        copy.Replace("history/child-agency.csv", "dcf-2021-home,161", "dcf-2021-house,161");
        Assert.Equal(Verdict.Withheld, ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == "child-agency").Verdict);
    }

    [Fact]
    public void The_published_seal_does_not_cover_withheld_data_or_returns()
    {
        foreach (var pack in new[] { Bench.Connecticut, Bench.Demonstration })
        {
            var tables = ProtectTables.JudgeWithoutStore(pack);
            var files = ProtectTables.FilesNotToSeal(pack, tables);
            Assert.All(files, f => Assert.Contains(f, pack.Files));
            Assert.NotEqual(pack.Seal, pack.SealWithout(files));
            Assert.Equal(pack.In("calls", ".csv"), files.Where(f => f.StartsWith("calls/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_demonstration_state_has_a_threshold_of_its_own()
    {
        var tables = ProtectTables.JudgeWithoutStore(Bench.Demonstration);
        Assert.Contains(tables, t => t is { Threshold: 5, Verdict: Verdict.Withheld });
        Assert.Contains(tables, t => t is { Threshold: 5, Verdict: Verdict.Shown } && t.Cells.Any(c => c.Value is > 5 and <= 10));
    }

    [Fact]
    public void Every_table_states_its_rule_and_a_reason() =>
        Assert.All(Tables(Bench.Connecticut).Concat(Tables(Bench.Demonstration)), t => Assert.True(t.Reason.Length > 20 && t.Rule.Length > 0, t.Code));

    private static IReadOnlyList<ProtectedTable> Tables(Pack pack) => ProtectTables.JudgeWithoutStore(pack);
}
