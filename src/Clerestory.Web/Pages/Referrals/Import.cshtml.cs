using Clerestory.Referrals;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Referrals;

/// <summary>Counts of referrals from a file.</summary>
[Needs(Permission.KeepReferrals, Somewhere = true)]
public sealed class ImportModel : DeskPage
{
    /// <summary>The routes and sides that the reader may enter, for the table of codes.</summary>
    public IEnumerable<(Route Route, RouteSide Side, string Agency)> Codes =>
        from route in Route.In(Book.Pack)
        from side in new[] { RouteSide.Sent, RouteSide.Received }
        let agency = Actor.Agency ?? route.Party(side).Agency
        where agency is not null && Book.Agencies.TryGetValue(agency, out var who) && route.Party(side).Includes(who)
        select (route, side, agency);

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }

    /// <summary>Reads the file.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (file is null)
        {
            Problems.Add(("file", "Choose a file first."));
            return Page();
        }
        await using var stream = file.OpenReadStream();
        switch (await Use<ImportReferrals>().Run((stream, file.FileName), Actor, Gone))
        {
            case ImportReferrals.Result.Read read:
                Said = $"{read.Periods} {(read.Periods == 1 ? "period was" : "periods were")} read, and {read.Changed} changed the ledger.";
                return Redirect("/referrals");
            case ImportReferrals.Result.Refused refused:
                Problems.AddRange(refused.Why.Take(50).Select(f => ("file", f.Line is null ? f.Message : $"Line {f.Line}: {f.Message}")));
                break;
        }
        return Page();
    }
}
