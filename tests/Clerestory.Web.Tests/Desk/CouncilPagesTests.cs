using System.Net;
using System.Text.Json;

namespace Clerestory.Web.Tests.Desk;

/// <summary>The council's pages over HTTP: as of any day, what each may see, and what each form does.</summary>
public sealed class CouncilPagesTests(DeskSite site) : IClassFixture<DeskSite>
{
    [Theory]
    [InlineData("2018-06-30", 16, "Guild of Innkeepers")]
    [InlineData("2018-07-01", 19, "Director of Rail and Roads")]
    public async Task The_council_is_shown_as_of_any_day(string day, int seats, string office)
    {
        string page = await Page(await Staff(), $"/council?on={day}");
        Assert.Equal(seats, page.Split("<tr><th scope=\"row\"><a href=\"/council/seats/").Length - 1);
        Assert.Contains(office, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_is_found_by_any_spelling_of_its_members_name()
    {
        string page = await Page(await Staff(), "/council?on=2020-12-31&q=sampleto");
        Assert.Contains("1 of 19 seats fit", page, StringComparison.Ordinal);
        Assert.Contains("Avery Sampleton", page, StringComparison.Ordinal);
        string people = await Page(await Staff(), "/council/people?q=noël");
        Assert.Contains("Noel Imaginesby", people, StringComparison.Ordinal);
        Assert.Contains("1 found.", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vacancies_name_who_must_fill_them_and_unknown_holders_are_kept_apart()
    {
        string page = await Page(await Staff(), "/council/vacancies?on=2020-12-31&days=30");
        string vacant = Between(page, "Vacant, and who must fill them", "Terms over, or ending soon"), terms = Between(page, "Terms over, or ending soon", "No holder known</h2>"), unknown = page[page.IndexOf("No holder known</h2>", StringComparison.Ordinal)..];
        Assert.Contains("Speaker of the Senate", vacant, StringComparison.Ordinal);
        Assert.Contains("Seat 13", vacant, StringComparison.Ordinal);
        Assert.DoesNotContain("Seat 12,", vacant, StringComparison.Ordinal);
        Assert.Contains("Seat 12,", unknown, StringComparison.Ordinal);
        Assert.Contains("Ode Figmentley", terms, StringComparison.Ordinal);    // over on August 31, 2020
        Assert.Contains("Indy Youngsham", terms, StringComparison.Ordinal);    // ends on January 14, 2021, within 30 days
        Assert.DoesNotContain("Tatum Inventmore", terms, StringComparison.Ordinal);   // of the subcommittee, February 13, 2021, and of the council, August 31: later
    }

    [Fact]
    public async Task Who_only_reads_sees_no_address_no_withheld_name_and_no_form()
    {
        var (staff, reader) = (await Staff(), await site.SignedIn(null, AccountRole.Reader));
        Assert.Contains("Vale Mockingham", await Page(staff, "/council?on=2020-12-31"), StringComparison.Ordinal);
        foreach (string path in new[] { "/council?on=2020-12-31", "/council/seats/14", "/council/people", "/council/attendance?to=2020-12-31", "/council/meetings/2020-03-12", "/council/meetings/2020-12-10" })
        {
            string page = await Page(reader, path);
            foreach (string hidden in new[] { "Mockingham", "Standinly", "@council.example", "draft of its report", "method=\"post\"" }) Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri("/council/people/mockingham", UriKind.Relative), DeskSite.Cancel)).StatusCode);
    }

    [Theory, InlineData("csv"), InlineData("json")]
    public async Task No_file_that_goes_out_holds_an_address_or_a_withheld_name_whoever_asks(string ending)
    {
        string file = await (await Staff()).GetStringAsync(new Uri($"/council/export.{ending}?on=2020-12-31", UriKind.Relative), DeskSite.Cancel);
        Assert.Contains("Casey Specimenson", file, StringComparison.Ordinal);
        foreach (string hidden in new[] { "Mockingham", "mockingham", "@council.example" }) Assert.DoesNotContain(hidden, file, StringComparison.Ordinal);
        if (ending == "json") Assert.Equal(3, JsonDocument.Parse(file).RootElement.GetProperty("organizations").GetArrayLength());
        else Assert.Contains("held, name not published", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_appointed_sent_a_designee_and_ended_by_the_forms()
    {
        var staff = await Staff();
        await Done(staff, "/council/seats/7", "End", ("appointment", "a7"), ("last", "2020-11-30"), ("reason", "Left the office."), ("isVacant", "true"));
        await Done(staff, "/council/seats/7", "Appoint", ("person", "wheelworth"), ("from", "2020-12-15"), ("affiliation", "Bureau of Public Councils"));
        await Done(staff, "/council/seats/7", "Designee", ("designee", "proxley"), ("sentFrom", "2020-12-16"));
        string page = await Page(staff, "/council/seats/7?on=2020-12-20");
        Assert.Contains("Max Wheelworth", page, StringComparison.Ordinal);
        Assert.Contains("Kim Proxley", page, StringComparison.Ordinal);
        Assert.Contains("December 1, 2020 to December 14, 2020", page, StringComparison.Ordinal);   // the vacancy between the two
        string refused = await (await DeskSite.Act(staff, "/council/seats/8", "Designee", ("designee", "proxley"), ("sentFrom", "2020-12-16"))).Content.ReadAsStringAsync(DeskSite.Cancel);
        Assert.Contains("send nobody else (901(h))", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_is_noted_by_its_form_and_the_seats_change_on_its_day()
    {
        await using var own = new DeskSite();
        await own.InitializeAsync();
        var staff = await own.SignedIn(null, AccountRole.Staff);
        await Done(staff, "/council/act", "", ("act", "act-2018-x7"), ("from", "2030-07-01"), ("byLaw", "19"), ("ends", "15"), ("office0", "A judge"), ("clause0", "901(u)"), ("kind0", "appointed"), ("authority0", "Governor"), ("designee0", "No"));
        Assert.DoesNotContain("A judge", Between(await Page(staff, "/council?on=2030-06-30"), "<tbody>", "</tbody>"), StringComparison.Ordinal);
        string after = Between(await Page(staff, "/council?on=2030-07-01"), "<tbody>", "</tbody>");
        Assert.Contains("A judge", after, StringComparison.Ordinal);
        Assert.DoesNotContain("901(o)", after, StringComparison.Ordinal);
    }

    private Task<HttpClient> Staff() => site.SignedIn(null, AccountRole.Staff);

    private static async Task<string> Page(HttpClient visitor, string path) => WebUtility.HtmlDecode(await visitor.GetStringAsync(new Uri(path, UriKind.Relative), DeskSite.Cancel));

    private static async Task Done(HttpClient visitor, string path, string handler, params (string, string)[] fields)
    {
        using var answer = await DeskSite.Act(visitor, path, handler, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(DeskSite.Cancel));
    }

    private static string Between(string page, string from, string to)
    {
        int at = page.IndexOf(from, StringComparison.Ordinal);
        return page[at..page.IndexOf(to, at, StringComparison.Ordinal)];
    }
}
