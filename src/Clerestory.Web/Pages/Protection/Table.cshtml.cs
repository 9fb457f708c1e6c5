using Clerestory.Protection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Protection;

/// <summary>One table before and after the gate.</summary>
[Needs(Permission.ReadProtection)]
public sealed class TableModel(ReadProtection read) : DeskPage
{
    /// <summary>The table.</summary>
    public ReadProtection.Result Shown { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="table">The table's code.</param>
    public async Task<IActionResult> OnGetAsync(string table)
    {
        if ((await read.Run(Book.Code, table, Actor, Gone)).SingleOrDefault() is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
