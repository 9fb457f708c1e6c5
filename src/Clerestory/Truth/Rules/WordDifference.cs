using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>Compares what two texts say, word for word; small words, possessives and plurals do not count.</summary>
internal static partial class WordDifference
{
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "a", "an", "all", "and", "any", "by", "each", "for", "in", "of", "or", "the", "to", "with" };

    /// <summary>The words that only the first has, and those that only the second has, by the longest common run of words.</summary>
    public static (IReadOnlyList<string> OnlyFirst, IReadOnlyList<string> OnlySecond) Between(string first, string second)
    {
        string[] one = Words(first), other = Words(second);
        int[,] common = new int[one.Length + 1, other.Length + 1];
        for (int i = one.Length - 1; i >= 0; i--)
        {
            for (int j = other.Length - 1; j >= 0; j--) common[i, j] = one[i] == other[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        List<string> onlyOne = [], onlyOther = [];
        for (int i = 0, j = 0; i < one.Length || j < other.Length;)
        {
            if (i < one.Length && j < other.Length && one[i] == other[j]) (i, j) = (i + 1, j + 1);
            else if (j == other.Length || (i < one.Length && common[i + 1, j] >= common[i, j + 1])) onlyOne.Add(one[i++]);
            else onlyOther.Add(other[j++]);
        }
        return (onlyOne, onlyOther);
    }

    /// <summary>Whether a text has all words of another.</summary>
    public static bool Holds(string text, string words) => Words(words).All(Words(text).Contains);

    private static string[] Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => Stem(m.Value)).Where(w => w.Length > 0 && !Small.Contains(w))];

    private static string Stem(string word)
    {
        string plain = word.Replace("’", "'", StringComparison.Ordinal);
        if (plain.EndsWith("'s", StringComparison.Ordinal)) plain = plain[..^2];
        plain = plain.Trim('\'');
        return plain.Length > 3 && plain.EndsWith('s') && !plain.EndsWith("ss", StringComparison.Ordinal) ? plain[..^1] : plain;
    }

    [GeneratedRegex(@"[\p{L}\p{N}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
