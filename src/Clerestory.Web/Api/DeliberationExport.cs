using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clerestory.Collection.Forms;
using Clerestory.Deliberation;
using Clerestory.Store;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clerestory.Web.Api;

// Recommendations and votes as files: those that are decided, in the terms of Popolo. What an edition publishes is made from the same record.
internal static class DeliberationExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/recommendations/export/{file}", Of).WithMetadata(new NeedsAttribute(Permission.ReadCouncil)).ExcludeFromDescription();

    private static async Task<IResult> Of(string file, HttpContext context, DataStore store, DeskSettings settings)
    {
        var record = await store.DeliberationRecord(settings.Book.Code, context.RequestAborted);
        string council = settings.Book.Pack.Manifest.Council.Name;
        return file switch
        {
            "recommendations.csv" => Csv(new ExportTable("Recommendations", council, PopoloVotes.MotionColumns, [.. record.Recommendations.Select(PopoloVotes.MotionRow).Select(Cells)]), file),
            "votes.csv" => Csv(new ExportTable("Votes", council, PopoloVotes.VoteColumns, [.. record.Recommendations.SelectMany(PopoloVotes.VoteRows).Select(Cells)]), file),
            "popolo.json" => Results.File(JsonSerializer.SerializeToUtf8Bytes(new { record.Seal, Motions = record.Recommendations.Select(PopoloVotes.Motion) }, Json), "application/json", file),
            _ => Results.NotFound(),
        };
    }

    private static IReadOnlyList<ExportCell> Cells(IReadOnlyList<string> row) => [.. row.Select(ExportCell.Of)];

    private static IResult Csv(ExportTable table, string name) => Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table.ToCsv())], "text/csv; charset=utf-8", name);
}
