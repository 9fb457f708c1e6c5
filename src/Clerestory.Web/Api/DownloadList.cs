using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Store;
using Clerestory.Web.Desk;
using Clerestory.Web.Pages.Calls;
using Microsoft.AspNetCore.Http;

namespace Clerestory.Web.Api;

// Who answered and who did not, as a file.
internal static class DownloadList
{
    private static readonly string[] Columns = ["Agency", "Code", "County", "District", "Form", "Duty", "State", "Received", "Due", "Review", "Reason"];

    public static async Task<IResult> Of(string call, string ending, DateOnly? asOf, HttpContext context, DataStore store, DeskSettings settings)
    {
        if (ending is not ("csv" or "xlsx") || await store.Call(settings.Book.Code, call, context.RequestAborted) is not { } found) return Results.NotFound();
        var now = settings.Clock.GetUtcNow();
        var completeness = await store.Completeness(found, settings.Book, CallModel.EndOf(asOf ?? found.DayOf(now), found, now), context.RequestAborted);
        var receipts = await store.ReceiptsOf(found, null, context.RequestAborted);
        var table = new ExportTable(found.Title, settings.Book.Pack.Manifest.Council.Name, Columns,
            [.. completeness.Lines.Select(l => Row(l, l.IsReceived ? receipts[(l.Agency.Code, l.Obligation.Instrument)] : null, settings.Book))]);
        string name = $"{found.Code}-as-of-{asOf ?? found.DayOf(now):yyyy-MM-dd}.{ending}";
        return ending == "xlsx" ? Results.File(table.ToXlsx("en-US"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name)
            : Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table.ToCsv())], "text/csv; charset=utf-8", name);
    }

    private static IReadOnlyList<ExportCell> Row(ExpectedReturn line, DateTimeOffset? receivedAt, FormBook book) =>
    [
        .. new[]
        {
            line.Name, line.Agency.Code, line.Agency.County, line.Agency.District, book.Instruments[line.Obligation.Instrument].Title, line.Obligation.Voluntary ? "voluntary" : "by law", StateWords.Of(line.State),
            receivedAt is { } at ? Words.Moment(at, book.TimeZone) : "none", Words.Day(line.Due), line.IsReceived ? StateWords.Of(line.Verdict) : "none", line.Reason.Length > 0 ? line.Reason : "none",
        }.Select(ExportCell.Of),
    ];
}
