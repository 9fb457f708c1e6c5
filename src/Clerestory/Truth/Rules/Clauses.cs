using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>The clauses of a law's text, by their marks: <c>2</c> for (2), <c>b1</c> for (1) under (b).</summary>
internal static partial class Clauses
{
    public static IReadOnlyDictionary<string, string> Of(string text)
    {
        var clauses = new Dictionary<string, string>(StringComparer.Ordinal);
        var marks = Mark().Matches(text);
        var path = new List<string>();
        for (int i = 0; i < marks.Count; i++)
        {
            Step(path, marks[i].Groups[1].Value);
            int from = marks[i].Index + marks[i].Length, to = i + 1 < marks.Count ? marks[i + 1].Index : text.Length;
            clauses.TryAdd(string.Concat(path), Trimmed(text[from..to]));
        }
        return clauses;
    }

    // A mark goes on where its kind (letters or numbers) was left; (a) or (1) after the other kind goes deeper; (b) after numbers alone goes on above them, where (a) was left out.
    private static void Step(List<string> path, string mark)
    {
        int level = path.FindIndex(m => char.IsLetter(m[0]) == char.IsLetter(mark[0]));
        if (level >= 0) path.RemoveRange(level, path.Count - level);
        else if (mark is not ("a" or "1")) path.Clear();
        path.Add(mark);
    }

    private static string Trimmed(string text) => text.Split('…')[0].Trim(' ', ',', ';', '.');

    [GeneratedRegex(@"\(([a-z]|[0-9]{1,2})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
