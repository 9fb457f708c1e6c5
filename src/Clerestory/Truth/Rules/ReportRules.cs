namespace Clerestory.Truth.Rules;

/// <summary>What a report as a whole needs.</summary>
internal static class ReportRules
{
    private static readonly Dictionary<ReportPart, string> Lacks = new()
    {
        [ReportPart.Contents] = "has no table of contents", [ReportPart.Data] = "comes with no data file", [ReportPart.Definitions] = "does not define what it counts",
        [ReportPart.Method] = "does not say how its numbers were made", [ReportPart.Contact] = "names nobody to ask",
    };

    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("report.part-missing", Severity.Error, "The report lacks contents, data, definitions, method or contact", "Add the part.", (report, _) => report.Report is not { } facts ? []
            : Lacks.Where(part => facts.Parts?.Contains(part.Key) != true).Select(part => new Breach($"report/{part.Key.ToString().ToLowerInvariant()}", facts.Line, $"The report {part.Value}."))),
    ];
}
