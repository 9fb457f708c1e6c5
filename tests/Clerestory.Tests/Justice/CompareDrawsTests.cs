using Clerestory.Justice;
using Clerestory.Tests.Collection;
using CsCheck;

namespace Clerestory.Tests.Justice;

public sealed class CompareDrawsTests(PostgresServer postgres)
{
    private static readonly Gen<DrawCount[]> Counts = Gen.Select(Gen.Int[2018, 2021], Gen.Bool, Gen.Enum<JusticeMeasure>(), Gen.Int[-2, 9])
        .Select((year, first, measure, value) => new DrawCount(first ? "uc-955" : "uc-956", measure, measure == JusticeMeasure.Dispositions ? "convicted" : "", "", year,
            value < 0 ? null : value, value == -2 ? CellStatus.NotKnown : value == -1 ? CellStatus.NotApplicable : CellStatus.Normal)).Array[1, 20].Select(c => c.DistinctBy(x => x.Place).ToArray());

    // The pack's draws of 2020 and 2022: eight past years shrank by one or two, one conviction came on record later, and two years are new.
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_past_year_that_shrank_is_shown_with_the_reasons_that_the_pack_knows(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        await docket.Load();
        var lines = await docket.With(store => store.DrawLines("demo", Bench.Cancel));
        var compared = Assert.IsType<CompareDraws.Result.Compared>(await docket.Compare(lines[1].Id, lines[0].Id));   // the later first: the order does not matter
        var shrunk = compared.Comparison.Lines.Where(l => l.Change == DrawChange.Shrunk).Select(l => (l.Place.Statute, l.Place.Measure, l.Place.Year, l.Before!.Value, l.After!.Value));
        Assert.Equal(
        [
            ("uc-955", JusticeMeasure.Arrests, 2013, 4L, 3L), ("uc-955", JusticeMeasure.Arrests, 2016, 5, 4), ("uc-955", JusticeMeasure.Arrests, 2018, 6, 4), ("uc-955", JusticeMeasure.Arrests, 2019, 8, 7),
            ("uc-956", JusticeMeasure.Arrests, 2017, 3, 2), ("uc-957", JusticeMeasure.Arrests, 2015, 9, 7), ("uc-957", JusticeMeasure.Arrests, 2018, 11, 9), ("uc-957", JusticeMeasure.Arrests, 2019, 13, 12),
            ("uc-957", JusticeMeasure.Convictions, 2014, 4, 3),
        ], shrunk.Select(s => (s.Statute, s.Measure, s.Year, s.Item4!.Value, s.Item5!.Value)));
        Assert.Equal((1, 12, 0, 0), (compared.Comparison.Count(DrawChange.Grown), compared.Comparison.Count(DrawChange.New), compared.Comparison.Count(DrawChange.Gone), compared.Comparison.Count(DrawChange.Restated)));
        Assert.Equal(["uc-970", "uc-971"], compared.Reasons.Select(r => r.Law));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Draws_of_other_units_or_without_one_are_not_compared(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        const string arrests = "Section,Year,Measure,Count\nuc-955,2020,arrests,5\n", both = "Section,Year,Measure,Count\nuc-955,2020,arrests,4\nuc-955,2020,convictions,2\n", later = "Section,Year,Measure,Count\nuc-955,2020,arrests,3\nuc-955,2020,convictions,1\n";
        var events = await docket.Keep(arrests);
        var charges = await docket.Keep(arrests + "uc-955,2019,arrests,1\n", Docket.Heading with { Units = new CountingUnits(CountingUnit.Charge, null, null) });
        var printed = await docket.Keep(arrests + "uc-955,2018,arrests,1\n", Docket.Heading with { PrintedIn = "inv-report-2019", Units = new CountingUnits(CountingUnit.NotStated, null, null) });
        Assert.Contains("count different things", Assert.IsType<CompareDraws.Result.Refused>(await docket.Compare(events, charges)).Why, StringComparison.Ordinal);
        Assert.IsType<CompareDraws.Result.Refused>(await docket.Compare(printed, events));
        Assert.IsType<CompareDraws.Result.Refused>(await docket.Compare(events, events));
        Assert.IsType<CompareDraws.Result.Refused>(await docket.Compare(events, Guid.NewGuid()));

        // Convictions in one unit, arrests in two: only the convictions are compared.
        var one = await docket.Keep(both);
        var other = await docket.Keep(later, Docket.Heading with { Drawn = new DateOnly(2022, 5, 1), Units = new CountingUnits(CountingUnit.Charge, CountingUnit.Person, null) });
        var comparison = Assert.IsType<CompareDraws.Result.Compared>(await docket.Compare(one, other)).Comparison;
        Assert.Equal([JusticeMeasure.Arrests], comparison.NotCompared);
        Assert.Equal([(JusticeMeasure.Convictions, -1L)], comparison.Lines.Select(l => (l.Place.Measure, l.By!.Value)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_those_who_may_read_justice_compare(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Staff, AccountRole.Reviewer, AccountRole.PrivacyOfficer))
            await Assert.ThrowsAsync<Denied>(() => docket.Compare(Guid.NewGuid(), Guid.NewGuid(), actor));
    }

    [Fact]
    public void Every_place_of_any_two_draws_is_of_one_kind_and_the_differences_explain_the_sums_exactly() => Gen.Select(Counts, Counts).Sample((one, other) =>
    {
        var (before, after) = (Drawn(one, 2020), Drawn(other, 2022));
        if (DrawComparison.Of(before, after).Comparison is not { } comparison) return !one.Select(c => c.Measure).Intersect(other.Select(c => c.Measure)).Any();
        var measures = one.Select(c => c.Measure).Intersect(other.Select(c => c.Measure)).ToHashSet();
        var (first, second) = (one.Where(c => measures.Contains(c.Measure)).ToList(), other.Where(c => measures.Contains(c.Measure)).ToList());
        long explained = comparison.Lines.Sum(l => l.Change switch { DrawChange.New => l.After!.Value!.Value, DrawChange.Gone => -l.Before!.Value!.Value, _ => l.By ?? 0 });
        return comparison.Lines.Select(l => l.Place).ToHashSet().SetEquals(first.Concat(second).Select(c => c.Place)) && comparison.Lines.Count == comparison.Lines.DistinctBy(l => l.Place).Count()
            && explained == second.Sum(c => c.Value ?? 0) - first.Sum(c => c.Value ?? 0)
            && comparison.Lines.All(l => (l.Change == DrawChange.Shrunk) == (l.By < 0) && (l.Change == DrawChange.Grown) == (l.By > 0) && (l.By != 0 || l.Change == DrawChange.Same));
    });

    private static Draw Drawn(DrawCount[] counts, int year) => new("demo", Docket.Heading with { Drawn = new DateOnly(year, 3, 1), Units = new CountingUnits(CountingUnit.Event, CountingUnit.Person, CountingUnit.Case) },
        counts, new DrawOrigin(DrawWay.File, "0", DateTimeOffset.UnixEpoch, "a tester"));
}
