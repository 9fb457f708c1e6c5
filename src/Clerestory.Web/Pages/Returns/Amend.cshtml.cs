using Clerestory.Collection;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Returns;

/// <summary>Beginning a correction, or giving one up.</summary>
[Needs(Permission.PrepareReturn)]
public sealed class AmendModel : ReturnPage
{
    /// <summary>Shows it.</summary>
    public IActionResult OnGet() => Signed is null ? NotFound() : Page();

    /// <summary>Begins.</summary>
    public async Task<IActionResult> OnPostAsync(AmendmentKind? kind, string? reason)
    {
        if (kind is null) Problems.Add(("", "Choose the kind of correction."));
        if (kind is null || Stands(await Use<StartAmendment>().Run(Desk.Sheet, kind, reason ?? "", Actor, Gone), "reason")) return Page();
        return Redirect(Home);
    }

    /// <summary>Gives up.</summary>
    public async Task<IActionResult> OnPostGiveUpAsync()
    {
        if (Stands(await Use<StartAmendment>().Run(Desk.Sheet, null, "", Actor, Gone))) return Page();
        Said = "The correction was given up. The signed version stands.";
        return Redirect(Home);
    }
}
