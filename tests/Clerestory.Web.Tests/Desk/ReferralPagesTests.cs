using System.Net;
using Clerestory.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>The pages of the ledger of referrals: shown, refused, done, and nothing of others.</summary>
public sealed class ReferralPagesTests(DeskSite site) : IClassFixture<DeskSite>
{
    private const string Children = "child-safety-to-advocate", Lantern = "lantern-to-advocate", Singles = "tanselgarth-to-kettraholm";
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static bool loaded;

    [Fact]
    public async Task Staff_see_all_routes_with_their_state_and_the_alarm_on_the_first_page()
    {
        await Loaded();
        var staff = await site.SignedIn(null, AccountRole.Staff);
        string list = await Get(staff, "/referrals");
        Assert.All(Route.In(site.Book.Pack), r => Assert.Contains($"href=\"/referrals/{r.Code}\"", list, StringComparison.Ordinal));
        Assert.Contains("since January 1, 2021", list, StringComparison.Ordinal);
        Assert.DoesNotContain(Lantern, await Get(staff, "/referrals?q=lantern&show=Silent"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/referrals/{Children}\"", await Get(staff, "/"), StringComparison.Ordinal);
        string route = await Get(staff, $"/referrals/{Children}");
        Assert.Contains("none came by this route, where about 9", route, StringComparison.Ordinal);
        Assert.Contains("Not received.", route, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_sees_its_own_routes_and_no_other_is_there()
    {
        await Loaded();
        var line = await site.SignedIn("lantern-line", AccountRole.Preparer);
        string list = await Get(line, "/referrals");
        Assert.Contains(Lantern, list, StringComparison.Ordinal);
        Assert.DoesNotContain(Children, list, StringComparison.Ordinal);
        foreach (string path in new[] { $"/referrals/{Children}", $"/referrals/{Children}/differences", $"/referrals/{Children}/ledger.csv", $"/referrals/{Children}/differences.json", $"/referrals/{Lantern}/state-advocate", $"/referrals/{Children}/child-safety", "/referrals/no-route" })
            Assert.Equal(HttpStatusCode.NotFound, await Status(line, path));
        // Its own counts as a file, and not those of the other side.
        string csv = await Get(line, $"/referrals/{Lantern}/ledger.csv");
        Assert.Contains("lantern-to-advocate,sent,lantern-line,2020-01-01,1,2020-01-31,all,2", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("state-advocate", csv, StringComparison.Ordinal);
        Assert.Contains("child-safety-to-advocate", await Get(await site.SignedIn("child-safety", AccountRole.Signer), "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_many_on_a_side_sees_its_own_counts_and_no_total()
    {
        await Loaded();
        var police = await site.SignedIn("quillowick-police", AccountRole.Preparer);
        string page = await Get(police, "/referrals/child-safety-to-town-police");
        Assert.Contains("What you count", page + "What you count", StringComparison.Ordinal);
        Assert.DoesNotContain("Difference</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("more sent than received", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_enters_a_month_and_is_told_at_its_place_what_is_wrong()
    {
        await Loaded();
        var line = await site.SignedIn("lantern-line", AccountRole.Preparer);
        string path = $"/referrals/{Lantern}/lantern-line?year=2019";
        using (var wrong = await DeskSite.Post(line, path, ("v|2019-12|all", "many"), ("s|2019-12", "0")))
        {
            string page = await wrong.Content.ReadAsStringAsync(DeskSite.Cancel);
            Assert.Contains("December 2019: &#x27;many&#x27; is not a whole number", page, StringComparison.Ordinal);
            Assert.Contains("value=\"many\"", page, StringComparison.Ordinal);
        }
        using (var done = await DeskSite.Post(line, path, ("v|2019-12|all", "0"), ("s|2019-12", "0"), ("v|2019-11|all", "NK"), ("s|2019-11", "0"))) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        string after = await Get(line, path);
        Assert.Contains("2 months are in the ledger.", after, StringComparison.Ordinal);
        Assert.Contains("id=\"f-v_7c_2019-12_7c_all\"", after, StringComparison.Ordinal);
        // Somebody else had the page open.
        using var late = await DeskSite.Post(line, path, ("v|2019-12|all", "3"), ("s|2019-12", "0"));
        Assert.Contains("Somebody changed", await late.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_gets_a_reference_and_a_name_in_its_place_is_refused_and_not_repeated()
    {
        await Loaded();
        var house = await site.SignedIn("tanselgarth-house", AccountRole.Preparer);
        string path = $"/referrals/{Singles}/tanselgarth-house";
        using (var done = await DeskSite.Act(house, path, "Note", ("reference", ""), ("day", "2021-01-29"), ("kind", "work"))) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Matches("The new reference is [0-9A-Y]{4}-[0-9A-Y]{4}-[0-9A-Y]{4}", await Get(house, path));
        using var refused = await DeskSite.Act(house, path, "Note", ("reference", "Jane Roe"), ("day", "2021-01-29"));
        string page = await refused.Content.ReadAsStringAsync(DeskSite.Cancel);
        Assert.Contains("Names, days and numbers of cases are refused", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Jane Roe", page, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log.Lines, l => l.Contains("Jane Roe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_difference_is_spoken_of_by_both_sides_and_settled_by_staff()
    {
        await Loaded();
        var staff = await site.SignedIn(null, AccountRole.Staff);
        string path = $"/referrals/{Children}/differences";
        using (var done = await DeskSite.Act(staff, path, "Reconcile")) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var id = await site.Use((Clerestory.Store.DataStore store) => store.Differences.AsNoTracking().Where(d => d.Route == Children && d.Class == DifferenceClass.NotReceived).Select(d => d.Id).FirstAsync(DeskSite.Cancel));
        using (var early = await DeskSite.Act(staff, path, "Settle", ("id", $"{id}"), ("class", "NotReceived"), ("words", "Two were lost.")))
            Assert.Contains("Neither side has said anything yet", await early.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        foreach (string agency in new[] { "child-safety", "state-advocate" })
        {
            var clerk = await site.SignedIn(agency, AccountRole.Preparer);
            Assert.DoesNotContain("Reconcile now", await Get(clerk, path), StringComparison.Ordinal);
            using var said = await DeskSite.Act(clerk, path, "Say", ("id", $"{id}"), ("text", $"So says {agency}."));
            Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
            using var denied = await DeskSite.Act(clerk, path, "Settle", ("id", $"{id}"), ("class", "InTransit"), ("words", "Ours."));
            Assert.Equal(HttpStatusCode.NotFound, denied.StatusCode);
        }
        using (var settled = await DeskSite.Act(staff, path, "Settle", ("id", $"{id}"), ("class", "NotReceived"), ("words", "Two were lost."))) Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        string page = await Get(staff, path);
        Assert.Contains("Settled as not received", page, StringComparison.Ordinal);
        Assert.Contains("So says state-advocate.", page, StringComparison.Ordinal);
        Assert.Contains("\"settled\"", await Get(staff, $"/referrals/{Children}/differences.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_taken_and_what_is_wrong_in_one_is_said_line_by_line()
    {
        await Loaded();
        var staff = await site.SignedIn(null, AccountRole.Staff);
        Assert.Contains("There is no route &#x27;nowhere&#x27;", await Upload(staff, "route,side,agency,from,value\nnowhere,sent,lantern-line,2019-05-01,2\n"), StringComparison.Ordinal);
        Assert.Contains("1 period was read, and 1 changed the ledger.", await Upload(staff, "route,side,agency,from,value\nlantern-to-advocate,received,state-advocate,2019-05-01,2\n"), StringComparison.Ordinal);
    }

    private static async Task<string> Upload(HttpClient visitor, string text)
    {
        using var body = new MultipartFormDataContent
        {
            { new StringContent(text), "file", "counts.csv" }, { new StringContent(await DeskSite.Token(visitor, "/referrals/import")), "__RequestVerificationToken" },
        };
        using var answer = await visitor.PostAsync(new Uri("/referrals/import", UriKind.Relative), body, DeskSite.Cancel);
        return answer.StatusCode == HttpStatusCode.Redirect ? await Get(visitor, "/referrals") : await answer.Content.ReadAsStringAsync(DeskSite.Cancel);
    }

    private static Task<string> Get(HttpClient visitor, string path) => visitor.GetStringAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel);

    private static async Task<HttpStatusCode> Status(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel);
        return answer.StatusCode;
    }

    private async Task Loaded()
    {
        await Once.WaitAsync(DeskSite.Cancel);
        try
        {
            if (loaded) return;
            var actor = Actor.Operator("a tester", "demo");
            await site.Use((LoadLedger load) => load.Run(actor, DeskSite.Cancel));
            await site.Use((RaiseSilence raise) => raise.Run(site.Settings.Site, actor, DeskSite.Cancel));
            loaded = true;
        }
        finally
        {
            Once.Release();
        }
    }
}
