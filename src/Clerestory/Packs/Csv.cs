using Sylvan.Data.Csv;

namespace Clerestory.Packs;

/// <summary>One line of a CSV file, by the names of its columns.</summary>
/// <param name="Line">The line in the file, the header being line 1.</param>
/// <param name="Values">The values by column; an empty field is an empty text.</param>
public sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The value of a column; empty when the file does not have that column.</summary>
    public string this[string column] => Values.GetValueOrDefault(column, "");
}

/// <summary>A CSV file as packs write them: one header line, RFC 4180, a line a row.</summary>
public sealed record Csv(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>Reads a CSV text.</summary>
    /// <exception cref="FormatException">A quote is not closed, or a row has more or fewer fields than the header; the message names the line.</exception>
    public static Csv Read(string text)
    {
        try
        {
            using var reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { HasHeaders = false, ResultSetMode = ResultSetMode.SingleResult });
            if (!reader.Read()) return new Csv([], []);
            var columns = Fields(reader);
            var rows = new List<CsvRow>();
            while (reader.Read())
            {
                var fields = Fields(reader);
                int line = reader.RowNumber;
                if (fields.Count != columns.Count) throw new FormatException($"Line {line} has {fields.Count} fields; the header has {columns.Count}.");
                rows.Add(new CsvRow(line, columns.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)));
            }
            return new Csv(columns, rows);
        }
        catch (CsvFormatException fault)
        {
            throw new FormatException($"Line {fault.RowNumber} is not CSV: {fault.Message}", fault);
        }
        catch (ArgumentException fault)
        {
            throw new FormatException($"Line 1 names a column twice: {fault.Message}", fault);
        }
    }

    private static List<string> Fields(CsvDataReader reader) =>
        [.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)];
}
