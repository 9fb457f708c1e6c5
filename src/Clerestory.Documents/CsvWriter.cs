using System.Text;

namespace Clerestory.Documents;

/// <summary>Writes tidy CSV (RFC 4180, UTF-8, one observation a row) in which no field can act as a formula when a spreadsheet opens it.</summary>
public static class CsvWriter
{
    /// <summary>The text of a CSV file; lines end with CR LF.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The rows, each as long as there are columns; null is an empty field.</param>
    /// <exception cref="ArgumentException">A row has more or fewer fields than there are columns.</exception>
    public static string Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        Append(text, columns!);
        foreach (var row in rows)
        {
            if (row.Count != columns.Count) throw new ArgumentException($"A row has {row.Count} fields; there are {columns.Count} columns.", nameof(rows));
            Append(text, row);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string?> fields) => text.AppendJoin(',', fields.Select(f => Field(f ?? ""))).Append("\r\n");

    private static string Field(string value)
    {
        string safe = Disarm(value);
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    // A spreadsheet takes a field that begins so for a formula; an apostrophe makes it text. Plain numbers stay as they are.
    private static string Disarm(string value) =>
        value.Length > 0 && "=+-@\t\r\0".Contains(value[0], StringComparison.Ordinal) && !decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) ? "'" + value : value;
}
