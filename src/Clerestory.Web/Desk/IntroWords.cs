using System.Text.RegularExpressions;

namespace Clerestory.Web.Desk;

/// <summary>A pack's text as plain paragraphs.</summary>
public static partial class IntroWords
{
    /// <summary>The paragraphs of a text; links give their words.</summary>
    public static IEnumerable<string> Paragraphs(string text) => Link().Replace(text, "$1").Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
