using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class ExplainSilenceTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_silence_that_staff_can_explain_ends_and_is_not_raised_again_for_the_same_days(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Listen();
        var id = (await ledgers.Silences(Ledgers.Children)).Single().Id;
        Assert.Null(await Explain(ledgers, id, " The agency moved house. "));
        Assert.Equal(new RaiseSilence.Result(0, 0, 0, 0), await ledgers.Listen());
        var silence = (await ledgers.Silences(Ledgers.Children)).Single();
        Assert.Equal((SilenceEnd.Explained, "The agency moved house.", Ledgers.Staff.Name, new DateOnly(2021, 2, 1)), (silence.End, silence.Reason, silence.EndedBy, silence.EndedOn!.Value));

        // From the day after it is listened to anew.
        ledgers.GoTo(2021, 3, 31);
        await ledgers.Enter(Ledgers.Children, Ledgers.Advocate, Ledgers.Staff, Ledgers.Month(RouteSide.Received, 2021, 2, "0"), Ledgers.Month(RouteSide.Received, 2021, 3, "0"));
        Assert.Equal(1, (await ledgers.Listen()).Raised);
        Assert.NotNull(await Explain(ledgers, id, "Once more."));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_takes_a_silence_a_reason_and_the_right(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Listen();
        var id = (await ledgers.Silences(Ledgers.Children)).Single().Id;
        Assert.NotNull(await Explain(ledgers, id, " "));
        Assert.NotNull(await Explain(ledgers, Guid.NewGuid(), "Why not."));
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Ledgers.Safety))) await Assert.ThrowsAsync<Denied>(() => Explain(ledgers, id, "Why not.", actor));
    }

    private static Task<string?> Explain(Ledgers ledgers, Guid id, string reason, Actor? actor = null) => ledgers.With(s => new ExplainSilence(s, ledgers.Book, ledgers.Clock).Run(id, reason, actor ?? Ledgers.Staff, Bench.Cancel));
}
