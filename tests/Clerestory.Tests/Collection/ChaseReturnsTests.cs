using Clerestory.Collection;
using Clerestory.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class ChaseReturnsTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_step_of_the_ladder_comes_on_its_day_and_once_however_often_the_job_runs(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var written = new List<(string Day, string Letter, string Channel, string To, LetterState State)>();
        foreach (var day in Enumerable.Range(0, 95).Select(i => new DateOnly(2021, 2, 10).AddDays(i)).Where(d => d.Day is 1 or 2 or 5 or 10 or 14 or 15 or 16 or 22 or 29))
        {
            round.Clock.AdjustTime(Round.DenverNoon(day.Year, day.Month, day.Day));
            await round.Chase();
            await round.Chase();
            written.AddRange((await round.Letters(Round.Town)).Where(l => l.WrittenAt == round.Clock.GetUtcNow()).Select(l => ($"{day:MM-dd}", l.Subject.Split(' ')[0], l.Channel, l.ToMail, l.State)));
        }

        // Due on 15 March: 14 days before it, on it, and 7, 14, 21, 30 and 45 days after it.
        Assert.Equal(
        [
            ("03-01", "reminder-before", "Mail", $"first@{Round.Town}.example", LetterState.Waiting), ("03-15", "reminder-at", "Mail", $"first@{Round.Town}.example", LetterState.Waiting),
            ("03-22", "reminder-after", "Mail", $"first@{Round.Town}.example", LetterState.Waiting), ("03-29", "second-contact", "SecondContact", $"second@{Round.Town}.example", LetterState.Waiting),
            ("04-05", "Call", "Phone", "", LetterState.ByHand), ("04-14", "letter-overdue", "Letter", "", LetterState.ByHand), ("04-29", "chair-letter", "Chair", "", LetterState.ByHand),
        ], written);
        Assert.Equal("Ask what hinders them.", (await round.Letters(Round.Town)).Single(l => l.Channel == "Phone").Body);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_has_filed_or_is_excused_or_answers_by_choice_is_left_in_peace(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.File(Round.Town);
        await round.Except(Round.Neighbor, ExceptionKind.Excused, null, "The department was dissolved.");
        var chased = (await round.Completeness()).Obliged.Where(l => !l.IsReceived).Select(l => l.Agency.Code).ToHashSet(StringComparer.Ordinal);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 15));

        var result = await round.Chase();

        var written = await round.With(store => store.Letters.AsNoTracking().Where(l => l.WrittenAt == round.Clock.GetUtcNow()).Select(l => l.Agency).ToListAsync(Bench.Cancel));
        Assert.Equal(chased, written.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(chased.Count, written.Count);
        Assert.DoesNotContain(written, a => a is Round.Town or Round.Neighbor or Round.ByChoice or "college-watch" or "tanselgarth-house");
        Assert.Equal((chased.Count - 1, 1), (result.Letters, result.ByHand));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Where_no_address_works_the_words_become_a_task_for_staff_and_the_agency_is_named(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.With(async store => await store.Set<Clerestory.Registry.Contact>().Where(c => c.Agency == Round.Neighbor).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsBroken, true), Bench.Cancel));
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 15));

        var result = await round.Chase();

        Assert.Equal([Round.Unreachable, Round.Neighbor], result.WithoutContact);
        foreach (string agency in result.WithoutContact)
        {
            var task = (await round.Letters(agency))[^1];
            Assert.Equal((LetterState.ByHand, "Phone", ""), (task.State, task.Channel, task.ToMail));
            Assert.StartsWith("reminder-at", task.Subject, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_has_longer_climbs_the_ladder_from_its_own_due_day(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Except(Round.Town, ExceptionKind.LaterDue, new DateOnly(2021, 4, 20), "The station burned down.");
        foreach (var (month, day) in new[] { (3, 15), (3, 22), (4, 6), (4, 20) })
        {
            round.Clock.AdjustTime(Round.DenverNoon(2021, month, day));
            await round.Chase();
        }
        Assert.Equal(["call-opened", "reminder-before", "reminder-at"], (await round.Letters(Round.Town)).Select(l => l.Subject.Split(' ')[0]));
        Assert.All((await round.Letters(Round.Town)).Skip(1), l => Assert.Contains("due April 20, 2021", l.Body, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_step_that_nobody_ran_is_caught_up_for_six_days_and_then_skipped(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 8));   // a week after the first step
        Assert.Equal(0, (await round.Chase()).Letters);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 7));
        Assert.True((await round.Chase()).Letters > 0);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_jobs_at_once_write_every_letter_once(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 15));

        var results = await Task.WhenAll(round.Chase(), round.Chase(), round.Chase());

        int chased = (await round.Completeness()).Obliged.Count();
        Assert.Equal(chased, results.Sum(r => r.Letters + r.ByHand));
        Assert.Equal(chased, await round.With(store => store.Letters.CountAsync(l => l.WrittenAt == round.Clock.GetUtcNow(), Bench.Cancel)));
        Assert.Single(await round.Trail("demo"), e => e.What == "wrote reminders");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_is_chased_before_the_call_opens_and_only_staff_chase(string database)
    {
        await using var round = await Round.Before(database, postgres);
        await round.Open(Round.Plan with { Opens = new DateOnly(2021, 3, 10) }, Round.Staff);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 1));
        Assert.Equal(0, (await round.Chase()).Letters);
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => round.Chase(actor));
    }
}
