using Clerestory.Collection;
using Clerestory.Collection.Adapters;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Calls;

/// <summary>Bringing in what an older form collected, as drafts.</summary>
[Needs(Permission.RunCalls)]
public sealed class OldFormModel : DeskPage
{
    /// <summary>The call.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What came of an import; null before one.</summary>
    public ImportOldForm.Result.Imported? Imported { get; private set; }

    /// <summary>Shows the page, where the pack knows an older form.</summary>
    public async Task<IActionResult> OnGetAsync(string call)
    {
        Code = call;
        if (OldFormPlan.In(Book.Pack) is null) Problems.Add(("", "This pack knows no older form, so there is nothing to import."));
        return await Store.Call(Book.Code, call, Gone) is not null ? Page() : NotFound();
    }

    /// <summary>Imports.</summary>
    public async Task<IActionResult> OnPostAsync(string call, IFormFile? file)
    {
        Code = call;
        if (file is null)
        {
            Problems.Add(("file", "Choose a file first."));
            return Page();
        }
        await using var stream = file.OpenReadStream();
        var result = await Use<ImportOldForm>().Run(call, stream, Actor, Gone);
        if (result is ImportOldForm.Result.Refused refused) Problems.Add(("file", refused.Why));
        Imported = result as ImportOldForm.Result.Imported;
        return Page();
    }
}
