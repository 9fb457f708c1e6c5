using Clerestory.Accounts;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Pages;

/// <summary>A person who was invited makes an account. It is made only together with a second step or a passkey.</summary>
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
        var account = Invitation.NewAccount();
        if (!await Fits(account, password ?? "")) return Page();
        if (!await Enrolled(account, password!, code ?? ""))
        {
            Problems.Add(("code", "That code does not fit the key, or it has expired. Type the one that the app shows now."));
            return Page();
        }
        await signIn.SignInAsync(account, isPersistent: false);
        return Redirect("/");
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

    // Account, password and second step are kept together; where the code does not fit, none of them is.
    private async Task<bool> Enrolled(Account account, string password, string code)
    {
        var users = signIn.UserManager;
        try
        {
            return await Store.AtOnce(
                async () =>
                {
                    if (!await Enrollment.Accept(Store, users, Invitation!, account, password, Settings.Clock, Gone)) throw new WrongCode();
                    await users.SetAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", Plain);
                    if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code.Replace(" ", "", StringComparison.Ordinal))) throw new WrongCode();
                    await users.SetTwoFactorEnabledAsync(account, true);
                    return true;
                }, Gone);
        }
        catch (WrongCode)
        {
            Store.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task Find(string token)
    {
        Token = token;
        string hash = Secrets.HashOf(token);
        var invitations = Store.Invitations;
        Invitation = await invitations.FirstOrDefaultAsync(i => i.TokenHash == hash && i.Pack == Book.Code, Gone) is { } found && found.WorksAt(Now) ? found : null;
    }

    // Undoes what was begun.
    private sealed class WrongCode : Exception;
}
