using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Collection;

/// <summary>A respondent begins to correct a signed return, or gives that up. The signed one stands until the correction is signed.</summary>
public sealed class StartAmendment(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Begins an amendment; without a kind, one that was begun is given up.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Sheet sheet, AmendmentKind? kind, string reason, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.PrepareReturn, sheet.Respondent, sheet.Pack);
        return store.AtOnce(() => Start(sheet, kind, reason.Trim(), actor, cancel), cancel);
    }

    private async Task<string?> Start(Sheet sheet, AmendmentKind? kind, string reason, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await store.Desk(book, sheet, cancel) is not { } desk || await store.Current(sheet, cancel) is not { } current) return "There is no signed return to correct.";
        var draft = await store.DraftFor(sheet, now, cancel);
        if (kind is null)
        {
            if (draft.Amends is null) return "No amendment has been begun.";
            draft.GiveUp(actor.Name, now);
        }
        else
        {
            if (draft.Stage != DraftStage.Signed) return "An amendment has been begun already.";
            if (reason.Length is 0 or > 1000) return "Say in a sentence or two what is corrected and why.";
            if (desk.RefusalAt(now, isAmendment: true, null) is { } why) return why;
            draft.Amend(current, kind.Value, reason, actor.Name, now);
        }
        store.Record(actor, now, kind is null ? "gave up amendment" : "began amendment", $"{sheet.Call}/{sheet.Respondent}/{sheet.Instrument}/{current.Number}", "");
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
