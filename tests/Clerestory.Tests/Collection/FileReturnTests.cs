using Clerestory.Collection;

namespace Clerestory.Tests.Collection;

public sealed class FileReturnTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);
    private static readonly Actor System = Actor.Of("demo", Round.Town, "record system", AccountRole.Signer);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_whole_return_is_filed_in_one_go_and_once_however_often_it_is_sent(string database)
    {
        await using var round = await Round.Opened(database, postgres);

        var first = Assert.IsType<FileReturn.Result.Answered>(await File(round, "k1", RoundPack.Filled));
        var received = Assert.IsType<SubmitReturn.Result.Received>(first.Reply);
        var again = Assert.IsType<FileReturn.Result.Answered>(await File(round, "k1", [.. RoundPack.Filled.Reverse()]));

        Assert.Equal((false, true), (first.IsRepeated, again.IsRepeated));
        Assert.Equal(received, again.Reply);
        Assert.Equal(received.Seal, Assert.Single(await round.Submissions(Sheet)).Seal);
        Assert.IsType<FileReturn.Result.KeyUsed>(await File(round, "k1", [.. RoundPack.Filled.Skip(1)]));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_return_sent_many_times_at_once_is_taken_once(string database)
    {
        await using var round = await Round.Opened(database, postgres);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => File(round, "k1", RoundPack.Filled)));

        Assert.Single(results.OfType<FileReturn.Result.Answered>(), r => !r.IsRepeated);
        Assert.All(results, r => Assert.IsType<SubmitReturn.Result.Received>(Assert.IsType<FileReturn.Result.Answered>(r).Reply));
        Assert.Single(await round.Submissions(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_must_be_mended_is_told_and_the_key_stays_free_for_the_mended_return(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var answered = Assert.IsType<FileReturn.Result.Answered>(await File(round, "k1", [.. RoundPack.Filled.Where(a => a.Item != "taught")]));
        Assert.Equal(["K03"], Assert.IsType<SubmitReturn.Result.NeedsWork>(answered.Reply).Findings.Select(f => f.Rule));

        Assert.IsType<SubmitReturn.Result.Received>(Assert.IsType<FileReturn.Result.Answered>(await File(round, "k1", RoundPack.Filled)).Reply);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_a_key_that_may_sign_files_and_only_for_its_own_agency(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await Assert.ThrowsAsync<Denied>(() => File(round, "k1", RoundPack.Filled, Round.Preparer(Round.Town)));
        await Assert.ThrowsAsync<Denied>(() => File(round, "k1", RoundPack.Filled, Round.Signer(Round.Neighbor)));
        Assert.Null(await round.Draft(Sheet));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_filing_goes_by_the_calls_days_the_exceptions_and_the_state_of_the_call(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 20));   // five days after the due day
        Assert.Equal(["sign.late"], Assert.IsType<SubmitReturn.Result.NeedsWork>(Reply(await File(round, "k1", RoundPack.Filled))).Findings.Select(f => f.Rule));

        await round.Except(Round.Town, ExceptionKind.LaterDue, new DateOnly(2021, 3, 18), "Snow.");
        await round.Except(Round.Town, ExceptionKind.LaterDue, new DateOnly(2021, 3, 31), "More snow.");
        Assert.IsType<SubmitReturn.Result.Received>(Reply(await File(round, "k2", RoundPack.Filled)));
        var signed = Assert.Single(await round.Submissions(Sheet));
        Assert.False(signed.Circumstances.IsLate);
        Assert.Equal(["First Desk"], (await round.Letters(Round.Town)).Where(l => l.Key.EndsWith("/receipt/0", StringComparison.Ordinal)).Select(l => l.ToName));
        Assert.Equal((DraftStage.Signed, 0), ((await round.Draft(Sheet))!.Stage, (await round.Draft(Sheet))!.Values.Count));

        Assert.StartsWith("This return is signed.", Assert.IsType<SubmitReturn.Result.Refused>(Reply(await File(round, "k3", RoundPack.Filled))).Why, StringComparison.Ordinal);
        Assert.Null(await round.Review(signed.Id, ReviewVerdict.Accepted));
        Assert.IsType<CloseCall.Result.Closed>(await round.Close());
        var other = await round.With(store => new FileReturn(store, round.Book, round.Clock).Run(
            Round.SheetOf(Round.Neighbor), RoundPack.Filled, new Signature("Pat Chief", "Head of department", null), ("k1", Round.Link), Actor.Of("demo", Round.Neighbor, "record system", AccountRole.Signer), Bench.Cancel));
        Assert.Contains("closed", Assert.IsType<SubmitReturn.Result.Refused>(Reply(other)).Why, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Filed_counts_are_held_against_those_of_the_last_year_that_was_signed(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await Year(round, 2018, "40");
        await Year(round, 2019, "4");

        // 4 last year, 4 now: nothing to ask. Were the year before it compared, 40 would be.
        Assert.IsType<SubmitReturn.Result.Received>(Reply(await File(round, "k1", RoundPack.Filled)));

        await Year(round, 2021, "60");   // a later year is no year before
        var next = Sheet with { Respondent = Round.Neighbor };
        await Year(round, 2019, "60", next);
        var asked = await round.With(store => new FileReturn(store, round.Book, round.Clock).Run(
            next, RoundPack.Filled, new Signature("Pat Chief", "Head of department", null), ("k1", Round.Link), Actor.Of("demo", Round.Neighbor, "record system", AccountRole.Signer), Bench.Cancel));
        Assert.Equal(["L01"], Assert.IsType<SubmitReturn.Result.NeedsWork>(Reply(asked)).Findings.Select(f => f.Rule));
    }

    // A signed return of another year, with so many searches.
    private static Task<int> Year(Round round, int year, string searches, Sheet? of = null) => round.With(async store =>
    {
        var sheet = (of ?? Sheet) with { Call = $"{year}" };
        if (await store.Call("demo", sheet.Call, Bench.Cancel) is null)
        {
            store.DataCalls.Add(new DataCall
            {
                Pack = "demo", Code = sheet.Call, Title = sheet.Call, ObligationCodes = "police-yearly", From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31), Opens = new DateOnly(year + 1, 1, 1), Due = new DateOnly(year + 1, 3, 15),
                NoNewAfter = null, NoEditAfter = null, TimeZone = round.Book.TimeZone, FormsSeal = round.Book.SealOf(["police-yearly"]),
            });
        }
        store.Submissions.Add(new Submission(sheet, 1, [new Answer("searches-opened", "", searches)], new Attestation("Pat Chief", "Head of department", new DateOnly(year + 1, 2, 1), "So it is."), new Circumstances(Round.DenverNoon(year + 1, 2, 1))));
        return await store.SaveChangesAsync(Bench.Cancel);
    });

    private static SubmitReturn.Result Reply(FileReturn.Result result) => Assert.IsType<FileReturn.Result.Answered>(result).Reply;

    private static Task<FileReturn.Result> File(Round round, string key, IReadOnlyList<Answer> answers, Actor? actor = null) => round.With(store =>
        new FileReturn(store, round.Book, round.Clock).Run(Sheet, answers, new Signature("Pat Chief", "Head of department", null), (key, Round.Link), actor ?? System, Bench.Cancel));
}
