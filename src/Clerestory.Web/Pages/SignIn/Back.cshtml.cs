using System.Security.Claims;
using Clerestory.Accounts;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages.SignIn;

/// <summary>Coming back from the state's own sign-in. It opens accounts that exist or were invited, and makes no others.</summary>
[AllowAnonymous]
public sealed class BackModel(SignInManager<Account> signIn) : DeskPage
{
    /// <summary>Signs in who has an account or an invitation.</summary>
    public async Task<IActionResult> OnGetAsync(string? returnUrl)
    {
        if (await signIn.GetExternalLoginInfoAsync() is not { } login) return Redirect("/sign-in");
        var users = signIn.UserManager;
        var account = await users.FindByLoginAsync(login.LoginProvider, login.ProviderKey) ?? await Linked(login);
        await HttpContext.SignOutExternal();
        if (account is null or { EndedAt: not null }) return Page();
        await signIn.SignInAsync(account, isPersistent: false, login.LoginProvider);
        return LocalRedirect(returnUrl is not null && Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    // The first time, the address that the state has checked says whose account it is.
    private async Task<Account?> Linked(ExternalLoginInfo login)
    {
        if (login.Principal.FindFirstValue("email") is not { Length: > 0 } mail || login.Principal.FindFirstValue("email_verified") is not ("true" or "True")) return null;
        var users = signIn.UserManager;
        if (await Invited(mail, login) is { } invited) return invited;
        return await users.FindByNameAsync(mail) is { } account && (await users.AddLoginAsync(account, login)).Succeeded ? account : null;
    }

    private async Task<Account?> Invited(string mail, ExternalLoginInfo login)
    {
        var invitations = Store.Invitations;
        var open = await invitations.Where(i => i.Pack == Book.Code && i.EndedAt == null).ToListAsync(Gone);
        if (open.LastOrDefault(i => i.WorksAt(Now) && string.Equals(i.Mail, mail, StringComparison.OrdinalIgnoreCase)) is not { } invitation) return null;
        return await Enrollment.Accept(Store, signIn.UserManager, invitation, (null, account => signIn.UserManager.AddLoginAsync(account, login)), Settings.Clock, Gone);
    }
}
