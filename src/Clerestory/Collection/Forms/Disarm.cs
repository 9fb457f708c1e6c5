namespace Clerestory.Collection.Forms;

/// <summary>Keeps a spreadsheet program from taking a text for a formula. Texts from people go out through here, and through nothing else.</summary>
public static class Disarm
{
    // The signs that begin a formula or a command, and their full-width twins, which some programs take for the same.
    private const string Signs = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>Whether a program might take the text for a formula: it begins with such a sign, be it after spaces, invisible characters or apostrophes.</summary>
    public static bool IsArmed(string text)
    {
        int start = 0;
        while (start < text.Length && !Signs.Contains(text[start], StringComparison.Ordinal) && IsPassedOver(text[start])) start++;
        // A hyphen alone is our word for blank, and no program computes it.
        return start < text.Length && Signs.Contains(text[start], StringComparison.Ordinal) && text[start..] != "-";
    }

    /// <summary>The text for a field of a CSV file: an apostrophe before it when it is armed.</summary>
    public static string Text(string text) => IsArmed(text) ? "'" + text : text;

    /// <summary>The text before <see cref="Text"/>: takes off exactly the apostrophe that was put before it.</summary>
    /// <remarks>Nothing is lost, because apostrophes at the start count neither for nor against a text's being armed.</remarks>
    public static string Undo(string text) => text.StartsWith('\'') && IsArmed(text[1..]) ? text[1..] : text;

    private static bool IsPassedOver(char c) => c == '\'' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;
}
