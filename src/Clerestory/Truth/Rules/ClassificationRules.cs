using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>The classes that people and things are sorted into.</summary>
internal static partial class ClassificationRules
{
    // The words of the classifications that are told apart by the statistical standard of the United States (SPD 15 of 1997) and by the census: ethnicity is not race, origin is not citizenship.
    private static readonly (string Scheme, Regex Words)[] Schemes =
        [("ethnicity", Ethnicity()), ("race", Race()), ("citizenship", Citizenship()), ("country", Country()), ("sex", Sex()), ("age", Age())];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("classification.none", Severity.Error, "A breakdown names no code list", "Name the code list, and print its definitions.",
            (report, _) => report.Breakdowns.Where(b => b.Codelist is null).Select(b => new Breach($"breakdown/{b.Code}", b.Line, $"The classes of '{b.Title}' belong to no code list, so nobody can say what they mean."))),
        new("classification.mixed", Severity.Error, "One breakdown mixes several classifications", "Ask them as two questions, or name the code list that joins them.", Mixed),
    ];

    private static IEnumerable<Breach> Mixed(PrintedReport report, KnownFacts known)
    {
        foreach (var breakdown in report.Breakdowns.Where(b => b.Codelist is null))
        {
            var schemes = breakdown.Labels.SelectMany(label => Schemes.Where(s => s.Words.IsMatch(label))).Select(s => s.Scheme).Distinct(StringComparer.Ordinal).ToList();
            if (schemes.Count > 1) yield return new Breach($"breakdown/{breakdown.Code}", breakdown.Line, $"The classes of '{breakdown.Title}' mix {string.Join(" and ", schemes)}.");
        }
    }

    [GeneratedRegex(@"\b(?:non-?\s?)?(?:hispanic|latin[aox]?|latin[ao]/[ao])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ethnicity();

    [GeneratedRegex(@"\b(?:black|african american|white|caucasian|asian|pacific islander|american indian|alaska native|multiple races|multiracial|biracial)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Race();

    [GeneratedRegex(@"\b(?:citizens?|noncitizens?|non-citizens?|permanent residents?|undocumented|refugees?|asylees?|visa holders?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Citizenship();

    [GeneratedRegex(@"\b(?:country of (?:origin|birth)|born (?:abroad|in)|foreign[- ]born)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Country();

    [GeneratedRegex(@"\b(?:female|male|women|men|girls|boys)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sex();

    [GeneratedRegex(@"\b(?:age[ds]? [0-9]|under [0-9]+|[0-9]+ (?:and|or) older|[0-9]+\s?[–-]\s?[0-9]+ years)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Age();
}
