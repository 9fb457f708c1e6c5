using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>A record system sends a whole return with its signature in one go: the same checks, the same seal, the same receipt. Sent again with the same key it is not taken twice.</summary>
public sealed class FileReturn(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it: that of signing, or that the key was used for something else.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>It was signed, or why not.</summary>
        public sealed record Answered(SubmitReturn.Result Reply, bool IsRepeated) : Result;

        /// <summary>Somebody else works on the same places: the draft keeps theirs.</summary>
        public sealed record Conflicting(IReadOnlyList<Conflict> Conflicts) : Result;

        /// <summary>The key was used before, with something else.</summary>
        public sealed record KeyUsed : Result;
    }

    /// <summary>Files a return.</summary>
    /// <param name="sheet">Which return.</param>
    /// <param name="answers">All answers: what is not there is blank.</param>
    /// <param name="signature">Who signs.</param>
    /// <param name="how">The key against doubles, and the address of the respondents' pages.</param>
    /// <param name="actor">The record system.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    public Task<Result> Run(Sheet sheet, IReadOnlyList<Answer> answers, Signature signature, (string Key, string Link) how, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.SignReturn, sheet.Respondent, sheet.Pack);
        return store.AtOnce(() => File(sheet, answers, signature, how, actor, cancel), cancel);
    }

    private async Task<Result> File(Sheet sheet, IReadOnlyList<Answer> answers, Signature signature, (string Key, string Link) how, Actor actor, CancellationToken cancel)
    {
        // The call is held before anything is read: what was read of a call that somebody closes meanwhile would be believed to the end of this work.
        var at = await store.Filing(book, sheet, (actor.Organization, how.Key), cancel);
        string request = Hash.Of(string.Join('\n', answers.OrderBy(a => a.Item, StringComparer.Ordinal).ThenBy(a => a.Place, StringComparer.Ordinal).Select(a => $"{a.Item}|{a.Place}|{a.Value}").Append($"{sheet}|{signature}")));
        if (Repeated(at, request) is { } known) return known;
        if (ReturnDeskStore.DeskFor(book, sheet, at.Call) is not { } desk) return Refused("There is no such return.");
        var now = clock.GetUtcNow();
        var draft = at.IsBegun ? await store.DraftFor(sheet, now, cancel) : new Draft(sheet, now);
        // Sent twice at once, the second may find it signed by the first.
        if (draft.Stage == DraftStage.Signed) return Repeated(await store.Filing(book, sheet, (actor.Organization, how.Key), cancel), request) ?? Refused("This return is signed. To change it, begin an amendment.");
        if (desk.RefusalAt(now, draft.Amends is not null, at.Later) is { } why) return Refused(why);

        var conflicts = Take(draft, sheet, answers, signature, actor, now);
        SubmitReturn.Result reply = new SubmitReturn.Result.Refused("");
        if (conflicts.Count == 0)
        {
            // Nothing is saved in between: what is signed at once was never a draft, and its values are written once and not three times.
            var replaced = draft.Amends is null ? null : await store.Current(sheet, cancel);
            reply = new SubmitReturn(store, book, clock).Sign(new ToSign(desk, draft, at.Later, at.Before, replaced, at.First), signature with { Seen = null }, how.Link, actor);
        }
        if (reply is SubmitReturn.Result.Received received)
        {
            store.Append(new FiledOnce { Owner = actor.Organization, Key = how.Key, Request = request, Submission = received.Submission, Number = received.Number, Seal = received.Seal, At = now });
            if (!at.IsBegun) store.Append(draft);
        }
        // What is not taken is kept as a draft.
        else if (!at.IsBegun) store.Drafts.Add(draft);
        await store.SaveChangesAsync(cancel);
        return conflicts.Count > 0 ? new Result.Conflicting(conflicts) : new Result.Answered(reply, false);
    }

    // What somebody else typed into the draft is not overwritten unseen: the record system names the revision it has seen, or is told of the difference.
    private static IReadOnlyList<Conflict> Take(Draft draft, Sheet sheet, IReadOnlyList<Answer> answers, Signature signature, Actor actor, DateTimeOffset now)
    {
        int seen = signature.Seen ?? (draft.ChangedBy == actor.Name ? draft.Revision : 0);
        // What is not sent is blank, but what somebody explained stays.
        var sent = answers.Select(a => (a.Item, a.Place)).ToHashSet();
        var blank = draft.Answers.Where(a => a.Item != Draft.Explanation && !sent.Contains((a.Item, a.Place))).Select(a => a with { Value = Draft.Cleared });
        var conflicts = draft.Merge([.. answers.Select(SaveAnswers.Cleaned), .. blank], seen, actor.Name, now);
        if (actor.Agency != sheet.Respondent) draft.Assist(AssistedBy.Phone, actor.Name);
        return conflicts;
    }

    private static Result? Repeated(Filing at, string request) => at.Used is not { } used ? null
        : used.Request == request ? new Result.Answered(new SubmitReturn.Result.Received(used.Submission, used.Number, used.Seal), IsRepeated: true) : new Result.KeyUsed();

    private static Result.Answered Refused(string why) => new(new SubmitReturn.Result.Refused(why), false);
}

/// <summary>A key by which a return was filed, so that it is not filed twice.</summary>
public sealed record FiledOnce
{
    /// <summary>Who filed.</summary>
    public required string Owner { get; init; }

    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>The hash of what was sent.</summary>
    public required string Request { get; init; }

    /// <summary>The submission.</summary>
    public required Guid Submission { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Its seal.</summary>
    public required string Seal { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FiledOnce>
    {
        public void Configure(EntityTypeBuilder<FiledOnce> builder) => builder.ToTable("filed_once").HasKey(f => new { f.Owner, f.Key });
    }
}
