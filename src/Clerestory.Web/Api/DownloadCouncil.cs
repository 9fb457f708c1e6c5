using System.Globalization;
using System.Text;
using Clerestory.Collection.Forms;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Clerestory.Web.Api;

// The council as files: its roll on a day as a table, all of it as JSON. Both hold its public part only, whoever asks: addresses never leave the desk.
internal static class DownloadCouncil
{
    private static readonly string[] Columns = ["Body", "Seat", "Clause", "Office or interest", "Filled", "Appointed by", "Designee", "Holder", "Holder known as", "Sits for", "Since", "Term ends", "Sits as designee", "Evidence for the seat"];

    public static void Map(WebApplication app) => app.MapGet("/council/export.{ending}", Of).WithMetadata(new NeedsAttribute(Permission.ReadCouncil));

    private static async Task<IResult> Of(string ending, DateOnly? on, HttpContext context, DataStore store, DeskSettings settings)
    {
        if (ending is not ("csv" or "xlsx" or "json")) return Results.NotFound();
        var council = (await store.Council(settings.Book.Code, context.RequestAborted)).Public();
        if (ending == "json") return Results.File(Encoding.UTF8.GetBytes(Popolo.Write(council)), "application/json", "council.popolo.json");
        var day = on ?? LastDay.DayOf(settings.Clock.GetUtcNow(), settings.Book.TimeZone);
        var rows = council.Bodies.Where(b => b.ExistsOn(day)).SelectMany(b => council.On(b.Code, day).Seats.Select(s => Row(b, s))).ToList();
        var table = new ExportTable($"The council on {Words.Day(day)}", settings.Book.Pack.Manifest.Council.Name, Columns, rows);
        string name = string.Create(CultureInfo.InvariantCulture, $"council-on-{day:yyyy-MM-dd}.{ending}");
        return ending == "xlsx" ? Results.File(table.ToXlsx("en-US"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name)
            : Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table.ToCsv())], "text/csv; charset=utf-8", name);
    }

    private static IReadOnlyList<ExportCell> Row(Body body, SeatOn seat) =>
    [
        ExportCell.Of(body.Name), ExportCell.Of(seat.Seat.Number),
        .. new[]
        {
            seat.Seat.Clause, seat.Seat.Office, CouncilWords.Kind(seat.Seat.Kind), seat.Seat.AppointingAuthority, CouncilWords.Of(seat.Seat.Designee), seat.Member?.Name ?? "",
            seat.Holding switch { Holding.Held when seat.Member is null => "held, name not published", Holding.Held => "held", Holding.LastKnown => "last known", Holding.DesigneeOnly => "holder not known", Holding.Vacant => "vacant", _ => "no holder known" },
            seat.Appointment?.Affiliation ?? "", CouncilWords.Field(seat.Appointment?.From), CouncilWords.Field(seat.Appointment?.TermEnds), seat.Designee?.Name ?? "", seat.Seat.Grade.Word ?? "Verified",
        }.Select(ExportCell.Of),
    ];
}
