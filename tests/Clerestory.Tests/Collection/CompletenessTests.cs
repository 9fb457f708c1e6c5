using System.Text.RegularExpressions;
using Clerestory.Collection;
using Clerestory.Registry;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class CompletenessTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Any_earlier_moment_can_be_played_again(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var moments = new List<DateTimeOffset>();
        void Later()
        {
            moments.Add(round.Clock.GetUtcNow().AddHours(12));
            round.Clock.Advance(TimeSpan.FromDays(1));
        }

        Later();                                                                                                            // 0: nothing yet
        await round.Save(Round.SheetOf(Round.Town), Round.Preparer(Round.Town), 0, RoundPack.Filled);
        Later();                                                                                                            // 1: begun
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Round.SheetOf(Round.Town)));
        await round.Except(Round.Neighbor, ExceptionKind.Excused, null, "The department was dissolved.");
        Later();                                                                                                            // 2: filed; the neighbor excused
        await round.Amend(Round.SheetOf(Round.Town), AmendmentKind.Material, "A case was forgotten.");
        await round.Except(Round.Neighbor, null, null, "It was not, after all.");
        Later();                                                                                                            // 3: being amended; nobody excused
        Assert.IsType<SubmitReturn.Result.Received>(await round.Sign(Round.SheetOf(Round.Town)));
        await round.Except(Round.Neighbor, ExceptionKind.LaterDue, new DateOnly(2021, 4, 1), "It moves.");
        Later();                                                                                                            // 4: amended; the neighbor has longer

        var town = await Task.WhenAll(moments.Select(m => round.Line(Round.Town, m)));
        var neighbor = await Task.WhenAll(moments.Select(m => round.Line(Round.Neighbor, m)));
        Assert.Equal([ReturnState.Missing, ReturnState.Begun, ReturnState.OnTime, ReturnState.OnTime, ReturnState.OnTime], town.Select(l => l.State));
        Assert.Equal([null, null, 1, 1, 2], town.Select(l => l.Submission?.Number));
        Assert.Equal([ReturnState.Missing, ReturnState.Missing, ReturnState.Excused, ReturnState.Missing, ReturnState.Missing], neighbor.Select(l => l.State));
        Assert.Equal([15, 15, 15, 15, 1], neighbor.Select(l => l.Due.Day));
        var rates = (await Task.WhenAll(moments.Select(m => round.Completeness(m)))).Select(c => c.Rate).ToList();
        int all = rates[0].Expected;
        Assert.Equal([(all, 0, 0), (all, 0, 0), (all - 1, 1, 1), (all, 1, 1), (all, 1, 1)], rates);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_law_asks_103_and_what_comes_by_choice_never_counts(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        // 101 town police (99, and two whose duty is being confirmed), the State Advocate, the Agency for Child Safety.
        Assert.Equal((103, 0, 0), (await round.Completeness()).Rate);

        await round.File(Round.ByChoice);

        var after = await round.Completeness();
        Assert.Equal((103, 0, 0), after.Rate);
        Assert.True(after.Lines.Single(l => l.Agency.Code == Round.ByChoice).IsReceived);
        Assert.Equal(after.Lines.Count - 103, after.Lines.Count(l => l.Obligation.Voluntary));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_has_failed_to_report_before_the_last_minute_of_its_own_due_day(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Except(Round.Neighbor, ExceptionKind.LaterDue, new DateOnly(2021, 4, 1), "It moves.");
        var lastMinute = new DateTimeOffset(2021, 3, 16, 5, 59, 0, TimeSpan.Zero);   // 15 March, 23:59 in Denver

        Assert.Empty((await round.Completeness(lastMinute)).FailedToReport("America/Denver"));
        Assert.Equal(102, (await round.Completeness(lastMinute.AddMinutes(1))).FailedToReport("America/Denver").Count());
        Assert.Equal(103, (await round.Completeness(Round.DenverNoon(2021, 4, 2))).FailedToReport("America/Denver").Count());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_agency_is_expected_if_it_was_there_on_the_last_reported_day_by_the_name_it_had_then(string database)
    {
        var pack = RoundPack.Make(copy => copy.Write("respondents/changes.csv",
            $"day,kind,agency,successor,name\n2020-12-31,closed,{Round.Neighbor},,\n2021-01-01,closed,quillowick-landing-police,,\n2021-01-01,renamed,{Round.Town},,Old Quillowick Constables\n"));
        await using var round = await Round.Before(database, postgres, pack);
        await round.Open(Round.Plan, Round.Staff);

        var lines = (await round.Completeness()).Lines;

        Assert.DoesNotContain(lines, l => l.Agency.Code == Round.Neighbor);
        Assert.Contains(lines, l => l.Agency.Code == "quillowick-landing-police");
        Assert.Equal("Old Quillowick Constables", lines.Single(l => l.Agency.Code == Round.Town).Name);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_row_of_a_return_or_of_a_draft_is_read_for_it(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.With(async store =>
        {
            var (call, now) = ((await store.Call("demo", "2020", Bench.Cancel))!, round.Clock.GetUtcNow());
            string[] texts = [store.Submissions.HeadsOf(call, "police-return.1", now).ToQueryString(), store.Drafts.BegunIn(call, now).ToQueryString()];
            foreach (string text in texts) Assert.Contains(store is PostgresStore ? "Index Only Scan" : "COVERING INDEX", await PlanOf(store, text), StringComparison.Ordinal);
            return true;
        });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_has_no_first_contact_that_works_cannot_be_reached(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        Assert.Equal(round.Book.Agencies.Keys.Where(a => a != Round.Unreachable).Order(), (await Reachable(round)).Order());

        await round.With(async store =>
        {
            (await store.Contacts.SingleAsync(c => c.Agency == Round.Neighbor, Bench.Cancel)).IsBroken = true;
            store.Contacts.Remove(await store.Contacts.SingleAsync(c => c.Agency == Round.Town && c.Rank == 1, Bench.Cancel));
            return await store.SaveChangesAsync(Bench.Cancel);
        });

        // The town has a second contact still.
        Assert.Equal(round.Book.Agencies.Keys.Except([Round.Unreachable, Round.Neighbor, Round.Town]).Order(), (await Reachable(round)).Order());
    }

    private static Task<IReadOnlySet<string>> Reachable(Round round) => round.With(store => store.Reachable("demo", Bench.Cancel));

    // How the database would go about it if its tables were large. Which values are asked for does not matter, but that their kind fits.
    private static async Task<string> PlanOf(DataStore store, string text)
    {
        string values = Regex.Replace(Regex.Replace(text[text.IndexOf("SELECT", StringComparison.Ordinal)..], @"@moment\w*", "'2021-01-01'"), @"@\w+", "'x'");
        await store.Database.OpenConnectionAsync(Bench.Cancel);
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = store is PostgresStore ? $"SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_indexscan = off; EXPLAIN {values}" : $"EXPLAIN QUERY PLAN {values}";
        await using var reader = await command.ExecuteReaderAsync(Bench.Cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(Bench.Cancel)) lines.Add($"{reader.GetValue(reader.FieldCount - 1)}");
        return string.Join('\n', lines);
    }
}
