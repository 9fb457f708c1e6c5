using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Api;

// The form as files, with the answers so far.
internal static class DownloadForms
{
    public static async Task<IResult> Workbook([AsParameters] ReturnAt at, HttpContext context, DataStore store, FormBook book)
    {
        if (await Desk(at, context, store, book) is not { } found) return Results.NotFound();
        var cover = new WorkbookCover(found.Desk.Agency.Name, found.Desk.Agency.Kind, found.Desk.Call.Title, found.Desk.Call.Due, "Upload this file on the page of the return.") { Copy = found.Copy };
        byte[] file = Clerestory.Collection.Forms.Workbook.Write(found.Desk.Form, book.Lists, cover, [.. found.Answers]);
        return Results.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{at.Form}-{at.Agency}.xlsx");
    }

    public static async Task<IResult> Csv([AsParameters] ReturnAt at, HttpContext context, DataStore store, FormBook book) =>
        await Desk(at, context, store, book) is not { } found ? Results.NotFound()
            : Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvForm.Write(found.Desk.Form, book.Lists, [.. found.Answers], found.Copy))], "text/csv; charset=utf-8", $"{at.Form}-{at.Agency}.csv");

    private static async Task<(ReturnDesk Desk, IEnumerable<Answer> Answers, FormCopy Copy)?> Desk(ReturnAt at, HttpContext context, DataStore store, FormBook book)
    {
        var sheet = new Sheet(book.Code, at.Call, at.Agency, at.Form);
        if (await store.Desk(book, sheet, context.RequestAborted) is not { } desk) return null;
        var (drafts, id) = (store.Drafts, sheet.Id);
        var draft = await drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, context.RequestAborted);
        var answers = draft is { Stage: not DraftStage.Signed } ? draft.Answers : (await store.Current(sheet, context.RequestAborted))?.Answers ?? [];
        return (desk, answers.Where(a => a.Item != Draft.Explanation), new FormCopy(at.Call, at.Agency, draft?.Revision ?? 0, book.SealOf(at.Form)));
    }
}
