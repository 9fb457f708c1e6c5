using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Collection;

/// <summary>The preparer hands a return to the one who signs.</summary>
public sealed class HandOver(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The signer has it, and a mail goes out.</summary>
        public sealed record Done : Result;

        /// <summary>Something must be mended or explained first.</summary>
        public sealed record NeedsWork(IReadOnlyList<Finding> Findings) : Result;

        /// <summary>It is not at a stage where it can be handed over.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Hands it over.</summary>
    public Task<Result> Run(Sheet sheet, string link, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.PrepareReturn, sheet.Respondent, sheet.Pack);
        return store.AtOnce(() => Hand(sheet, link, actor, cancel), cancel);
    }

    private async Task<Result> Hand(Sheet sheet, string link, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await store.Desk(book, sheet, cancel) is not { } desk) return new Result.Refused("There is no such return.");
        var draft = await store.DraftFor(sheet, now, cancel);
        if (draft.Stage != DraftStage.Preparing) return new Result.Refused(draft.Stage == DraftStage.Signed ? "This return is signed." : "This return waits for its signature already.");
        var later = await store.LaterDue(sheet.Pack, sheet.Call, sheet.Respondent, now, cancel);
        if (desk.RefusalAt(now, draft.Amends is not null, later) is { } why) return new Result.Refused(why);
        var findings = desk.Examine(draft.Answers, await store.Before(desk.Call, sheet, cancel), book);
        if (findings.Any(f => f.Severity != Severity.Notice)) return new Result.NeedsWork(findings);

        draft.HandOver(actor.Name, now);
        store.Record(actor, now, "handed over return", $"{sheet.Call}/{sheet.Respondent}/{sheet.Instrument}", "");
        await store.WriteToSigners(new LetterDesk(book, link), (desk.Call, desk.Agency, desk.DueWith(later)), "handed-over", $"{sheet.Id}/handed-over/{draft.Revision}", now, cancel);
        await store.SaveChangesAsync(cancel);
        return new Result.Done();
    }
}
