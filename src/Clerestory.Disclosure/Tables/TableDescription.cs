using System.Text.Json;
using Clerestory.Disclosure.Rules;

namespace Clerestory.Disclosure.Tables;

/// <summary>What a description beside a table says of it: its dimensions, its largest small count, what is published.</summary>
/// <param name="Dimensions">The names of the dimensions, in the order of the cells.</param>
/// <param name="LargestSmallCount">The T of the rule 1..T ("maxN").</param>
/// <param name="PublishesZeros">Whether zeros are printed ("zeros": "published").</param>
/// <param name="Margins">The margins that are published; null for the whole cross.</param>
public sealed record TableDescription(IReadOnlyList<string> Dimensions, long LargestSmallCount, bool PublishesZeros, IReadOnlyList<IReadOnlyList<string>>? Margins)
{
    /// <summary>The primary rules beside the threshold ("rules").</summary>
    public IReadOnlyList<PrimaryRule> Rules { get; init; } = [];

    /// <summary>The names of cells that are public already or have to be ("mustPublish").</summary>
    public IReadOnlyList<string> MustPublish { get; init; } = [];

    /// <summary>The column that names who contributed a line ("contributor"); null when there is none.</summary>
    public string? Contributor { get; init; }

    /// <summary>Reads a description in JSON: <c>{"dims": […], "rule": {"type": "minFrequency", "maxN": 3, "zeros": "published"}, "publish": [[…], …]}</c>.</summary>
    /// <remarks>
    /// Further rules stand in <c>"rules"</c>, each with its <c>"type"</c>: minFrequency (maxN), minContributors (least), dominance (largest, percent), pPercent (percent),
    /// group (k; remedy: cell, parent or zeros; dims), withinGroup (dims), mustHide (cells, why). Those of contributors need <c>"contributor"</c>, the name of a column.
    /// </remarks>
    /// <exception cref="InvalidSystemException">It is not JSON, or lacks what is needed, or asks for another rule.</exception>
    public static TableDescription Read(TextReader reader)
    {
        try
        {
            using var document = JsonDocument.Parse(reader.ReadToEnd());
            var root = document.RootElement;
            var rule = root.GetProperty("rule");
            if (rule.GetProperty("type").GetString() is not "minFrequency") throw Wrong($"the rule '{rule.GetProperty("type")}' is not 'minFrequency'");
            long largest = rule.GetProperty("maxN").GetInt64();
            if (largest < 1) throw Wrong($"\"maxN\" is {largest}, and the least threshold is 1");
            bool zeros = !rule.TryGetProperty("zeros", out var z) || z.GetString() == "published";
            return new TableDescription(RulesReader.Names(root.GetProperty("dims")), largest, zeros, root.TryGetProperty("publish", out var margins) ? [.. margins.EnumerateArray().Select(RulesReader.Names)] : null)
            {
                Rules = root.TryGetProperty("rules", out var rules) ? RulesReader.Read(rules) : [],
                MustPublish = root.TryGetProperty("mustPublish", out var cells) ? RulesReader.Names(cells) : [],
                Contributor = root.TryGetProperty("contributor", out var column) ? column.GetString() : null,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Wrong("it needs \"dims\" (names) and \"rule\" (\"type\", \"maxN\", \"zeros\"), and may have \"publish\" (lists of names)");
        }
    }

    private static InvalidSystemException Wrong(string why) => new($"The description of the table cannot be read: {why}. Mend it.");
}
