using Clerestory.Store;
using Clerestory.Trail;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>A respondent or a reviewer says something beside a return.</summary>
public sealed class AddRemark(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>The longest remark.</summary>
    public const int Longest = 2000;

    /// <summary>Adds the remark.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(Sheet sheet, string item, string text, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Comment, sheet.Respondent, sheet.Pack);
        return store.AtOnce(() => Add(sheet, item, text.Trim(), actor, cancel), cancel);
    }

    private async Task<string?> Add(Sheet sheet, string item, string text, Actor actor, CancellationToken cancel)
    {
        if (text.Length is 0 or > Longest) return $"Write something, of up to {Longest} characters.";
        if (await store.Desk(book, sheet, cancel) is not { } desk) return "There is no such return.";
        if (!desk.MayBeSaidAt(item)) return $"This form has no question '{item}'.";
        var (submissions, now) = (store.Submissions, clock.GetUtcNow());
        int? number = await submissions.Where(s => s.Pack == sheet.Pack && s.Call == sheet.Call && s.Respondent == sheet.Respondent && s.Instrument == sheet.Instrument).MaxAsync(s => (int?)s.Number, cancel);
        store.Remarks.Add(new Remark { Draft = sheet.Id, Number = number ?? 0, Item = item, By = actor.Name, IsOfCouncil = actor.Agency is null, At = now, Text = text });
        // That something was said, and where; the words stay beside the return.
        store.Record(actor, now, "added remark", $"{sheet.Call}/{sheet.Respondent}/{sheet.Instrument}", "");
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
