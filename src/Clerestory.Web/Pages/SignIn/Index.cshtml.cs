using Clerestory.Accounts;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.SignIn;

/// <summary>Signing in. A password alone opens nothing: the second step is part of the same form.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInManager<Account> signIn) : DeskPage
{
    /// <summary>Where to go afterwards.</summary>
    public string ReturnUrl { get; private set; } = "/";

    /// <summary>The address that was typed.</summary>
    public string Mail { get; private set; } = "";

    /// <summary>The name of the state's own sign-in; null where there is none.</summary>
    public string? StateName => Settings.StateSignIn?.Name;

    /// <summary>Shows the form.</summary>
    public void OnGet(string? returnUrl) => ReturnUrl = Local(returnUrl);

    /// <summary>Signs in.</summary>
    public async Task<IActionResult> OnPostAsync(string? mail, string? password, string? code, string? returnUrl)
    {
        (ReturnUrl, Mail) = (Local(returnUrl), mail?.Trim() ?? "");
        var users = signIn.UserManager;
        if (await users.FindByNameAsync(Mail) is { EndedAt: null, TwoFactorEnabled: true } account && !await users.IsLockedOutAsync(account))
        {
            // Both are always looked at, and what was wrong is not told: neither can be tried out alone.
            bool knows = await users.CheckPasswordAsync(account, password ?? "");
            long step = AuthenticatorCode.StepOf(await users.GetAuthenticatorKeyAsync(account), code ?? "", Now) ?? 0;
            if (knows && step > account.LastCodeStep && await UsedUp(account, step))
            {
                await users.ResetAccessFailedCountAsync(account);
                await signIn.SignInAsync(account, isPersistent: false);
                return LocalRedirect(ReturnUrl);
            }
            await users.AccessFailedAsync(account);
        }
        Problems.Add(("", "Email, password or code is wrong. A code works once: if you have just used it, wait for the next one. After eight wrong tries the account is locked for ten minutes."));
        return Page();
    }

    /// <summary>Goes to the state's own sign-in.</summary>
    public IActionResult OnPostState(string? returnUrl) => Settings.StateSignIn is null ? NotFound()
        : Challenge(signIn.ConfigureExternalAuthenticationProperties(SignInSetup.State, $"/sign-in/back?returnUrl={Uri.EscapeDataString(Local(returnUrl))}"), SignInSetup.State);

    // A code that was seen over a shoulder opens nothing a second time; where two come with the same one at once, one of them is refused.
    private async Task<bool> UsedUp(Account account, long step)
    {
        account.LastCodeStep = step;
        return (await signIn.UserManager.UpdateAsync(account)).Succeeded;
    }

    private string Local(string? url) => url is not null && Url.IsLocalUrl(url) ? url : "/";
}
