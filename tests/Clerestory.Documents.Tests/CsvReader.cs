using System.Text;

namespace Clerestory.Documents.Tests;

/// <summary>Reads CSV by the grammar of RFC 4180, section 2, and forgives nothing.</summary>
internal sealed class CsvReader
{
    private readonly string csv;
    private int at;

    private CsvReader(string csv) => this.csv = csv;

    /// <summary>All lines of a file, the header too; each ends with CR LF.</summary>
    /// <exception cref="FormatException">The text is not of that grammar.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string csv)
    {
        var reader = new CsvReader(csv);
        var lines = new List<IReadOnlyList<string>>();
        while (reader.at < csv.Length) lines.Add(reader.Line());
        return lines;
    }

    private List<string> Line()
    {
        List<string> fields = [Field()];
        while (Take(",")) fields.Add(Field());
        return Take("\r\n") ? fields : throw new FormatException($"No end of line at {at}.");
    }

    private string Field()
    {
        if (Take("\"")) return Quoted();
        int from = at;
        while (at < csv.Length && csv[at] is not (',' or '"' or '\r' or '\n')) at++;
        return csv[from..at];
    }

    private string Quoted()
    {
        var text = new StringBuilder();
        while (at < csv.Length)
        {
            if (Take("\"\"")) text.Append('"');
            else if (Take("\"")) return text.ToString();
            else text.Append(csv[at++]);
        }
        throw new FormatException("A quote is not closed.");
    }

    private bool Take(string text)
    {
        bool there = string.CompareOrdinal(csv, at, text, 0, text.Length) == 0;
        if (there) at += text.Length;
        return there;
    }
}
