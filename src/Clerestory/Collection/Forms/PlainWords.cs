using System.Text.RegularExpressions;

namespace Clerestory.Collection.Forms;

/// <summary>Texts of packs without their marks: a cell shows words, not links.</summary>
public static partial class PlainWords
{
    /// <summary>The words of a text; of a link its words only.</summary>
    public static string Of(string text) => Link().Replace(text, "$1");

    [GeneratedRegex(@"\[([^\]\[]*)\]\([^()\s]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
