using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class NoteReferralTests(PostgresServer postgres)
{
    private const string House = "tanselgarth-house", Desk = "kettraholm-rights-desk";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_sender_gets_a_reference_and_the_receiver_enters_it(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        string reference = Assert.IsType<NoteReferral.Result.Noted>(await ledgers.Note(House, RouteSide.Sent, "", new DateOnly(2021, 1, 4), kind: "work")).Reference;
        Assert.Equal(reference, Assert.IsType<NoteReferral.Result.Noted>(await ledgers.Note(Desk, RouteSide.Received, reference.ToLowerInvariant(), new DateOnly(2021, 1, 7), kind: "sex")).Reference);
        var single = (await ledgers.Of(Ledgers.Singles)).Singles.Single();
        Assert.Equal((new DateOnly(2021, 1, 4), "work", new DateOnly(2021, 1, 7), "sex"), (single.Sent!.Value, single.SentKind, single.Received!.Value, single.ReceivedKind));
        Assert.Contains(await ledgers.Trail("demo/kettraholm-rights-desk"), e => e.What == "noted referral received" && e.Subject == reference);

        await ledgers.Note(Desk, RouteSide.Received, reference, null);
        Assert.Equal((new DateOnly(2021, 1, 4), null, null), ((await ledgers.Of(Ledgers.Singles)).Singles.Single() is var s) ? (s.Sent!.Value, s.Received, s.ReceivedKind) : default);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_no_reference_of_this_route_is_refused_and_never_repeated(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        foreach (string typed in new[] { "Jane Roe", "2021-01-04", "CR-2021-0044", OpaqueReference.New() })
        {
            var refused = Assert.IsType<NoteReferral.Result.Refused>(await ledgers.Note(Desk, RouteSide.Received, typed, new DateOnly(2021, 1, 7)));
            Assert.Equal("reference", refused.Field);
            Assert.DoesNotContain(typed, refused.Why, StringComparison.Ordinal);
        }
        string other = Assert.IsType<NoteReferral.Result.Noted>(await ledgers.Note(Desk, RouteSide.Sent, "", new DateOnly(2021, 1, 4), route: Ledgers.Learnt)).Reference;
        Assert.IsType<NoteReferral.Result.Refused>(await ledgers.Note(Desk, RouteSide.Received, other, new DateOnly(2021, 1, 7)));
        Assert.Empty((await ledgers.Of(Ledgers.Singles)).Singles);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_day_to_come_a_foreign_kind_the_wrong_side_and_a_route_of_counts_are_refused(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var day = new DateOnly(2021, 1, 4);
        Assert.IsType<NoteReferral.Result.Refused>(await ledgers.Note(House, RouteSide.Sent, "", new DateOnly(2021, 2, 2)));
        Assert.IsType<NoteReferral.Result.Refused>(await ledgers.Note(House, RouteSide.Sent, "", day, kind: "spying"));
        Assert.IsType<NoteReferral.Result.Refused>(await ledgers.Note(House, RouteSide.Received, "", day));
        Assert.IsType<NoteReferral.Result.Refused>(await ledgers.Note(Ledgers.Safety, RouteSide.Sent, "", day, route: Ledgers.Children));
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Desk))) await Assert.ThrowsAsync<Denied>(() => ledgers.Note(House, RouteSide.Sent, "", day, actor));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_month_without_a_word_is_not_reported_and_one_that_is_said_to_be_whole_is_counted(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        await ledgers.Note(House, RouteSide.Sent, "", new DateOnly(2020, 12, 4));
        Assert.Equal(SideWord.NotReported, (await ledgers.Of(Ledgers.Singles)).Periods().Single().Sent.Word);
        // The number is the program's own, whatever is typed.
        await ledgers.Enter(Ledgers.Singles, House, Ledgers.Clerk(House), Ledgers.Month(RouteSide.Sent, 2020, 12, "7"));
        Assert.Equal(SideCount.Of(1), (await ledgers.Of(Ledgers.Singles)).Periods().Single().Sent);
    }
}
