using System.Text;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Tables;

namespace Clerestory.Tests.Protection;

/// <summary>The audit of finished files: it passes what the gate made, and finds what was put back.</summary>
public sealed class CertifyReleaseTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_edition_is_certified_on_its_files_and_the_certificate_is_kept(string database)
    {
        await using var at = TestStore.On(database, postgres);
        await using var store = await at.Open();
        await Bench.Load(store, Bench.Connecticut);
        var read = EditionAudit.Read(Bench.Connecticut, Bench.Edition(Bench.Connecticut, "2021").Files.ToList());
        var certificate = await new CertifyRelease(store).Run(Bench.Connecticut, null, read, Actor.Operator("somebody", "ct"), Bench.Cancel);
        Assert.Empty(certificate.Holes);
        Assert.Equal(40, certificate.Hidden);   // 68 marks stand in the edition; 28 of them stand where there is no number either
        Assert.True(certificate.Numbers > 200);
    }

    [Fact]
    public async Task Only_who_may_publish_may_ask()
    {
        await using var at = TestStore.On("sqlite", postgres);
        await using var store = await at.Open();
        await Assert.ThrowsAsync<Denied>(() => new CertifyRelease(store).Run(Bench.Connecticut, null, new ReadRelease([], [], []), Actor.Of("ct", "somebody"), Bench.Cancel));
    }

    [Theory]
    [InlineData("ct", "2021")]
    [InlineData("demo", "2020")]
    public void What_the_gate_made_is_clean(string pack, string edition)
    {
        var of = Pack.Open(Bench.PackFolder(pack));
        var made = Bench.Edition(of, edition);
        var read = EditionAudit.Read(of, [.. made.Files, EditionAudit.Print(made)]);
        Assert.Empty(CertifyRelease.WithoutStore(of, read).Holes);
        Assert.Equal([".csv", ".html", ".json"], read.Numbers.Select(n => Path.GetExtension(n.File)).Distinct().Order());
    }

    // The same hidden number, put back into one file of one kind: it is found, whatever the kind.
    [Theory]
    [InlineData("data/peht-victimization.csv", "PV.labor,labor,Labor trafficking,,", "PV.labor,labor,Labor trafficking,1,")]
    [InlineData("data/peht-victimization.csv", "PV.sex,sex,Sex trafficking,,,[c]", "PV.sex,sex,Sex trafficking,,,20")]
    [InlineData("n/2021/PV.labor.json", "\"value\": \"[c]\"", "\"value\": \"1\"")]
    [InlineData("n/2021/PV.labor/index.html", "<b>[c]</b>", "<b>1</b>")]
    [InlineData("report/2021/table/peht-victimization/index.html", "<td class=\"n\">[c]</td>", "<td class=\"n\">20</td>")]
    [InlineData("report/2021/member-activities/index.html", ">[c]</a>", ">9</a>")]
    public void A_hidden_number_in_any_file_is_a_hole(string path, string those, string others)
    {
        var files = Bench.Edition(Bench.Connecticut, "2021").Files.ToDictionary();
        string text = Encoding.UTF8.GetString(files[path]);
        Assert.Contains(those, text, StringComparison.Ordinal);
        files[path] = Encoding.UTF8.GetBytes(text.Replace(those, others, StringComparison.Ordinal));
        Assert.NotEmpty(CertifyRelease.WithoutStore(Bench.Connecticut, EditionAudit.Read(Bench.Connecticut, files.ToList())).Holes);
    }

    // The report as it was printed, every number of it, with what follows from it.
    [Fact]
    public void The_report_as_printed_is_refused_with_what_it_tells()
    {
        var tables = TableDefinition.In(Bench.Connecticut);
        List<PrintedNumber> all = [.. tables.Values.SelectMany(t => BuildTables.Fill(Bench.Connecticut, t, []).Where(c => c.Value is not null).Select(c => new PrintedNumber($"{t.Prefix}.{string.Join('.', c.Codes)}", $"{c.Value}", "the report")))];
        var holes = CertifyRelease.WithoutStore(Bench.Connecticut, new ReadRelease(all, [], [])).Holes;
        // Each of the ten, and what they are together: 1 + 1 + 1 + 1 + 1 + 1 + 2 + 4 + 7 + 5 = 24 of 23.
        Assert.Equal(11, holes.Count(h => h.Code.StartsWith("PS.", StringComparison.Ordinal)));
        Assert.Contains(holes, h => h.Words == "4, 4, 4, 4, 4, 4, 8, 17, 30, 21 % of 23 fit no whole numbers: what they stand for adds up to 24, not to 23");
        foreach (var words in new[] { "PS.self: 4 % of 23 can only be 1", "PS.survivor: 8 % of 23 can only be 2", "PS.law-enforcement: 17 % of 23 can only be 4", "PS.trafficking-organization: 30 % of 23 can only be 7", "PS.substance-use: 21 % of 23 can only be 5" })
            Assert.Contains(holes, h => h.Words.StartsWith(words, StringComparison.Ordinal));
        foreach (string code in new[] { "PV.labor", "PV.both", "PV.unknown" }) Assert.Contains(holes, h => h.Code == code && h.Words.Contains("count of few people", StringComparison.Ordinal));
        Assert.Equal(18, holes.Count(h => h.Code.StartsWith("PE.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_figure_in_a_text_or_chart_tells_the_numbers_that_it_is_made_of()
    {
        var figure = new MadeFigure("XX-01", [new NumbersAt("peht-victimization", new Dictionary<string, string> { ["type"] = "labor" })]);
        Assert.Empty(CertifyRelease.WithoutStore(Bench.Connecticut, new ReadRelease([new PrintedNumber("XX-01", "[c]", "a page")], [], [figure])).Holes);
        Assert.Contains(CertifyRelease.WithoutStore(Bench.Connecticut, new ReadRelease([new PrintedNumber("XX-01", "1", "a page")], [], [figure])).Holes, h => h.Code == "PV.labor");
    }

    // The base, 20, is hidden. Percentages of it tell it all the same: 5 and 95 % of at most 23 can only be of 20 or 19 to 21, and then the parts are few.
    [Fact]
    public void Percentages_of_a_hidden_base_tell_it()
    {
        var rows = new (string Code, string Text)[] { ("PT.peht-total", "23"), ("PE.sex.age-13-17", "5"), ("PE.sex.race-multiple", "15"), ("PE.sex.race-white", "35") };
        var holes = CertifyRelease.WithoutStore(Bench.Connecticut, new ReadRelease([.. rows.Select(r => new PrintedNumber(r.Code, r.Text, "a page"))], [], [])).Holes;
        Assert.All(new[] { "PE.sex.age-13-17", "PE.sex.race-multiple", "PE.sex.race-white" }, code => Assert.Contains(holes, h => h.Code == code && h.Words.Contains("its base is hidden", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_number_less_is_not_enough_and_the_certificate_says_how_it_follows()
    {
        var rows = new (string Code, string Text)[] { ("PT.peht-total", "23"), ("PV.sex", "20"), ("PV.both", "1"), ("PV.unknown", "1") };
        var holes = CertifyRelease.WithoutStore(Bench.Connecticut, new ReadRelease([.. rows.Select(r => new PrintedNumber(r.Code, r.Text, "a page"))], [], [])).Holes;
        Assert.Contains(holes, h => h.Code == "PV.labor" && h.Words.Contains("23 − 20 − 1 − 1 = 1", StringComparison.Ordinal));
    }
}
