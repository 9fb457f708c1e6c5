using System.Globalization;
using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>Charts and pictures.</summary>
internal static partial class ExhibitRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("exhibit.no-data", Severity.Error, "A chart has no numbers, or no words for those who cannot see it", "Print the data table under the chart, and write the text alternative.", NoData),
        new("exhibit.no-claim", Severity.Question, "A title asserts something, and nothing says which numbers bear it out", "State the claim with its numbers, or name in the title what is shown and no more.",
            (report, _) => report.Exhibits.Where(e => e is { HasData: true, Claim: null } && Asserting().IsMatch(e.Title)).Select(e => new Breach($"exhibit/{e.Code}", e.Line, $"The title '{e.Title}' asserts something, and nothing holds it against the numbers."))),
        new("exhibit.claim", Severity.Error, "The data do not bear out what a title asserts", "Change the title, or the data that are wrong.",
            (report, _) => report.Exhibits.Where(e => e.Claim is { } claim && !Holds(claim)).Select(e => new Breach($"exhibit/{e.Code}", e.Line, $"The title '{e.Title}' asserts {InWords(e.Claim!)}, and the data do not bear it out."))),
    ];

    private static IEnumerable<Breach> NoData(PrintedReport report, KnownFacts known) =>
        from exhibit in report.Exhibits
        let lacks = (exhibit.HasData, exhibit.TextAlternative) switch { (false, null or "") => "neither numbers nor a text alternative", (false, _) => "no numbers", (_, null or "") => "no text alternative", _ => null }
        where lacks is not null
        select new Breach($"exhibit/{exhibit.Code}", exhibit.Line, $"'{exhibit.Title}' has {lacks}.");

    // Comparisons, the words of change, and shares in words.
    [GeneratedRegex(@"\b(?:highest|lowest|largest|smallest|most|fewest|least|more|fewer|less|rose|fell|grew|shrank|doubled|halved|increased|decreased|declined|stopped|half of|none of|nobody|(?:one|two|three|four|five|six|seven|eight|nine) in (?:three|four|five|ten))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asserting();

    private static bool Holds(PrintedClaim claim)
    {
        if (claim.Data.Count == 0 || claim.Data.Any(d => d.Value is null)) return false;
        var named = claim.Data.Where(d => claim.At is null || d.Label == claim.At).ToList();
        return named.Count > 0 && claim.Asserts switch
        {
            Assertion.Largest => named.TrueForAll(n => claim.Data.All(d => named.Contains(d) || d.Value < n.Value)),
            Assertion.Smallest => named.TrueForAll(n => claim.Data.All(d => named.Contains(d) || d.Value > n.Value)),
            Assertion.Zero => named.TrueForAll(n => n.Value == 0),
            Assertion.Between => named.TrueForAll(n => (claim.Low is null || n.Value >= claim.Low) && (claim.High is null || n.Value <= claim.High)),
            Assertion.Rose => claim.Data.Count > 1 && claim.Data[^1].Value > claim.Data[0].Value,
            _ => claim.Data.Count > 1 && claim.Data[^1].Value < claim.Data[0].Value,
        };
    }

    private static string InWords(PrintedClaim claim) => claim.Asserts switch
    {
        Assertion.Largest => $"that {claim.At} is the largest",
        Assertion.Smallest => $"that {claim.At} is the smallest",
        Assertion.Zero => $"that {claim.At ?? "everything"} is zero",
        Assertion.Between => string.Create(CultureInfo.InvariantCulture, $"something of at least {claim.Low ?? 0}{(claim.High is null ? "" : $" and at most {claim.High}")}"),
        Assertion.Rose => "a rise from first to last",
        _ => "a fall from first to last",
    };
}
