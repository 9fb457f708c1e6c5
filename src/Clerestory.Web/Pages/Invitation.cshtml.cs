using Clerestory.Accounts;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages;

/// <summary>A person who was invited makes an account, or opens one anew whose sign-in was reset. Both go only together with a second step or a passkey.</summary>
[AllowAnonymous]
public sealed class InvitationModel(SignInManager<Account> signIn, IDataProtectionProvider protection) : DeskPage
{
    /// <summary>The invitation; null where there is none that works.</summary>
    public Invitation? Invitation { get; private set; }

    /// <summary>The link's token.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The key of the second step, sealed, so that the page need not be remembered.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The key, as people type it.</summary>
    public string KeyInGroups => string.Join(' ', Plain.Chunk(4).Select(c => new string(c)));

    private string Plain { get; set; } = "";

    private IDataProtector Protector => protection.CreateProtector("invitation", Token);

    /// <summary>Shows the invitation.</summary>
    public async Task OnGetAsync(string token)
    {
        await Find(token);
        Plain = signIn.UserManager.GenerateNewAuthenticatorKey();
        Key = Protector.Protect(Plain);
    }

    /// <summary>Makes the account.</summary>
    public async Task<IActionResult> OnPostAsync(string token, string? key, string? password, string? code)
    {
        await Find(token);
        if (Invitation is null) return Page();
        try
        {
            (Plain, Key) = (Protector.Unprotect(key ?? ""), key ?? "");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return Redirect($"/invitation/{token}");
        }
        if (!await Fits(Invitation.NewAccount(), password ?? "")) return Page();
        if (AuthenticatorCode.StepOf(Plain, code ?? "", Now) is not { } step)
        {
            Problems.Add(("code", "That code does not fit the key, or it has expired. Type the one that the app shows now."));
            return Page();
        }
        if (await Enrollment.Accept(Store, signIn.UserManager, Invitation, (null, account => AddPassword(account, password!, step)), Settings.Clock, Gone) is not { } kept)
        {
            Invitation = null;   // somebody was faster
            return Page();
        }
        await signIn.SignInAsync(kept, isPersistent: false);
        return Redirect("/");
    }

    // Password and second step are kept together. The code that proves the app is used up by it.
    private async Task<IdentityResult> AddPassword(Account account, string password, long step)
    {
        var users = signIn.UserManager;
        account.LastCodeStep = step;
        if (await users.AddPasswordAsync(account, password) is { Succeeded: false } refused) return refused;
        await users.SetAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", Plain);
        return await users.SetTwoFactorEnabledAsync(account, true);
    }

    private async Task<bool> Fits(Account account, string password)
    {
        foreach (var validator in signIn.UserManager.PasswordValidators)
        {
            var result = await validator.ValidateAsync(signIn.UserManager, account, password);
            Problems.AddRange(result.Errors.Select(e => ("password", e.Code == "PasswordTooShort" ? "The password has fewer than 12 characters. Make it longer: a few words in a row are good." : e.Description)));
        }
        return Problems.Count == 0;
    }

    private async Task Find(string token)
    {
        Token = token;
        string hash = Secrets.HashOf(token);
        var invitations = Store.Invitations;
        Invitation = await invitations.FirstOrDefaultAsync(i => i.TokenHash == hash && i.Pack == Book.Code, Gone) is { } found && found.WorksAt(Now) ? found : null;
    }
}
