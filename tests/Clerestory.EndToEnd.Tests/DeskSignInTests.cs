using Clerestory.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Invitations, passkeys, passwords.</summary>
public sealed class DeskSignInTests(DeskBrowser browser)
{
    [Fact]
    public async Task An_invitation_is_accepted_with_a_passkey_which_signs_in_again()
    {
        var desk = await browser.Desk;
        string link = await desk.Invite(new Invitee("Kim Passkey", "kim@pewtraholm-police.example", "pewtraholm-police", [AccountRole.Signer]));
        var visit = await browser.Visit(desk);
        await WithAuthenticator(visit.Page);
        await visit.Go(link);
        await visit.HasNoBarrier();
        await visit.Press("Make my account with a passkey");
        await visit.Title("Pewtraholm Town Police");
        await visit.Follow("Kim Passkey");
        await Expect(visit.Page.Locator(".about div", new PageLocatorOptions { HasText = "Passkeys" })).ToContainTextAsync("1");
        await visit.HasNoBarrier();
        await visit.Press("Sign out");
        await visit.Title("Sign in");
        await visit.Press("Sign in with a passkey");
        await visit.Title("Pewtraholm Town Police");
        Assert.Empty(visit.Complaints);

        // The link worked once.
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Go(link);
        await visit.Title("This invitation does not work");
        await visit.HasNoBarrier();
    }

    [Fact]
    public async Task An_invitation_is_accepted_with_a_password_and_an_authenticator_app()
    {
        var desk = await browser.Desk;
        string link = await desk.Invite(new Invitee("Uma Word", "uma@pewtragarth-police.example", "pewtragarth-police", [AccountRole.Preparer]));
        var visit = await browser.Visit(desk);
        await visit.Go(link);
        await visit.Page.GetByLabel("Choose a password").FillAsync(DeskServer.Password);
        await visit.Page.GetByLabel("Code that the app shows").FillAsync("000000");
        await visit.Press("Make my account");
        await visit.Follow("That code does not fit the key");
        await Expect(visit.Page.GetByLabel("Code that the app shows")).ToBeFocusedAsync();
        await visit.HasNoBarrier();
        string key = await visit.Page.Locator("code.secret").InnerTextAsync();
        await visit.Page.GetByLabel("Choose a password").FillAsync(DeskServer.Password);
        await visit.Page.GetByLabel("Code that the app shows").FillAsync(Totp.Fresh(key, desk.Clock, desk.Clock.Advance));
        await visit.Press("Make my account");
        await visit.Title("Pewtragarth Town Police");
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_a_barrier_and_opens_nothing()
    {
        var desk = await browser.Desk;
        var person = await desk.Someone("Wren Ong", "pewtrawick-landing-police", AccountRole.Preparer);
        var visit = await browser.Visit(desk);
        await visit.Go("/");
        await visit.HasNoBarrier();
        await visit.Page.GetByLabel("Email").FillAsync(person.Mail);
        await visit.Page.GetByLabel("Password").FillAsync("three loud lamps burn");
        await visit.Page.GetByLabel("Code from your").FillAsync(Totp.Fresh(person.Key, desk.Clock, desk.Clock.Advance));
        await visit.Press("Sign in");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Email, password or code is wrong.");
        await visit.HasNoBarrier();
        await visit.Go("/account");
        await visit.Title("Sign in");
    }

    private static async Task WithAuthenticator(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
