using System.Text.Json;

namespace Clerestory.Disclosure.Rules;

/// <summary>Reads primary rules from JSON, each by its type.</summary>
internal static class RulesReader
{
    /// <summary>Reads a list of rules.</summary>
    /// <exception cref="InvalidSystemException">A type is unknown, or a number is out of its range.</exception>
    public static IReadOnlyList<PrimaryRule> Read(JsonElement list) => [.. list.EnumerateArray().Select(Rule)];

    private static PrimaryRule Rule(JsonElement rule)
    {
        string type = rule.GetProperty("type").GetString() ?? "";
        try
        {
            return type switch
            {
                "minFrequency" => new MinimumFrequency(rule.GetProperty("maxN").GetInt64()),
                "minContributors" => new MinimumContributors(rule.GetProperty("least").GetInt32()),
                "dominance" => new Dominance(rule.GetProperty("largest").GetInt32(), rule.GetProperty("percent").GetDecimal()),
                "pPercent" => new PPercent(rule.GetProperty("percent").GetDecimal()),
                "group" => new GroupDisclosure(rule.TryGetProperty("k", out var k) ? k.GetInt32() : 0, Remedy(rule), Dimensions(rule)),
                "withinGroup" => new WithinGroupDisclosure(Dimensions(rule)),
                "mustHide" => new MustHide(Names(rule.GetProperty("cells")), rule.GetProperty("why").GetString() ?? ""),
                _ => throw Wrong($"the rule '{type}' is not one of minFrequency, minContributors, dominance, pPercent, group, withinGroup, mustHide"),
            };
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw Wrong($"the rule '{type}' has {e.ParamName} {e.ActualValue}, which is out of its range");
        }
    }

    private static GroupRemedy Remedy(JsonElement rule)
    {
        if (!rule.TryGetProperty("remedy", out var named)) return GroupRemedy.Cell;
        return named.GetString() switch
        {
            "cell" => GroupRemedy.Cell,
            "parent" => GroupRemedy.Parent,
            "zeros" => GroupRemedy.Zeros,
            var other => throw Wrong($"the remedy '{other}' is not one of cell, parent, zeros"),
        };
    }

    private static string[]? Dimensions(JsonElement rule) => rule.TryGetProperty("dims", out var dims) ? Names(dims) : null;

    internal static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetString() ?? throw new FormatException())];

    private static InvalidSystemException Wrong(string why) => new($"The description of the table cannot be read: {why}. Mend it.");
}
