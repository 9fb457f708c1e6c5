using Clerestory.Truth.Rules;

namespace Clerestory.Truth;

/// <summary>All rules, and what they find together.</summary>
public static class TruthRules
{
    // Its own finding is made where all others are known.
    private static readonly TruthRule ExplanationRule = new(
        "explanation.unused", Severity.Error, "An explanation answers no question", "Take it out, or correct its rule and place. An error cannot be explained away.", (_, _) => []);

    /// <summary>The rules, in the order in which their findings are told.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        .. ReportRules.All, .. DateRules.All, .. RegistryRules.All, .. DefinitionRules.All, .. CoverageRules.All, .. ReconciliationRules.All, .. LawRules.All, .. SeriesRules.All, .. MissingRules.All,
        .. ShareRules.All, .. DisclosureRules.All, .. ClassificationRules.All, .. SumRules.All, .. ExhibitRules.All, .. RecommendationRules.All, .. TextRules.All, ExplanationRule,
    ];

    /// <summary>Everything that the rules find in a report. A question that the report explains keeps its explanation.</summary>
    public static IReadOnlyList<TruthFinding> Examine(PrintedReport report, KnownFacts known)
    {
        var found = All.SelectMany(rule => rule.Examine(report, known)).Select(f => f with { Explanation = Of(report, f) }).ToList();
        var unused = report.Explanations.Except(found.Select(f => f.Explanation).OfType<Explanation>())
            .Select(e => new TruthFinding(ExplanationRule.Code, e.Place, null, $"The explanation for {e.Rule} at {e.Place} answers no question.", ExplanationRule.Remedy, ExplanationRule.Severity, null));
        return [.. found, .. unused];
    }

    private static Explanation? Of(PrintedReport report, TruthFinding finding) =>
        finding.Severity == Severity.Error ? null : report.Explanations.FirstOrDefault(e => e.Rule == finding.Rule && e.Place == finding.Place && e.Text.Length > 0 && e.Who.Length > 0);
}
