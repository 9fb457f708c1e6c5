using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Collection;

/// <summary>What the signer says.</summary>
/// <param name="Name">The signer's name.</param>
/// <param name="Title">The signer's rank or office, one of those that the form names.</param>
/// <param name="Seen">The revision of the draft that the signer read; null from a record system, which sends all answers itself.</param>
/// <param name="LateReason">Why the return is late, if it is.</param>
/// <param name="Assisted">By what way council staff got the signature, where the signer did not sign here.</param>
public sealed record Signature(string Name, string Title, int? Seen, string LateReason = "", AssistedBy? Assisted = null);

/// <summary>All that a signature depends on.</summary>
/// <param name="Desk">The return, its call and its form.</param>
/// <param name="Draft">What is signed.</param>
/// <param name="Later">The later due day that the respondent was granted.</param>
/// <param name="Before">Last year's answers, or those of them that a check compares; null where there are none.</param>
/// <param name="Replaced">The version that an amendment replaces; null for a first version.</param>
/// <param name="First">Whom the receipt goes to; null where no contact works.</param>
internal sealed record ToSign(ReturnDesk Desk, Draft Draft, DateOnly? Later, IReadOnlyList<Answer>? Before, Submission? Replaced, Contact? First);

/// <summary>The head of an agency signs its return: it is sealed, and a receipt goes out.</summary>
public sealed class SubmitReturn(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>It is received, under this id and seal.</summary>
        public sealed record Received(Guid Submission, int Number, string Seal) : Result;

        /// <summary>Something must be mended or explained first.</summary>
        public sealed record NeedsWork(IReadOnlyList<Finding> Findings) : Result;

        /// <summary>The draft was changed after the signer had read it.</summary>
        public sealed record Changed(int Revision) : Result;

        /// <summary>It is not taken, for this reason.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Signs and seals the return.</summary>
    public Task<Result> Run(Sheet sheet, Signature signature, string link, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.SignReturn, sheet.Respondent, sheet.Pack);
        // Staff may only note what a signer said or signed elsewhere; the receipt says so.
        if (signature.Assisted is not null || actor.Agency != sheet.Respondent) actor.Must(Permission.ActForRespondents);
        return store.AtOnce(
            async () =>
            {
                await store.Hold(sheet.Pack, sheet.Call, alone: false, cancel);
                var later = await store.LaterDue(sheet.Pack, sheet.Call, sheet.Respondent, clock.GetUtcNow(), cancel);
                var result = await Sign(sheet, signature, (link, later), actor, cancel);
                if (result is Result.Received) await store.SaveChangesAsync(cancel);
                return result;
            }, cancel);
    }

    private async Task<Result> Sign(Sheet sheet, Signature signature, (string Link, DateOnly? Later) how, Actor actor, CancellationToken cancel)
    {
        if (await store.Desk(book, sheet, cancel) is not { } desk) return new Result.Refused("There is no such return.");
        var draft = await store.DraftFor(sheet, clock.GetUtcNow(), cancel);
        var before = await store.Before(desk.Call, sheet, cancel);
        var replaced = draft.Amends is null ? null : await store.Current(sheet, cancel);
        var first = await store.FirstContact(sheet.Pack, sheet.Respondent, cancel);
        return Sign(new ToSign(desk, draft, how.Later, before?.Answers, replaced, first), signature, how.Link, actor);
    }

    /// <summary>The same without the save, on what was read already: for work that holds the call, goes on, and saves once at its end.</summary>
    internal Result Sign(ToSign what, Signature signature, string link, Actor actor)
    {
        var now = clock.GetUtcNow();
        var (desk, draft, sheet) = (what.Desk, what.Draft, what.Desk.Sheet);
        if (actor.Agency != sheet.Respondent && signature.Assisted is null) return new Result.Refused("Say how the signature came: by phone or on paper.");
        if (draft.Stage == DraftStage.Signed) return new Result.Refused("This return is signed already.");
        if (desk.RefusalAt(now, draft.Amends is not null, what.Later) is { } why) return new Result.Refused(why);
        if (signature.Seen is { } seen && seen != draft.Revision) return new Result.Changed(draft.Revision);

        bool isLate = draft.Amends is null && new LastDay(desk.DueWith(what.Later), desk.Call.TimeZone).HasPassedAt(now);
        var findings = Unsigned(desk, signature, isLate).Concat(desk.Examine(draft.Answers, what.Before, book)).ToList();
        if (findings.Any(f => f.Severity != Severity.Notice)) return new Result.NeedsWork(findings);

        var submission = Seal(what, signature, (actor, now, isLate));
        store.Record(actor, now, submission.Number == 1 ? "signed return" : "signed amendment", $"{sheet.Call}/{sheet.Respondent}/{sheet.Instrument}/{submission.Number}", submission.Seal);
        store.WriteTo(new LetterDesk(book, link), what.First, (desk.Call, desk.Agency, desk.DueWith(what.Later)), ("receipt", $"{submission.Id}/receipt"), (actor, now, ReceiptWords(desk, submission)));
        return new Result.Received(submission.Id, submission.Number, submission.Seal);
    }

    private Submission Seal(ToSign what, Signature signature, (Actor Actor, DateTimeOffset Now, bool IsLate) how)
    {
        var (desk, draft) = (what.Desk, what.Draft);
        what.Replaced?.Replace();
        // Whole seconds: the seal is over what the receipt prints, and both databases keep it.
        var received = new DateTimeOffset(how.Now.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, how.Now.Offset);
        var assisted = signature.Assisted ?? draft.Assisted;
        var submission = new Submission(
            desk.Sheet, (what.Replaced?.Number ?? 0) + 1, draft.Answers,
            new Attestation(signature.Name.Trim(), signature.Title, desk.Call.DayOf(how.Now), desk.Form.Attestation.Statement),
            new Circumstances(received, how.IsLate, how.IsLate ? signature.LateReason.Trim() : "", draft.Amendment, draft.AmendmentReason, assisted, signature.Assisted is null ? draft.AssistedName : how.Actor.Name, how.Actor.Name));
        store.Append(submission);
        draft.Sign(how.Actor.Name, how.Now);
        return submission;
    }

    private static IEnumerable<Finding> Unsigned(ReturnDesk desk, Signature signature, bool isLate)
    {
        if (signature.Name.Trim().Length is 0 or > 200) yield return Finding.Error("sign.name", "signer-name", null, "Write the name of the person who signs.");
        if (!desk.Form.Attestation.Roles.Contains(signature.Title, StringComparer.Ordinal)) yield return Finding.Error("sign.title", "signer-title", null, "Choose the office in which the person signs.");
        if (isLate && signature.LateReason.Trim().Length is 0 or > 1000) yield return Finding.Error("sign.late", "late-reason", null, "The due day is over. Say in a sentence why the return is late.");
    }

    private Dictionary<string, string> ReceiptWords(ReturnDesk desk, Submission submission) => new(StringComparer.Ordinal)
    {
        ["hash"] = submission.Seal, ["signer"] = submission.Attestation.Name, ["signedAt"] = Words.Moment(submission.Circumstances.ReceivedAt, book.TimeZone), ["number"] = submission.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["reason"] = submission.Circumstances.AmendmentReason,
        ["call"] = desk.Call.Title,
    };
}
