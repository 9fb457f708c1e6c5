using System.Text;
using Clerestory.Collection.Forms;
using Clerestory.Publication;
using Clerestory.Truth;
using Clerestory.Web.Desk;
using Clerestory.Web.Pages.Checks;
using Microsoft.AspNetCore.Http;

namespace Clerestory.Web.Api;

// What the truth rules find, as a file.
internal static class DownloadFindings
{
    private static readonly string[] Columns = ["Severity", "Rule", "Place", "Line", "What is wrong", "What resolves it", "Answer", "Answered by", "Defects"];

    public static async Task<IResult> Of(string ending, string? report, string? show, HttpContext context, RunTruthChecks run, DeskSettings settings)
    {
        var pack = settings.Book.Pack;
        string? code = report ?? (RunTruthChecks.ReportsIn(pack) is [var first, ..] ? first : null);
        if (ending is not ("csv" or "xlsx") || code is null || !RunTruthChecks.ReportsIn(pack).Contains(code, StringComparer.Ordinal)) return Results.NotFound();
        var found = await run.Run(pack, code, context.Features.Get<Actor>()!, context.RequestAborted);
        var table = new ExportTable($"Truth checks, {code}", pack.Manifest.Council.Name, Columns, [.. found.Findings.Where(f => ChecksModel.Fits(f, show ?? "all")).OrderByDescending(f => f.Severity).Select(f => Row(f, found.Defects))]);
        return ending == "xlsx" ? Results.File(table.ToXlsx("en-US"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"checks-{code}.xlsx")
            : Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table.ToCsv())], "text/csv; charset=utf-8", $"checks-{code}.csv");
    }

    private static IReadOnlyList<ExportCell> Row(TruthFinding finding, IReadOnlyList<KnownDefect> defects) =>
    [
        ExportCell.Of(ChecksModel.Word(finding)), ExportCell.Of(finding.Rule), ExportCell.Of(finding.Place), finding.Line is { } line ? ExportCell.Of(line) : ExportCell.Of("none"), ExportCell.Of(finding.Message),
        ExportCell.Of(finding.Remedy), ExportCell.Of(finding.Explanation?.Text ?? "none"), ExportCell.Of(finding.Explanation?.Who ?? "none"), ExportCell.Of(defects.Where(d => d.Is(finding)).Select(d => d.Id) is var ids && ids.Any() ? string.Join(", ", ids) : "none"),
    ];
}
