using System.Net;
using System.Text.RegularExpressions;
using Clerestory.Protection;
using Clerestory.Tables;

namespace Clerestory.Web.Tests.Desk;

/// <summary>The privacy officer's pages over HTTP: shown, decided, refused, and closed to everybody else.</summary>
public sealed partial class ProtectionTests(DeskSite site) : IClassFixture<DeskSite>
{
    private const string Page = "/protection/earlier-people";

    [Fact]
    public async Task The_privacy_officer_demands_and_approves_and_withdraws()
    {
        var officer = await site.SignedIn(null, AccountRole.PrivacyOfficer);
        string page = await Read(officer, Page);
        Assert.Contains("Nothing is hidden, so nothing needs approval.", page, StringComparison.Ordinal);

        using (var without = await DeskSite.Act(officer, Page, "Hide", ("key", "2019"), ("reason", " ")))
        {
            Assert.Equal(HttpStatusCode.OK, without.StatusCode);
            Assert.Contains("Give a reason", await without.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        }
        using (var low = await DeskSite.Act(officer, Page, "Threshold", ("threshold", "5"), ("reason", "because")))
            Assert.Contains("A threshold can only be raised: the pack says 5.", await low.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        using (var demanded = await DeskSite.Act(officer, Page, "Hide", ("key", "2019"), ("reason", "One family.")))
            Assert.Equal(HttpStatusCode.Redirect, demanded.StatusCode);
        page = await Read(officer, Page);
        Assert.Contains("Must be hidden: 2019", page, StringComparison.Ordinal);
        Assert.Contains("One family.", page, StringComparison.Ordinal);

        await Again();
        // Its rows are those that occur, so a table of which one number is hidden is withheld.
        page = await Read(officer, Page);
        Assert.Contains("Not approved as it is now.", page, StringComparison.Ordinal);
        string seal = Seal().Match(page).Groups[1].Value;
        using (var other = await DeskSite.Act(officer, Page, "Approve", ("seal", "another"), ("reason", "")))
            Assert.Contains("went through the gate again", await other.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        using (var approved = await DeskSite.Act(officer, Page, "Approve", ("seal", seal), ("reason", ""))) Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        Assert.Contains("Approved by", await Read(officer, Page), StringComparison.Ordinal);

        string number = Decision().Match(await Read(officer, Page)).Groups[1].Value;
        using (var withdrawn = await DeskSite.Act(officer, Page, "Withdraw", ("number", number), ("reason", "It was another year."))) Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        await Again();
        Assert.Contains("Nothing is hidden, so nothing needs approval.", await Read(officer, Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_way_is_chosen_and_holds_the_next_time()
    {
        const string table = "/protection/children-named";
        var officer = await site.SignedIn(null, AccountRole.PrivacyOfficer);
        using (var chosen = await DeskSite.Act(officer, table, "Choose", ("way", nameof(ProtectionWay.Withhold)), ("reason", "Too few."))) Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        await Again();
        Assert.Contains("Withheld whole", await Read(officer, table), StringComparison.Ordinal);
    }

    [Theory, InlineData(AccountRole.Staff), InlineData(AccountRole.Administrator), InlineData(AccountRole.Reviewer), InlineData(AccountRole.Reader), InlineData(AccountRole.Member)]
    public async Task Nobody_else_sees_a_hidden_number_or_decides(AccountRole role)
    {
        var visitor = await site.SignedIn(null, role);
        foreach (string path in new[] { "/protection", Page })
        {
            using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        foreach (string handler in new[] { "Approve", "Hide", "Threshold", "Choose", "Withdraw" })
        {
            using var body = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await DeskSite.Token(visitor, "/account")), KeyValuePair.Create("reason", "because"), KeyValuePair.Create("key", "2019")]);
            using var answer = await visitor.PostAsync(new Uri($"{Page}?handler={handler}", UriKind.Relative), body, DeskSite.Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task Again()
    {
        await using var store = site.Settings.Store.Connect();
        await new BuildTables(store, site.Settings.Clock).Run(site.Book.Pack, Actor.Operator("a tester", "demo"), DeskSite.Cancel);
        await new ProtectTables(store, site.Settings.Clock).Run(site.Book.Pack, null, Actor.Operator("a tester", "demo"), DeskSite.Cancel);
    }

    private static async Task<string> Read(HttpClient visitor, string path) => WebUtility.HtmlDecode(await visitor.GetStringAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel));

    [GeneratedRegex("name=\"seal\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Seal();

    [GeneratedRegex("name=\"number\" value=\"([0-9]+)\"")]
    private static partial Regex Decision();
}
