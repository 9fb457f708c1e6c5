using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.Returns;

/// <summary>The receipt of a signed return, for the file.</summary>
[Needs(Permission.ReadReturns)]
public sealed class ReceiptModel : ReturnPage
{
    /// <summary>The signed version.</summary>
    public Submission Submission { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(int number)
    {
        var (submissions, id) = (Store.Submissions, Desk.Sheet.IdOf(number));
        if (await submissions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, Gone) is not { } found) return NotFound();
        Submission = found;
        return Page();
    }
}
