using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class EnterReferralsTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_agency_enters_its_own_side_and_a_change_is_a_new_revision_beside_the_old(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var clerk = Ledgers.Clerk(Ledgers.Safety);
        Assert.Equal(new EnterReferrals.Result.Kept(2), await ledgers.Enter(Ledgers.Children, Ledgers.Safety, clerk, Ledgers.Month(RouteSide.Sent, 2020, 11, "8"), Ledgers.Month(RouteSide.Sent, 2020, 12, "0")));
        Assert.Equal(new EnterReferrals.Result.Kept(1), await ledgers.Enter(Ledgers.Children, Ledgers.Safety, clerk, Ledgers.Month(RouteSide.Sent, 2020, 11, "9"), Ledgers.Month(RouteSide.Sent, 2020, 12, "0")));

        var counts = (await ledgers.Of(Ledgers.Children)).Counts;
        Assert.Equal([(1, 8L, false), (2, 9L, true), (1, 0L, true)], counts.OrderBy(c => c.From).ThenBy(c => c.Revision).Select(c => (c.Revision, c.Value!.Value, c.IsCurrent)));
        Assert.All(counts, c => Assert.Equal((CountOrigin.Entered, clerk.Name), (c.Origin, c.By)));
        Assert.Equal(2, (await ledgers.Trail("demo/child-safety")).Count(e => e is { What: "entered referrals", Subject: "child-safety-to-advocate/Sent/child-safety" }));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Zero_not_known_not_reported_and_taken_back_stay_four_different_things(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var clerk = Ledgers.Clerk(Ledgers.Advocate);
        await ledgers.Enter(Ledgers.Children, Ledgers.Advocate, clerk, Ledgers.Month(RouteSide.Received, 2020, 8, "0"), Ledgers.Month(RouteSide.Received, 2020, 9, "NK"), Ledgers.Month(RouteSide.Received, 2020, 11, "NA"), Ledgers.Month(RouteSide.Received, 2020, 12, "4"));
        await ledgers.Enter(Ledgers.Children, Ledgers.Advocate, clerk, Ledgers.Month(RouteSide.Received, 2020, 12, ""));

        var periods = (await ledgers.Of(Ledgers.Children)).Periods();
        Assert.Equal([SideWord.Counted, SideWord.NotKnown, SideWord.NotReported, SideWord.NotApplicable, SideWord.NotReported], periods.Select(p => p.Received.Word));
        Assert.Equal(0, periods[0].Received.Value);
        Assert.All(periods, p => Assert.Equal(SideWord.NotReported, p.Sent.Word));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_enters_what_is_not_theirs_and_staff_for_either_side_on_record(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var statement = Ledgers.Month(RouteSide.Sent, 2020, 11, "8");
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Ledgers.Advocate))) await Assert.ThrowsAsync<Denied>(() => ledgers.Enter(Ledgers.Children, Ledgers.Safety, actor, statement));
        // The right agency, and the other side of the route.
        Assert.IsType<EnterReferrals.Result.Refused>(await ledgers.Enter(Ledgers.Children, Ledgers.Safety, Ledgers.Clerk(Ledgers.Safety), statement with { Side = RouteSide.Received }));
        Assert.IsType<EnterReferrals.Result.Refused>(await ledgers.Enter(Ledgers.Children, "quillowick-police", Ledgers.Clerk("quillowick-police"), statement));

        Assert.IsType<EnterReferrals.Result.Kept>(await ledgers.Enter(Ledgers.Children, Ledgers.Safety, Ledgers.Staff, statement));
        Assert.Equal((CountOrigin.EnteredByStaff, Ledgers.Staff.Name), (await ledgers.Of(Ledgers.Children)).Counts.Select(c => (c.Origin, c.By)).Single());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_whole_with_its_month(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        var good = Ledgers.Month(RouteSide.Sent, 2020, 11, "8");
        foreach (var wrong in new[]
        {
            Ledgers.Month(RouteSide.Sent, 2020, 12, "eight"), Ledgers.Month(RouteSide.Sent, 2020, 12, "-1"), Ledgers.Month(RouteSide.Sent, 2021, 3, "1"), Ledgers.Month(RouteSide.Sent, 2020, 12, "1", kind: "spying"),
            Ledgers.Month(RouteSide.Sent, 2021, 1, "1", new DateOnly(2021, 2, 3)), Ledgers.Month(RouteSide.Sent, 2020, 12, "1", seen: 4), good with { From = new DateOnly(2020, 12, 2) }, good with { Months = 13 },
            good with { From = new DateOnly(2020, 12, 1), Values = new Dictionary<string, string> { ["all"] = "3", ["work"] = "1" } },
        })
        {
            var refused = Assert.IsType<EnterReferrals.Result.Refused>(await ledgers.Enter(Ledgers.Children, Ledgers.Safety, Ledgers.Staff, good, wrong));
            Assert.Equal(wrong.From, refused.Why.Single().Period);
        }
        Assert.Empty((await ledgers.Of(Ledgers.Children)).Counts);
        Assert.IsType<EnterReferrals.Result.Refused>(await ledgers.Enter("no-route", Ledgers.Safety, Ledgers.Staff, good));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_month_that_is_not_over_is_counted_so_far_and_each_week_tells_what_came_since(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        foreach (var (day, value) in new[] { (8, "2"), (15, "2"), (22, "5") })
            await ledgers.Enter(Ledgers.Children, Ledgers.Advocate, Ledgers.Staff, Ledgers.Month(RouteSide.Received, 2021, 1, value, new DateOnly(2021, 1, day)));
        var ledger = await ledgers.Of(Ledgers.Children);
        Assert.Equal([(1, 8, 2L), (9, 15, 0L), (16, 22, 3L)], RouteLook.Arrivals(ledger, RouteSide.Received).Select(s => (s.From.Day, s.To.Day, s.Count)));
        Assert.Equal((SideWord.Partly, 5L), (ledger.Periods()[0].Received.Word, ledger.Periods()[0].Received.Value));

        // It was too much: what an earlier week said tells nothing any more.
        await ledgers.Enter(Ledgers.Children, Ledgers.Advocate, Ledgers.Staff, Ledgers.Month(RouteSide.Received, 2021, 1, "1", new DateOnly(2021, 1, 29)));
        Assert.Equal([(1, 29, 1L)], RouteLook.Arrivals(await ledgers.Of(Ledgers.Children), RouteSide.Received).Select(s => (s.From.Day, s.To.Day, s.Count)));
    }
}
