using Clerestory.Collection;
using Clerestory.Tables;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class DemonstrationRoundTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_round_that_is_collected_counts_the_same_as_the_round_that_is_loaded(string database)
    {
        await using var round = await Round.Before(database, postgres, Bench.Demonstration);
        var plan = CallPlan.In(Bench.Demonstration)["2020"];
        await round.Open(plan, Round.Staff);
        foreach (var kept in plan.SubmissionsIn(Bench.Demonstration).OrderBy(s => s.Attestation.SignedOn)) await Collect(round, kept);

        Assert.IsType<CloseCall.Result.Closed>(await round.Close());

        Assert.Equal((103, 63, 63), (await round.Completeness()).Rate);   // 61 police, the State Advocate, the Agency for Child Safety
        var police = await round.With(store => store.Submissions.AsNoTracking().Where(s => s.Instrument == Round.Police && s.Verdict == ReviewVerdict.Accepted).ToListAsync(Bench.Cancel));
        Assert.Equal(61, police.Count);
        // The totals that Connecticut's report of 2020-2021 prints, which the invented returns were made to meet.
        Assert.Equal([(30, 12), (15, 4), (533, 32)], new[] { "concerns-in", "concerns-child-agency", "searches-opened" }.Select(item => police.Select(s => new Answers(s.Answers)[item].Number ?? 0).ToList()).Select(n => ((int)n.Sum(), n.Count(x => x > 0))));
        Assert.Equal(Counted(await Loaded(database)), Counted(await Built(round)));

        // A later publication loads the pack's own returns and finds that this round is the store's.
        var again = await round.With(store => new LoadReturns(store, round.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel));
        Assert.Equal(1, again.Added);   // the courts' return, whose call was not opened here
        Assert.All(await round.With(store => store.Submissions.AsNoTracking().Where(s => s.Call == "2020").ToListAsync(Bench.Cancel)), s => Assert.NotEmpty(s.Circumstances.By));
    }

    // The preparer fills in, explains what is asked, the signer signs with the name, office and day of the pack, the reviewer accepts.
    private static async Task Collect(Round round, Submission kept)
    {
        var day = kept.Attestation.SignedOn;
        round.Clock.AdjustTime(Round.DenverNoon(day.Year, day.Month, day.Day));
        var (clerk, sheet) = (Round.Preparer(kept.Respondent), kept.Sheet);
        var saved = Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(sheet, clerk, 0, kept.Answers));
        if (await round.HandOver(sheet, clerk) is HandOver.Result.NeedsWork work)
        {
            Assert.All(work.Findings, f => Assert.Equal(Severity.Question, f.Severity));
            await round.Save(sheet, clerk, saved.Revision, [.. work.Findings.Select(f => new Answer(Draft.Explanation, f.Rule, "It was so."))]);
            Assert.IsType<HandOver.Result.Done>(await round.HandOver(sheet, clerk));
        }
        var received = Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(sheet, change: s => s with { Name = kept.Attestation.Name, Title = kept.Attestation.Title }));
        Assert.Null(await round.Review(received.Submission, ReviewVerdict.Accepted));
        Assert.Equal(kept.Attestation, (await round.Submissions(sheet)).Single().Attestation);
    }

    private async Task<IReadOnlyList<Cell>> Loaded(string database)
    {
        await using var round = await Round.Before(database, postgres, Bench.Demonstration);
        await round.With(store => new LoadReturns(store, round.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel));
        return await Built(round);
    }

    private static async Task<IReadOnlyList<Cell>> Built(Round round)
    {
        await round.With(store => new BuildTables(store, round.Clock).Run(Bench.Demonstration, Bench.ActorOf(Bench.Demonstration), Bench.Cancel));
        return await round.With(store => store.Cells.AsNoTracking().ToListAsync(Bench.Cancel));
    }

    private static List<Cell> Counted(IReadOnlyList<Cell> cells)
    {
        var tables = TableDefinition.In(Bench.Demonstration);
        var counted = cells.Where(c => tables[c.Table].Data.Call == "2020").OrderBy(c => c.Table, StringComparer.Ordinal).ThenBy(c => c.Order).ToList();
        Assert.True(counted.Count > 50, $"Only {counted.Count} cells are counted from the round.");
        return counted;
    }
}
