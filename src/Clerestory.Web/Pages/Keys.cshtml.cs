using Clerestory.Accounts;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages;

/// <summary>The keys of an agency's record system.</summary>
[Needs(Permission.KeepKeys)]
public sealed class KeysModel : DeskPage
{
    /// <summary>The agency.</summary>
    public string Agency { get; private set; } = "";

    /// <summary>Its keys, newest first.</summary>
    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    /// <summary>A key that was just made.</summary>
    public string? Made { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(string agency)
    {
        if (!Book.Agencies.ContainsKey(agency)) return NotFound();
        Agency = agency;
        var keys = Store.ApiKeys;
        Keys = await keys.AsNoTracking().Where(k => k.Pack == Book.Code && k.Agency == agency).OrderByDescending(k => k.At).ToListAsync(Gone);
        return Page();
    }

    /// <summary>Makes a key.</summary>
    public async Task<IActionResult> OnPostAsync(string agency, string? name, bool maySign)
    {
        if (string.IsNullOrWhiteSpace(name)) Problems.Add(("name", "Say what the key is for."));
        else Made = await Use<KeepKey>().Run((Book.Code, agency), (null, name.Trim(), maySign), Actor, Gone);
        return await OnGetAsync(agency);
    }

    /// <summary>Ends a key.</summary>
    public async Task<IActionResult> OnPostEndAsync(string agency, string? hash)
    {
        await Use<KeepKey>().Run((Book.Code, agency), (hash ?? "", "", false), Actor, Gone);
        return Redirect($"/keys/{agency}");
    }
}
