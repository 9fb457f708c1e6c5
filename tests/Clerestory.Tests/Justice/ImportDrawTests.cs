using Clerestory.Justice;
using Clerestory.Tests.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Justice;

public sealed class ImportDrawTests(PostgresServer postgres)
{
    private const string Long = "Section,Year,Measure,Count\nuc-955,2019,arrests,7\nuc-955,2020,arrests,5\nU.C. 956,2020,Arrest,0\nuc-955,2020,convictions,2\n";

    private const string Wide = "Crime,Measure,2019,2020\nForced service,Arrests,7,5\nSale of a person,Arrests,3,NK\n";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_is_shown_first_and_kept_only_then_with_its_day_its_unit_and_its_hash(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var preview = await docket.Preview(Long);
        Assert.Equal((4, 0, true, false), (preview.Reading.Counts.Count, preview.Findings.Count, preview.CanBeKept, preview.IsRemembered));
        Assert.Equal(0, await docket.Draws());

        var draw = (await docket.Draw(await docket.Keep(Long)))!;
        Assert.Equal((Docket.Courts, new DateOnly(2022, 3, 14), CountingUnit.Event, CountingUnit.Person, 2019, 2020), (draw.Source, draw.Drawn!.Value, draw.Units.Arrests!.Value, draw.Units.Convictions!.Value, draw.FromYear, draw.ToYear));
        Assert.Equal((DrawWay.File, Hash.Of(Long), "S. Taff"), (draw.Origin.Way, draw.Origin.Hash, draw.Origin.KeptBy));
        Assert.Equal(draw.SealItOughtToHave(), draw.Seal);
        Assert.Equal(0, draw.Counts.Single(c => c is { Statute: "uc-956", Year: 2020 }).Value);
        Assert.Equal([("kept draw", $"{draw.Id}")], await docket.Trail());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Years_across_and_measures_across_are_read_too_and_a_workbook_as_a_csv_file(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var wide = await docket.Preview(Wide);
        Assert.Equal(FileLayout.YearsAcross, wide.Columns.Layout);
        Assert.Equal([("uc-955", 2019, (long?)7), ("uc-955", 2020, 5), ("uc-956", 2019, 3), ("uc-956", 2020, null)], wide.Reading.Counts.Select(c => (c.Count.Statute, c.Count.Year, c.Count.Value)));
        Assert.Equal(CellStatus.NotKnown, wide.Reading.Counts[^1].Count.Status);
        Assert.Equal("line 3, column 4", wide.Reading.Counts[^1].Cell);

        // As in statutes-long: one row for each section and year.
        byte[] book = Docket.Workbook(["section", "year", "arrests", "convictions"], ["uc-955", "2019", "7", "2"], ["uc-955", "2020", "5", ""]);
        var measures = Assert.IsType<ImportDraw.Result.Previewed>(await docket.Import(book, "draw.xlsx")).Preview;
        Assert.Equal(FileLayout.MeasuresAcross, measures.Columns.Layout);
        Assert.Equal(["C4", "D4", "C5", "D5"], measures.Reading.Counts.Select(c => c.Cell));
        Assert.Equal((CellStatus.Blank, null), (measures.Reading.Counts[^1].Count.Status, measures.Reading.Counts[^1].Count.Value));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Without_a_unit_and_without_a_draw_date_nothing_is_kept(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var bare = Docket.Heading with { Drawn = null, Units = new CountingUnits(null, null, null) };
        var preview = await docket.Preview(Long, bare, keep: true);
        Assert.Equal(["justice.draw-date", "justice.unit", "justice.unit"], preview.Findings.Select(f => f.Finding.Rule));

        var unstated = await docket.Preview(Long, Docket.Heading with { Units = new CountingUnits(CountingUnit.NotStated, CountingUnit.Person, null) }, keep: true);
        Assert.Contains("only for counts that a printed document gives without it", Assert.Single(unstated.Findings).Finding.Message, StringComparison.Ordinal);

        var tomorrow = await docket.Preview(Long, Docket.Heading with { Drawn = new DateOnly(2022, 6, 2) }, keep: true);
        Assert.Contains("is yet to come", Assert.Single(tomorrow.Findings).Finding.Message, StringComparison.Ordinal);
        Assert.Equal(0, await docket.Draws());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_document_prints_without_day_and_unit_is_kept_as_that_and_never_invented(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var printed = Docket.Heading with { Drawn = null, PrintedIn = "inv-report-2019", Units = new CountingUnits(CountingUnit.NotStated, CountingUnit.NotStated, null) };
        var draw = (await docket.Draw(await docket.Keep(Long, printed)))!;
        Assert.Equal((null, CountingUnit.NotStated, "As printed; draw date not stated"), (draw.Drawn, draw.Units.Arrests!.Value, draw.Name));
        var unknown = await docket.Preview(Long, printed with { PrintedIn = "no-such-source" }, keep: true);
        Assert.Equal("justice.printed-in", Assert.Single(unknown.Findings).Finding.Rule);
    }

    // U.C. 955 is law since September 1, 2012.
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_zero_of_a_year_before_the_law_is_refused_at_its_cell_and_not_applicable_is_not(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        const string zero = "Section,Year,Measure,Count\nuc-955,2011,arrests,0\nuc-955,2012,arrests,0\n";
        var finding = Assert.Single((await docket.Preview(zero, keep: true)).Findings);
        Assert.Equal(("line 2, column 4", "justice.zero-before-law"), (finding.Cell, finding.Finding.Rule));
        Assert.Contains("Write 'not applicable' (NA).", finding.Finding.Message, StringComparison.Ordinal);
        Assert.Equal(0, await docket.Draws());

        var draw = (await docket.Draw(await docket.Keep(zero.Replace("2011,arrests,0", "2011,arrests,NA", StringComparison.Ordinal))))!;
        Assert.Equal((null, CellStatus.NotApplicable), (draw.Counts.Single(c => c.Year == 2011).Value, draw.Counts.Single(c => c.Year == 2011).Status));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_that_is_wrong_is_told_at_once_each_at_its_cell(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var preview = await docket.Preview("Section,Year,Measure,Count\nuc-955,2019,arrests,seven\nuc-955,20,arrests,1\nuc-955,2020,arrests,5\nuc-955,2020,arrests,6\nuc-955,2023,arrests,1\nuc-999,2020,arrests,1\n", keep: true);
        Assert.Equal(
            [("line 2, column 4", "justice.value"), ("line 3, column 2", "justice.year"), ("line 5, column 4", "justice.double"), ("line 6, column 4", "justice.after-draw"), ("line 7, column 1", "justice.word")],
            preview.Findings.Where(f => f.Blocks).Select(f => (f.Cell, f.Finding.Rule)).OrderBy(f => f.Cell, StringComparer.Ordinal));
        Assert.Equal(0, await docket.Draws());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Columns_and_words_are_remembered_for_the_next_file_of_the_source(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        const string file = "What,When,Kind,How many\nSec. 955,2020,arrests,5\nAll crimes,2020,arrests,9\n";
        Dictionary<ColumnRole, string> roles = new() { [ColumnRole.Statute] = "What", [ColumnRole.Year] = "When", [ColumnRole.Measure] = "Kind", [ColumnRole.Value] = "How many" };
        var columns = new ColumnPlan(FileLayout.Long, 1, 1, roles, null, new Dictionary<string, string> { ["statute:sec. 955"] = "uc-955", ["statute:all crimes"] = ColumnPlan.LeaveOut });
        Assert.Equal(2, (await docket.Preview(file, columns: columns with { Words = new Dictionary<string, string>() })).Reading.Unknown.Count);
        Assert.IsType<ImportDraw.Result.Kept>(await docket.Import(file, keep: true, columns: columns));

        var next = await docket.Preview(file.Replace(",5", ",6", StringComparison.Ordinal));
        Assert.Equal((true, true, 1, 1), (next.IsRemembered, next.CanBeKept, next.Reading.Counts.Count, next.Reading.LeftOut));
        Assert.False((await docket.Preview(Long)).IsRemembered);   // other headings: what is remembered does not fit
        Assert.False((await docket.Preview(file, Docket.Heading with { Source = "state-advocate" })).IsRemembered);
        Assert.Equal(1, await docket.With(store => store.ColumnMappings.CountAsync(Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_that_lists_cases_or_people_is_refused_whole(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        foreach (string file in new[]
        {
            "Section,Year,Measure,Count,Docket No\nuc-955,2020,arrests,1,x\n", "Section,Year,Measure,Count,Defendant name\nuc-955,2020,arrests,1,x\n",
            "Section,Year,Measure,Count,Remark\nuc-955,2020,arrests,1,HHD-CR19-0123456-S\n", "Section,Year,Measure,Count,\"Placeholder, Pat\"\nuc-955,2020,arrests,1,1\n",
        })
        {
            var why = Assert.Single(Assert.IsType<ImportDraw.Result.Refused>(await docket.Import(file, keep: true)).Why);
            Assert.Contains("Nothing was kept", why.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("0123456", why.Message, StringComparison.Ordinal);
        }
        Assert.Equal(0, await docket.Draws());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_striking_count_asks_for_a_remark_that_readers_see(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        const string striking = "Section,Measure,2013,2014,2015\nuc-955,arrests,1,21,1\nuc-955,convictions,2,0,0\n";
        var asked = await docket.Preview(striking, keep: true);
        Assert.Equal(["justice.unanswered", "justice.outlier", "justice.convictions-above-arrests"], asked.Findings.Select(f => f.Finding.Rule));
        Assert.Equal(["line 2, column 4", "line 3, column 3"], asked.Findings.Skip(1).Select(f => f.Cell));
        Assert.Equal(0, await docket.Draws());
        var draw = await docket.Draw(await docket.Keep(striking, Docket.Heading with { Remark = " One operation of 2014, says the office. " }));
        Assert.Equal("One operation of 2014, says the office.", draw!.Remark);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Districts_and_dispositions_are_kept_where_they_are_given(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        const string file = "Section,Year,Measure,Disposition,District,Count\nuc-955,2020,dispositions,Dismissed,Hillward,2\nuc-955,2020,dispositions,convicted,,3\n";
        var units = new CountingUnits(null, null, CountingUnit.Case);
        var draw = (await docket.Draw(await docket.Keep(file, Docket.Heading with { Units = units })))!;
        Assert.Equal([("convicted", "", 3), ("dismissed", "hillward", 2)], draw.Counts.OrderBy(c => c.Disposition).Select(c => (c.Disposition, c.District, c.Value!.Value)));
        var without = await docket.Preview("Section,Year,Measure,Count\nuc-955,2020,dispositions,2\n", Docket.Heading with { Units = units });
        Assert.Equal("justice.disposition", without.Findings[0].Finding.Rule);
        const string more = "Section,Year,Measure,District,Count\nuc-955,2020,arrests,,3\nuc-955,2020,arrests,hillward,2\nuc-955,2020,arrests,lakeward,2\n";
        Assert.Equal(("line 2, column 5", "justice.districts"), (await docket.Preview(more)).Findings.Select(f => (f.Cell, f.Finding.Rule)).Single());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_file_is_not_kept_twice_and_only_staff_import(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        await docket.Keep(Long);
        Assert.Equal("justice.twice", Assert.Single(Assert.IsType<ImportDraw.Result.Refused>(await docket.Import(Long, keep: true)).Why).Rule);
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => docket.Import(Long, actor: actor));
        Assert.Equal(1, await docket.Draws());
    }
}
