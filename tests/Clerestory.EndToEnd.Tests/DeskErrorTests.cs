using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Clerestory.EndToEnd.Tests;

/// <summary>What pages look like when something typed is wrong or missing: told at once, and without a barrier.</summary>
public sealed class DeskErrorTests(DeskBrowser browser)
{
    private const string Agency = "velvogarth-police";
    private static readonly string Home = DeskForm.Home(Agency);

    [Fact]
    public async Task The_forms_of_staff_tell_what_is_wrong_without_a_barrier()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Sue Staff", null, AccountRole.Staff, AccountRole.Administrator));
        await Fails(visit, "/calls/new", "Open the call", "Fill in the period");
        await Fails(visit, "/calls/2020/days", "Save", "problem", () => visit.Page.Locator("#due").FillAsync("2020-01-01"));
        await Fails(visit, "/calls/2020/close", "Close the call for good", "Tick the box first.");
        await Fails(visit, "/calls/2020/old-form", "Import into drafts", "problem");
        await Fails(visit, $"/calls/2020/agencies/{Agency}", "Note the exception", "problem");
        await Fails(visit, $"/people?agency={Agency}", "Invite", "problem");
        await Fails(visit, $"/keys/{Agency}", "Make a key", "problem");
    }

    [Fact]
    public async Task The_forms_of_a_respondent_tell_what_is_wrong_without_a_barrier()
    {
        var desk = await browser.Desk;
        var visit = await browser.Visit(desk, await desk.Someone("Cy Chief", Agency, AccountRole.Signer));
        await Fails(visit, Home + "/upload", "Upload", "Choose a file first.");
        await Fails(visit, Home + "/upload", "Upload", "problem", () => Take(visit, "form.xlsx", "This is no workbook."));
        await Fails(visit, Home + "/zero", "Confirm and sign", "Tick the box to sign");
        await Fails(visit, Home + "/talk", "Send", "problem");

        // A file of which one cell cannot be read, and then one that says something else than the draft.
        await visit.Go(Home + "/upload");
        await Take(visit, "form.csv", "item,place,value\nconcerns-in,,many\nsearches-opened,,2\n");
        await visit.Press("Upload");
        await visit.Sees("1 answer read into the draft");
        await visit.Sees("Cells that could not be read");
        await visit.HasNoBarrier();
        await visit.Go(Home + "/upload");
        await Take(visit, "form.csv", "item,place,value\nsearches-opened,,3\n");
        await visit.Press("Upload");
        await visit.Sees("The draft has another answer at one place");
        await visit.HasNoBarrier();

        // Ready to be signed, and the box is not ticked; then signed, and the correction has no reason.
        await visit.Go(Home + "/upload");
        await Take(visit, "form.csv", Whole(desk));
        await visit.Press("Upload");
        if (await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep what I chose" }).CountAsync() > 0)
        {
            await visit.Page.GetByLabel("The file:").CheckAsync();
            await visit.Press("Keep what I chose");
        }
        await Fails(visit, Home + "/review", "Sign and send", "Tick the box to sign");
        await DeskForm.Sign(visit);
        await visit.Title("Receipt");
        await Fails(visit, Home + "/amend", "Begin the correction", "Choose the kind of correction.");
        await Fails(visit, Home + "/amend", "Begin the correction", "problem", () => visit.Page.GetByLabel("Clerical").CheckAsync());

        var reviewer = await browser.Visit(desk, await desk.Someone("Rex Viewer", null, AccountRole.Reviewer));
        await reviewer.Go("/review");
        await reviewer.Follow(desk.Settings.Book.Agencies[Agency].Name);
        await Fails(reviewer, reviewer.Page.Url, "Send back with these questions", "Say what is asked");
    }

    // A whole return of the pack without a question left open.
    private static string Whole(DeskServer desk)
    {
        var book = desk.Settings.Book;
        var form = book.Instruments["police-return.1"];
        var kept = CallPlan.In(book.Pack)["2020"].SubmissionsIn(book.Pack).First(s => s.Instrument == form.Id && form.Examine(new Answers(s.Answers), book.Agencies[s.Respondent].Kind).Count == 0);
        return CsvForm.Write(form, book.Lists, [.. kept.Answers]);
    }

    private static Task Take(DeskVisit visit, string name, string text) =>
        visit.Page.GetByLabel("File XLSX or CSV").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) });

    private static async Task Fails(DeskVisit visit, string path, string button, string told, Func<Task>? before = null)
    {
        await visit.Go(path);
        if (before is not null) await before();
        // The browser's own checks would keep it from the server: an old browser has none.
        await visit.Page.EvaluateAsync("() => { for (const form of document.forms) form.noValidate = true; }");
        await visit.Press(button);
        await Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync(told);
        await visit.HasNoBarrier();
    }
}
