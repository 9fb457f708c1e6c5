using System.Text.Json;

namespace Clerestory.Services;

/// <summary>What a provider calls the columns of its own table, and which of its words stand for which code. It is kept by the provider, beside its records.</summary>
/// <param name="Columns">The heading of each column, by the plan's code.</param>
/// <param name="Words">The provider's own words for codes, by column and code.</param>
public sealed record ColumnNames(
    IReadOnlyDictionary<string, string>? Columns, IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>? Words)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>Headings as the plan has them.</summary>
    public static ColumnNames AsPlanned { get; } = new(null, null);

    /// <summary>Reads a file of names; null where it is none.</summary>
    public static ColumnNames? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ColumnNames>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a heading is that of a column: the provider's own name for it, or else the plan's code or title.</summary>
    public bool IsHeading(string heading, PlanColumn column) => Columns?.GetValueOrDefault(column.Code) is { } own
        ? Same(heading, own)
        : Same(heading, column.Code) || Same(heading, column.Title);

    /// <summary>Every word that stands for a code of a column.</summary>
    public IEnumerable<(string Code, string Word)> WordsOf(PlanColumn column) =>
        from words in new[] { column.Words, Words?.GetValueOrDefault(column.Code) }
        where words is not null
        from pair in words
        from word in pair.Value
        select (pair.Key, word);

    internal static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
