using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Collection;

/// <summary>A respondent or a reviewer says something beside a return.</summary>
public sealed class AddRemark(DataStore store, TimeProvider clock)
{
    /// <summary>The longest remark.</summary>
    public const int Longest = 2000;

    /// <summary>Adds the remark.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public async Task<string?> Run(Sheet sheet, string item, string text, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.Comment, sheet.Respondent);
        if (text.Trim().Length is 0 or > Longest) return $"Write something, of up to {Longest} characters.";
        var submissions = store.Submissions;
        int? number = await submissions.Where(s => s.Pack == sheet.Pack && s.Call == sheet.Call && s.Respondent == sheet.Respondent && s.Instrument == sheet.Instrument).MaxAsync(s => (int?)s.Number, cancel);
        store.Remarks.Add(new Remark { Draft = sheet.Id, Number = number ?? 0, Item = item, By = actor.Name, IsOfCouncil = actor.Agency is null, At = clock.GetUtcNow(), Text = text.Trim() });
        await store.SaveChangesAsync(cancel);
        return null;
    }
}
