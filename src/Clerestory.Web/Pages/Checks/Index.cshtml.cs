using Clerestory.Publication;
using Clerestory.Truth;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Checks;

/// <summary>What the truth rules find in a report before it is published.</summary>
[Needs(Permission.CheckTruth)]
public sealed class ChecksModel(RunTruthChecks run) : DeskPage
{
    /// <summary>What may be shown.</summary>
    public static IReadOnlyList<(string Code, string Words)> Filters { get; } =
        [("all", "All findings"), ("stops", "What stops publication"), ("error", "Errors"), ("question", "Questions without an answer"), ("explained", "Questions with an answer"), ("notice", "Notices")];

    /// <summary>The reports to choose from.</summary>
    public IReadOnlyList<string> Reports { get; private set; } = [];

    /// <summary>The report that is shown.</summary>
    public string Report { get; private set; } = "";

    /// <summary>What is shown of it.</summary>
    public string Show { get; private set; } = "all";

    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Everything that was found.</summary>
    public RunTruthChecks.Result Result { get; private set; } = null!;

    /// <summary>The findings that fit.</summary>
    public IReadOnlyList<TruthFinding> Found { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string? report, string? show, string? q)
    {
        Reports = RunTruthChecks.ReportsIn(Book.Pack);
        if (Reports.Count == 0 || (report is not null && !Reports.Contains(report, StringComparer.Ordinal))) return NotFound();
        (Report, Query) = (report ?? Reports[0], q?.Trim() ?? "");
        Show = Filters.Any(f => f.Code == show) ? show! : "all";
        Result = await run.Run(Book.Pack, Report, Actor, Gone);
        Found = [.. Result.Findings.Where(f => Fits(f, Show) && IsSearched(f)).OrderByDescending(f => f.Severity)];
        return Page();
    }

    /// <summary>How many findings a filter shows.</summary>
    public int Count(string show) => Result.Findings.Count(f => Fits(f, show));

    /// <summary>Whether a finding belongs to a filter.</summary>
    public static bool Fits(TruthFinding finding, string show) => show switch
    {
        "stops" => finding.Stops,
        "error" => finding.Severity == Severity.Error,
        "question" => finding is { Severity: Severity.Question, Explanation: null },
        "explained" => finding.Explanation is not null,
        "notice" => finding is { Severity: Severity.Notice },
        _ => true,
    };

    /// <summary>How grave a finding is, in a word.</summary>
    public static string Word(TruthFinding finding) => finding switch
    {
        { Explanation: not null } => "Answered",
        { Severity: Severity.Error } => "Error",
        { Severity: Severity.Question } => "Question",
        _ => "Notice",
    };

    private bool IsSearched(TruthFinding finding) => new[] { finding.Rule, finding.Place, finding.Message }.Any(w => w.Contains(Query, StringComparison.OrdinalIgnoreCase));
}
