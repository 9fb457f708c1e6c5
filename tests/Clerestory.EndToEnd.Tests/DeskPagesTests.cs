namespace Clerestory.EndToEnd.Tests;

/// <summary>The desk's other pages: nobody meets a barrier on them.</summary>
public sealed class DeskPagesTests(DeskBrowser browser)
{
    [Fact]
    public async Task The_pages_of_staff_have_no_barrier()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Sam Staff", null, AccountRole.Staff, AccountRole.Administrator, AccountRole.Reviewer));
        foreach (string path in new[]
        {
            "/calls", "/calls/new?plan=courts-2021", "/calls/2020?show=missing&by=district&q=zzz", "/calls/2020/days", "/calls/2020/agencies/velvowick-police", "/letters", "/people?agency=velvowick-police",
            "/review", "/account", "/keys/velvowick-police", "/services", "/services?q=zzz", "/services/tanselgarth-house", "/services/words",
            "/checks", "/checks?report=2018-as-printed", "/checks?report=2018-as-printed&show=question&q=zzz",
        })
        {
            await visit.Go(path);
            await visit.HasNoBarrier();
        }
    }

    [Fact]
    public async Task The_pages_of_the_privacy_officer_have_no_barrier()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Pat Officer", null, AccountRole.PrivacyOfficer));
        foreach (string path in new[] { "/protection", "/protection/earlier-people", "/protection/earlier-ways", "/protection/police-counts" })
        {
            await visit.Go(path);
            await visit.HasNoBarrier();
        }
    }

    [Fact]
    public async Task The_pages_of_a_return_have_no_barrier()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Sol Staff", null, AccountRole.Staff));
        const string child = "/returns/2020/child-safety/child-agency-return.1";
        var form = desk.Settings.Book.Instruments["child-agency-return.1"];
        string agency = desk.Settings.Book.Agencies.Values.Single(a => a.Kind == "child-safety").Code;
        string home = child.Replace("child-safety", agency, StringComparison.Ordinal);
        foreach (string path in form.Sections.Select(s => $"{home}/section/{s.Code}?check=true").Append(home).Append(home + "/codebook").Append(home + "/upload").Append(home + "/talk"))
        {
            await visit.Go(path);
            await visit.HasNoBarrier();
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_or_not_for_the_reader_says_so_without_a_barrier()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Nan Other", "velvoholm-police", AccountRole.Preparer));
        foreach (string path in new[] { "/nothing", DeskForm.Home("velvowick-police"), "/calls" })
        {
            await visit.Go(path);
            await visit.Title("Page not found");
            Assert.All(visit.Complaints, c => Assert.Contains("404", c, StringComparison.Ordinal));
            visit.Complaints.Clear();
            await visit.HasNoBarrier();
        }
    }
}
