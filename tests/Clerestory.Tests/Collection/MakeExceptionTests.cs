using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class MakeExceptionTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);
    private static readonly DateOnly Later = new(2021, 5, 10);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_has_longer_is_on_time_until_then_and_may_begin_after_the_others_no_longer_may(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.Null(await round.Except(Round.Town, ExceptionKind.LaterDue, Later, " The station burned down. "));
        Assert.Equal((Later, "The station burned down."), ((await round.Line(Round.Town)).Due, (await round.Line(Round.Town)).Reason));

        round.Clock.AdjustTime(Round.DenverNoon(2021, 5, 10));
        Assert.IsType<SaveAnswers.Result.Refused>(await round.Save(Round.SheetOf(Round.Neighbor), Round.Preparer(Round.Neighbor), 0, RoundPack.Filled));
        await round.File(Round.Town);

        Assert.Equal(ReturnState.OnTime, (await round.Line(Round.Town)).State);
        Assert.Contains("May 10, 2021", (await round.Letters(Round.Town))[^1].Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_later_day_counts_whole_and_then_ends(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Except(Round.Town, ExceptionKind.LaterDue, Later, "The station burned down.");
        round.Clock.AdjustTime(new DateTimeOffset(2021, 5, 11, 5, 59, 0, TimeSpan.Zero));   // 10 May, 23:59 in Denver
        Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(Sheet, Round.Preparer(Round.Town), 0, RoundPack.Filled));
        round.Clock.AdjustTime(new DateTimeOffset(2021, 5, 11, 6, 0, 0, TimeSpan.Zero));
        Assert.IsType<SubmitReturn.Result.Refused>(await round.Sign(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_is_excused_leaves_the_denominator_and_comes_back_when_that_is_taken_back(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        int before = (await round.Completeness()).Rate.Expected;

        await round.Except(Round.Town, ExceptionKind.Excused, null, "The department was dissolved.");
        Assert.Equal((before - 1, ReturnState.Excused), ((await round.Completeness()).Rate.Expected, (await round.Line(Round.Town)).State));

        round.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await round.Except(Round.Town, null, null, "It was not, after all."));
        Assert.Equal((before, ReturnState.Missing, ""), ((await round.Completeness()).Rate.Expected, (await round.Line(Round.Town)).State, (await round.Line(Round.Town)).Reason));
        Assert.Equal(["made exception", "took back exception"], (await round.Trail("demo")).Where(e => e.Subject == $"2020/{Round.Town}").Select(e => e.What));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_exception_takes_the_place_of_the_old_one_which_stays_on_record(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Except(Round.Town, ExceptionKind.Excused, null, "The department was dissolved.");
        round.Clock.Advance(TimeSpan.FromHours(1));
        await round.Except(Round.Town, ExceptionKind.LaterDue, Later, "It was not, but it moves.");

        var line = await round.Line(Round.Town);
        Assert.Equal((ReturnState.Missing, Later), (line.State, line.Due));
        Assert.Equal([false, true], (await round.With(store => store.CallExceptions.AsNoTracking().OrderBy(e => e.At).ToListAsync(Bench.Cancel))).Select(e => e.EndedAt is null));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_needs_a_reason_a_later_day_a_respondent_and_an_open_call(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.NotNull(await round.Except(Round.Town, ExceptionKind.Excused, null, " "));
        Assert.NotNull(await round.Except(Round.Town, null, null, ""));
        Assert.NotNull(await round.Except(Round.Town, ExceptionKind.LaterDue, Round.Plan.Due, "Too early."));
        Assert.NotNull(await round.Except(Round.Town, ExceptionKind.LaterDue, null, "No day."));
        Assert.NotNull(await round.Except("nowhere-police", ExceptionKind.Excused, null, "Not there."));
        await round.Close();
        Assert.NotNull(await round.Except(Round.Town, ExceptionKind.Excused, null, "Too late."));
        Assert.Equal(0, await round.With(store => store.CallExceptions.CountAsync(Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_make_exceptions(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => round.Except(Round.Town, ExceptionKind.Excused, null, "Please.", actor));
    }
}
