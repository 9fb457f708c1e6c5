namespace Clerestory.Truth.Rules;

/// <summary>Given and family name, read from a name as reports print it: <c>Brook, Ada R.</c> or <c>Senator Ada R. Brook, JD</c>.</summary>
internal sealed record PersonName(string Given, string Family)
{
    private const int MostDifferences = 2, ShortestFamily = 5;

    public static PersonName Read(string printed)
    {
        string[] halves = printed.Trim().TrimEnd(',').Split(',', 2, StringSplitOptions.TrimEntries);
        if (halves.Length == 2 && !IsSuffix(halves[1])) return new PersonName(Words(halves[1]).FirstOrDefault() ?? "", halves[0]);
        string[] words = [.. Words(halves[0])];
        return words.Length < 2 ? new PersonName("", words.LastOrDefault() ?? "") : new PersonName(words[^2], words[^1]);
    }

    /// <summary>Whether two names share the given name, and their family names differ by a letter or two.</summary>
    public bool IsOtherSpellingOf(PersonName other) => Given.Length > 1 && string.Equals(Given, other.Given, StringComparison.OrdinalIgnoreCase) && Math.Min(Family.Length, other.Family.Length) >= ShortestFamily
        && Distance(Family.ToUpperInvariant(), other.Family.ToUpperInvariant()) is > 0 and <= MostDifferences;

    // A title or an initial ends with a dot; a degree has two capitals or more.
    private static IEnumerable<string> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !w.EndsWith('.'));

    private static bool IsSuffix(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).All(w => w.Count(char.IsUpper) >= 2 || w is "Jr." or "Sr." or "II" or "III");

    // Levenshtein, Soviet Physics Doklady 10 (1966): letters put in, left out or exchanged.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], cost);
            }
        }
        return row[^1];
    }
}
