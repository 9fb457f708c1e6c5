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

    private static Task<FileReturn.Result> File(Round round, string key, IReadOnlyList<Answer> answers, Actor? actor = null) => round.With(store =>
        new FileReturn(store, round.Book, round.Clock).Run(Sheet, answers, new Signature("Pat Chief", "Head of department", null), (key, Round.Link), actor ?? System, Bench.Cancel));
}
