using Clerestory.Accounts;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages;

/// <summary>One's own account.</summary>
[SignedIn]
public sealed class AccountModel(SignInManager<Account> signIn) : DeskPage
{
    /// <summary>The account.</summary>
    public Account Account { get; private set; } = null!;

    /// <summary>How many passkeys it has.</summary>
    public int Passkeys { get; private set; }

    /// <summary>Shows the account.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { } account) return await OnPostOutAsync();
        (Account, Passkeys) = (account, (await signIn.UserManager.GetPasskeysAsync(account)).Count);
        return Page();
    }

    /// <summary>Signs out here.</summary>
    public async Task<IActionResult> OnPostOutAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/sign-in");
    }

    /// <summary>Signs out on all devices, within a minute.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        if (await signIn.UserManager.GetUserAsync(User) is { } account) await signIn.UserManager.UpdateSecurityStampAsync(account);
        return await OnPostOutAsync();
    }
}
