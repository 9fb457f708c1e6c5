using Clerestory.Store;

namespace Clerestory.Collection;

/// <summary>A respondent confirms that it has nothing to report. What that answers stands in the form.</summary>
public sealed class ConfirmZero(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Fills the draft with the form's zero return.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Sheet sheet, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.PrepareReturn, sheet.Respondent, sheet.Pack);
        return store.AtOnce(() => Confirm(sheet, actor, cancel), cancel);
    }

    private async Task<string?> Confirm(Sheet sheet, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await store.Desk(book, sheet, cancel) is not { Form.ZeroReturn: { } zero } desk) return "This form has no return with nothing to report.";
        var draft = await store.DraftFor(sheet, now, cancel);
        if (draft.Stage == DraftStage.Signed) return "This return is signed. To change it, begin an amendment.";
        if (desk.RefusalAt(now, draft.Amends is not null, await store.LaterDue(sheet.Pack, sheet.Call, sheet.Respondent, now, cancel)) is { } why) return why;
        draft.ConfirmZero(zero.AnswersIn(desk.Form, desk.Agency.Kind, book.Lists), actor.Name, now);
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
