using System.Net;
using Clerestory.Accounts;

namespace Clerestory.Web.Tests.Desk;

/// <summary>Signing in: what opens, what does not, and what ends it.</summary>
public sealed class SignInTests(DeskSite site) : IClassFixture<DeskSite>
{
    [Fact]
    public async Task A_password_and_a_code_open_and_neither_does_alone()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Preparer);
        Assert.False(await Opens(person, DeskSite.Password, ""));
        Assert.False(await Opens(person, DeskSite.Password, Totp.Wrong(person.Secret, site.Clock.GetUtcNow())));
        Assert.False(await Opens(person, "not the password", site.Code(person.Secret)));
        Assert.False(await Opens(person, "", ""));
        Assert.True(await Opens(person, DeskSite.Password, site.Code(person.Secret)));
    }

    [Fact]
    public async Task A_code_opens_once()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Preparer);
        string code = site.Code(person.Secret);
        Assert.True(await Opens(person, DeskSite.Password, code));
        Assert.False(await Opens(person, DeskSite.Password, code));
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(await Opens(person, DeskSite.Password, code));
        Assert.True(await Opens(person, DeskSite.Password, site.Code(person.Secret)));
        // And none from before the one that was used.
        Assert.False(await Opens(person, DeskSite.Password, Totp.Code(person.Secret, Totp.StepAt(site.Clock.GetUtcNow()) - 1)));
    }

    [Fact]
    public async Task Of_two_who_come_with_one_code_at_the_same_moment_one_gets_in()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Preparer);
        string code = site.Code(person.Secret);
        bool[] opened = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Opens(person, DeskSite.Password, code)));
        Assert.Single(opened, o => o);
    }

    [Fact]
    public async Task What_was_wrong_is_not_told()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Preparer);
        var pages = new List<string>();
        foreach (var (mail, password, code) in new[] { (person.Mail, DeskSite.Password, "000000"), (person.Mail, "wrong", site.Code(person.Secret)), ("nobody@example.org", "wrong", "000000") })
        {
            using var answer = await DeskSite.Post(site.Visitor(), "/sign-in", ("mail", mail), ("password", password), ("code", code));
            pages.Add((await answer.Content.ReadAsStringAsync(DeskSite.Cancel)).Split("Email, password or code is wrong.")[1].Split('<')[0]);
        }
        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task After_eight_wrong_tries_the_right_ones_do_not_open_either()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Preparer);
        for (int i = 0; i < 7; i++) Assert.False(await Opens(person, "wrong", "000000"));
        Assert.True(await Opens(person, DeskSite.Password, site.Code(person.Secret)));
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        for (int i = 0; i < 8; i++) Assert.False(await Opens(person, DeskSite.Password, Totp.Wrong(person.Secret, site.Clock.GetUtcNow())));
        Assert.False(await Opens(person, DeskSite.Password, site.Code(person.Secret)));
    }

    [Fact]
    public async Task An_account_that_is_ended_is_shut_at_once_and_does_not_open_again()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Signer);
        var visitor = await site.SignedIn(person);
        Assert.Equal(HttpStatusCode.OK, await Status(visitor, DeskSite.Home()));
        Assert.Null(await site.Use((EndAccount end) => end.Run("demo", person.Id, DeskSite.Council(AccountRole.Staff), DeskSite.Cancel)));
        foreach (string path in new[] { "/", "/account", DeskSite.Home() }) Assert.Equal(HttpStatusCode.Redirect, await Status(visitor, path));
        Assert.False(await Opens(person, DeskSite.Password, site.Code(person.Secret)));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_visits_within_a_minute()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Signer);
        var (here, there) = (await site.SignedIn(person), await site.SignedIn(person));
        using var answer = await DeskSite.Act(here, "/account", "Everywhere");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.Redirect, await Status(here, "/account"));
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, await Status(there, "/account"));
    }

    [Fact]
    public async Task A_visit_ends_after_eight_hours_of_nothing()
    {
        var visitor = await site.SignedIn(null, AccountRole.Reader);
        site.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(HttpStatusCode.OK, await Status(visitor, "/account"));
        site.Clock.Advance(TimeSpan.FromHours(8.1));
        Assert.Equal(HttpStatusCode.Redirect, await Status(visitor, "/account"));
    }

    [Theory]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/account", "/account")]
    public async Task Signing_in_leads_to_no_other_site(string wanted, string given)
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Preparer);
        var visitor = site.Visitor();
        using var answer = await DeskSite.SignIn(visitor, person, DeskSite.Password, site.Code(person.Secret), wanted);
        Assert.Equal((HttpStatusCode.Redirect, given), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        string page = await site.Visitor().GetStringAsync(new Uri("/sign-in?returnUrl=" + Uri.EscapeDataString(wanted), UriKind.Relative), DeskSite.Cancel);
        Assert.Equal(given == wanted, page.Contains(WebUtility.HtmlEncode(wanted), StringComparison.Ordinal) && given != "/");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/account?handler=Everywhere")]
    [InlineData("/keys/quillowick-police")]
    [InlineData("/returns/2020/quillowick-police/police-return.1/zero")]
    [InlineData("/passkey/request")]
    [InlineData("/passkey/creation")]
    public async Task A_form_that_is_not_of_our_page_is_refused(string path)
    {
        var visitor = await site.SignedIn(DeskSite.Own, AccountRole.Signer);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "x"), KeyValuePair.Create("agree", "yes")]);
        using var answer = await visitor.PostAsync(new Uri(path, UriKind.Relative), form, DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_of_somebody_elses_visit_is_refused()
    {
        var (visitor, other) = (await site.SignedIn(DeskSite.Own, AccountRole.Signer), await site.SignedIn(DeskSite.Other, AccountRole.Signer));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await DeskSite.Token(other, "/account"))]);
        using var answer = await visitor.PostAsync(new Uri("/account?handler=Out", UriKind.Relative), form, DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_of_other_sites()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Preparer);
        var visitor = site.Visitor();
        using var page = await visitor.GetAsync(new Uri("/sign-in", UriKind.Relative), DeskSite.Cancel);
        using var answer = await DeskSite.SignIn(visitor, person, DeskSite.Password, site.Code(person.Secret));
        var cookies = page.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, c => c.StartsWith("clerestory=", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.StartsWith("clerestory-form=", StringComparison.Ordinal));
        Assert.All(cookies, c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", c);
            Assert.DoesNotMatch("(?i)expires=(?!Thu, 01 Jan 1970)", c);
        });
    }

    private static async Task<HttpStatusCode> Status(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel);
        return answer.StatusCode;
    }

    private async Task<bool> Opens(Person person, string password, string code)
    {
        using var visitor = site.Visitor();
        using var answer = await DeskSite.SignIn(visitor, person, password, code);
        bool isIn = answer.StatusCode == HttpStatusCode.Redirect;
        Assert.Equal(isIn ? HttpStatusCode.OK : HttpStatusCode.Redirect, await Status(visitor, "/account"));
        return isIn;
    }
}
