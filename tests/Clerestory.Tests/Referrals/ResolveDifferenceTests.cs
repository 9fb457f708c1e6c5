using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class ResolveDifferenceTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_is_settled_when_both_sides_were_heard_and_stays_settled(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        var id = await First(ledgers);
        Assert.StartsWith("Neither side", await Resolve(ledgers, id), StringComparison.Ordinal);
        await Comment(ledgers, id, Ledgers.Safety);
        Assert.StartsWith("The receiver has not", await Resolve(ledgers, id), StringComparison.Ordinal);
        await Comment(ledgers, id, Ledgers.Advocate);
        Assert.Null(await Resolve(ledgers, id));

        int open = (await ledgers.Reconcile(Ledgers.Children))!.Open;
        var settled = (await ledgers.Differences(Ledgers.Children)).Single(d => d.Id == id);
        Assert.Equal((DifferenceClass.NotReceived, "Two were lost.", Ledgers.Staff.Name, false), (settled.SettledAs!.Value, settled.Settlement, settled.SettledBy, settled.IsOpen));
        Assert.Equal(open, (await ledgers.Differences(Ledgers.Children)).Count(d => d.IsOpen));
        Assert.Contains(await ledgers.Trail(), e => e.What == "settled difference" && e.Subject.EndsWith($"{id}", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Without_hearing_a_side_it_takes_a_reason_that_stays_beside_it(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        var id = await First(ledgers);
        Assert.Null(await Resolve(ledgers, id, "The office was dissolved."));
        Assert.Equal("The office was dissolved.", (await ledgers.Differences(Ledgers.Children)).Single(d => d.Id == id).WithoutHearing);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_takes_words_and_a_difference_and_the_right(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        var id = await First(ledgers);
        Assert.NotNull(await ledgers.With(s => new ResolveDifference(s, ledgers.Book, ledgers.Clock).Run(id, (DifferenceClass.InTransit, " ", "No reason."), Ledgers.Staff, Bench.Cancel)));
        Assert.NotNull(await Resolve(ledgers, Guid.NewGuid(), "No reason."));
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Ledgers.Safety))) await Assert.ThrowsAsync<Denied>(() => Resolve(ledgers, id, "No reason.", actor));
    }

    private static async Task<Guid> First(Ledgers ledgers)
    {
        await ledgers.Reconcile(Ledgers.Children);
        return (await ledgers.Differences(Ledgers.Children))[0].Id;
    }

    private static Task<string?> Comment(Ledgers ledgers, Guid id, string agency) => ledgers.With(s => new CommentDifference(s, ledgers.Book, ledgers.Clock).Run(id, agency, "So it was.", Ledgers.Clerk(agency), Bench.Cancel));

    private static Task<string?> Resolve(Ledgers ledgers, Guid id, string without = "", Actor? actor = null) =>
        ledgers.With(s => new ResolveDifference(s, ledgers.Book, ledgers.Clock).Run(id, (DifferenceClass.NotReceived, "Two were lost.", without), actor ?? Ledgers.Staff, Bench.Cancel));
}
