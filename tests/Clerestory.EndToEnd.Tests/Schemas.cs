using NJsonSchema;

namespace Clerestory.EndToEnd.Tests;

/// <summary>The documented schemas of what commands print.</summary>
internal static class Schemas
{
    /// <summary>A document satisfies its schema, which allows no property that it does not name.</summary>
    public static void Holds(string name, string document)
    {
        var schema = JsonSchema.FromFileAsync(Path.Combine(Shell.Root, "docs", "schema", name + ".schema.json")).GetAwaiter().GetResult();
        var errors = schema.Validate(document);
        Assert.True(errors.Count == 0, $"{name}: {string.Join("; ", errors)}\n{document}");
        Assert.NotEmpty(schema.Validate(document.Replace("\"command\"", "\"comand\"", StringComparison.Ordinal)));
    }
}
