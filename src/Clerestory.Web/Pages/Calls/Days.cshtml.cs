using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Calls;

/// <summary>Changing the days of an open call.</summary>
[Needs(Permission.RunCalls)]
public sealed class DaysModel : DeskPage
{
    /// <summary>The call.</summary>
    public DataCall Call { get; private set; } = null!;

    /// <summary>Shows the days.</summary>
    public async Task<IActionResult> OnGetAsync(string call)
    {
        if (await Store.Call(Book.Code, call, Gone) is not { State: CallState.Open } found) return NotFound();
        Call = found;
        return Page();
    }

    /// <summary>Changes them.</summary>
    public async Task<IActionResult> OnPostAsync(string call, int revision, DateOnly opens, DateOnly due, DateOnly? noNew, DateOnly? noEdit)
    {
        if (!Stands(await Use<ChangeCall>().Run(call, revision, (opens, due, noNew, noEdit), Actor, Gone)))
        {
            Said = "The days are changed.";
            return Redirect($"/calls/{call}");
        }
        Store.ChangeTracker.Clear();
        return await OnGetAsync(call);
    }
}
