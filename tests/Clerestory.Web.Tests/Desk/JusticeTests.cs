using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Clerestory.Collection;
using Clerestory.Justice;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>Draws on the desk: imported in two steps, withdrawn, compared, taken from a return, downloaded.</summary>
public sealed partial class JusticeTests(DeskSite site) : IClassFixture<DeskSite>
{
    private const string Wide = "What,Kind,2018,2019\nForced service,Arrests,6,8\nSale,Arrests,2,3\n";

    [Fact]
    public async Task A_file_is_looked_over_its_words_are_matched_and_only_then_is_it_kept()
    {
        var staff = await site.SignedIn(null, AccountRole.Staff);
        int before = await Draws();
        string page = await Sent(staff, Wide, "counts.csv", ("Source", "court-records"), ("Drawn", "2021-01-15"), ("Arrests", "Event"));
        Assert.Contains("Choose the column that holds the statute", page, StringComparison.Ordinal);

        var columns = new[] { ("Source", "court-records"), ("Drawn", "2021-01-15"), ("Arrests", "Event"), ("Layout", "YearsAcross"), ("HeaderRow", "1"), ("Sheet", "1"), ("Columns[Statute]", "What"), ("Columns[Measure]", "Kind") };
        page = await Pressed(staff, page, "Look", columns);
        Assert.Contains("“Sale”", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Keep this draw", page, StringComparison.Ordinal);
        Assert.Equal(before, await Draws());

        page = await Pressed(staff, page, "Look", [.. columns, ("Words", "statute:sale"), ("Codes", "uc-956")]);
        Assert.Contains("Keep this draw", page, StringComparison.Ordinal);
        using var kept = await Press(staff, page, "Keep", [.. columns, ("Words", "statute:sale"), ("Codes", "uc-956"), ("Remark", "As sent.")]);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        string draw = await staff.GetStringAsync(kept.Headers.Location, DeskSite.Cancel);
        Assert.Contains("The draw is kept, with 4 counts.", draw, StringComparison.Ordinal);
        Assert.Contains("arrests in events", draw, StringComparison.Ordinal);
        Assert.Equal(before + 1, await Draws());

        // The next file of the source: nothing has to be matched again.
        string next = await Sent(staff, Wide.Replace(",8", ",7", StringComparison.Ordinal), "counts.csv", ("Source", "court-records"), ("Drawn", "2021-01-20"), ("Arrests", "Event"));
        Assert.Contains("as remembered from the last file", next, StringComparison.Ordinal);
        Assert.Contains("Keep this draw", next, StringComparison.Ordinal);

        string id = kept.Headers.Location!.OriginalString.Split('/')[^1];
        using var refused = await DeskSite.Act(staff, $"/justice/draws/{id}", "Withdraw", ("reason", " "));
        Assert.Contains("both stand", await refused.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        using var withdrawn = await DeskSite.Act(staff, $"/justice/draws/{id}", "Withdraw", ("reason", "A trial."));
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.Contains("A trial.", await staff.GetStringAsync(withdrawn.Headers.Location, DeskSite.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_day_and_unit_the_page_says_so_and_offers_nothing_to_keep()
    {
        var staff = await site.SignedIn(null, AccountRole.Staff);
        string page = await Sent(staff, "Section,Year,Measure,Count\nuc-955,2019,arrests,4\nuc-955,2011,arrests,0\n", "counts.csv", ("Source", "court-records"));
        foreach (string words in new[] { "Give the day on which the counts were drawn", "Say what is counted in the arrests", "Write &#x27;not applicable&#x27; (NA)", "line 3, column 4" }) Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep this draw", page, StringComparison.Ordinal);
        // Who presses all the same keeps nothing.
        int before = await Draws();
        using var pressed = await Press(staff, page, "Keep", ("Source", "court-records"), ("Layout", "Long"), ("HeaderRow", "1"), ("Sheet", "1"), ("Columns[Statute]", "Section"), ("Columns[Year]", "Year"), ("Columns[Measure]", "Measure"), ("Columns[Value]", "Count"));
        Assert.Equal((HttpStatusCode.OK, before), (pressed.StatusCode, await Draws()));
    }

    [Fact]
    public async Task A_file_of_cases_is_refused_and_a_carried_file_cannot_be_swapped()
    {
        var staff = await site.SignedIn(null, AccountRole.Staff);
        string page = await Sent(staff, "Section,Year,Measure,Count,Docket No\nuc-955,2019,arrests,4,1\n", "counts.csv", ("Source", "court-records"), ("Drawn", "2021-01-15"), ("Arrests", "Event"));
        Assert.Contains("Nothing was kept", page, StringComparison.Ordinal);
        using var forged = await DeskSite.Act(staff, "/justice/import", "Keep", ("carried", Convert.ToBase64String("Section,Year\n"u8)), ("Source", "court-records"));
        Assert.Contains("The file was lost on the way", await forged.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        // A file that another person looked at is not this person's to keep.
        string theirs = await Sent(staff, "Section,Year,Measure,Count\nuc-955,2019,arrests,4\n", "counts.csv", ("Source", "court-records"), ("Drawn", "2021-01-15"), ("Arrests", "Event"));
        var other = await site.SignedIn(null, AccountRole.Staff);
        using var swapped = await DeskSite.Act(other, "/justice/import", "Keep", ("carried", CarriedField().Match(theirs).Groups[1].Value), ("Source", "court-records"));
        Assert.Contains("The file was lost on the way", await swapped.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_shrank_between_two_draws_is_shown_with_the_reasons_and_as_files()
    {
        var reader = await site.SignedIn(null, AccountRole.Reviewer);
        string page = WebUtility.HtmlDecode(await reader.GetStringAsync(new Uri($"/justice/compare?one={JusticeDoors.One}&other={JusticeDoors.Other}", UriKind.Relative), DeskSite.Cancel));
        Assert.Contains("9 numbers shrank, 1 grew, 12 are new, 0 are gone", page, StringComparison.Ordinal);
        Assert.Contains("Clearing of records", page, StringComparison.Ordinal);
        string csv = await reader.GetStringAsync(new Uri($"/justice/draws/{JusticeDoors.One}/against/{JusticeDoors.Other}.csv", UriKind.Relative), DeskSite.Cancel);
        Assert.Contains("uc-957,arrests,,whole state,2018,11,9,-2,Smaller", csv, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await reader.GetStringAsync(new Uri($"/justice/draws/{JusticeDoors.Other}/counts.json", UriKind.Relative), DeskSite.Cancel));
        Assert.Equal(90, json.RootElement.GetProperty("rows").GetArrayLength());   // 3 sections: 2 measures of 11 years, 4 dispositions of 2 years
        byte[] book = await reader.GetByteArrayAsync(new Uri($"/justice/draws/{JusticeDoors.Other}/counts.xlsx", UriKind.Relative), DeskSite.Cancel);
        Assert.Equal("PK"u8.ToArray(), book[..2]);

        string statute = WebUtility.HtmlDecode(await reader.GetStringAsync(new Uri($"/justice/statutes/uc-956?draw={JusticeDoors.Other}&with={JusticeDoors.One}", UriKind.Relative), DeskSite.Cancel));
        foreach (string words in new[] { "not yet law", "not applicable", "version 1, then version 2", "−1", "Dispositions" }) Assert.Contains(words, statute, StringComparison.Ordinal);
        string found = await reader.GetStringAsync(new Uri("/justice?q=sale", UriKind.Relative), DeskSite.Cancel);
        Assert.Contains("U.C. 956", found, StringComparison.Ordinal);
        Assert.DoesNotContain("U.C. 957", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_return_of_the_courts_is_offered_and_taken_over()
    {
        await using (var store = site.Settings.Store.Connect())
            await new LoadReturns(store, site.Clock).Run(site.Book.Pack, Actor.Operator("a tester", "demo"), DeskSite.Cancel);
        site.Clock.SetUtcNow(new DateTimeOffset(2022, 6, 1, 19, 0, 0, TimeSpan.Zero));
        var staff = await site.SignedIn(null, AccountRole.Staff);
        string page = await staff.GetStringAsync(new Uri("/justice/take", UriKind.Relative), DeskSite.Cancel);
        string id = SubmissionOption().Match(page).Groups[1].Value;
        using var refused = await DeskSite.Post(staff, "/justice/take", ("submission", id));
        Assert.Contains("Give the day on which", await refused.Content.ReadAsStringAsync(DeskSite.Cancel), StringComparison.Ordinal);
        using var taken = await DeskSite.Post(staff, "/justice/take", ("submission", id), ("Drawn", "2022-03-14"), ("Arrests", "Event"), ("Convictions", "Person"));
        Assert.Contains("with 24 counts", await staff.GetStringAsync(taken.Headers.Location, DeskSite.Cancel), StringComparison.Ordinal);
        Assert.Contains("No accepted return of the courts waits", await staff.GetStringAsync(new Uri("/justice/take", UriKind.Relative), DeskSite.Cancel), StringComparison.Ordinal);
    }

    private async Task<int> Draws()
    {
        await using var store = site.Settings.Store.Connect();
        return await store.Draws.CountAsync(DeskSite.Cancel);
    }

    private static async Task<string> Sent(HttpClient visitor, string csv, string name, params (string Name, string Value)[] fields)
    {
        using var body = new MultipartFormDataContent { { new StringContent(await DeskSite.Token(visitor, "/justice/import")), "__RequestVerificationToken" } };
        foreach (var (field, value) in fields) body.Add(new StringContent(value), field);
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        body.Add(file, "file", name);
        using var answer = await visitor.PostAsync(new Uri("/justice/import", UriKind.Relative), body, DeskSite.Cancel);
        return await answer.Content.ReadAsStringAsync(DeskSite.Cancel);
    }

    private static async Task<string> Pressed(HttpClient visitor, string page, string handler, params (string Name, string Value)[] fields)
    {
        using var answer = await Press(visitor, page, handler, fields);
        return await answer.Content.ReadAsStringAsync(DeskSite.Cancel);
    }

    private static Task<HttpResponseMessage> Press(HttpClient visitor, string page, string handler, params (string Name, string Value)[] fields) =>
        DeskSite.Act(visitor, "/justice/import", handler, [.. fields, ("carried", CarriedField().Match(page).Groups[1].Value)]);

    [GeneratedRegex("name=\"carried\" value=\"([^\"]+)\"")]
    private static partial Regex CarriedField();

    [GeneratedRegex("<option value=\"([0-9a-f-]{36})\"")]
    private static partial Regex SubmissionOption();
}
