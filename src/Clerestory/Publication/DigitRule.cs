using System.Text.RegularExpressions;

namespace Clerestory.Publication;

/// <summary>No number is typed twice: a digit in a text is a year, a full date, or a fault.</summary>
internal static partial class DigitRule
{
    /// <summary>The first number in a plain text that is neither a date nor a year; null when there is none.</summary>
    public static string? FirstNumber(string text)
    {
        string left = Allowed().Replace(text, " ");
        var found = Number().Match(left);
        return found.Success ? found.Value.Trim() : null;
    }

    // Codes of figures; full dates, as written or in digits; spans of years; years of the two centuries that a report speaks of.
    [GeneratedRegex(@"\{\{[A-Z]{2}-[0-9]{2}\}\}|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s[0-9]{1,2},\s(?:19|20)[0-9]{2}\b|(?<![0-9])(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])|(?<![0-9.,])(?:19|20)[0-9]{2}(?:[–-](?:19|20)[0-9]{2})?(?![0-9]|[.,][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();

    // A digit that stands inside a word, as in a name, is part of that name.
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])[0-9][\p{L}\p{N}.,–-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
