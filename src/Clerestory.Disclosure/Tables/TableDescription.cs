using System.Text.Json;

namespace Clerestory.Disclosure.Tables;

/// <summary>What a description beside a table says of it: its dimensions, its largest small count, what is published.</summary>
/// <param name="Dimensions">The names of the dimensions, in the order of the cells.</param>
/// <param name="LargestSmallCount">The T of the rule 1..T ("maxN").</param>
/// <param name="PublishesZeros">Whether zeros are printed ("zeros": "published").</param>
/// <param name="Margins">The margins that are published; null for the whole cross.</param>
public sealed record TableDescription(IReadOnlyList<string> Dimensions, long LargestSmallCount, bool PublishesZeros, IReadOnlyList<IReadOnlyList<string>>? Margins)
{
    /// <summary>Reads a description in JSON: <c>{"dims": […], "rule": {"type": "minFrequency", "maxN": 3, "zeros": "published"}, "publish": [[…], …]}</c>.</summary>
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
            return new TableDescription(Names(root.GetProperty("dims")), largest, zeros, root.TryGetProperty("publish", out var margins) ? [.. margins.EnumerateArray().Select(Names)] : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Wrong("it needs \"dims\" (names) and \"rule\" (\"type\", \"maxN\", \"zeros\"), and may have \"publish\" (lists of names)");
        }
    }

    private static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetString() ?? throw new FormatException())];

    private static InvalidSystemException Wrong(string why) => new($"The description of the table cannot be read: {why}. Mend it.");
}
