using Clerestory.Collection;
using Clerestory.Outbox;
using Clerestory.Registry;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class MarkLetterTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_address_whose_letter_came_back_gets_no_more_mail_and_staff_are_asked_to_call(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var letter = (await round.Letters(Round.Town)).Single();

        Assert.True(await Mark(round, letter.Id, LetterState.Bounced, "The mailbox is full."));

        Assert.Equal((LetterState.Bounced, "The mailbox is full."), (await round.Letters(Round.Town)).Select(l => (l.State, l.Note)).Single());
        Assert.Equal([true, false], await round.With(store => store.Contacts.Where(c => c.Agency == Round.Town).OrderBy(c => c.Rank).Select(c => c.IsBroken).ToListAsync(Bench.Cancel)));
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 15));
        Assert.Contains(Round.Town, (await round.Chase()).WithoutContact);
        Assert.Equal(LetterState.ByHand, (await round.Letters(Round.Town))[^1].State);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_letter_may_be_sent_again_and_a_task_be_done_which_the_trail_tells(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 3, 15));
        await round.Chase();
        var task = (await round.Letters(Round.Unreachable)).Single();
        var letter = (await round.Letters(Round.Town))[0];

        await Mark(round, task.Id, LetterState.Done, "Spoke to the chief.");
        await Mark(round, letter.Id, LetterState.Bounced, "No such user.");
        await Mark(round, letter.Id, LetterState.Waiting, "");

        Assert.Equal((LetterState.Done, "Spoke to the chief."), (await round.Letters(Round.Unreachable)).Select(l => (l.State, l.Note)).Single());
        Assert.Equal((LetterState.Waiting, 0, round.Clock.GetUtcNow()), (await round.Letters(Round.Town)).Where(l => l.Id == letter.Id).Select(l => (l.State, l.Tries, l.NextTry)).Single());
        Assert.Equal([$"{task.Id}", $"{letter.Id}", $"{letter.Id}"], (await round.Trail("demo")).Where(e => e.What == "marked letter").Select(e => e.Subject));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_staff_mark_letters_and_only_those_that_are_there(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var letter = (await round.Letters(Round.Town)).Single();
        Assert.False(await Mark(round, Guid.NewGuid(), LetterState.Done, ""));
        foreach (var actor in Round.AllBut(AccountRole.Staff)) await Assert.ThrowsAsync<Denied>(() => Mark(round, letter.Id, LetterState.Done, "", actor));
    }

    private static Task<bool> Mark(Round round, Guid id, LetterState state, string note, Actor? actor = null) => round.With(store => new MarkLetter(store, round.Clock).Run(id, state, note, actor ?? Round.Staff, Bench.Cancel));
}
