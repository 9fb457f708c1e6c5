using System.Text;
using Clerestory.Collection.Forms;
using Clerestory.Justice;
using Clerestory.Store;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Clerestory.Web.Api;

// A draw, or what changed between two, as a file.
internal static class DownloadDraw
{
    private static readonly string[] Columns = ["Draw date", "Source", "Statute", "Title", "Measure", "Disposition", "District", "Year", "Count", "Missing", "Counted in"];
    private static readonly string[] Changes = ["Statute", "Measure", "Disposition", "District", "Year", "Earlier", "Later", "Difference", "Change"];

    public static void Map(WebApplication app)
    {
        app.MapGet("/justice/draws/{draw:guid}/counts.{ending}", Counts).WithMetadata(new NeedsAttribute(Permission.ReadJustice));
        app.MapGet("/justice/draws/{draw:guid}/against/{other:guid}.{ending}", Against).WithMetadata(new NeedsAttribute(Permission.ReadJustice));
    }

    private static async Task<IResult> Counts(Guid draw, string ending, HttpContext context, DataStore store, DeskSettings settings)
    {
        if (await store.DrawOf(settings.Book.Code, draw, context.RequestAborted) is not { } found) return Results.NotFound();
        var book = new JusticeBook(settings.Book.Pack);
        var list = book.Lists.GetValueOrDefault(found.Statutes);
        var rows = found.Counts.OrderBy(c => c.Statute, StringComparer.Ordinal).ThenBy(c => c.Measure).ThenBy(c => c.Disposition, StringComparer.Ordinal).ThenBy(c => c.District, StringComparer.Ordinal).ThenBy(c => c.Year)
            .Select(c => (IReadOnlyList<ExportCell>)
            [
                ExportCell.Of(found.Drawn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "not stated"), ExportCell.Of(book.NameOf(found.Source)), ExportCell.Of(c.Statute),
                ExportCell.Of(list?.Label(c.Statute) ?? c.Statute), ExportCell.Of(DrawChecks.Name(c.Measure)), ExportCell.Of(c.Disposition), ExportCell.Of(c.District.Length > 0 ? c.District : "whole state"), ExportCell.Of(c.Year),
                c.Value is { } value ? ExportCell.Of(value) : ExportCell.Of(""), ExportCell.Of(c.Value is null ? MissingSigns.InWords(c.Status) : ""), ExportCell.Of(CountingUnits.InWords(found.Units.Of(c.Measure))),
            ]);
        return File(new ExportTable(found.Name, book.NameOf(found.Source), Columns, [.. rows]), $"draw-{found.Drawn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "printed"}", ending);
    }

    private static async Task<IResult> Against(Guid draw, Guid other, string ending, HttpContext context, CompareDraws compare)
    {
        if (await compare.Run(draw, other, context.Features.Get<Actor>()!, context.RequestAborted) is not CompareDraws.Result.Compared { Comparison: var both }) return Results.NotFound();
        var rows = both.Changed.Select(l => (IReadOnlyList<ExportCell>)
        [
            ExportCell.Of(l.Place.Statute), ExportCell.Of(DrawChecks.Name(l.Place.Measure)), ExportCell.Of(l.Place.Disposition), ExportCell.Of(l.Place.District.Length > 0 ? l.Place.District : "whole state"), ExportCell.Of(l.Place.Year),
            Of(l.Before), Of(l.After), l.By is { } by ? ExportCell.Of(by) : ExportCell.Of(""), ExportCell.Of(JusticeWords.Change(l.Change)),
        ]);
        return File(new ExportTable("What changed between two draws", $"{both.Earlier.Name}; {both.Later.Name}", Changes, [.. rows]), "draws-compared", ending);
    }

    private static ExportCell Of(DrawCount? count) => count?.Value is { } value ? ExportCell.Of(value) : ExportCell.Of(count is null ? "" : MissingSigns.InWords(count.Status));

    private static IResult File(ExportTable table, string name, string ending) => ending switch
    {
        "xlsx" => Results.File(table.ToXlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{name}.xlsx"),
        "csv" => Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table.ToCsv())], "text/csv; charset=utf-8", $"{name}.csv"),
        "json" => Results.Json(new { title = table.Title, source = table.Source, rows = table.Rows.Select(r => table.Columns.Zip(r).ToDictionary(p => p.First, p => Plain(p.Second))) }),
        _ => Results.NotFound(),
    };

    private static object? Plain(ExportCell cell) => cell switch { ExportCell.Number number => number.Value, ExportCell.Text { Value.Length: 0 } => null, ExportCell.Text text => text.Value, _ => null };
}
