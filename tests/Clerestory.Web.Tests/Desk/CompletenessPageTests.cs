using System.Net;
using System.Text.RegularExpressions;
using Clerestory.Registry;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>The list of a data call: its pages, and what is searched for.</summary>
public sealed partial class CompletenessPageTests(DeskSite site) : IClassFixture<DeskSite>
{
    [Fact]
    public async Task The_pages_of_the_list_name_everyone_once_in_the_order_of_their_names()
    {
        var staff = await site.SignedIn(null, AccountRole.Staff);
        string first = await Page(staff, ""), second = await Page(staff, "?at=2");
        var (one, two) = (NamesIn(first), NamesIn(second));

        Assert.Equal(100, one.Count);
        Assert.NotEmpty(two);
        Assert.Contains($"{one.Count + two.Count} found", first, StringComparison.Ordinal);
        Assert.Equal(one.Concat(two).Order(StringComparer.Ordinal), one.Concat(two));
        Assert.Equal(one.Count + two.Count, one.Concat(two).Distinct().Count());
        // A page that there is not is the last.
        Assert.Equal(two, NamesIn(await Page(staff, "?at=99")));
    }

    [Theory]
    [InlineData("QUILLOWICK town", "Quillowick Town Police")]
    [InlineData("nobody at all")]
    public async Task What_is_searched_for_is_found_in_any_case(string words, params string[] names) =>
        Assert.Equal(names, NamesIn(await Page(await site.SignedIn(null, AccountRole.Staff), $"?q={Uri.EscapeDataString(words)}")));

    [Fact]
    public async Task Only_who_keeps_contacts_is_told_whose_are_missing()
    {
        await site.Use<DataStore, int>(async store =>
        {
            (await store.Contacts.FirstAsync(c => c.Agency == DeskSite.Other && c.Rank == 1, DeskSite.Cancel)).IsBroken = true;
            return await store.SaveChangesAsync(DeskSite.Cancel);
        });
        Assert.Contains("without a working contact", await Page(await site.SignedIn(null, AccountRole.Staff), ""), StringComparison.Ordinal);
        Assert.DoesNotContain("without a working contact", await Page(await site.SignedIn(null, AccountRole.Reader), ""), StringComparison.Ordinal);
    }

    private static async Task<string> Page(HttpClient visitor, string query) => WebUtility.HtmlDecode(await visitor.GetStringAsync(new Uri($"/calls/{DeskSite.Call}{query}", UriKind.Relative), DeskSite.Cancel));

    private static List<string> NamesIn(string page) => [.. Line().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("<th role=\"rowheader\" scope=\"row\">\\s*<a href=\"[^\"]*\">([^<]*)</a>")]
    private static partial Regex Line();
}
