using System.Text;
using Sylvan.Data.Csv;

namespace Clerestory.Collection.Adapters;

/// <summary>Reads the rows of a CSV file that somebody else made. Faults name the row and repeat none of its words.</summary>
internal static class OldFormRows
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostRows = 5_000;

    /// <summary>A row, counted from 1, and its fields.</summary>
    internal sealed record Row(int Number, IReadOnlyList<string> Fields);

    /// <summary>The rows of a file up to its first fault, the header among them.</summary>
    public static async Task<IReadOnlyList<Row>> Read(Stream stream, FaultList faults, CancellationToken cancel)
    {
        byte[] bytes = new byte[MostBytes + 1];
        int length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        if (length <= MostBytes) return Rows(Text(bytes.AsSpan(0, length)), faults);
        faults.Add(1, "old-form.limit", "The file is larger than one file may be (4 MiB). Send it in parts.");
        return [];
    }

    // Spreadsheets write either UTF-8 or the signs of Western Europe, one byte each.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static List<Row> Rows(string text, FaultList faults)
    {
        var rows = new List<Row>();
        try
        {
            var options = new CsvDataReaderOptions { HasHeaders = false, ResultSetMode = ResultSetMode.SingleResult, MaxBufferSize = 2 * MostBytes };
            using var reader = CsvDataReader.Create(new StringReader(text), options);
            while (reader.Read() && rows.Count <= MostRows)
                rows.Add(new Row(rows.Count + 1, [.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)]));
        }
        // The reader's own words could repeat a field, so they are not passed on.
        catch (Exception fault) when (fault is CsvFormatException or CsvRecordTooLargeException or FormatException)
        {
            faults.Add(rows.Count + 1, "old-form.csv", "From this row on the file is not CSV: a quotation mark is not closed, or stands alone. Mend it, and send the file again.");
        }
        if (rows.Count > MostRows) faults.Add(MostRows, "old-form.limit", "The file holds more rows than one file may. Send it in parts.");
        return rows.Count > MostRows ? [] : rows;
    }
}
