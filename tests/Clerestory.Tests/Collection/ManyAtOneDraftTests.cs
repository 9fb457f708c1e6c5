using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;
using static Clerestory.Tests.Collection.RoundPack;

namespace Clerestory.Tests.Collection;

public sealed class ManyAtOneDraftTests(PostgresServer postgres)
{
    private static readonly Sheet Sheet = Round.SheetOf(Round.Town);
    private static readonly string[] Places = ["concerns-in", "searches-opened", "searches-flagged", "handed-over"];

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_conflicting_edits_at_once_none_is_lost_without_its_sender_being_told(string database)
    {
        await using var round = await Round.Opened(database, postgres);

        // Twenty people, ten saves each. Each sees what the last answer told, and sends two places that others send, too.
        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(async person =>
        {
            var actor = Actor.Of("demo", Round.Town, $"person {person}", AccountRole.Preparer);
            var (edits, seen) = (new List<(Answer Answer, string By, bool Told)>(), 0);
            for (int i = 0; i < 10; i++)
            {
                Answer[] page = [Of(Places[(person + i) % 4], $"{1000 + (person * 10) + i}"), Of(Places[(person + i + 1) % 4], $"{3000 + (person * 10) + i}")];
                var result = await round.Save(Sheet, actor, seen, page);
                var conflicts = result is SaveAnswers.Result.Conflicting told ? told.Conflicts : [];
                seen = result switch { SaveAnswers.Result.Saved s => s.Revision, SaveAnswers.Result.Conflicting c => c.Revision, _ => throw new InvalidOperationException($"{result}") };
                edits.AddRange(page.Select(a => (a, actor.Name, conflicts.Any(c => c.Item == a.Item && c.Mine == a.Value))));
            }
            return edits;
        }));

        var draft = (await round.Draft(Sheet))!;
        var kept = draft.Values.Select(v => (v.Item, v.Value, v.By)).ToHashSet();
        var edits = sent.SelectMany(e => e).ToList();
        Assert.Equal(400, edits.Count);
        Assert.All(edits, e => Assert.True(e.Told != kept.Contains((e.Answer.Item, e.Answer.Value, e.By)), $"{e} was lost."));
        Assert.Equal(edits.Count(e => !e.Told), draft.Values.Count);
        Assert.Contains(edits, e => e.Told);
        Assert.Equal(draft.Values.Count, draft.Values.Select(v => (v.Item, v.Revision)).Distinct().Count());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_hundred_who_saw_the_same_blank_page_one_a_place_is_kept_and_all_others_are_told(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        using var connections = new SemaphoreSlim(database == "sqlite" ? 200 : 40);   // a server takes a hundred connections, and other tests run beside this one

        var told = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            await connections.WaitAsync(Bench.Cancel);
            var result = await round.Save(Sheet, Actor.Of("demo", Round.Town, $"person {i}", AccountRole.Preparer), 0, Of(Places[i % 4], $"{1000 + i}"));
            connections.Release();
            return result is SaveAnswers.Result.Conflicting conflicting ? Assert.Single(conflicting.Conflicts).Mine : null;
        }));

        var draft = (await round.Draft(Sheet))!;
        Assert.Equal(4, draft.Values.Count);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{1000 + i}").ToHashSet(), draft.Values.Select(v => v.Value).Concat(told.OfType<string>()).ToHashSet());
        Assert.Equal(196, told.OfType<string>().Count());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_store_that_had_read_the_draft_before_saves_onto_what_is_there_now(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await round.Save(Sheet, Round.Preparer(Round.Town), 0, Of("concerns-in", "3"));

        var result = await round.With(async store =>
        {
            Assert.Equal(1, (await store.Drafts.SingleAsync(d => d.Id == Sheet.Id, Bench.Cancel)).Revision);
            await round.Save(Sheet, Round.Signer(Round.Town), 1, Of("searches-opened", "4"));
            return await new SaveAnswers(store, round.Book, round.Clock).Run(Sheet, [Of("concerns-in", "5"), Of("searches-opened", "")], 1, Round.Preparer(Round.Town), Bench.Cancel);
        });

        Assert.Equal(new SaveAnswers.Result.Saved(3), result);
        Assert.Equal([Of("concerns-in", "5"), Of("searches-opened", "4")], (await round.Draft(Sheet))!.Answers.OrderBy(a => a.Item, StringComparer.Ordinal));
    }
}
