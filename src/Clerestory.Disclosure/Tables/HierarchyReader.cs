namespace Clerestory.Disclosure.Tables;

/// <summary>Reads and writes the <c>@</c> files of sdcTable: a line for each code, with as many <c>@</c> as it lies deep.</summary>
/// <remarks>Meindl, <i>sdcTable: Methods for Statistical Disclosure Control in Tabular Data</i>, R package; the first line may be the header <c>level,code</c>.</remarks>
public static class HierarchyReader
{
    /// <summary>Reads a hierarchy. Level and code are parted by a comma, a semicolon, a tab or spaces.</summary>
    /// <param name="dimension">The dimension's name, as in the header of the table.</param>
    /// <param name="reader">The text.</param>
    /// <exception cref="InvalidSystemException">A line has no <c>@</c> or no code (its number is named), or the tree is not one.</exception>
    public static Hierarchy Read(string dimension, TextReader reader)
    {
        var codes = new List<(int, string)>();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            string text = line.Trim().TrimStart('\uFEFF');
            if (text.Length == 0 || number == 1 && IsHeader(text)) continue;
            codes.Add(CodeOf(dimension, text, number));
        }
        return new Hierarchy(dimension, codes);
    }

    /// <summary>Writes a hierarchy, with the header and commas.</summary>
    public static void Write(Hierarchy hierarchy, TextWriter writer)
    {
        writer.Write("level,code\n");
        Descend(1, hierarchy.Total);

        void Descend(int level, string code)
        {
            writer.Write($"{new string('@', level)},{Quoted(code)}\n");
            foreach (string part in hierarchy.PartsOf(code)) Descend(level + 1, part);
        }
    }

    private static bool IsHeader(string text) => text.StartsWith("level", StringComparison.OrdinalIgnoreCase) || text.StartsWith("\"level", StringComparison.OrdinalIgnoreCase);

    private static (int Level, string Code) CodeOf(string dimension, string text, int number)
    {
        string bare = text.StartsWith('"') ? text[1..] : text;
        int level = bare.Length - bare.TrimStart('@').Length;
        if (level == 0) throw Wrong(dimension, number, $"begins with '{Shortened(text)}' and not with '@'");
        string code = Unquoted(bare[level..].TrimStart('"').TrimStart(',', ';', '\t', ' '));
        return code.Length > 0 ? (level, code) : throw Wrong(dimension, number, "has no code after the '@'");
    }

    private static string Unquoted(string code) => code is ['"', .., '"'] ? code[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : code;

    private static string Quoted(string code) =>
        code.AsSpan().IndexOfAny(",;\" ") < 0 ? code : $"\"{code.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static InvalidSystemException Wrong(string dimension, int number, string why) =>
        new($"Line {number} of the hierarchy of '{dimension}' {why}. Each line reads '@', once for each level, then a comma and a code.");
}
