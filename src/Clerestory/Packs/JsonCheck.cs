using System.Collections.Concurrent;
using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Clerestory.Packs;

/// <summary>Holds a JSON file against the schema of its kind, and says file, line and fault.</summary>
internal static class JsonCheck
{
    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new(StringComparer.Ordinal);

    public static IEnumerable<Finding> Examine(string path, string text, string schemaName)
    {
        if (Broken(path, text) is { } broken) return [broken];
        var schema = Schemas.GetOrAdd(schemaName, name => JsonSchema.FromJsonAsync(FileKinds.SchemaText(name)).GetAwaiter().GetResult());
        return schema.Validate(text).SelectMany(Leaves).Select(error => Finding.Error("pack.schema", path, error.HasLineInfo ? error.LineNumber : null, InWords(error))).Distinct();
    }

    // JSON itself first: a missing comma, a duplicate property. The reader counts lines from 0.
    private static Finding? Broken(string path, string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return null;
        }
        catch (JsonException fault)
        {
            string reason = fault.Message.Split(" LineNumber:", 2)[0];
            return Finding.Error("pack.json", path, (int?)fault.LineNumber + 1, $"This is not JSON as packs write it: {reason} Mend the line, or the one before it.");
        }
    }

    // A fault inside a list or a referred schema is wrapped; of a property that may be null, the branch that is not null tells what is wrong.
    private static IEnumerable<ValidationError> Leaves(ValidationError error) => error switch
    {
        ChildSchemaValidationError { Errors.Count: > 0 } parent => parent.Errors.SelectMany(e => e.Value).SelectMany(Leaves),
        MultiTypeValidationError { Errors.Count: > 0 } either => either.Errors.Where(e => e.Key != JsonObjectType.Null).SelectMany(e => e.Value).SelectMany(Leaves),
        _ => [error],
    };

    private static string InWords(ValidationError error)
    {
        string place = error.Path is null ? "the file" : $"'{error.Path.TrimStart('#', '/')}'";
        return error.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed => $"Unknown property {place}. Take it out, or correct its name.",
            ValidationErrorKind.PropertyRequired => $"The property '{error.Property}' is missing at {place}. Add it.",
            ValidationErrorKind.StringExpected => $"{place} must be text.",
            ValidationErrorKind.IntegerExpected => $"{place} must be a whole number.",
            ValidationErrorKind.NumberExpected => $"{place} must be a number.",
            ValidationErrorKind.BooleanExpected => $"{place} must be true or false.",
            ValidationErrorKind.ArrayExpected => $"{place} must be a list.",
            ValidationErrorKind.ObjectExpected => $"{place} must be an object.",
            ValidationErrorKind.NotInEnumeration => $"{place} must be one of: {string.Join(", ", error.Schema.ActualSchema.Enumeration)}.",
            ValidationErrorKind.PatternMismatch => $"{place} must have the form {error.Schema.ActualSchema.Pattern}.",
            ValidationErrorKind.StringTooShort => $"{place} is empty. Write the text, or leave the property out.",
            _ => $"{place} is not allowed here ({error.Kind}).",
        };
    }
}
