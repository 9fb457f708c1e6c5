using Clerestory.Accounts;
using Clerestory.Collection;
using Clerestory.Tests.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Accounts;

public sealed class KeepKeyTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_key_is_shown_once_and_kept_as_a_hash(string database)
    {
        await using var round = await Round.Before(database, postgres);

        string key = (await Make(round, maySign: false))!;

        var kept = await round.With(store => store.ApiKeys.AsNoTracking().SingleAsync(Bench.Cancel));
        Assert.Equal((Secrets.HashOf(key), key[..8], Round.Town), (kept.KeyHash, kept.Begins, kept.Agency));
        Assert.DoesNotContain(key[8..], $"{kept.KeyHash}{kept.Begins}{kept.Name}{kept.By}", StringComparison.Ordinal);
        Assert.Equal(("made key", Round.Town, ""), (await round.Trail($"demo/{Round.Town}")).Select(e => (e.What, e.Subject, e.Content)).Single());
        Assert.NotEqual(key, await Make(round, maySign: false));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_key_fills_in_its_own_agencys_return_and_signs_only_if_a_signer_let_it(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var sheet = Round.SheetOf(Round.Town);
        var filling = await ActorOf(round, await Make(round, maySign: false));
        var signing = await ActorOf(round, await Make(round, maySign: true));

        Assert.IsType<SaveAnswers.Result.Saved>(await round.Save(sheet, filling, 0, RoundPack.Filled));
        await Assert.ThrowsAsync<Denied>(() => round.Sign(sheet, filling));
        await Assert.ThrowsAsync<Denied>(() => round.Save(Round.SheetOf(Round.Neighbor), signing, 0, RoundPack.Filled));
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(sheet, signing, s => s with { Seen = null }));
        Assert.Contains("RMS", (await round.Submissions(sheet)).Single().Circumstances.By, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_key_that_was_ended_opens_nothing_and_no_agency_ends_anothers(string database)
    {
        await using var round = await Round.Before(database, postgres);
        string key = (await Make(round, maySign: true))!;

        await round.With(store => new KeepKey(store, round.Clock).Run(("demo", Round.Neighbor), (Secrets.HashOf(key), "", false), Round.Signer(Round.Neighbor), Bench.Cancel));
        Assert.True((await ActorOf(round, key)).May(Permission.SignReturn, Round.Town));

        Assert.Null(await round.With(store => new KeepKey(store, round.Clock).Run(("demo", Round.Town), (Secrets.HashOf(key), "", false), Round.Signer(Round.Town), Bench.Cancel)));
        var ended = await ActorOf(round, key);
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(ended.MaySomewhere(permission)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_preparer_makes_no_key_and_an_administrator_none_that_signs(string database)
    {
        await using var round = await Round.Before(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Signer, AccountRole.Administrator).Append(Round.Signer(Round.Neighbor)))
        {
            await Assert.ThrowsAsync<Denied>(() => Make(round, maySign: false, actor));
            await Assert.ThrowsAsync<Denied>(() => Make(round, maySign: true, actor));
        }
        await Assert.ThrowsAsync<Denied>(() => Make(round, maySign: true, Round.Administrator));
        Assert.NotNull(await Make(round, maySign: false, Round.Administrator));
        Assert.Equal(1, await round.With(store => store.ApiKeys.CountAsync(Bench.Cancel)));
    }

    private static Task<string?> Make(Round round, bool maySign, Actor? actor = null) =>
        round.With(store => new KeepKey(store, round.Clock).Run(("demo", Round.Town), (null, "RMS", maySign), actor ?? Round.Signer(Round.Town), Bench.Cancel));

    private static async Task<Actor> ActorOf(Round round, string? key) => (await round.With(store => store.ApiKeys.AsNoTracking().SingleAsync(k => k.KeyHash == Secrets.HashOf(key!), Bench.Cancel))).Actor;
}
