using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Returns;

/// <summary>Every signed version, with what differs from the one before, item by item.</summary>
[Needs(Permission.ReadReturns)]
public sealed class VersionsModel : ReturnPage
{
    /// <summary>One place that differs.</summary>
    public sealed record Change(string Question, string Before, string Now);

    /// <summary>The versions, newest first.</summary>
    public List<(Submission Version, IReadOnlyList<Change> Changes)> Versions { get; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var (submissions, sheet) = (Store.Submissions, Desk.Sheet);
        var all = await submissions.AsNoTracking().Where(s => s.Pack == sheet.Pack && s.Call == sheet.Call && s.Respondent == sheet.Respondent && s.Instrument == sheet.Instrument).OrderByDescending(s => s.Number).ToListAsync(Gone);
        foreach (var version in all) Versions.Add((version, Changes(all.Find(s => s.Number == version.Number - 1)?.Answers ?? [], version.Answers)));
        return all.Count == 0 ? NotFound() : Page();
    }

    private List<Change> Changes(IReadOnlyList<Answer> before, IReadOnlyList<Answer> now)
    {
        var (was, isNow) = (before.ToDictionary(a => (a.Item, a.Place), a => a.Value), now.ToDictionary(a => (a.Item, a.Place), a => a.Value));
        return
        [
            .. from item in Desk.Form.Items
               from key in was.Keys.Union(isNow.Keys).Where(k => k.Item == item.Code)
               let old = was.GetValueOrDefault(key, Draft.Cleared)
               let current = isNow.GetValueOrDefault(key, Draft.Cleared)
               where old != current
               let label = ItemPlaces.At(item, key.Place, Book.Lists)?.Label
               select new Change(string.IsNullOrEmpty(label) ? item.Question : $"{item.Question} {label}", Say(item, key.Place, old), Say(item, key.Place, current)),
        ];
    }
}
