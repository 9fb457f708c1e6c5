using Clerestory.Collection;
using Clerestory.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class OpenCallTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Everyone_who_is_asked_and_has_a_contact_gets_one_letter(string database)
    {
        await using var round = await Round.Before(database, postgres);

        var opened = Assert.IsType<OpenCall.Result.Opened>(await round.Open(Round.Plan, Round.Staff));

        var asked = (await round.Completeness()).Lines.Select(l => l.Agency.Code).Distinct().ToList();
        var letters = await round.With(store => store.Letters.AsNoTracking().ToListAsync(Bench.Cancel));
        Assert.Equal((asked.Count - 1, 1), (opened.Letters, opened.WithoutContact));
        Assert.Equal(asked.Except([Round.Unreachable]).Order(StringComparer.Ordinal), letters.Select(l => l.Agency).Order(StringComparer.Ordinal));
        Assert.All(letters, l => Assert.Equal((LetterState.Waiting, $"first@{l.Agency}.example"), (l.State, l.ToMail)));
        Assert.DoesNotContain(letters, l => l.Agency == "court-records");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_open_call_keeps_its_plan_and_the_seal_of_its_forms_and_stands_in_the_trail(string database)
    {
        await using var round = await Round.Opened(database, postgres);

        var call = await round.With(store => store.Call("demo", "2020", Bench.Cancel));

        Assert.Equal((Round.Plan.Opens, Round.Plan.Due, Round.Plan.NoNewAfter, Round.Plan.NoEditAfter, "America/Denver", CallState.Open), (call!.Opens, call.Due, call.NoNewAfter, call.NoEditAfter, call.TimeZone, call.State));
        Assert.Equal(Round.Plan.Obligations, call.Obligations);
        var line = (await round.Trail("demo")).Single(e => e.What == "opened data call");
        Assert.Equal(("2020", call.FormsSeal, Round.Staff.Name), (line.Subject, line.Content, line.Who));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_second_call_of_the_same_code_is_refused_and_writes_nothing(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        int letters = await round.With(store => store.Letters.CountAsync(Bench.Cancel)), lines = (await round.Trail("demo")).Count;

        Assert.Equal(["call.double"], await Rules(round, Round.Plan));

        Assert.Equal((letters, lines), (await round.With(store => store.Letters.CountAsync(Bench.Cancel)), (await round.Trail("demo")).Count));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_open_a_call_at_once_one_is_told(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var results = await Task.WhenAll(round.Open(Round.Plan, Round.Staff), round.Open(Round.Plan, Round.Staff));
        Assert.Single(results.OfType<OpenCall.Result.Opened>());
        Assert.Single(results.OfType<OpenCall.Result.NeedsWork>());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Everything_that_is_wrong_with_a_plan_is_told_at_once(string database)
    {
        await using var round = await Round.Before(database, postgres);
        var due = Round.Plan.Due;
        var wrong = Round.Plan with
        {
            Code = "Round 2020",
            Title = " ",
            Obligations = ["police-yearly", "of-the-moon"],
            Period = new DaySpan(new DateOnly(2020, 12, 31), new DateOnly(2020, 1, 1)),
            Opens = due.AddDays(1),
            NoNewAfter = due.AddDays(-1),
            NoEditAfter = due.AddDays(-1),
        };

        Assert.Equal(["call.code", "call.title", "call.obligation", "call.period", "call.due", "call.no-new", "call.no-edit"], await Rules(round, wrong));
        Assert.Equal(["call.obligations"], await Rules(round, Round.Plan with { Obligations = [] }));
        Assert.Null(await round.With(store => store.Call("demo", "2020", Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_form_that_changed_since_a_call_was_opened_with_it_must_become_a_new_version(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var book = new FormBook(RoundPack.Make(copy => RoundPack.Form(copy, form => form["title"] = "Another title")));

        var result = await round.With(store => new OpenCall(store, book, round.Clock).Run(Round.Plan with { Code = "2020-again" }, Round.Link, Round.Staff, Bench.Cancel));

        Assert.Equal(["form.changed"], Assert.IsType<OpenCall.Result.NeedsWork>(result).Findings.Select(f => f.Rule));
        Assert.Null(await round.With(store => store.Call("demo", "2020-again", Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_code_list_that_changed_is_a_changed_form_and_stops_whoever_fills_it_in(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var book = new FormBook(RoundPack.Make(copy => copy.Replace("codelists/child-ages.csv", "Under ten years", "Under eleven years")));

        var fault = await Assert.ThrowsAsync<Fault>(() => round.With(store => new SaveAnswers(store, book, round.Clock)
            .Run(Round.SheetOf(Round.Town), RoundPack.Filled, 0, Round.Preparer(Round.Town), Bench.Cancel)));

        Assert.Equal("form.changed", fault.Rule);
        Assert.Null(await round.Draft(Round.SheetOf(Round.Town)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_may_open_a_call(string database)
    {
        await using var round = await Round.Before(database, postgres);
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => round.Open(Round.Plan, actor));
        Assert.Null(await round.With(store => store.Call("demo", "2020", Bench.Cancel)));
    }

    private static async Task<IEnumerable<string>> Rules(Round round, CallPlan plan) => Assert.IsType<OpenCall.Result.NeedsWork>(await round.Open(plan, Round.Staff)).Findings.Select(f => f.Rule);
}
