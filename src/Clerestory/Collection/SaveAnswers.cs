using Clerestory.Store;

namespace Clerestory.Collection;

/// <summary>Someone saves a step of a return. The draft begins with the first one.</summary>
/// <remarks>Drafts are no acts of the respondent: the trail tells of them when they are handed over and signed, not at every step.</remarks>
public sealed class SaveAnswers(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>It is kept, durably; the draft has this revision now.</summary>
        public sealed record Saved(int Revision) : Result;

        /// <summary>Somebody else changed the same places meanwhile. All other places are kept; these wait for a decision.</summary>
        public sealed record Conflicting(int Revision, IReadOnlyList<Conflict> Conflicts) : Result;

        /// <summary>Nothing may be saved, for this reason.</summary>
        public sealed record Refused(string Why) : Result;

        /// <summary>There is no such return.</summary>
        public sealed record NotThere : Result;
    }

    /// <summary>Saves a page's answers.</summary>
    /// <param name="sheet">Which return.</param>
    /// <param name="answers">A value for each place on the page; blank ones as <see cref="Draft.Cleared"/> or empty.</param>
    /// <param name="seen">The revision that the page was made from.</param>
    /// <param name="actor">Who saves.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    /// <param name="assisted">By what way the answers came, where council staff enter them.</param>
    public Task<Result> Run(Sheet sheet, IReadOnlyList<Answer> answers, int seen, Actor actor, CancellationToken cancel, AssistedBy? assisted = null)
    {
        actor.Must(Permission.PrepareReturn, sheet.Respondent, sheet.Pack);
        if (actor.Agency != sheet.Respondent) actor.Must(Permission.ActForRespondents);
        return store.AtOnce(
            async () =>
            {
                var later = await store.LaterDue(sheet.Pack, sheet.Call, sheet.Respondent, clock.GetUtcNow(), cancel);
                var result = await Take(sheet, answers, (seen, assisted, later), actor, cancel);
                if (result is Result.Saved or Result.Conflicting) await store.SaveChangesAsync(cancel);
                return result;
            }, cancel);
    }

    /// <summary>The same without the save: for work that goes on, and saves once at its end.</summary>
    internal async Task<Result> Take(Sheet sheet, IReadOnlyList<Answer> answers, (int Seen, AssistedBy? Assisted, DateOnly? Later) how, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await store.Desk(book, sheet, cancel) is not { } desk) return new Result.NotThere();
        var draft = await store.DraftFor(sheet, now, cancel);
        if (draft.Stage == DraftStage.Signed) return new Result.Refused("This return is signed. To change it, begin an amendment.");
        if (desk.RefusalAt(now, draft.Amends is not null, how.Later) is { } why) return new Result.Refused(why);

        var conflicts = draft.Merge([.. answers.Select(Cleaned)], how.Seen, actor.Name, now);
        if (actor.Agency != sheet.Respondent) draft.Assist(how.Assisted ?? AssistedBy.Phone, actor.Name);
        return conflicts.Count == 0 ? new Result.Saved(draft.Revision) : new Result.Conflicting(draft.Revision, conflicts);
    }

    /// <summary>An answer without the spaces around it; an empty one is a blank.</summary>
    internal static Answer Cleaned(Answer answer) => answer.Value.Trim() is var value && value.Length == 0 ? answer with { Value = Draft.Cleared } : answer with { Value = value };
}

/// <summary>Drafts, found or begun.</summary>
public static class DraftStore
{
    extension(DataStore store)
    {
        /// <summary>The draft of a return; a new one where there is none.</summary>
        public async Task<Draft> DraftFor(Sheet sheet, DateTimeOffset now, CancellationToken cancel)
        {
            var drafts = store.Drafts;
            // One that was begun in this very piece of work is found, too, though the database does not have it yet.
            if (await drafts.FindAsync([sheet.Id], cancel) is { } begun) return begun;
            var draft = new Draft(sheet, now);
            // What came with a pack was never a draft here. It is signed, and changes by an amendment only.
            if (await store.Current(sheet, cancel) is { } signed) draft.Sign(signed.Circumstances.By, now);
            drafts.Add(draft);
            return draft;
        }
    }
}
