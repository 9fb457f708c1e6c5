using Clerestory.Justice;
using Clerestory.Tests.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Justice;

public sealed class LoadDrawsTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_draws_of_the_pack_come_in_once(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        Assert.Equal(new LoadDraws.Result(2, 2), await docket.Load());
        Assert.Equal(new LoadDraws.Result(2, 0), await docket.Load());
        Assert.All(await docket.With(store => store.StandingDraws("demo", Bench.Cancel)), d => Assert.Equal(d.SealItOughtToHave(), d.Seal));
        Assert.Equal([("loaded draws", "demo")], await docket.Trail());
    }

    // D27: nothing says whether arrests count people, charges or events, nor when the data were drawn.
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_printed_table_of_Connecticut_is_a_draw_of_no_stated_day_and_unit(string database)
    {
        await using var docket = await Docket.Open(database, postgres, Bench.Connecticut);
        await docket.Load();
        var draw = Assert.Single(await docket.With(store => store.StandingDraws("ct", Bench.Cancel)));
        Assert.Equal((null, "report-2021-justice", CountingUnit.NotStated, CountingUnit.NotStated), (draw.Drawn, draw.PrintedIn, draw.Units.Arrests!.Value, draw.Units.Convictions!.Value));
        Assert.Equal((198, 2011, 2021), (draw.Counts.Count, draw.FromYear, draw.ToYear));   // 9 sections, 2 measures, 11 years
        Assert.Equal(21, draw.Counts.Single(c => c is { Statute: "53a-90b", Measure: JusticeMeasure.Arrests, Year: 2014 }).Value);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_corrected_file_is_a_new_draw_and_the_old_one_is_withdrawn_not_changed(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        await docket.Load();
        var imported = await docket.Keep("Section,Year,Measure,Count\nuc-955,2020,arrests,5\n");
        using var copy = new PackCopy("demo");
        copy.Replace("justice/draws/court-records-2022.csv", "uc-955,arrests,,,2021,8", "uc-955,arrests,,,2021,9");
        Assert.Equal(new LoadDraws.Result(2, 1), await docket.Load(copy.Pack));
        var all = await docket.With(store => store.Draws.AsNoTracking().ToListAsync(Bench.Cancel));
        Assert.Equal((4, 1), (all.Count, all.Count(d => d.WithdrawnAt is not null)));
        Assert.Equal(8, all.Single(d => d.WithdrawnAt is not null).Counts.Single(c => c is { Statute: "uc-955", Measure: JusticeMeasure.Arrests, Year: 2021 }).Value);
        Assert.Null(all.Single(d => d.Id == imported).WithdrawnAt);
    }

    [Theory]
    [InlineData("2012,1", "2011,0", "justice.zero-before-law")]
    [InlineData("uc-955,arrests,,,2012,1", "uc-955,arrests,,,2023,1", "justice.after-draw")]
    [InlineData("uc-955,arrests,,,2012,1", "uc-955,arrests,,,2013,1", "justice.double")]
    [InlineData("uc-955,arrests,,,2012,1", "uc-999,arrests,,,2012,1", "justice.count")]
    [InlineData("uc-955,arrests,,,2012,1", "uc-955,arrests,,,2012,one", "justice.count")]
    public void A_draw_of_a_pack_is_held_to_the_same_rules(string old, string wrong, string rule)
    {
        using var copy = new PackCopy("demo");
        if (rule == "justice.zero-before-law") copy.Replace("justice/draws/court-records-2022.csv", "2011,NA", wrong);
        else copy.Replace("justice/draws/court-records-2022.csv", old, wrong);
        Assert.Contains(rule, JusticePlan.Examine(copy.Pack).Select(f => f.Rule));
    }

    [Fact]
    public void A_plan_that_points_nowhere_is_found()
    {
        using var copy = new PackCopy("demo");
        copy.Replace("justice/plan.json", "\"judgment-outcomes\"", "\"no-such-list\"");
        copy.Replace("justice/plan.json", "\"uc-970\"", "\"uc-nowhere\"");
        copy.Replace("justice/plan.json", "\"court-draws\"", "\"no-such-table\"");
        copy.Replace("justice/plan.json", "\"arrests-2018\"", "\"arrests-1818\"");
        Assert.Superset(new HashSet<string> { "justice.codelist", "justice.law", "justice.table", "justice.return" }, JusticePlan.Examine(copy.Pack).Select(f => f.Rule).ToHashSet());
        Assert.Empty(JusticePlan.Examine(Bench.Demonstration));
        Assert.Empty(JusticePlan.Examine(Bench.Connecticut));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_the_operator_loads(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Operator))
            await Assert.ThrowsAsync<Denied>(() => docket.With(store => new LoadDraws(store, docket.Clock).Run(docket.Book.Pack, actor, Bench.Cancel)));
    }
}
