using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Returns;

/// <summary>What respondent and reviewers said to each other. It stays with the return.</summary>
[Needs(Permission.ReadReturns)]
public sealed class TalkModel : ReturnPage
{
    /// <summary>The remarks, oldest first.</summary>
    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var (remarks, id) = (Store.Remarks, Desk.Sheet.Id);
        Remarks = await remarks.AsNoTracking().Where(r => r.Draft == id).OrderBy(r => r.At).ToListAsync(Gone);
    }

    /// <summary>Adds one.</summary>
    public async Task<IActionResult> OnPostAsync(string? item, string? text)
    {
        if (!Stands(await Use<AddRemark>().Run(Desk.Sheet, item ?? "", text ?? "", Actor, Gone), "text")) return Redirect($"{Home}/talk");
        await OnGetAsync();
        return Page();
    }

    /// <summary>What an item asks.</summary>
    public string QuestionOf(string item) => Desk.Form.Items.FirstOrDefault(i => i.Code == item)?.Question ?? item;
}
