using System.Net;
using System.Text.RegularExpressions;
using Clerestory.Accounts;
using Clerestory.Web.Desk;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>A desk that knows a state's own sign-in.</summary>
public sealed class StateDesk : IAsyncLifetime
{
    public StateProvider State { get; } = new();

    public DeskSite Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await State.Start();
        await Site.Start(new StateSignIn("Umberfold account", State.Address, StateProvider.Client, StateProvider.Secret));
        // The state's tokens are of today, and so are the cookies that wait for them.
        Site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await State.DisposeAsync();
    }
}

/// <summary>Signing in at the state (OpenID Connect), against a whole provider: it opens accounts that were meant, and no others.</summary>
public sealed partial class StateSignInTests(StateDesk desk) : IClassFixture<StateDesk>
{
    private static int people;

    private readonly StateProvider state = desk.State;
    private readonly DeskSite site = desk.Site;
    private readonly string mail = $"casey{Interlocked.Increment(ref people)}@example.org";

    [Theory, InlineData(false), InlineData(true)]
    public async Task Whoever_was_invited_gets_an_account_and_comes_back_to_it(bool onlyWhenAsked)
    {
        await Invite();
        state.Person = new StatePerson(mail, "C" + mail[1..], true, onlyWhenAsked);
        using var first = Visit();
        Assert.Equal("/", await Through(first));
        Assert.Equal(HttpStatusCode.OK, await Status(first, DeskSite.Home()));
        Assert.Equal(1, await Accounts());

        // The second time the state's own number says who it is, even under another address.
        state.Person = state.Person with { Mail = "new." + mail };
        using var second = Visit();
        Assert.Equal("/", await Through(second));
        Assert.Equal(1, await Accounts());
    }

    [Fact]
    public async Task Whoever_was_not_invited_is_told_so_and_gets_nothing()
    {
        state.Person = new StatePerson("stranger", mail, true);
        using var visit = Visit();
        Assert.Equal("You cannot sign in here yet", await Through(visit));
        Assert.Equal((HttpStatusCode.Redirect, 0), (await Status(visit, "/account"), await Accounts()));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_address_that_the_state_has_not_checked_opens_nothing(bool onlyWhenAsked)
    {
        await Invite();
        state.Person = new StatePerson("liar " + mail, mail, false, onlyWhenAsked);
        using var visit = Visit();
        Assert.Equal("You cannot sign in here yet", await Through(visit));
        Assert.Equal(0, await Accounts());
    }

    [Fact]
    public async Task An_account_that_was_ended_does_not_open_from_the_state_either()
    {
        var person = await site.NewPerson(DeskSite.Own, AccountRole.Signer);
        Assert.Null(await site.Use((EndAccount end) => end.Run("demo", person.Id, DeskSite.Council(AccountRole.Staff), DeskSite.Cancel)));
        state.Person = new StatePerson("former", person.Mail, true);
        using var visit = Visit();
        Assert.Equal("You cannot sign in here yet", await Through(visit));
        Assert.Equal(HttpStatusCode.Redirect, await Status(visit, "/account"));
    }

    [Theory]
    [InlineData("state changed")]
    [InlineData("no state")]
    [InlineData("cookies of another visit")]
    [InlineData("no nonce")]
    [InlineData("nonce of another visit")]
    [InlineData("code changed")]
    [InlineData("the person said no")]
    public async Task What_was_tampered_with_on_the_way_back_opens_nothing_and_breaks_nothing(string what)
    {
        await Invite();
        state.Person = new StatePerson(mail, mail, true);
        using var visit = Visit();
        using var other = Visit();
        var (address, fields) = await Away(visit);
        if (what == "state changed") fields["state"] = fields["state"][..^6] + "AAAAAA";
        if (what == "no state") fields.Remove("state");
        if (what == "code changed") fields["code"] = fields["code"][..^6] + "AAAAAA";
        if (what == "the person said no") fields = new(StringComparer.Ordinal) { ["state"] = fields["state"], ["error"] = "access_denied" };
        if (what == "no nonce") visit.Jar.Forget("Nonce");
        if (what is "cookies of another visit" or "nonce of another visit")
        {
            await Away(other);
            if (what == "nonce of another visit") visit.Jar.Swap("Nonce", other.Jar);
        }
        using var form = new FormUrlEncodedContent(fields);
        var back = what == "cookies of another visit" ? other : visit;
        using var answer = await back.Client.PostAsync(address, form, DeskSite.Cancel);
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal((HttpStatusCode.Redirect, 0), (await Status(back, "/account"), await Accounts()));
    }

    [Fact]
    public async Task The_page_lets_its_form_lead_to_the_state_and_the_way_there_holds_no_secret()
    {
        using var visit = Visit();
        using var page = await visit.Client.GetAsync(new Uri("/sign-in", UriKind.Relative), DeskSite.Cancel);
        // Browsers hold a form's redirects to the policy, too.
        Assert.Contains($"form-action 'self' {state.Address}", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var answer = await DeskSite.Act(visit.Client, "/sign-in", "State", ("returnUrl", "//evil.example"));
        string there = answer.Headers.Location!.OriginalString;
        Assert.StartsWith(state.Address + "/authorize?", there, StringComparison.Ordinal);
        Assert.All(["code_challenge_method=S256", "state=", "nonce=", "response_type=code"], part => Assert.Contains(part, there, StringComparison.Ordinal));
        Assert.DoesNotContain(Uri.EscapeDataString(StateProvider.Secret), there, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", there, StringComparison.Ordinal);
    }

    private Visitation Visit() => new(site.Address);

    private static async Task<HttpStatusCode> Status(Visitation visit, string path)
    {
        using var answer = await visit.Client.GetAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel);
        return answer.StatusCode;
    }

    // To the state and its answer, which the browser would post back by itself.
    private static async Task<(Uri Address, Dictionary<string, string> Fields)> Away(Visitation visit)
    {
        using var there = await DeskSite.Act(visit.Client, "/sign-in", "State", ("returnUrl", "/"));
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
        string page = await visit.Client.GetStringAsync(there.Headers.Location, DeskSite.Cancel);
        var fields = Hidden().Matches(page).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value), StringComparer.Ordinal);
        return (new Uri(WebUtility.HtmlDecode(FormAddress().Match(page).Groups[1].Value)), fields);
    }

    // The whole way; where it ends, or what is told there.
    private static async Task<string> Through(Visitation visit)
    {
        var (address, fields) = await Away(visit);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await visit.Client.PostAsync(address, form, DeskSite.Cancel);
        Assert.StartsWith("/sign-in/back", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var back = await visit.Client.GetAsync(answer.Headers.Location, DeskSite.Cancel);
        return back.Headers.Location?.OriginalString ?? Heading().Match(await back.Content.ReadAsStringAsync(DeskSite.Cancel)).Groups[1].Value;
    }

    private async Task Invite() => Assert.IsType<InvitePerson.Result.Invited>(await site.Use((InvitePerson invite) => invite.Run(
        "demo", new Invitee("Casey Inventwell", mail, DeskSite.Own, [AccountRole.Signer]), (site.Settings.Site, link => ("", link)), DeskSite.Council(AccountRole.Staff), DeskSite.Cancel)));

    private async Task<int> Accounts()
    {
        string normal = mail.ToUpperInvariant();
        await using var store = site.Settings.Store.Connect();
        return await store.Accounts.CountAsync(a => a.NormalizedUserName == normal, DeskSite.Cancel);
    }

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex FormAddress();

    [GeneratedRegex("<h1>([^<]+)</h1>")]
    private static partial Regex Heading();
}

/// <summary>A browser that keeps all cookies, those for safe connections, too: the desk of a test has none.</summary>
public sealed class Visitation : IDisposable
{
    public Visitation(Uri address) => Client = new HttpClient(Jar) { BaseAddress = address };

    public CookieJar Jar { get; } = new();

    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();
}

/// <summary>Cookies in the hand of the test.</summary>
public sealed class CookieJar() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public void Forget(string part)
    {
        foreach (string name in cookies.Keys.Where(n => n.Contains(part, StringComparison.Ordinal)).ToList()) cookies.Remove(name);
    }

    public void Swap(string part, CookieJar other)
    {
        Forget(part);
        foreach (var (name, value) in other.cookies.Where(c => c.Key.Contains(part, StringComparison.Ordinal))) cookies[name] = value;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await base.SendAsync(request, cancellationToken);
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set)) return answer;
        foreach (string[] pair in set.Select(c => c.Split(';')[0].Split('=', 2)))
        {
            if (pair[1].Length == 0) cookies.Remove(pair[0]);
            else cookies[pair[0]] = pair[1];
        }
        return answer;
    }
}
