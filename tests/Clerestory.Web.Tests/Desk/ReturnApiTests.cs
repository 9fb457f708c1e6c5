using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Clerestory.Accounts;
using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>The interface for record systems: what it refuses, and how it says so.</summary>
public sealed class ReturnApiTests(DeskSite site) : IClassFixture<DeskSite>
{
    private static int keys;

    [Fact]
    public async Task A_wrong_key_opens_nothing_and_that_of_another_agency_finds_nothing()
    {
        var (wrong, other, own) = (site.Visitor(), await site.RecordSystem(DeskSite.Other), await site.RecordSystem());
        wrong.DefaultRequestHeaders.Authorization = new("Bearer", Secrets.New("clr_"));
        var path = new Uri("/api/v1" + DeskSite.Home(), UriKind.Relative);
        async Task<HttpStatusCode> Read(HttpClient who)
        {
            using var answer = await who.GetAsync(path, DeskSite.Cancel);
            return answer.StatusCode;
        }
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.OK), (await Read(wrong), await Read(other), await Read(own)));
    }

    [Fact]
    public async Task A_wrong_key_is_not_made_right_by_the_cookie_of_someone_who_is_signed_in()
    {
        var visitor = await site.SignedIn(DeskSite.Own, AccountRole.Signer);
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", Secrets.New("clr_"));
        using var answer = await visitor.GetAsync(new Uri("/api/v1" + DeskSite.Home(), UriKind.Relative), DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"answers\": 1}")]
    [InlineData("{}")]
    [InlineData("{\"revision\":0,\"answers\":[null]}")]
    [InlineData("{\"revision\":0,\"answers\":[{}]}")]
    [InlineData("{\"revision\":0,\"answers\":[{\"item\":\"concerns-in\",\"place\":\"\"}]}")]
    [InlineData("{\"revision\":0,\"answers\":[{\"item\":\"concerns-in\",\"value\":\"1\"}]}")]
    [InlineData("{\"revision\":0,\"answers\":[{\"item\":\"concerns-in\",\"place\":\"\",\"value\":\"1\"},{\"item\":\"concerns-in\",\"place\":\"\",\"value\":\"2\"}]}")]
    public async Task A_body_that_cannot_be_read_is_refused_as_such_and_nothing_of_it_is_kept(string body)
    {
        const string agency = "thimbelgarth-police";
        var system = await site.RecordSystem(agency);
        foreach (string way in new[] { "draft", "submissions" })
        {
            using var request = new HttpRequestMessage(way == "draft" ? HttpMethod.Put : HttpMethod.Post, new Uri($"/api/v1{DeskSite.Home(agency)}/{way}", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", "a-key-of-some-length");
            using var answer = await system.SendAsync(request, DeskSite.Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{way} answered {answer.StatusCode} to {body}");
            Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
        }
        await using var store = site.Settings.Store.Connect();
        Assert.False(await store.Drafts.AnyAsync(d => d.Respondent == agency, DeskSite.Cancel));
    }

    [Theory]
    [InlineData("no-such-item", "", "1", "no-such-item")]
    [InlineData("concerns-in", "no-such-place", "1", "no-such-place")]
    [InlineData("concerns-in-by", "no-such-code", "1", "no-such-code")]
    [InlineData("concerns-in", "", "many", "many")]
    [InlineData("concerns-in", "", "-1", "-1")]
    public async Task What_the_form_does_not_ask_is_named(string item, string place, string value, string named)
    {
        var (system, path, meant) = await Return("quillogarth-police");
        using var answer = await RoundTests.Send(system, path, Body(meant, [.. meant.Answers.Where(a => (a.Item, a.Place) != (item, place)), new Answer(item, place, value)]), NewKey());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var fault = Assert.Single(await RoundTests.Findings(answer), f => f.Check == "answer");
        Assert.Equal(item, fault.Item);
        Assert.Contains(named, $"{fault.Item} {fault.Message}", StringComparison.Ordinal);
    }

    [Theory, InlineData(null), InlineData("short")]
    public async Task Without_a_key_against_doubles_nothing_is_sent(string? key)
    {
        var (system, path, meant) = await Return("thimbelholm-crossing-police");
        using var answer = await RoundTests.Send(system, path, Body(meant, meant.Answers), key);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_same_key_with_something_else_is_refused_and_the_first_stays()
    {
        var (system, path, meant) = await Return("quillomere-landing-police");
        string key = NewKey();
        using var first = await RoundTests.Send(system, path, Body(meant, meant.Answers), key);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        using var other = await RoundTests.Send(system, path, Body(meant, [.. meant.Answers.Skip(1)]), key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        using var fresh = await RoundTests.Send(system, path, Body(meant, meant.Answers), NewKey());
        Assert.Equal(HttpStatusCode.Conflict, fresh.StatusCode);

        using var receipt = await system.GetAsync(new Uri(path + "/1", UriKind.Relative), DeskSite.Cancel);
        Assert.Equal(await Text(first, "seal"), await Text(receipt, "seal"));
    }

    [Fact]
    public async Task A_return_that_is_sent_twice_at_the_same_moment_is_taken_once()
    {
        var (system, path, meant) = await Return(DeskSite.Other);
        string key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RoundTests.Send(system, path, Body(meant, meant.Answers), key)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Single((await Task.WhenAll(answers.Select(a => Text(a, "seal")))).Distinct());
    }

    [Fact]
    public async Task A_draft_that_somebody_changed_meanwhile_is_told_with_both_values()
    {
        var system = await site.RecordSystem();
        var path = new Uri($"/api/v1{DeskSite.Home()}/draft", UriKind.Relative);
        Task<HttpResponseMessage> Put(int revision, string value, string tips) =>
            system.PutAsJsonAsync(path, new { revision, answers = new[] { new Answer("concerns-in", "", value), new Answer("searches-opened", "", tips) } }, DeskSite.Cancel);
        using var first = await Put(0, "3", "5");
        Assert.Equal((HttpStatusCode.OK, "1"), (first.StatusCode, await Text(first, "revision")));
        using var second = await Put(1, "4", "5");
        Assert.Equal("2", await Text(second, "revision"));
        using var stale = await Put(1, "7", "6");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var json = JsonDocument.Parse(await stale.Content.ReadAsStringAsync(DeskSite.Cancel));
        var conflict = Assert.Single(json.RootElement.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(("concerns-in", "7", "4"), (conflict.GetProperty("item").GetString(), conflict.GetProperty("mine").GetString(), conflict.GetProperty("theirs").GetString()));

        // What nobody else had changed is kept.
        using var read = await system.GetAsync(new Uri("/api/v1" + DeskSite.Home(), UriKind.Relative), DeskSite.Cancel);
        using var draft = JsonDocument.Parse(await read.Content.ReadAsStringAsync(DeskSite.Cancel));
        var answers = draft.RootElement.GetProperty("answers").EnumerateArray().ToDictionary(a => a.GetProperty("item").GetString()!, a => a.GetProperty("value").GetString());
        Assert.Equal(("4", "6"), (answers["concerns-in"], answers["searches-opened"]));
    }

    [Fact]
    public async Task A_key_that_may_not_sign_fills_in_and_sends_nothing()
    {
        var system = await site.RecordSystem("thimbelgarth-mills-police", maySign: false);
        string home = $"/api/v1{DeskSite.Home("thimbelgarth-mills-police")}";
        using var saved = await system.PutAsJsonAsync(new Uri(home + "/draft", UriKind.Relative), new { revision = 0, answers = new[] { new Answer("concerns-in", "", "0") } }, DeskSite.Cancel);
        using var sent = await RoundTests.Send(system, new Uri(home + "/submissions", UriKind.Relative), new { answers = Array.Empty<Answer>(), signer = new { name = "A", title = "Head of department" } }, NewKey());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (saved.StatusCode, sent.StatusCode));
    }

    [Fact]
    public async Task The_description_is_whole_and_has_every_form_of_the_pack()
    {
        using var json = JsonDocument.Parse(await site.Visitor().GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), DeskSite.Cancel));
        var root = json.RootElement;
        Assert.StartsWith("3.1", root.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var schemas = root.GetProperty("components").GetProperty("schemas");
        var references = Everything(root).Where(p => p.Name == "$ref").Select(p => p.Value.GetString()!).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.True(r.StartsWith("#/components/schemas/", StringComparison.Ordinal) && schemas.TryGetProperty(r["#/components/schemas/".Length..], out _), r));
        foreach (var form in site.Book.Instruments.Values)
            Assert.Equal(form.Items.Select(i => i.Code), schemas.GetProperty(form.Id).GetProperty("properties").EnumerateObject().Select(p => p.Name));

        // Every way of the interface is described, and nothing that is not there.
        var doors = RouteTable.Of(site.App.Services).Where(d => d.IsInterface && d.Needs is not null).Select(d => $"{d.Method} {d.Pattern.Replace(":int", "", StringComparison.Ordinal)}");
        var described = root.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Where(o => o.Name != "parameters").Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}"));
        Assert.Equal(doors.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<JsonProperty> Everything(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Everything(p.Value).Prepend(p)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Everything),
        _ => [],
    };

    private static async Task<string> Text(HttpResponseMessage answer, string property)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(DeskSite.Cancel));
        return json.RootElement.GetProperty(property).ToString();
    }

    private static string NewKey() => $"key-number-{Interlocked.Increment(ref keys)}";

    private static object Body(Submission meant, IReadOnlyList<Answer> answers) => new { answers, signer = new { name = meant.Attestation.Name, title = meant.Attestation.Title } };

    private async Task<(HttpClient System, Uri Path, Submission Meant)> Return(string agency)
    {
        var meant = CallPlan.In(site.Book.Pack)[DeskSite.Call].SubmissionsIn(site.Book.Pack).First(s => s.Respondent == agency && s.Instrument == DeskSite.Form);
        return (await site.RecordSystem(agency), new Uri($"/api/v1{DeskSite.Home(agency)}/submissions", UriKind.Relative), meant);
    }
}
