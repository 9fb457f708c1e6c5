using Clerestory.Packs;
using Clerestory.Protection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Protection;

public sealed class ProtectTablesTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_tables_that_tell_of_few_people_are_protected_and_the_others_shown(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        var result = await Bench.Load(store, Bench.Connecticut);
        Assert.Empty(result.Withheld);
        Assert.Equal(
            [
                "ciri-minors 1", "ciri-rehousing 1", "ciri-social-services 1", "love146-prevention-outcomes 1", "love146-rapid-outcomes 1", "love146-transition-outcomes 2",
                "peht-demographics 44", "peht-referral-source 13", "peht-victimization 4",
            ],
            result.Protected.Select(t => $"{t.Code} {t.Hidden}"));
        Assert.Equal(17, result.Tables.Count(t => t.Verdict == Verdict.Shown));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_hidden_number_keeps_nothing_of_its_data(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var hidden = (await store.ProtectedTables.AsNoTracking().ToListAsync(Bench.Cancel)).SelectMany(t => t.Table.Cells).Where(c => c.IsSuppressed).ToList();
        Assert.Equal(68, hidden.Count);
        Assert.All(hidden, c => Assert.Equal((null, null, "", "", "", null), (c.Value, c.ValueTo, c.Printed, c.Note, c.Source, c.Returns)));
    }

    // The table of which one number is changed, and what of it is then shown.
    [Theory]
    [InlineData("ciri-minors", "9", "11", "64 11")]
    [InlineData("ciri-minors", "9", "0", "64 0")]                 // zero tells of nobody
    [InlineData("ciri-minors", "9", "10", "64 [c]")]
    [InlineData("ciri-social-services", "34", "28", "39 28")]     // 39 - 28 = 11
    [InlineData("ciri-social-services", "34", "29", "39 [c]")]    // 39 - 29 = 10: the part costs less than the whole
    [InlineData("ciri-social-services", "34", "39", "39 39")]     // 39 - 39 = 0
    [InlineData("ciri-rehousing", "9", "5", "11 [c]")]
    [InlineData("love146-services", "18", "1", "64 72 [c] 236")]
    [InlineData("love146-rapid-outcomes", "91", "81", "81 81")]
    [InlineData("peht-victimization", "20", "20", "[c] [c] [c] [c]")] // 23 - 20 = 3 would be the three others together
    public void One_number_decides_what_is_shown(string table, string old, string @new, string shown)
    {
        using var copy = new PackCopy("ct");
        copy.Replace($"history/{table}.csv", $",{old},", $",{@new},");
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == table);
        Assert.Equal(shown, string.Join(' ', judged.Cells.Select(c => c.IsSuppressed ? "[c]" : $"{c.Value}")));
        Assert.Equal(shown.Contains("[c]", StringComparison.Ordinal) ? Verdict.Protected : Verdict.Shown, judged.Verdict);
    }

    // Of two that make a total each is what the other leaves: the one who is alone knows nothing but the own number, and both are hidden by themselves.
    [Theory]
    [InlineData("sex,22,clients\nlabor,1,clients\n", "[c] [c]")]
    [InlineData("sex,21,clients\nlabor,2,clients\n", "[c] [c]")]
    [InlineData("sex,12,clients\nlabor,11,clients\n", "12 11")]
    public void Of_two_parts_both_are_hidden_and_the_table_stands(string rows, string shown)
    {
        using var copy = new PackCopy("ct");
        copy.Write("history/peht-victimization.csv", $"type,value,unit\n{rows}");
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == "peht-victimization");
        Assert.Equal(shown, string.Join(' ', judged.Cells.Select(c => c.IsSuppressed ? "[c]" : $"{c.Value}")));
        Assert.NotEqual(Verdict.Withheld, judged.Verdict);
    }

    [Fact]
    public void A_small_number_in_a_table_that_lists_what_occurred_withholds_it_whole()
    {
        using var copy = new PackCopy("ct");
        copy.Replace("tables/ciri-minors.json", "\"rows\": \"fixed\"", "\"rows\": \"occurring\"");
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == "ciri-minors");
        Assert.Equal(Verdict.Withheld, judged.Verdict);
        Assert.Empty(judged.Cells);
        Assert.NotEmpty(judged.WithheldBecause);
    }

    [Fact]
    public void A_sum_that_does_not_add_up_withholds_all_its_tables()
    {
        using var copy = new PackCopy("ct");
        copy.Replace("history/peht-victimization.csv", "sex,20,", "sex,21,");
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).ToDictionary(t => t.Code);
        Assert.Equal((Verdict.Withheld, Verdict.Withheld), (judged["peht-victimization"].Verdict, judged["peht-total"].Verdict));
    }

    [Fact]
    public void The_range_of_a_hidden_number_is_what_all_that_is_published_leaves()
    {
        var hidden = ProtectTables.JudgeWithoutStore(Bench.Connecticut).Single(t => t.Code == "peht-victimization").Cells;
        Assert.All(hidden, c => Assert.Equal(new ValueRange(0, 23), c.Possible));
    }

    // 241 reports: 86 % of them are 207 to 208, which leaves more than ten. 4 % are 9 or 10, and 2 % are 4 to 6.
    [Theory]
    [InlineData("86", "86")]
    [InlineData("5", "5")]      // 11 to 13
    [InlineData("4", "[c]")]
    [InlineData("97", "[c]")]   // 233 to 234: the rest is 7 or 8
    [InlineData("0", "0")]      // 0 or 1: nobody can say that it is somebody
    public void A_percentage_is_hidden_when_a_count_of_few_follows_from_it(string printed, string shown)
    {
        using var copy = new PackCopy("ct");
        copy.Replace("tables/child-agency-shares.json", "\"threshold\": 10,", "\"threshold\": 10, \"rows\": \"fixed\",");
        copy.Replace("history/child-agency-shares.csv", ",86,", $",{printed},");
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == "child-agency-shares");
        Assert.Equal(shown, judged.Cells[0].IsSuppressed ? "[c]" : $"{judged.Cells[0].Value}");
    }

    private const string AllWays = "[ { \"way\": [\"hotline\", \"police\", \"child-agency\"] } ]";

    // 100 people: 2 and 62 and 36 % are all of them, so 2 % alone would follow from the others, and another one is hidden with it.
    // Where nobody says what is all of the base, or says it twice of the same, they are hidden together; where nothing is, one alone.
    [Theory]
    [InlineData(AllWays, 2)]
    [InlineData("[ { \"way\": [\"hotline\", \"police\", \"child-agency\"] }, { \"way\": [\"child-agency\", \"police\", \"hotline\"] } ]", 3)]
    [InlineData("[]", 1)]
    [InlineData(null, 3)]
    public void Single_percentages_are_hidden_and_none_follows_from_the_others(string? complete, int hidden)
    {
        using var copy = Ways("62", "36", "2", complete);
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == "earlier-ways");
        Assert.Equal(hidden, judged.Hidden);
        Assert.True(judged.Cells.Single(c => c.Codes[0] == "child-agency").IsSuppressed);
    }

    // 61, 35, 2 and 2 % of 100: the two small ones are hidden, and what they are together, 4, would follow from the others: a third is hidden.
    [Fact]
    public void What_hidden_percentages_are_together_is_hidden_too_where_it_is_few()
    {
        using var copy = Ways("61", "35", "2", AllWays.Replace("\"child-agency\"", "\"child-agency\", \"clinic\"", StringComparison.Ordinal));
        copy.Write("history/earlier-ways.csv", copy.Read("history/earlier-ways.csv") + "clinic,2\n");
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).Single(t => t.Code == "earlier-ways");
        Assert.Equal(3, judged.Hidden);
        Assert.Equal(2, judged.Cells.Count(c => c.IsSuppressed && c.Codes[0] is "child-agency" or "clinic"));
    }

    // Who finds 62 and 36 % of 100 printed, and a mark for the third of three, subtracts.
    [Theory]
    [InlineData(AllWays, true)]
    [InlineData("[]", false)]
    public void The_audit_finds_the_one_percentage_that_is_what_the_others_leave(string complete, bool isFound)
    {
        using var copy = Ways("62", "36", "2", complete);
        PrintedNumber[] printed = [new("EP.2019", "100", "a page"), new("EW.hotline", "62", "a page"), new("EW.police", "36", "a page"), new("EW.child-agency", "[c]", "a page")];
        var holes = CertifyRelease.WithoutStore(copy.Pack, new ReadRelease(printed, [], [])).Holes.Where(h => h.Code.Contains("EW.child-agency", StringComparison.Ordinal)).ToList();
        Assert.Equal(isFound, holes.Count > 0);
        Assert.All(holes, h => Assert.Equal("beside 62, 36 % of 100, with which it is all of them, it can only be 2", h.Words));
    }

    // The base is hidden by demand of nobody, but because it is small: percentages of it are hidden with it.
    [Fact]
    public void A_percentage_goes_with_its_base()
    {
        using var copy = Ways("62", "36", "2", "[]");
        copy.Replace("history/earlier-people.csv", "2019,100", "2019,4");
        copy.Replace("tables/earlier-people.json", "\"threshold\": 5", "\"threshold\": 5, \"rows\": \"fixed\"");
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).ToDictionary(t => t.Code);
        Assert.Contains(judged["earlier-people"].Cells, c => c.IsSuppressed);
        Assert.All(judged["earlier-ways"].Cells, c => Assert.True(c.IsSuppressed));
    }

    // A mean of 1 over 20 children says 10 to 30 visits: of 10, which are hidden, it tells that they are no fewer. Of 15 it tells nothing that is not printed.
    [Theory]
    [InlineData(10, "[c]", "[c]")]
    [InlineData(15, "15", "1")]
    public void A_mean_is_hidden_when_it_bounds_a_count_of_few(int visits, string count, string mean)
    {
        using var copy = new PackCopy("ct");
        copy.Write("history/ciri-minors.csv", $"measure,value,label,unit,note\nchildren,20,Children,minors,\nvisits,{visits},Visits,visits,\n");
        copy.Replace("tables/child-agency-ages.json", "\"rule\": \"free\"", "\"rule\": \"threshold\", \"threshold\": 10, \"rows\": \"fixed\", \"relations\": [ { \"relation\": \"mean\", \"base\": { \"cell\": { \"table\": \"ciri-minors\", \"at\": { \"measure\": \"children\" } } }, \"count\": { \"cell\": { \"table\": \"ciri-minors\", \"at\": { \"measure\": \"visits\" } } } } ]");
        string[] ages = copy.Read("history/child-agency-ages.csv").Split('\n');
        string[] fields = ages[1].Split(',');
        copy.Write("history/child-agency-ages.csv", $"series,value\n{fields[0]},1\n");
        var judged = ProtectTables.JudgeWithoutStore(copy.Pack).ToDictionary(t => t.Code);
        Assert.Equal((count, mean), (Read(judged["ciri-minors"].Cells.Single(c => c.Codes[0] == "visits")), Read(judged["child-agency-ages"].Cells[0])));

        static string Read(ProtectedCell cell) => cell.IsSuppressed ? "[c]" : $"{cell.Value}";
    }

    private static PackCopy Ways(string hotline, string police, string child, string? complete)
    {
        var copy = new PackCopy("demo");
        copy.Replace("tables/earlier-ways.json", "\"complete\": [],", complete is null ? "" : $"\"complete\": {complete},");
        copy.Replace("tables/earlier-ways.json", "\"threshold\": 5,", "\"threshold\": 5, \"rows\": \"fixed\",");
        copy.Replace("history/earlier-ways.csv", "hotline,34", $"hotline,{hotline}");
        copy.Replace("history/earlier-ways.csv", "police,16", $"police,{police}");
        copy.Replace("history/earlier-ways.csv", "child-agency,6", $"child-agency,{child}");
        string people = copy.Read("history/earlier-people.csv");
        copy.Write("history/earlier-people.csv", System.Text.RegularExpressions.Regex.Replace(people, "2019,[0-9]+", "2019,100"));
        return copy;
    }

    // People who got help are printed in two tables: one number, hidden or shown in both.
    [Fact]
    public void The_same_set_is_the_same_cell_wherever_it_is_printed()
    {
        var judged = ProtectTables.JudgeWithoutStore(Bench.Demonstration).ToDictionary(t => t.Code);
        Assert.Equal(judged["people-helped"].Cells[0].IsSuppressed, judged["stayed-in-touch"].Cells[0].IsSuppressed);
        Assert.Contains(judged["stayed-in-touch"].Cells, c => c.IsSuppressed);
        Assert.All(judged["concern-origins"].Cells.Where(c => c.IsSuppressed), c => Assert.NotNull(c.Possible));
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
