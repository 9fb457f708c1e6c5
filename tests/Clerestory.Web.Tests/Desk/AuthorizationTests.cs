using System.Net;
using System.Text;
using Clerestory.Accounts;
using Clerestory.Collection;
using Microsoft.AspNetCore.Builder;

namespace Clerestory.Web.Tests.Desk;

/// <summary>Every page and every endpoint, tried by everyone: the route table says what there is, the rights say who may.</summary>
public sealed class AuthorizationTests(DeskSite site) : IClassFixture<DeskSite>
{
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static Guid? submission;

    /// <summary>Those who try.</summary>
    public static TheoryData<string> Callers =>
    [
        "nobody", "ended", "key of own agency", "key of own agency that may not sign", "key of other agency", "key that was ended", "key that never was",
        "preparer of own agency", "signer of own agency", "preparer of other agency", "signer of other agency",
        .. Enum.GetNames<AccountRole>().Where(r => r is not (nameof(AccountRole.Operator) or nameof(AccountRole.Preparer) or nameof(AccountRole.Signer))),
    ];

    [Fact]
    public void Every_page_and_endpoint_states_who_may_come_in()
    {
        var doors = RouteTable.Of(site.App.Services);
        Assert.True(doors.Count >= 60, $"The route table has {doors.Count} doors: the test looks at too few.");
        Assert.Empty(doors.Where(d => !d.HasRule).Select(d => $"{d} has no rule. Give it [Needs], [SignedIn] or [AllowAnonymous]."));
    }

    [Fact]
    public async Task An_endpoint_without_a_rule_is_found()
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var app = builder.Build();
        app.MapGet("/forgotten", () => "open");
        app.MapGet("/meant", () => "open").AllowAnonymous();
        var doors = RouteTable.Of(((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints));
        Assert.Equal(["GET /forgotten"], doors.Where(d => !d.HasRule).Select(d => $"{d}"));
    }

    [Theory, MemberData(nameof(Callers))]
    public async Task Each_door_opens_to_those_who_have_the_right_and_to_nobody_else(string caller)
    {
        await Signed();
        var (visitor, actor, isKey) = await Someone(caller);
        var wrong = new List<string>();
        foreach (var door in RouteTable.Of(site.App.Services))
        {
            // A key opens the interface and no page.
            bool opens = door.Opens(isKey && !door.IsInterface ? null : actor);
            using var answer = await Try(visitor, door);
            var (isOpen, why) = Judge(answer, door, isKnown: actor is not null && (!isKey || door.IsInterface));
            if (opens != isOpen || why is not null) wrong.Add($"{door}: {(opens ? "ought to open" : "ought to stay shut")}, but answered {(int)answer.StatusCode} {answer.Headers.Location} {why}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, InlineData(AccountRole.Signer), InlineData(AccountRole.Preparer)]
    public async Task Nothing_of_another_agency_is_there_for_an_agencys_person(AccountRole role)
    {
        await Signed();
        var visitor = await site.SignedIn(DeskSite.Other, role);
        string page = await Nothing(visitor, ""), api = await Nothing(visitor, "/api/v1");
        foreach (var door in RouteTable.Of(site.App.Services).Where(d => d.Pattern.Contains("{agency}", StringComparison.Ordinal) || d.Pattern.Contains("{respondent}", StringComparison.Ordinal)))
        {
            using var answer = await Try(visitor, door);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{door} answered {answer.StatusCode}");
            // The same words as where nothing is: what exists is told to nobody who may not see it.
            Assert.Equal(door.IsInterface ? api : page, await answer.Content.ReadAsStringAsync(DeskSite.Cancel));
        }
    }

    [Fact]
    public async Task A_role_that_was_taken_away_counts_at_once()
    {
        var person = await site.NewPerson(null, AccountRole.Staff);
        var visitor = await site.SignedIn(person);
        Assert.Equal(HttpStatusCode.OK, await Status(visitor, "/letters"));
        await site.Use(async (Microsoft.AspNetCore.Identity.UserManager<Account> users) =>
        {
            var account = (await users.FindByIdAsync($"{person.Id}"))!;
            account.RoleNames = nameof(AccountRole.Reader);
            return await users.UpdateAsync(account);
        });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await Status(visitor, "/letters"), await Status(visitor, "/calls")));
    }

    private static async Task<string> Nothing(HttpClient visitor, string prefix)
    {
        using var nothing = await visitor.GetAsync(new Uri(prefix + "/returns/2020/no-such-agency/police-return.1", UriKind.Relative), DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        return await nothing.Content.ReadAsStringAsync(DeskSite.Cancel);
    }

    private static async Task<HttpStatusCode> Status(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel);
        return answer.StatusCode;
    }

    // Forms are sent without their token and bodies are empty: who is let in is told so, and nothing is changed.
    private static async Task<HttpResponseMessage> Try(HttpClient visitor, Door door)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), new Uri(Filled(door.Pattern, submission), UriKind.Relative));
        if (door.Method != "GET") request.Content = new StringContent(door.IsPage ? "" : "{}", Encoding.UTF8, door.IsPage ? "application/x-www-form-urlencoded" : "application/json");
        return await visitor.SendAsync(request, DeskSite.Cancel);
    }

    internal static string Filled(string pattern, Guid? submission) => pattern
        .Replace("{call}", DeskSite.Call, StringComparison.Ordinal).Replace("{agency}", DeskSite.Own, StringComparison.Ordinal).Replace("{respondent}", DeskSite.Own, StringComparison.Ordinal)
        .Replace("{form}", DeskSite.Form, StringComparison.Ordinal)
        .Replace("{section}", "concerns", StringComparison.Ordinal)
        .Replace("{number:int}", "1", StringComparison.Ordinal)
        .Replace("{seat:int}", "8", StringComparison.Ordinal)
        .Replace("{person}", "specimenson", StringComparison.Ordinal)
        .Replace("{meeting}", "2020-03-12", StringComparison.Ordinal)
        .Replace("{id:guid}", $"{submission}", StringComparison.Ordinal)
        .Replace("{token}", "none", StringComparison.Ordinal)
        .Replace("{table}", "earlier-people", StringComparison.Ordinal)
        .Replace("{recommendation}", "R2020-1", StringComparison.Ordinal)
        .Replace("{file}", "votes.csv", StringComparison.Ordinal)
        .Replace("{ending}", "csv", StringComparison.Ordinal)
        .Replace("{**path}", "desk/desk.css", StringComparison.Ordinal)
        .Replace("{law}", "uc-955", StringComparison.Ordinal)
        .Replace("{draw:guid}", $"{JusticeDoors.One}", StringComparison.Ordinal)
        .Replace("{other:guid}", $"{JusticeDoors.Other}", StringComparison.Ordinal)
        .Replace("{route}", "child-safety-to-town-police", StringComparison.Ordinal);

    private static (bool IsOpen, string? Wrong) Judge(HttpResponseMessage answer, Door door, bool isKnown)
    {
        bool toSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString.Contains("/sign-in?ReturnUrl=", StringComparison.Ordinal) == true;
        bool isShut = toSignIn || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        if (!isShut) return (true, (int)answer.StatusCode >= 500 ? "and failed" : null);
        bool isRight = isKnown ? answer.StatusCode == HttpStatusCode.NotFound : door.IsInterface ? answer.StatusCode == HttpStatusCode.Unauthorized : toSignIn;
        return (false, isRight ? null : "which is the wrong way of being shut");
    }

    private async Task<(HttpClient Visitor, Actor? Actor, bool IsKey)> Someone(string caller)
    {
        string agency = caller.EndsWith("other agency", StringComparison.Ordinal) ? DeskSite.Other : DeskSite.Own;
        if (caller == "nobody") return (site.Visitor(), null, false);
        if (caller == "key that never was")
        {
            var visitor = site.Visitor();
            visitor.DefaultRequestHeaders.Authorization = new("Bearer", Secrets.New("clr_"));
            return (visitor, null, true);
        }
        if (caller == "key that was ended")
        {
            var system = await site.RecordSystem(agency);
            string hash = Secrets.HashOf(system.DefaultRequestHeaders.Authorization!.Parameter!);
            await site.Use((KeepKey keep) => keep.Run(("demo", agency), (hash, "", false), DeskSite.Head(agency), DeskSite.Cancel));
            return (system, null, true);
        }
        if (caller.StartsWith("key", StringComparison.Ordinal))
        {
            bool maySign = !caller.Contains("may not", StringComparison.Ordinal);
            return (await site.RecordSystem(agency, maySign), Actor.Of("demo", agency, "a key", maySign ? AccountRole.Signer : AccountRole.Preparer), true);
        }
        if (caller == "ended")
        {
            var person = await site.NewPerson(null, AccountRole.Staff);
            var visitor = await site.SignedIn(person);
            Assert.Null(await site.Use((EndAccount end) => end.Run("demo", person.Id, DeskSite.Council(AccountRole.Administrator), DeskSite.Cancel)));
            return (visitor, null, false);
        }
        var role = Enum.Parse<AccountRole>(caller.Split(' ')[0], ignoreCase: true);
        bool isHome = Rights.OfRespondents.Contains(role);
        return (await site.SignedIn(isHome ? agency : null, role), isHome ? Actor.Of("demo", agency, "someone", role) : Actor.Of("demo", "someone", role), false);
    }

    // The return that is tried is there: signed once, so that it has a receipt and versions.
    private async Task Signed()
    {
        await Once.WaitAsync(DeskSite.Cancel);
        try
        {
            if (submission is not null) return;
            var meant = CallPlan.In(site.Book.Pack)[DeskSite.Call].SubmissionsIn(site.Book.Pack).First(s => s.Respondent == DeskSite.Own);
            var explanations = site.Book.Instruments[DeskSite.Form].Checks.Where(c => c.Severity == Severity.Question).Select(c => new Answer(Draft.Explanation, c.Code, "It is so."));
            var reply = await site.Use((FileReturn file) => file.Run(
                meant.Sheet, [.. meant.Answers, .. explanations], new Signature(meant.Attestation.Name, meant.Attestation.Title, null), ("for the matrix", ""), DeskSite.Head(), DeskSite.Cancel));
            submission = Assert.IsType<SubmitReturn.Result.Received>(Assert.IsType<FileReturn.Result.Answered>(reply).Reply).Submission;
        }
        finally
        {
            Once.Release();
        }
    }
}
