using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>Who stood where.</summary>
internal static partial class RecommendationRules
{
    // Words that say what kind of body it is, and nothing of which.
    private static readonly HashSet<string> OfAnyBody = new(StringComparer.Ordinal) { "office", "offices", "the", "of", "a", "an", "and", "for", "designee", "department", "commissioner", "representative" };

    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("recommendation.two-names", Severity.Question, "One member is named in two ways", "Tie each position to a seat, and print the seat's name.", TwoNames),
        new("recommendation.presence", Severity.Question, "Consensus is claimed, and nobody can check it: who was present is not printed", "Print the roll: who was present, and where each seat stood.",
            (report, _) => report.Recommendations.Where(r => r is { ClaimsConsensus: true, ShowsPresence: false }).Select(r => new Breach($"recommendation/{r.Code}", r.Line, "It is told as agreed, or as not agreed, and nothing says who was present."))),
        new("recommendation.form", Severity.Notice, "Lists of positions are marked in different ways", "Print them all in one form.", Form),
    ];

    private static IEnumerable<Breach> TwoNames(PrintedReport report, KnownFacts known)
    {
        var loose = report.Recommendations.SelectMany(r => (r.Positions ?? []).Where(p => p.Seat is null).Select(p => (p.Member, Place: r))).ToList();
        var members = (report.Members?.People ?? []).Select(p => p.Affiliation).OfType<string>().Concat(loose.Select(p => p.Member)).Distinct(StringComparer.Ordinal).ToList();
        var sources = report.Figures.Select(f => f.Source).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var position in loose.DistinctBy(p => p.Member))
        {
            var others = members.Where(m => m != position.Member && IsOtherNameOf(m, position.Member)).Concat(sources.Where(s => s != position.Member && Letters(s) == Letters(position.Member))).Distinct(StringComparer.Ordinal).ToList();
            if (others.Count > 0)
                yield return new Breach($"recommendation/{position.Place.Code}", position.Place.Line, $"'{position.Member}' may be the same member as {string.Join(" or ", others.Select(o => $"'{o}'"))}.");
        }
    }

    // The same letters, parted otherwise; or the same words, or some of them and at least two.
    private static bool IsOtherNameOf(string one, string other)
    {
        if (Letters(one) == Letters(other)) return true;
        var (first, second) = (Words(one), Words(other));
        return Math.Min(first.Count, second.Count) >= 2 && (first.IsSubsetOf(second) || second.IsSubsetOf(first));
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static HashSet<string> Words(string name) => [.. Word().Matches(name.ToLowerInvariant()).Select(m => m.Value)
        .Select(w => w.EndsWith("'s", StringComparison.Ordinal) || w.EndsWith("’s", StringComparison.Ordinal) ? w[..^2] : w.TrimEnd('\'', '’')).Select(w => w.Length > 3 ? w.TrimEnd('s') : w).Where(w => !OfAnyBody.Contains(w))];

    private static IEnumerable<Breach> Form(PrintedReport report, KnownFacts known)
    {
        var marks = report.Recommendations.SelectMany(r => (r.Marks ?? []).Select(m => (r.Line, Signature: Outer().Match(m) is { Success: true } outer ? outer.Groups[1].Value + "…" + outer.Groups[2].Value : m))).ToList();
        var forms = marks.Select(m => m.Signature).Distinct(StringComparer.Ordinal).ToList();
        if (forms.Count > 1) yield return new Breach("recommendations", marks[0].Line, $"Positions are printed in {forms.Count} forms: {string.Join(" and ", forms)}.");
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^([^\p{L}\p{N}]*).*?([^\p{L}\p{N}]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Outer();
}
