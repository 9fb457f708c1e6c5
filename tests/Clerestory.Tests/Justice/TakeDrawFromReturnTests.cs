using Clerestory.Collection;
using Clerestory.Justice;
using Clerestory.Tests.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Justice;

public sealed class TakeDrawFromReturnTests(PostgresServer postgres)
{
    private static readonly TakeDrawFromReturn.Supplement Said = new(new DateOnly(2022, 3, 14), new CountingUnits(CountingUnit.Event, CountingUnit.Person, null), "");

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_accepted_court_count_becomes_a_draw_with_the_day_and_unit_that_its_form_does_not_ask(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var signed = await Court(docket);
        var kept = Assert.IsType<TakeDrawFromReturn.Result.Kept>(await Take(docket, signed.Id, Said));
        Assert.Equal(24, kept.Counts);   // 3 sections, 2 measures, 4 years
        var draw = (await docket.Draw(kept.Draw))!;
        Assert.Equal((DrawWay.Return, signed.Seal, Docket.Courts, 2018, 2021), (draw.Origin.Way, draw.Origin.Hash, draw.Source, draw.FromYear, draw.ToYear));
        Assert.Equal(12, draw.Counts.Single(c => c is { Statute: "uc-957", Measure: JusticeMeasure.Arrests, Year: 2019 }).Value);
        Assert.Contains(("took draw from return", $"{draw.Id}"), await docket.Trail());
        Assert.Equal("justice.twice", Refused(await Take(docket, signed.Id, Said))[0].Finding.Rule);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Without_day_or_unit_it_is_refused_and_so_is_what_was_not_accepted(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        var signed = await Court(docket);
        Assert.Equal(["justice.draw-date", "justice.unit", "justice.unit"], Refused(await Take(docket, signed.Id, new TakeDrawFromReturn.Supplement(null, new CountingUnits(null, null, null), ""))).Select(f => f.Finding.Rule));
        await docket.With(store => store.Submissions.Where(s => s.Id == signed.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Verdict, ReviewVerdict.Returned), Bench.Cancel));
        Assert.Equal("justice.return", Refused(await Take(docket, signed.Id, Said))[0].Finding.Rule);
        var other = await docket.With(store => store.Submissions.AsNoTracking().FirstAsync(s => s.Instrument == Round.Police && s.Verdict == ReviewVerdict.Accepted, Bench.Cancel));
        Assert.Contains("does not say how counts stand in this form", Refused(await Take(docket, other.Id, Said))[0].Finding.Message, StringComparison.Ordinal);
        Assert.Equal(0, await docket.Draws());
    }

    // Connecticut's form asks for the day and the unit itself, and has grids of years and dispositions.
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_form_that_asks_for_day_and_unit_is_taken_at_its_word_and_a_zero_before_the_law_is_refused(string database)
    {
        await using var docket = await Docket.Open(database, postgres, Bench.Connecticut);
        var sheet = new Sheet("ct", "courts", "ct-judicial-branch", "judicial-return.1");
        List<Answer> answers =
        [
            new("draw-date", "", "2022-03-01"), new("arrests-unit", "", "charges"), new("convictions-unit", "", "persons"), new("arrests-by-statute", "53a-192a", "4"), new("convictions-by-statute", "53a-192a", "NK"),
            new("arrests-by-year", "53a-192a/2021", "4"), new("arrests-by-year", "53a-83b/2016", "NA"), new("dispositions", "53a-86/dismissed", "2"),
        ];
        await Open(docket, sheet, answers);
        var supplement = new TakeDrawFromReturn.Supplement(new DateOnly(2020, 1, 1), new CountingUnits(CountingUnit.Event, CountingUnit.Event, CountingUnit.Case), "");
        var staff = Actor.Of("ct", "S. Taff", AccountRole.Staff);
        var kept = Assert.IsType<TakeDrawFromReturn.Result.Kept>(await docket.With(store => new TakeDrawFromReturn(store, docket.Book, docket.Clock).Run(sheet.IdOf(1), supplement, staff, Bench.Cancel)));
        var draw = (await docket.With(store => store.DrawOf("ct", kept.Draw, Bench.Cancel)))!;
        Assert.Equal((new DateOnly(2022, 3, 1), CountingUnit.Charge, CountingUnit.Person, CountingUnit.Case), (draw.Drawn!.Value, draw.Units.Arrests!.Value, draw.Units.Convictions!.Value, draw.Units.Dispositions!.Value));
        Assert.Equal(
            [("53a-192a", "", 2021, (long?)4, CellStatus.Normal), ("53a-192a", "", 2021, null, CellStatus.NotKnown), ("53a-83b", "", 2016, null, CellStatus.NotApplicable), ("53a-86", "dismissed", 2021, 2, CellStatus.Normal)],
            draw.Counts.OrderBy(c => c.Statute, StringComparer.Ordinal).ThenBy(c => c.Measure).Select(c => (c.Statute, c.Disposition, c.Year, c.Value, c.Status)));

        var again = sheet with { Call = "courts-again" };
        await Open(docket, again, [.. answers.Where(a => a.Place != "53a-83b/2016"), new("arrests-by-year", "53a-83b/2016", "0")]);
        var finding = Assert.Single(Refused(await docket.With(store => new TakeDrawFromReturn(store, docket.Book, docket.Clock).Run(again.IdOf(1), supplement, staff, Bench.Cancel))));
        Assert.Equal(("arrests-by-year 53a-83b/2016", "justice.zero-before-law"), (finding.Cell, finding.Finding.Rule));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_take_over(string database)
    {
        await using var docket = await Docket.Open(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Staff))
            await Assert.ThrowsAsync<Denied>(() => docket.With(store => new TakeDrawFromReturn(store, docket.Book, docket.Clock).Run(Guid.NewGuid(), Said, actor, Bench.Cancel)));
    }

    private static IReadOnlyList<LocatedFinding> Refused(TakeDrawFromReturn.Result result) => Assert.IsType<TakeDrawFromReturn.Result.Refused>(result).Why;

    private static Task<TakeDrawFromReturn.Result> Take(Docket docket, Guid id, TakeDrawFromReturn.Supplement said) =>
        docket.With(store => new TakeDrawFromReturn(store, docket.Book, docket.Clock).Run(id, said, Docket.Staff, Bench.Cancel));

    private static Task<Submission> Court(Docket docket) => docket.With(async store =>
    {
        await new LoadReturns(store, docket.Clock).Run(docket.Book.Pack, Bench.ActorOf(docket.Book.Pack), Bench.Cancel);
        return await store.Submissions.AsNoTracking().SingleAsync(s => s.Instrument == "court-return.1", Bench.Cancel);
    });

    private static Task<int> Open(Docket docket, Sheet sheet, List<Answer> answers) => docket.With(store =>
    {
        store.DataCalls.Add(new DataCall
        {
            Pack = "ct", Code = sheet.Call, Title = "Courts", ObligationCodes = "", From = new DateOnly(2021, 1, 1), To = new DateOnly(2021, 12, 31), Opens = new DateOnly(2022, 1, 1), Due = new DateOnly(2022, 10, 1),
            NoNewAfter = null, NoEditAfter = null, TimeZone = docket.Book.TimeZone, FormsSeal = "",
        });
        var signed = new Submission(sheet, 1, answers, new Attestation("Pat Clerk", "Administrator", new DateOnly(2022, 3, 2), "It is so."), new Circumstances(docket.Clock.GetUtcNow()));
        signed.Judge(ReviewVerdict.Accepted);
        store.Submissions.Add(signed);
        return store.SaveChangesAsync(Bench.Cancel);
    });
}
