using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The pages of recommendations: nobody meets a barrier on them, and a member states a position without a mouse.</summary>
public sealed class DeskRecommendationTests(DeskBrowser browser)
{
    [Fact]
    public async Task The_pages_of_recommendations_have_no_barrier_and_the_roll_is_kept_by_keyboard()
    {
        await using var desk = await DeskServer.Start();
        var staff = await browser.Visit(desk, await desk.Someone("Rae Corder", null, AccountRole.Staff));
        string home = await Opened(staff);
        foreach (string path in new[] { "/recommendations", "/recommendations?q=zzz", "/recommendations/new", "/recommendations/bills", "/recommendations/R2020-1", "/recommendations/R2020-1/amend", "/recommendations/R2020-1/disposition", home, $"{home}/roll", $"{home}/amend", $"{home}/disposition" })
        {
            await staff.Go(path);
            await staff.HasNoBarrier();
        }

        var member = await browser.Visit(desk, await desk.Someone("inventmore", null, AccountRole.Member));
        foreach (string path in new[] { "/positions", home.Replace("/recommendations", "/positions", StringComparison.Ordinal), "/positions/R2020-1", home, "/" })
        {
            await member.Go(path);
            await member.HasNoBarrier();
        }
        await Stated(member, home);
        await KeptByKeyboard(staff, home);
        Assert.Empty(staff.Complaints.Concat(member.Complaints));
    }

    internal static async Task<string> Opened(DeskVisit staff)
    {
        await staff.Go("/recommendations/new");
        foreach (var (label, text) in new[] { ("Short title", "Name one place to call"), ("The words", "That the law name one place to call."), ("Proposed by", "Seat 2"), ("Addressed to", "Assembly of Umberfold"), ("Kind", "law") }) await staff.Page.GetByLabel(label).FillAsync(text);
        await staff.Press("Write it down");
        await staff.Title("Name one place to call");
        string home = new Uri(staff.Page.Url).AbsolutePath;
        await staff.Follow("Open a roll");
        await staff.Press("Open the roll");
        await staff.Sees("0 of 17 seats have a position");
        return home;
    }

    private static async Task Stated(DeskVisit member, string home)
    {
        var keys = new DeskKeyboardTests.Keys(member);
        await member.Go("/positions");
        await keys.Follow($"main a[href='{home.Replace("/recommendations", "/positions", StringComparison.Ordinal)}']");
        await Expect(member.Page).ToHaveURLAsync(new Regex("/positions/[^/]+$"));
        await Expect(member.Page.Locator("[name=stand]").First).ToBeVisibleAsync();
        await keys.Reach("[name=stand]");
        await keys.Press("Space");
        await keys.Press("ArrowDown");   // to "Oppose"
        await keys.Type("[name=reason]", "Small departments have no night desk.");
        await keys.Follow("form.item .buttons button");
        await member.Sees("Your position is kept: oppose.");
    }

    private static async Task KeptByKeyboard(DeskVisit staff, string home)
    {
        var keys = new DeskKeyboardTests.Keys(staff);
        await staff.Go($"{home}/roll");
        await staff.Sees("1 of 17 seats have a position");
        await keys.Reach("[name=s1]");
        await keys.Press("s");   // Support
        await keys.Reach("[name=rest]");
        await keys.Press("s");   // supported
        await keys.Follow(".desk main form:first-of-type > .buttons button");
        await staff.Sees("17 of 17 seats have a position");
        await staff.Sees("No consensus: 1 opposed, none abstained.");
        await keys.Reach("[name=sure]");
        await keys.Press("Space");
        await keys.Follow(".callout button");
        await staff.Sees("The roll is closed and sealed.");
        await staff.HasNoBarrier();
    }
}
