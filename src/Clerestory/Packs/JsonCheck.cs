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
        return WithoutEcho(schema.Validate(text).SelectMany(Leaves)).Select(error => Finding.Error("pack.schema", path, error.HasLineInfo ? error.LineNumber : null, InWords(error))).Distinct();
    }

    // JSON itself first: a missing comma, a duplicate property. The reader counts lines from 0.
    private static Finding? Broken(string path, string text)
    {
        try
        {
            return Duplicate(text) is { } twice
                ? Finding.Error("pack.json", path, twice.Line, $"Duplicate property '{twice.Name}': it stands twice in one object. Take one of the two out.")
                : null;
        }
        catch (JsonException fault)
        {
            string reason = fault.Message.Split(" LineNumber:", 2)[0];
            return Finding.Error("pack.json", path, (int?)fault.LineNumber + 1, $"This is not JSON as packs write it: {reason} Mend the line, or the one before it.");
        }
    }

    private static (string Name, int Line)? Duplicate(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) open.Push(new HashSet<string>(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject) open.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString()! is var name && !open.Peek().Add(name))
                return (name, bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1);
        }
        return null;
    }

    // A value of the wrong type is in no list of allowed values either; said once is enough.
    private static IEnumerable<ValidationError> WithoutEcho(IEnumerable<ValidationError> errors) => errors.GroupBy(e => (e.Path, e.LineNumber))
        .SelectMany(same => same.Any(IsType) ? same.Where(IsType) : same);

    private static bool IsType(ValidationError error) => error.Kind is ValidationErrorKind.StringExpected or ValidationErrorKind.IntegerExpected or ValidationErrorKind.NumberExpected
        or ValidationErrorKind.BooleanExpected or ValidationErrorKind.ArrayExpected or ValidationErrorKind.ObjectExpected;

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
