using System.Net;
using System.Text.RegularExpressions;
using Clerestory.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>An invitation makes one account, once, and no other than the one that was meant.</summary>
public sealed partial class InvitationTests(DeskSite site) : IClassFixture<DeskSite>
{
    private static int guests;

    [Fact]
    public async Task An_invitation_works_once_and_only_with_the_code_of_its_own_key()
    {
        string link = await Invited("Casey Inventwell", DeskSite.Own, AccountRole.Signer);
        var guest = site.Visitor();
        var (token, key, secret) = await Page(guest, link);
        Assert.Equal(HttpStatusCode.OK, await Enroll(guest, link, token, key, DeskSite.Password, Totp.Wrong(secret, site.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, await Enroll(guest, link, token, key, "short", site.Code(secret)));
        var (_, other, _) = await Page(guest, link);
        Assert.Equal(HttpStatusCode.OK, await Enroll(guest, link, token, other, DeskSite.Password, site.Code(secret)));
        Assert.Equal(0, await Accounts("Casey Inventwell"));

        Assert.Equal(HttpStatusCode.Redirect, await Enroll(guest, link, token, key, DeskSite.Password, site.Code(secret)));
        Assert.Equal(1, await Accounts("Casey Inventwell"));
        using var home = await guest.GetAsync(new Uri(DeskSite.Home(), UriKind.Relative), DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);

        var second = site.Visitor();
        Assert.Contains("This invitation does not work", await second.GetStringAsync(new Uri(link, UriKind.Relative), DeskSite.Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Enroll(second, link, await DeskSite.Token(second, "/sign-in"), key, DeskSite.Password, site.Code(secret)));
        Assert.Equal(1, await Accounts("Casey Inventwell"));
    }

    [Fact]
    public async Task Whoever_lost_the_app_gets_back_into_the_same_account_by_a_link_that_staff_send()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Signer);
        var visitor = await site.SignedIn(person);
        var staff = await site.SignedIn(null, AccountRole.Staff);
        using var reset = await DeskSite.Act(staff, $"/people?agency={DeskSite.Own}", "Reset", ("agency", DeskSite.Own), ("id", $"{person.Id}"));
        Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
        string link = LinkShown().Match(await reset.Content.ReadAsStringAsync(DeskSite.Cancel)).Value;
        Assert.NotEmpty(link);

        // The old ways are shut, and who was signed in is out within a minute.
        using var old = await DeskSite.SignIn(site.Visitor(), person, DeskSite.Password, site.FreshCode(person.Secret));
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        using var gone = await visitor.GetAsync(new Uri("/account", UriKind.Relative), DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);

        var guest = site.Visitor();
        var (token, key, secret) = await Page(guest, link);
        Assert.Equal(HttpStatusCode.OK, await Enroll(guest, link, token, key, "another four words", Totp.Wrong(secret, site.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Redirect, await Enroll(guest, link, token, key, "another four words", site.FreshCode(secret)));
        using var back = await DeskSite.SignIn(site.Visitor(), person with { Secret = secret }, "another four words", site.FreshCode(secret));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (back.StatusCode, back.Headers.Location?.OriginalString));
        Assert.Equal(1, await Accounts($"Person {person.Mail}"));
        Assert.Contains("does not work", await site.Visitor().GetStringAsync(new Uri(link, UriKind.Relative), DeskSite.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_and_comes_back_is_invited_under_the_same_address()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Signer);
        Assert.Null(await site.Use((EndAccount end) => end.Run("demo", person.Id, DeskSite.Council(AccountRole.Staff), DeskSite.Cancel)));
        string link = await Link(await site.SignedIn(null, AccountRole.Staff), DeskSite.Own, "Bay Returnwell", person.Mail, AccountRole.Preparer);
        var guest = site.Visitor();
        var (token, key, secret) = await Page(guest, link);
        Assert.Equal(HttpStatusCode.Redirect, await Enroll(guest, link, token, key, DeskSite.Password, site.Code(secret)));
        Assert.Equal((1, 1), (await Accounts("Bay Returnwell"), await Accounts($"Person {person.Mail}")));
    }

    [Fact]
    public async Task Two_who_use_a_link_at_the_same_moment_make_one_account()
    {
        string link = await Invited("Robin Figmentine", DeskSite.Own, AccountRole.Preparer);
        var tries = new List<Func<Task<HttpStatusCode>>>();
        foreach (var guest in new[] { site.Visitor(), site.Visitor(), site.Visitor() })
        {
            var (token, key, secret) = await Page(guest, link);
            tries.Add(() => Enroll(guest, link, token, key, DeskSite.Password, site.Code(secret)));
        }
        var answers = await Task.WhenAll(tries.Select(t => t()));
        Assert.Single(answers, HttpStatusCode.Redirect);
        Assert.Equal(1, await Accounts("Robin Figmentine"));
    }

    [Fact]
    public async Task A_link_of_fifteen_days_ago_works_no_more()
    {
        string link = await Invited("Sage Mockenwell", DeskSite.Own, AccountRole.Preparer);
        var guest = site.Visitor();
        var (token, key, secret) = await Page(guest, link);
        site.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(HttpStatusCode.OK, await Enroll(guest, link, token, key, DeskSite.Password, site.Code(secret)));
        Assert.Equal(0, await Accounts("Sage Mockenwell"));
    }

    [Fact]
    public async Task A_new_invitation_ends_the_one_before()
    {
        string mail = NewMail();
        string first = await Link(await site.SignedIn(null, AccountRole.Staff), DeskSite.Own, "Tatum Testerlane", mail, AccountRole.Preparer);
        string second = await Link(await site.SignedIn(null, AccountRole.Staff), DeskSite.Own, "Tatum Testerlane", mail, AccountRole.Preparer);
        Assert.Contains("does not work", await site.Visitor().GetStringAsync(new Uri(first, UriKind.Relative), DeskSite.Cancel), StringComparison.Ordinal);
        Assert.Contains("Welcome", await site.Visitor().GetStringAsync(new Uri(second, UriKind.Relative), DeskSite.Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeskSite.Own, AccountRole.Administrator)]
    [InlineData(DeskSite.Own, AccountRole.Staff)]
    [InlineData(DeskSite.Own, AccountRole.Operator)]
    [InlineData(null, AccountRole.Signer)]
    [InlineData(null, AccountRole.Operator)]
    public async Task Nobody_is_invited_to_a_role_that_is_not_theirs(string? agency, AccountRole role)
    {
        var staff = await site.SignedIn(null, AccountRole.Administrator);
        string mail = NewMail();
        using var answer = await Invite(staff, agency, "Greer Exemplarby", mail, role);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("/invitation/", await answer.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        await using var store = site.Settings.Store.Connect();
        Assert.False(await store.Invitations.AnyAsync(i => i.Mail == mail, DeskSite.Cancel));
    }

    [Fact]
    public async Task Staff_who_may_keep_contacts_invite_nobody_to_the_council()
    {
        var staff = await site.SignedIn(null, AccountRole.Staff);
        string mail = NewMail();
        // The page offers no form for it; a form of one's own making is refused, too.
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await DeskSite.Token(staff, "/account")), KeyValuePair.Create("name", "Umber Pretendleigh"), KeyValuePair.Create("mail", mail), KeyValuePair.Create("roles", "Reader")]);
        using var answer = await staff.PostAsync(new Uri("/people", UriKind.Relative), form, DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await using var store = site.Settings.Store.Connect();
        Assert.False(await store.Invitations.AnyAsync(i => i.Mail == mail, DeskSite.Cancel));
    }

    [Fact]
    public async Task No_secret_stands_in_an_address_a_log_or_the_store()
    {
        string link = await Invited("Marlow Fictionley", DeskSite.Own, AccountRole.Signer);
        var guest = site.Visitor();
        var (token, key, secret) = await Page(guest, link);
        using (var body = Fields(token, key, DeskSite.Password, site.Code(secret)))
        using (var enrolled = await guest.PostAsync(new Uri(link, UriKind.Relative), body, DeskSite.Cancel)) Assert.Equal("/", enrolled.Headers.Location?.OriginalString);
        using var made = await DeskSite.Post(guest, $"/keys/{DeskSite.Own}", ("name", "our records"), ("maySign", "true"));
        Assert.Equal((HttpStatusCode.OK, null), (made.StatusCode, made.Headers.Location));
        string apiKey = MadeKey().Match(await made.Content.ReadAsStringAsync(DeskSite.Cancel)).Value;
        Assert.StartsWith("clr_", apiKey, StringComparison.Ordinal);
        // The key is shown once.
        Assert.DoesNotContain(apiKey, await guest.GetStringAsync(new Uri($"/keys/{DeskSite.Own}", UriKind.Relative), DeskSite.Cancel), StringComparison.Ordinal);

        string[] secrets = [DeskSite.Password, apiKey, link["/invitation/".Length..], secret];
        foreach (string line in site.Log.Lines) Assert.All(secrets, s => Assert.DoesNotContain(s, line, StringComparison.Ordinal));
        await using var store = site.Settings.Store.Connect();
        Assert.DoesNotContain(apiKey, (await store.ApiKeys.ToListAsync(DeskSite.Cancel)).Select(k => k.KeyHash));
        Assert.DoesNotContain(link["/invitation/".Length..], (await store.Invitations.ToListAsync(DeskSite.Cancel)).Select(i => i.TokenHash));
    }

    private static string NewMail() => $"guest{Interlocked.Increment(ref guests)}@example.org";

    private static FormUrlEncodedContent Fields(string token, string key, string password, string code) => new([
        KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("key", key), KeyValuePair.Create("password", password), KeyValuePair.Create("code", code)]);

    private static async Task<HttpStatusCode> Enroll(HttpClient guest, string link, string token, string key, string password, string code)
    {
        using var body = Fields(token, key, password, code);
        using var answer = await guest.PostAsync(new Uri(link, UriKind.Relative), body, DeskSite.Cancel);
        return answer.StatusCode;
    }

    private static async Task<(string Token, string Key, string Secret)> Page(HttpClient guest, string link)
    {
        string page = await guest.GetStringAsync(new Uri(link, UriKind.Relative), DeskSite.Cancel);
        return (DeskSite.TokenIn(page), SealedKey().Match(page).Groups[1].Value, Secret().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
    }

    private static Task<HttpResponseMessage> Invite(HttpClient staff, string? agency, string name, string mail, AccountRole role) =>
        DeskSite.Post(staff, agency is null ? "/people" : $"/people?agency={agency}", ("agency", agency ?? ""), ("name", name), ("mail", mail), ("roles", $"{role}"));

    private static async Task<string> Link(HttpClient staff, string? agency, string name, string mail, AccountRole role)
    {
        using var answer = await Invite(staff, agency, name, mail, role);
        return LinkShown().Match(await answer.Content.ReadAsStringAsync(DeskSite.Cancel)) is { Success: true } match ? match.Value : throw new InvalidOperationException("No link is shown.");
    }

    private async Task<string> Invited(string name, string agency, AccountRole role) => await Link(await site.SignedIn(null, AccountRole.Staff), agency, name, NewMail(), role);

    private async Task<int> Accounts(string name)
    {
        await using var store = site.Settings.Store.Connect();
        return await store.Accounts.CountAsync(a => a.Name == name, DeskSite.Cancel);
    }

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex SealedKey();

    [GeneratedRegex("<code class=\"secret\">([^<]+)</code>")]
    private static partial Regex Secret();

    [GeneratedRegex("/invitation/[A-Za-z0-9_-]{40,}")]
    private static partial Regex LinkShown();

    [GeneratedRegex("clr_[A-Za-z0-9_-]{40,}")]
    private static partial Regex MadeKey();
}
