using Microsoft.Playwright;

namespace Clerestory.EndToEnd.Tests;

/// <summary>Pictures of the desk's main pages, to be looked at: <c>./do shots</c>. Not a test; it runs only when asked for.</summary>
public sealed class DeskShots(DeskBrowser browser)
{
    private const string Agency = "quillowick-police";
    private readonly string folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CLERESTORY_SHOTS") ?? Path.Combine(Shell.Root, ".shots")).FullName;

    [Fact(Explicit = true)]
    public async Task The_main_pages_of_the_desk_are_pictured_on_a_desk_and_on_a_phone()
    {
        await using var desk = await DeskServer.Start();
        var nobody = await browser.Visit(desk);
        await Picture(nobody, "sign-in", "/sign-in");
        await Picture(nobody, "invitation", await desk.Invite(new Clerestory.Accounts.Invitee("Kim Passkey", "kim@quilloholm-police.example", "quilloholm-police", [AccountRole.Signer])));
        var signer = await browser.Visit(desk, await desk.Someone("Ada Chief", Agency, AccountRole.Signer));
        await Respondent(signer);
        var staff = await browser.Visit(desk, await desk.Someone("Sam Staff", null, AccountRole.Staff, AccountRole.Administrator, AccountRole.Reviewer));
        await Picture(staff, "council-home", "/");
        await Picture(staff, "completeness", "/calls/2020");
        await Picture(staff, "agency", $"/calls/2020/agencies/{Agency}");
        await Picture(staff, "close", "/calls/2020/close");
        await Picture(staff, "people", $"/people?agency={Agency}");
        await Picture(staff, "letters", "/letters");
        await Picture(staff, "new-call", "/calls/new?plan=courts-2021");
        await Picture(staff, "checks", "/checks?report=2018-as-printed");
        await Picture(staff, "queue", "/review");
        await staff.Follow("Quillowick Town Police");
        await Picture(staff, "review");
        string child = desk.Settings.Book.Agencies.Values.Single(a => a.Kind == "child-safety").Code;
        await Picture(staff, "grid", $"/returns/2020/{child}/child-agency-return.1/section/{desk.Settings.Book.Instruments["child-agency-return.1"].Sections[0].Code}");
    }

    [Fact(Explicit = true)]
    public async Task The_pages_of_the_privacy_officer_are_pictured()
    {
        await using var desk = await DeskProtectionTests.WithReturns();
        var officer = await browser.Visit(desk, await desk.Someone("Pat Officer", null, AccountRole.PrivacyOfficer));
        await Picture(officer, "protection", "/protection");
        await Picture(officer, "protection-table", "/protection/concern-origins");
    }

    private async Task Respondent(DeskVisit visit)
    {
        string home = DeskForm.Home(Agency);
        await Picture(visit, "home", "/");
        await Picture(visit, "zero", home + "/zero");
        await Picture(visit, "rows", home + "/section/instruction");
        await Picture(visit, "section", home + "/section/concerns");
        await DeskForm.ConcernsWrong(visit);
        await visit.Press("Save and check");
        await Picture(visit, "section-with-errors");
        await visit.Fill("concerns-in-by", "public", "1");
        await visit.Press("Save and continue");
        await DeskForm.Rest(visit, () => Task.CompletedTask);
        await Picture(visit, "sign-open");
        await DeskForm.Explain(visit);
        await Picture(visit, "section-explained");
        await Picture(visit, "overview", home);
        await Picture(visit, "sign", home + "/review");
        await DeskForm.Sign(visit);
        await visit.Title("Receipt");
        await Picture(visit, "receipt");
        await Picture(visit, "overview-signed", home);
    }

    private async Task Picture(DeskVisit visit, string name, string? path = null)
    {
        if (path is not null) await visit.Go(path);
        foreach (int width in new[] { 390, 1366 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"desk-{name}-{width}.png"), FullPage = true });
        }
    }
}
