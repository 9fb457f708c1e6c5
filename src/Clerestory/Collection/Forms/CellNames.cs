using System.Globalization;
using System.Text;

namespace Clerestory.Collection.Forms;

/// <summary>The name that the answer cell of a place bears in a workbook. Different places never bear the same name.</summary>
public static class CellNames
{
    private const int Longest = 255;

    /// <summary>
    /// The name of an item and a place: letters and digits as they are, a hyphen as two underscores, anything else as an
    /// underscore and four hexadecimal digits, because Excel allows few characters and takes capitals for small letters.
    /// </summary>
    public static string Of(string item, string place)
    {
        // The point stands in no encoded part, so it tells item from place; and it keeps a name from looking like a cell.
        string name = place.Length == 0 ? $"q.{Encode(item)}" : $"q.{Encode(item)}.{Encode(place)}";
        return name.Length <= Longest ? name : $"h.{Hash.Of(name)}";
    }

    private static string Encode(string code)
    {
        var name = new StringBuilder(code.Length);
        foreach (char c in code)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) name.Append(c);
            else if (c == '-') name.Append("__");
            else name.Append(CultureInfo.InvariantCulture, $"_{(int)c:x4}");
        }
        return name.ToString();
    }
}
