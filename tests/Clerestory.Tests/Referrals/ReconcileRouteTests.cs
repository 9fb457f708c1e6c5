using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class ReconcileRouteTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_differences_of_the_demonstration_are_found_once_and_explain_the_totals(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        var first = await ledgers.Reconcile(Ledgers.Children);
        Assert.Equal(new ReconcileRoute.Result(0, 0, first!.Open), await ledgers.Reconcile(Ledgers.Children));
        Assert.Equal(first.New, first.Open);

        var (found, kept) = ((await ledgers.Of(Ledgers.Children)).Reconcile(ledgers.Today), await ledgers.Differences(Ledgers.Children));
        Assert.Equal(found.Lines.ToHashSet(), kept.Select(d => d.Line).ToHashSet());
        // packs/demo/referrals/ledger.csv for 2020: 104 sent, 101 received. January's one was in transit to February's... and two of October were not received.
        Assert.Equal((104, 101), found.Totals);
        Assert.Equal(found.Totals.Sent - found.Totals.Received, kept.Sum(d => d.Other is null ? d.Amount : 0));
        Assert.Contains(kept, d => d is { Class: DifferenceClass.InTransit, From: { Month: 1, Year: 2020 }, Other: { Month: 2, Year: 2020 }, Amount: 1 });
        Assert.Contains(kept, d => d is { Class: DifferenceClass.NotReceived, From: { Month: 10, Year: 2020 }, Amount: 2 });
        Assert.Contains(kept, d => d is { Class: DifferenceClass.CountedOtherwise, From: { Month: 5, Year: 2020 }, OtherKind: "unclear" });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Single_referrals_are_held_beside_each_other_by_their_references(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Reconcile(Ledgers.Singles);
        var kept = await ledgers.Differences(Ledgers.Singles);
        // packs/demo/referrals/singles.csv: March 30 came on April 3; June 3 never came; August 21 came without a word of the sender; October 8 took 19 days within the month; September 17 has two kinds.
        Assert.Contains(kept, d => d is { Class: DifferenceClass.InTransit, From.Month: 3, Other.Month: 4 });
        Assert.Contains(kept, d => d is { Class: DifferenceClass.NotReceived, From.Month: 6, Amount: 1 });
        Assert.Contains(kept, d => d is { Class: DifferenceClass.Unexplained, From.Month: 8, Amount: -1 });
        Assert.Contains(kept, d => d is { Class: DifferenceClass.CountedOtherwise, From.Month: 9, OtherKind: "unclear" });
        Assert.Equal(4, kept.Count);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_difference_that_the_counts_no_longer_show_is_gone_and_kept(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        await ledgers.Enter(Ledgers.Lantern, "lantern-line", Ledgers.Staff, Ledgers.Month(RouteSide.Sent, 2020, 6, "3"));
        await ledgers.Enter(Ledgers.Lantern, Ledgers.Advocate, Ledgers.Staff, Ledgers.Month(RouteSide.Received, 2020, 6, "2"));
        Assert.Equal(new ReconcileRoute.Result(1, 0, 1), await ledgers.Reconcile(Ledgers.Lantern));
        Assert.Equal(DifferenceClass.CountedOtherwise, (await ledgers.Differences(Ledgers.Lantern)).Single().Class);

        await ledgers.Enter(Ledgers.Lantern, Ledgers.Advocate, Ledgers.Staff, Ledgers.Month(RouteSide.Received, 2020, 6, "3"));
        Assert.Equal(new ReconcileRoute.Result(0, 1, 0), await ledgers.Reconcile(Ledgers.Lantern));
        Assert.NotNull((await ledgers.Differences(Ledgers.Lantern)).Single().GoneAt);
        Assert.Equal(2, (await ledgers.Trail()).Count(e => e.What == "reconciled route"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_reconcile(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Ledgers.Safety))) await Assert.ThrowsAsync<Denied>(() => ledgers.Reconcile(Ledgers.Children, actor));
        Assert.Null(await ledgers.Reconcile("no-route"));
    }
}
