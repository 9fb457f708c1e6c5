using System.Text.RegularExpressions;
using Clerestory.Truth;

namespace Clerestory.House.Tests;

/// <summary>The reference of the truth rules and the rules themselves say the same.</summary>
public sealed partial class TruthRuleDocs
{
    private static string Document => File.ReadAllText(Path.Combine(House.Root, "docs", "reference", "truth-rules.md"));

    [Fact]
    public void Every_rule_is_documented_and_every_documented_rule_exists() => Assert.Equal(TruthRules.All.Select(Row).Order(StringComparer.Ordinal), Rows(Document).Order(StringComparer.Ordinal));

    [Fact]
    public void A_rule_that_is_missing_or_has_another_severity_would_be_found()
    {
        Assert.True(TruthRules.All.Count >= 40, "The rule looks at too few rules.");
        Assert.NotEqual(TruthRules.All.Skip(1).Select(Row).Order(StringComparer.Ordinal), Rows(Document).Order(StringComparer.Ordinal));
        Assert.NotEqual(Rows(Document), Rows(Document.Replace("| `law.version` | error |", "| `law.version` | notice |", StringComparison.Ordinal)));
    }

    private static string Row(TruthRule rule) => $"{rule.Code}|{rule.Severity.ToString().ToLowerInvariant()}|{rule.Says}|{rule.Remedy}";

    private static IEnumerable<string> Rows(string document) => Line().Matches(document).Select(m => string.Join('|', m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value));

    [GeneratedRegex(@"^\| `([a-z.-]+)` \| (\w+) \| (.+?) \| (.+?) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
