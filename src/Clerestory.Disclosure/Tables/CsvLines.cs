using System.Text;

namespace Clerestory.Disclosure.Tables;

/// <summary>Reads comma-, semicolon- or tab-separated lines (RFC 4180), each with its number.</summary>
internal static class CsvLines
{
    public static IEnumerable<(int Number, string[] Fields)> Read(TextReader reader)
    {
        int number = 0;
        char separator = '\0';
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (number == 1) line = line.TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(line)) continue;
            // The header tells which sign parts the fields.
            if (separator == '\0') separator = ",;\t".MaxBy(s => line.Count(c => c == s));
            yield return (number, Fields(line, separator, number));
        }
    }

    private static string[] Fields(string line, char separator, int number)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[++i]);
            else if (c == '"') quoted = !quoted;
            else if (c == separator && !quoted) Close();
            else field.Append(c);
        }
        if (quoted) throw new InvalidSystemException($"Line {number} opens a quotation mark and does not close it. Close it.");
        Close();
        return [.. fields];

        void Close()
        {
            fields.Add(field.ToString().Trim());
            field.Clear();
        }
    }
}
