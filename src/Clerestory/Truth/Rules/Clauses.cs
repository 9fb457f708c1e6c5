using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>The clauses of a law's text, by their marks: <c>2</c> for (2), <c>b1</c> for (1) under (b).</summary>
internal static partial class Clauses
{
    public static IReadOnlyDictionary<string, string> Of(string text)
    {
        var clauses = new Dictionary<string, string>(StringComparer.Ordinal);
        var marks = Mark().Matches(text);
        string letter = "";
        for (int i = 0; i < marks.Count; i++)
        {
            string mark = marks[i].Groups[1].Value;
            int from = marks[i].Index + marks[i].Length, to = i + 1 < marks.Count ? marks[i + 1].Index : text.Length;
            if (char.IsLetter(mark[0])) letter = mark;
            clauses.TryAdd(char.IsLetter(mark[0]) ? mark : letter + mark, Trimmed(text[from..to]));
        }
        return clauses;
    }

    private static string Trimmed(string text) => text.Split('…')[0].Trim(' ', ',', ';', '.');

    [GeneratedRegex(@"\(([a-z]|[0-9]{1,2})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
