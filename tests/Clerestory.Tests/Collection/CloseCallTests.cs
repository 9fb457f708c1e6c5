using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class CloseCallTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_return_that_waits_for_review_keeps_the_call_open(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var filed = await round.File(Round.Town);
        Assert.Contains("1 return waits", Assert.IsType<CloseCall.Result.Refused>(await round.Close()).Why, StringComparison.Ordinal);
        Assert.Empty(await Lines(round));

        await round.Review(filed.Submission, ReviewVerdict.Accepted);
        var closed = Assert.IsType<CloseCall.Result.Closed>(await round.Close());
        Assert.Equal((await round.Completeness()).Rate.Expected, closed.Expected);
        Assert.Equal(1, closed.Received);
        Assert.IsType<CloseCall.Result.Refused>(await round.Close());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_list_is_frozen_with_what_came_of_everyone_and_the_trail_holds_its_hash(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var filed = await round.File(Round.Town);
        await round.Review(filed.Submission, ReviewVerdict.Accepted);
        await round.Except(Round.Neighbor, ExceptionKind.Excused, null, "The department was dissolved.");
        await round.Close();

        var lines = await Lines(round);
        Assert.Equal((await round.Completeness()).Lines.Select(l => (l.Agency.Code, l.Obligation.Code, l.State)).ToHashSet(), lines.Select(l => (l.Respondent, l.Obligation, l.State)).ToHashSet());
        var line = lines.Single(l => l.Respondent == Round.Town);
        Assert.Equal((filed.Submission, filed.Seal, ReturnState.OnTime, false, "Quillowick Town Police"), (line.Submission, line.Seal, line.State, line.IsVoluntary, line.Name));
        Assert.Equal(ReturnState.Excused, lines.Single(l => l.Respondent == Round.Neighbor).State);
        Assert.True(lines.Single(l => l.Respondent == Round.ByChoice).IsVoluntary);
        Assert.Matches("^[0-9a-f]{64}$", (await round.Trail("demo")).Single(e => e.What == "closed data call").Content);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task After_that_nothing_changes_the_list_or_what_it_counts(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var filed = await round.File(Round.Town);
        await round.Review(filed.Submission, ReviewVerdict.Accepted);
        await round.Save(Round.SheetOf(Round.Neighbor), Round.Preparer(Round.Neighbor), 0, RoundPack.Filled);
        await round.Close();
        var (lines, rate) = (await Lines(round), (await round.Completeness()).Rate);

        Assert.NotNull(await round.Amend(Round.SheetOf(Round.Town), AmendmentKind.Material, "Too late."));
        Assert.IsType<SubmitReturn.Result.Refused>(await round.Sign(Round.SheetOf(Round.Neighbor)));
        Assert.IsType<HandOver.Result.Refused>(await round.HandOver(Round.SheetOf(Round.Neighbor), Round.Preparer(Round.Neighbor)));
        Assert.NotNull(await round.Review(filed.Submission, ReviewVerdict.Returned, null, ("", "Too late.")));
        Assert.NotNull(await round.Except(Round.Neighbor, ExceptionKind.Excused, null, "Too late."));
        round.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, (await round.Chase()).Letters);

        Assert.Equal(lines, await Lines(round));
        Assert.Equal(rate, (await round.Completeness()).Rate);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task That_nothing_came_is_written_to_those_alone_whom_the_law_asks_and_who_did_not_report(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var filed = await round.File(Round.Town);
        await round.Review(filed.Submission, ReviewVerdict.Accepted);
        await round.Except(Round.Neighbor, ExceptionKind.Excused, null, "The department was dissolved.");

        var closed = Assert.IsType<CloseCall.Result.Closed>(await round.Close());

        var told = (await round.With(store => Outbox(store).Where(l => l.Subject.StartsWith("not-received")).Select(l => l.Agency).ToListAsync(Bench.Cancel))).ToHashSet(StringComparer.Ordinal);
        Assert.Equal((await round.Completeness()).Obliged.Where(l => !l.IsReceived).Select(l => l.Agency.Code).ToHashSet(StringComparer.Ordinal), told);
        Assert.Equal((told.Count - 1, 1), (closed.Letters, closed.ByHand));   // whom mail does not reach gets it on paper
        Assert.DoesNotContain(told, a => a is Round.Town or Round.Neighbor or Round.ByChoice or "tanselgarth-house");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_return_that_is_being_signed_while_the_call_is_closed_is_either_in_the_list_or_refused(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var sheet = Round.SheetOf(Round.Town);
        await round.Save(sheet, Round.Preparer(Round.Town), 0, RoundPack.Filled);
        Task<CloseCall.Result>? closing = null;

        // The signature is saved and not yet durable when somebody begins to close.
        var signed = await round.With(store => store.AtOnce(
            async () =>
            {
                var result = await new SubmitReturn(store, round.Book, round.Clock).Run(sheet, new Signature("Pat Chief", "Head of department", 1), Round.Link, Round.Signer(Round.Town), Bench.Cancel);
                closing = Task.Run(() => round.Close(), Bench.Cancel);
                await Task.Delay(500, Bench.Cancel);
                return result;
            }, Bench.Cancel));

        Assert.IsType<SubmitReturn.Result.Received>(signed);
        Assert.IsType<CloseCall.Result.Refused>(await closing!);
        Assert.Empty(await Lines(round));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_close_a_call(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => round.Close(actor));
    }

    private static IQueryable<Clerestory.Outbox.Letter> Outbox(Clerestory.Store.DataStore store) => store.Set<Clerestory.Outbox.Letter>().AsNoTracking();

    private static async Task<IReadOnlyList<CallLine>> Lines(Round round) =>
        [.. (await round.With(store => store.CallLines.AsNoTracking().ToListAsync(Bench.Cancel))).OrderBy(l => l.Respondent, StringComparer.Ordinal).ThenBy(l => l.Obligation, StringComparer.Ordinal)];
}
