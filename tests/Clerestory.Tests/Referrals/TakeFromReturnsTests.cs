using Clerestory.Collection;
using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class TakeFromReturnsTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_grids_of_accepted_returns_become_the_senders_side_and_are_taken_once(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        await ledgers.With(s => new LoadReturns(s, ledgers.Clock).Run(ledgers.Book.Pack, Ledgers.Machine, Bench.Cancel));
        var taken = await Take(ledgers);
        // packs/demo/calls/2020-returns.csv: the agency's and the line's, and those police departments that gave a number.
        Assert.True(taken.Returns > 50, $"{taken}");
        Assert.Equal(new TakeFromReturns.Result(0, 0), await Take(ledgers));

        // child-safety, passed-by-month, town-police, January to December.
        var police = await ledgers.Of(Ledgers.Police);
        Assert.Equal([4L, 5, 3, 6, 5, 4, 7, 6, 5, 4, 5, 4], Enumerable.Range(1, 12).Select(m => police.CountOf(RouteSide.Sent, Ledgers.Safety, new DateOnly(2020, m, 1), 1).Value));
        Assert.All(police.Counts.Where(c => c.Side == RouteSide.Sent), c => Assert.Equal((CountOrigin.Return, true), (c.Origin, c.Submission is not null)));
        // The police count the year: so is the sender's, as the sum of its months, 58, and some departments did not answer.
        var year = police.Periods().Single();
        Assert.Equal((SideCount.Of(58), SideWord.Partly, 15L), (year.Sent, year.Received.Word, year.Received.Value));
        Assert.True(year.Received.Heard < year.Received.Asked);
        Assert.Empty(police.Reconcile(ledgers.Today).Lines);
        Assert.Equal([2L, 3, 1, 2, 2, 3, 2, 3, 2, 2, 2, 2], (await ledgers.Of(Ledgers.Lantern)).Counts.Select(c => c.Value!.Value));
        Assert.Single(await ledgers.Trail(), e => e.What == "took referrals from returns");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_returns_of_many_years_are_taken_some_at_a_time_and_all_of_them(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var police = ledgers.Book.Agencies.Values.Where(a => a.Kind == "town-police").ToList();
        int years = 1200 / police.Count + 1;
        await ledgers.With(async s =>
        {
            for (int year = 2020 - years; year < 2020; year++)
            {
                s.Add(CallOf(year));
                s.AddRange(police.Select(a => Accepted(a.Code, $"{year}")));
            }
            return await s.SaveChangesAsync(Bench.Cancel);
        });
        int all = years * police.Count;

        Assert.Equal(new TakeFromReturns.Result(all, all), await Take(ledgers));
        // Each time some are kept the trail has a line, and others may write before the next.
        Assert.Equal((all + 499) / 500, (await ledgers.Trail()).Count(e => e.What == "took referrals from returns"));
        Assert.Equal(new TakeFromReturns.Result(0, 0), await Take(ledgers));
        Assert.Equal(all, (await ledgers.Of(Ledgers.Police)).Counts.Count(c => c is { Side: RouteSide.Received, Months: 12, Value: 3 }));
    }

    private static DataCall CallOf(int year) => new()
    {
        Pack = "demo", Code = $"{year}", Title = $"{year}", ObligationCodes = "police-yearly", From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31), Opens = new DateOnly(year + 1, 1, 1), Due = new DateOnly(year + 1, 3, 1),
        NoNewAfter = null, NoEditAfter = null, TimeZone = "America/Denver", FormsSeal = "",
    };

    private static Submission Accepted(string agency, string call)
    {
        var submission = new Submission(new Sheet("demo", call, agency, "police-return.1"), 1, [new Answer("concerns-child-agency", "", "3"), new Answer("concerns-in", "", "9")], new Attestation("Pat Chief", "Chief", new DateOnly(2021, 1, 1), "True."), new Circumstances(new DateTimeOffset(2021, 1, 1, 19, 0, 0, TimeSpan.Zero)));
        submission.Judge(ReviewVerdict.Accepted);
        return submission;
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_return_that_is_not_accepted_gives_nothing(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var line = CallPlan.In(ledgers.Book.Pack)["2020"].SubmissionsIn(ledgers.Book.Pack).Single(s => s.Respondent == "lantern-line");
        line.Judge(ReviewVerdict.Waiting);
        await ledgers.With(async s => s.Add(line) is not null && await s.SaveChangesAsync(Bench.Cancel) > 0);
        Assert.Equal(new TakeFromReturns.Result(0, 0), await Take(ledgers));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_who_keeps_all_referrals_may_have_it_done(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Ledgers.Safety))) await Assert.ThrowsAsync<Denied>(() => Take(ledgers, actor));
    }

    private static Task<TakeFromReturns.Result> Take(Ledgers ledgers, Actor? actor = null) => ledgers.With(s => new TakeFromReturns(s, ledgers.Book, ledgers.Clock).Run(actor ?? Ledgers.Staff, Bench.Cancel));
}
