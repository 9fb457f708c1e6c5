using System.Globalization;
using System.Text;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using Clerestory.Referrals;
using Clerestory.Store;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Api;

// A route's ledger and its differences as files. An agency gets its own counts; the differences only where they are spoken of with it.
internal static class DownloadLedger
{
    private static readonly string[] Columns = ["route", "side", "agency", "from", "months", "through", "kind", "value"];
    private static readonly string[] Found = ["route", "class", "period", "other_period", "kind", "other_kind", "amount", "state", "settled_as", "settlement"];

    public static void Map(WebApplication app)
    {
        var reads = new NeedsAttribute(Permission.ReadReferrals) { Somewhere = true };
        app.MapGet("/referrals/{route}/ledger.{ending}", Ledger).WithMetadata(reads);
        app.MapGet("/referrals/{route}/differences.{ending}", Differences).WithMetadata(reads);
    }

    private static async Task<IResult> Ledger(string route, string ending, HttpContext context, DataStore store, FormBook book)
    {
        if (Of(route, context, book) is not { } found) return Results.NotFound();
        var ledger = await store.Ledger(book, found.Route, context.RequestAborted);
        var rows = ledger.Counts.Where(c => c.IsCurrent && c.Missing != Missing.Blank && (found.Agency is null || c.Agency == found.Agency)).OrderBy(c => c.Side).ThenBy(c => c.Agency, StringComparer.Ordinal).ThenBy(c => c.From).ThenBy(c => c.Kind, StringComparer.Ordinal);
        return File(found.Route, "ledger", ending, Columns,
            [.. rows.Select(c => (IReadOnlyList<ExportCell>)
            [
                ExportCell.Of(c.Route), ExportCell.Of(c.Side == RouteSide.Sent ? "sent" : "received"), ExportCell.Of(c.Agency), ExportCell.Of(Day(c.From)), ExportCell.Of(c.Months), ExportCell.Of(Day(c.Through)), ExportCell.Of(c.Kind),
                c.Value is { } value ? ExportCell.Of(value) : ExportCell.Of(c.Missing == Missing.NotApplicable ? "NA" : "NK"),
            ])]);
    }

    private static async Task<IResult> Differences(string route, string ending, HttpContext context, DataStore store, FormBook book)
    {
        if (Of(route, context, book) is not { } found) return Results.NotFound();
        var differences = store.Differences;
        var held = await differences.AsNoTracking().Where(d => d.Pack == book.Code && d.Route == route && d.GoneAt == null).OrderBy(d => d.From).ThenBy(d => d.Id).ToListAsync(context.RequestAborted);
        // One of many agencies on a side has no part in a difference that is the side's as a whole.
        if (found.Agency is { } own && found.Route.Sender.Agency != own && found.Route.Receiver.Agency != own) held = [];
        return File(found.Route, "differences", ending, Found,
            [.. held.Select(d => (IReadOnlyList<ExportCell>)
            [
                ExportCell.Of(d.Route), ExportCell.Of(ReferralWords.Of(d.Class)), ExportCell.Of(Day(d.From)), ExportCell.Of(d.Other is { } other ? Day(other) : ""), ExportCell.Of(d.Kind), ExportCell.Of(d.OtherKind), ExportCell.Of(d.Amount),
                ExportCell.Of(d.IsOpen ? "open" : "settled"), ExportCell.Of(d.SettledAs is { } settled ? ReferralWords.Of(settled) : ""), ExportCell.Of(d.Settlement),
            ])]);
    }

    private static (Route Route, string? Agency)? Of(string code, HttpContext context, FormBook book)
    {
        string? agency = context.Features.Get<Actor>()!.Agency;
        if (Route.Find(book.Pack, code) is not { } route) return null;
        return agency is null || (book.Agencies.TryGetValue(agency, out var own) && route.Concerns(own)) ? (route, agency) : null;
    }

    private static IResult File(Route route, string what, string ending, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<ExportCell>> rows)
    {
        var table = new ExportTable(route.Title, what, columns, rows);
        return ending switch
        {
            "csv" => Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table.ToCsv())], "text/csv; charset=utf-8", $"{route.Code}-{what}.csv"),
            "xlsx" => Results.File(table.ToXlsx("en-US"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{route.Code}-{what}.xlsx"),
            "json" => Results.Json(rows.Select(r => columns.Zip(r).ToDictionary(c => c.First, c => c.Second is ExportCell.Number n ? (object)n.Value : ((ExportCell.Text)c.Second).Value))),
            _ => Results.NotFound(),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
