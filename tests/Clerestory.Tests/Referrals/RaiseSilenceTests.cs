using Clerestory.Accounts;
using Clerestory.Outbox;
using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class RaiseSilenceTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_route_that_stopped_is_raised_once_to_staff_and_both_agencies_and_again_while_it_lasts(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.With(async s => s.Add(new Account { Pack = "demo", Name = "Sam Staff", UserName = "sam@council.example", Email = "sam@council.example", RoleNames = "Staff" }) is not null && await s.SaveChangesAsync(Bench.Cancel) > 0);
        var first = await ledgers.Listen();
        Assert.Equal((1, 0, 0, 3), (first.Raised, first.Again, first.Ended, first.Letters));
        var silence = (await ledgers.Silences(Ledgers.Children)).Single();
        Assert.Equal((SilenceKind.Route, new DateOnly(2021, 1, 1), new DateOnly(2021, 1, 31), 0L), (silence.Kind, silence.Since, silence.Through, silence.Seen));
        var letters = await ledgers.Letters();
        Assert.Equal(["sam@council.example", "devon.pretendleigh@child-safety.example", "corin.pretendleigh@state-advocate.example"], letters.Select(l => l.ToMail));
        Assert.All(letters, l => Assert.Contains("January 1, 2021", l.Body, StringComparison.Ordinal));
        Assert.All(letters, l => Assert.Contains($"{Ledgers.Link}/referrals/{Ledgers.Children}", l.Body, StringComparison.Ordinal));

        Assert.Equal(new RaiseSilence.Result(0, 0, 0, 0), await ledgers.Listen());
        ledgers.Clock.Advance(TimeSpan.FromDays(28));
        var again = await ledgers.Listen();
        Assert.Equal((1, 3), (again.Again, again.Letters));
        Assert.Equal(2, (await ledgers.Silences(Ledgers.Children)).Single().Times);
        Assert.Equal(["raised silence", "told of silence again"], (await ledgers.Trail()).Where(e => e.Subject == $"{Ledgers.Children}/{silence.Id}").Select(e => e.What));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_ends_when_referrals_come_again_and_the_watch_goes_on(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Listen();
        ledgers.GoTo(2021, 2, 8);
        await Received(ledgers, 2021, 2, "0", 5);
        Assert.Equal(0, (await ledgers.Listen()).Ended);
        await Received(ledgers, 2021, 2, "2", 8);
        Assert.Equal(1, (await ledgers.Listen()).Ended);
        Assert.Equal((SilenceEnd.ByItself, new DateOnly(2021, 2, 8)), (await ledgers.Silences(Ledgers.Children)).Select(s => (s.End, s.EndedOn!.Value)).Single());
        Assert.Equal(RouteState.Flowing, (await ledgers.Look(Ledgers.Children)).State);

        // It stops a second time: a second silence, from the day after, within the days that the pack promises.
        ledgers.GoTo(2021, 3, 12);
        await Received(ledgers, 2021, 2, "2");
        await Received(ledgers, 2021, 3, "0", 12);
        Assert.Equal(1, (await ledgers.Listen()).Raised);
        Assert.Equal(new DateOnly(2021, 2, 9), (await ledgers.Silences(Ledgers.Children))[^1].Since);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Counts_that_were_wrong_and_are_corrected_end_it_too(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Listen();
        await Received(ledgers, 2021, 1, "8");
        Assert.Equal(1, (await ledgers.Listen()).Ended);
        Assert.Equal(RouteState.Flowing, (await ledgers.Look(Ledgers.Children)).State);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_route_of_which_nobody_says_anything_is_no_silent_route_and_is_raised_as_what_it_is(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        await ledgers.Listen();
        ledgers.GoTo(2021, 4, 15);
        var raised = await ledgers.Listen();
        // The line and both routes of the helpers: known through January 31, 60 days each, and 74 have gone by.
        Assert.Equal(3, raised.Raised);
        var silence = (await ledgers.Silences(Ledgers.Lantern)).Single();
        Assert.Equal((SilenceKind.Ledger, new DateOnly(2021, 2, 1)), (silence.Kind, silence.Since));
        Assert.Contains(await ledgers.Letters(), l => l.Body.Contains("No count is not zero", StringComparison.Ordinal));
        Assert.Equal(RouteState.Unreported, (await ledgers.Look(Ledgers.Lantern)).State);

        await ledgers.Enter(Ledgers.Lantern, Ledgers.Advocate, Ledgers.Staff, Ledgers.Month(RouteSide.Received, 2021, 2, "0"), Ledgers.Month(RouteSide.Received, 2021, 3, "1"));
        Assert.Equal(1, (await ledgers.Listen()).Ended);
        Assert.Equal(RouteState.Flowing, (await ledgers.Look(Ledgers.Lantern)).State);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_rate_is_learnt_from_months_that_flowed_and_never_from_a_silent_stretch(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres, loaded: true);
        // Eleven received from February 2020 to January 2021 (packs/demo/referrals/singles.csv).
        Assert.Equal(11, (await ledgers.Look(Ledgers.Learnt)).Rate!.Learnt);
        ledgers.GoTo(2021, 9, 1);
        await ledgers.Enter(Ledgers.Learnt, "tanselgarth-house", Ledgers.Staff, [.. Enumerable.Range(2, 7).Select(m => Ledgers.Month(RouteSide.Received, 2021, m, "0"))]);
        await ledgers.Listen();
        var silence = (await ledgers.Silences(Ledgers.Learnt)).Single();
        Assert.Equal((SilenceKind.Route, 0L), (silence.Kind, silence.Seen));
        ledgers.GoTo(2021, 12, 1);
        await ledgers.Enter(Ledgers.Learnt, "tanselgarth-house", Ledgers.Staff, [.. Enumerable.Range(9, 3).Select(m => Ledgers.Month(RouteSide.Received, 2021, m, "0"))]);
        await ledgers.Listen();
        // Eleven months of nothing, and the usual rate is still what it was before them: eleven in the year 2020.
        Assert.Equal((0.9, 11), (Math.Round((await ledgers.Look(Ledgers.Learnt)).Rate!.AMonth, 1), (await ledgers.Look(Ledgers.Learnt)).Rate!.Learnt));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Without_a_rate_or_enough_months_nothing_is_raised_and_without_an_address_it_is_left_to_a_person(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        await ledgers.Enter(Ledgers.Learnt, "tanselgarth-house", Ledgers.Staff, [.. Enumerable.Range(6, 8).Select(m => new ReferralStatement(RouteSide.Received, new DateOnly(2020, 1, 1).AddMonths(m - 1), 1, null, new Dictionary<string, string> { ["all"] = "0" }))]);
        Assert.Equal(RouteState.NoRate, (await ledgers.Look(Ledgers.Learnt)).State);
        Assert.Equal(new RaiseSilence.Result(0, 0, 0, 0), await ledgers.Listen());

        await Received(ledgers, 2021, 1, "0");
        Assert.Equal(1, (await ledgers.Listen()).Raised);
        Assert.Contains(await ledgers.Letters(), l => l is { ToMail: "", State: LetterState.ByHand, Agency: "" });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_who_sends_letters_may_have_it_done(string database)
    {
        await using var ledgers = await Ledgers.On(database, postgres);
        foreach (var actor in Ledgers.WithoutRight.Append(Ledgers.Clerk(Ledgers.Safety))) await Assert.ThrowsAsync<Denied>(() => ledgers.Listen(actor));
    }

    private static Task<EnterReferrals.Result> Received(Ledgers ledgers, int year, int month, string value, int? through = null) =>
        ledgers.Enter(Ledgers.Children, Ledgers.Advocate, Ledgers.Staff, Ledgers.Month(RouteSide.Received, year, month, value, through is { } day ? new DateOnly(year, month, day) : null));
}
