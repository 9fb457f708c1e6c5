using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Clerestory.Packs;

/// <summary>Holds a CSV file against the Frictionless Table Schema of its kind (v2: types, required, unique, enum, pattern, minimum, primary key).</summary>
internal static class CsvCheck
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private sealed record TableSchema(IReadOnlyList<Field> Fields, IReadOnlyList<string>? PrimaryKey);

    private sealed record Field(string Name, string Type, Constraints? Constraints);

    private sealed record Constraints(bool Required, bool Unique, IReadOnlyList<string>? Enum, string? Pattern, long? Minimum, long? Maximum);

    public static IEnumerable<Finding> Examine(string path, string text, string schemaName)
    {
        var schema = JsonSerializer.Deserialize<TableSchema>(FileKinds.SchemaText(schemaName), Options)!;
        Csv csv;
        try
        {
            csv = Csv.Read(text);
        }
        catch (FormatException fault)
        {
            return [Finding.Error("pack.csv", path, null, fault.Message)];
        }
        var columns = ColumnFaults(path, csv.Columns, [.. schema.Fields.Select(f => f.Name)]).ToList();
        return columns.Count > 0 ? columns : [.. csv.Rows.SelectMany(row => RowFaults(path, row, schema)), .. KeyFaults(path, csv, schema)];
    }

    /// <summary>Every column that is missing or unknown; their order is free.</summary>
    public static IEnumerable<Finding> ColumnFaults(string path, IReadOnlyList<string> found, IReadOnlyList<string> wanted)
    {
        foreach (string column in found.Except(wanted, StringComparer.Ordinal))
            yield return Finding.Error("pack.column", path, 1, $"Unknown column '{column}'. The columns are: {string.Join(", ", wanted)}.");
        foreach (string column in wanted.Except(found, StringComparer.Ordinal))
            yield return Finding.Error("pack.column", path, 1, $"The column '{column}' is missing. The columns are: {string.Join(", ", wanted)}.");
    }

    private static IEnumerable<Finding> RowFaults(string path, CsvRow row, TableSchema schema) =>
        from field in schema.Fields
        let fault = ValueFault(row[field.Name], field)
        where fault is not null
        select Finding.Error("pack.value", path, row.Line, $"{field.Name} '{row[field.Name]}' {fault}");

    private static string? ValueFault(string value, Field field)
    {
        var rules = field.Constraints;
        if (value.Length == 0) return rules?.Required == true ? "is empty, and must not be." : null;
        if (TypeFault(value, field) is { } fault) return fault;
        if (rules?.Enum is { } allowed && !allowed.Contains(value, StringComparer.Ordinal)) return $"must be one of: {string.Join(", ", allowed)}.";
        if (rules?.Pattern is { } pattern && !Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant)) return $"must have the form {pattern}.";
        return null;
    }

    private static string? TypeFault(string value, Field field) => field.Type switch
    {
        "integer" when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) || number < field.Constraints?.Minimum || number > field.Constraints?.Maximum =>
            "must be a whole number" + (field.Constraints?.Minimum is { } least ? $" of at least {least}" : "") + (field.Constraints?.Maximum is { } most ? $", at most {most}." : "."),
        "date" when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "must be a day, as in 2021-07-01.",
        "boolean" when value is not ("true" or "false") => "must be true or false.",
        _ => null,
    };

    private static IEnumerable<Finding> KeyFaults(string path, Csv csv, TableSchema schema)
    {
        var keys = schema.Fields.Where(f => f.Constraints?.Unique == true).Select(f => (IReadOnlyList<string>)[f.Name]).ToList();
        if (schema.PrimaryKey is { Count: > 0 } primary) keys.Add(primary);
        return keys.SelectMany(key => Doubles(path, csv, key)).Distinct();
    }

    /// <summary>Every row whose values in some columns stand in an earlier row already.</summary>
    public static IEnumerable<Finding> Doubles(string path, Csv csv, IReadOnlyList<string> key)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in csv.Rows)
        {
            string value = string.Join('|', key.Select(column => row[column]));
            if (!seen.TryAdd(value, row.Line))
                yield return Finding.Error("pack.double", path, row.Line, $"{string.Join(" and ", key)} '{value}' stands in line {seen[value]} already. A code may be used once.");
        }
    }
}
