using System.Net;
using System.Text.Json;
using Clerestory.Accounts;
using Clerestory.Deliberation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>A recommendation from its first words to its outcome, through the pages of staff and of members.</summary>
public sealed class RecommendationPagesTests(DeskSite site) : IClassFixture<DeskSite>
{
    [Fact]
    public async Task From_the_first_words_to_the_sealed_roll_and_what_became_of_it()
    {
        var staff = await site.SignedIn(null, AccountRole.Staff);
        string home = await Drafted(staff, "Name one place to call");
        Assert.Equal(HttpStatusCode.Redirect, await Status(DeskSite.Post(staff, $"{home}/amend", ("from", "1"), ("text", "That the law name one place to call, by day and night."), ("proposedBy", "Seat 4"), ("why", "Nights were left out."))));
        Assert.Contains("<ins>", await Page(staff, home), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await Status(DeskSite.Act(staff, $"{home}/roll", "Open", ("day", "2021-02-01"), ("meeting", ""), ("due", ""))));
        var member = await site.SignedIn(await Member("inventmore"));
        Assert.Contains("You owe 1 position", await Page(member, "/positions"), StringComparison.Ordinal);
        Assert.Contains("1 position you still owe", await Page(member, "/"), StringComparison.Ordinal);
        string position = home.Replace("/recommendations", "/positions", StringComparison.Ordinal);
        using (var lacks = await DeskSite.Post(member, position, ("seat", "8"), ("stand", "Oppose"), ("reason", "")))
            Assert.Contains("asks for a reason", WebUtility.HtmlDecode(await lacks.Content.ReadAsStringAsync(DeskSite.Cancel)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await Status(DeskSite.Post(member, position, ("seat", "8"), ("stand", "Oppose"), ("reason", "Small departments have no night desk."))));
        Assert.Equal(HttpStatusCode.NotFound, await Status(DeskSite.Post(member, position, ("seat", "9"), ("stand", "Support"), ("reason", ""))));

        // Before it is closed, nobody but staff sees who stood where.
        Assert.DoesNotContain("night desk", await Page(member, home), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await Status(DeskSite.Act(staff, $"{home}/roll", "Keep", [.. await Fields(home), ("rest", "Support")])));
        string roll = await Page(staff, $"{home}/roll");
        Assert.Contains("No consensus: 1 opposed, none abstained.", roll, StringComparison.Ordinal);
        int seen = (await Recommendation(home)).Rolls[0].Revision;
        Assert.Contains("Tick the box", await (await DeskSite.Act(staff, $"{home}/roll", "Close", ("seen", $"{seen}"))).Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await Status(DeskSite.Act(staff, $"{home}/roll", "Close", ("seen", $"{seen}"), ("sure", "yes"))));
        Assert.Contains("Oppose: A head of a town police department", await Page(member, home), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await Status(DeskSite.Post(staff, $"{home}/disposition", ("stage", "Bill"), ("status", "Introduced"), ("cite", "Bill 2022-X1"), ("summary", "It was introduced."), ("source", "https://assembly.example"), ("grade", "Verified"))));
        Assert.Contains("Bill 2022-X1 Introduced.", await Page(member, home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exports_say_in_Popolos_terms_what_is_decided_and_nothing_else()
    {
        var reader = await site.SignedIn(null, AccountRole.Reader);
        string draft = (await Drafted(await site.SignedIn(null, AccountRole.Staff), "=cmd() is no formula"))["/recommendations/".Length..];
        using var popolo = JsonDocument.Parse(await Page(reader, "/recommendations/export/popolo.json", decode: false));
        var motion = popolo.RootElement.GetProperty("motions").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "R2020-1");
        var vote = motion.GetProperty("vote_events")[0];
        Assert.Equal(("fail", "2020-09-17"), (vote.GetProperty("result").GetString(), vote.GetProperty("start_date").GetString()));
        // Nineteen seats: two vacant, two absent, one opposed, one abstained, one not recorded (12), twelve in support.
        Assert.Equal(["not recorded 1", "yes 12", "no 1", "abstain 1", "absent 2"], vote.GetProperty("counts").EnumerateArray().Select(c => $"{c.GetProperty("option").GetString()} {c.GetProperty("value").GetInt32()}"));
        string csv = await Page(reader, "/recommendations/export/votes.csv", decode: false);
        Assert.Contains("R2020-1,R2020-1/1,2020-09-17,2020-09-17,8,A head of a town police department,Tatum Inventmore,no,false,false,Small departments have nobody to keep a second register.,true,fail,not-reached", csv, StringComparison.Ordinal);
        string list = await Page(reader, "/recommendations/export/recommendations.csv", decode: false);
        Assert.DoesNotContain(draft, list + csv + popolo.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(reader.GetAsync(new Uri("/recommendations/export/other.csv", UriKind.Relative), DeskSite.Cancel)));
    }

    [Fact]
    public async Task The_list_is_searched_and_filtered()
    {
        var reader = await site.SignedIn(null, AccountRole.Reader);
        string found = await Page(reader, "/recommendations?q=register&year=2020");
        Assert.Contains("Keep one register of concerns", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Teach innkeepers", found, StringComparison.Ordinal);
        Assert.Contains("0 found", await Page(reader, "/recommendations?q=zzz"), StringComparison.Ordinal);
        Assert.Contains("Teach innkeepers", await Page(reader, "/recommendations?status=Done"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bills_are_mapped_shown_and_only_then_kept()
    {
        var staff = await site.SignedIn(null, AccountRole.Staff);
        const string csv = "Rec,Session,Number,Status\nR2020-1,2022,X77,introduced\n";
        using var form = new MultipartFormDataContent { { new StringContent(await DeskSite.Token(staff, "/recommendations/bills")), "__RequestVerificationToken" }, { new StringContent(csv), "file", "bills.csv" } };
        using var first = await staff.PostAsync(new Uri("/recommendations/bills", UriKind.Relative), form, DeskSite.Cancel);
        Assert.Contains("Nothing is known of the column “Rec”", WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync(DeskSite.Cancel)), StringComparison.Ordinal);

        (string, string)[] mapped = [("csv", csv), ("column", "Rec"), ("field", "recommendation"), ("column", "Session"), ("field", "session"), ("column", "Number"), ("field", "number"), ("column", "Status"), ("field", "status")];
        using var preview = await DeskSite.Act(staff, "/recommendations/bills", "Map", mapped);
        Assert.Contains("1 of 1 would change", await preview.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("X77 (2022)", await Page(staff, "/recommendations/bills"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await Status(DeskSite.Act(staff, "/recommendations/bills", "Map", [.. mapped, ("keep", "yes")])));
        Assert.Contains("X77 (2022)", await Page(staff, "/recommendations/bills"), StringComparison.Ordinal);
    }

    private static async Task<string> Drafted(HttpClient staff, string title)
    {
        using var answer = await DeskSite.Post(staff, "/recommendations/new", ("year", "2021"), ("kind", "law"), ("title", title), ("text", "That the law name one place to call."), ("body", "council"), ("addressee", "Assembly"), ("proposedBy", "Seat 2"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    // The roll's form as the page shows it.
    private async Task<IReadOnlyList<(string, string)>> Fields(string home) =>
        [.. (await Recommendation(home)).Rolls[0].Lines.Where(l => !l.IsVacant).SelectMany(l => new[] { ($"s{l.Seat}", $"{l.Stand}"), ($"s{l.Seat}-reason", l.Reason) })];

    private async Task<Recommendation> Recommendation(string home)
    {
        await using var store = site.Settings.Store.Connect();
        return (await store.RecommendationsOf("demo", DeskSite.Cancel)).Single(r => home.EndsWith(r.Code, StringComparison.Ordinal));
    }

    private async Task<Person> Member(string name) => await site.Use(async (UserManager<Account> users) =>
    {
        string mail = $"{name}@council.example";
        var account = new Account { Pack = "demo", Name = name, UserName = mail, Email = mail, EmailConfirmed = true, RoleNames = nameof(AccountRole.Member) };
        Assert.True((await users.CreateAsync(account, DeskSite.Password)).Succeeded);
        await users.ResetAuthenticatorKeyAsync(account);
        await users.SetTwoFactorEnabledAsync(account, true);
        return new Person(account.Id, mail, (await users.GetAuthenticatorKeyAsync(account))!);
    });

    private static async Task<string> Page(HttpClient visitor, string path, bool decode = true)
    {
        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync(DeskSite.Cancel);
        return decode ? WebUtility.HtmlDecode(text) : text;
    }

    private static async Task<HttpStatusCode> Status(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return answer.StatusCode;
    }
}
