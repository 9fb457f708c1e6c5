using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Clerestory.Collection.Forms;

/// <summary>The text of a cell in a workbook's XML, read and written: characters that XML does not allow stand there as _x000D_.</summary>
internal static partial class CellText
{
    /// <summary>Reads up to the end of the element that the reader stands on, and says whether there is a formula in it.</summary>
    public static (string Text, bool HasFormula) Read(XmlReader xml, UploadLimits limits)
    {
        if (xml.IsEmptyElement) return ("", false);
        var text = new StringBuilder();
        bool formula = false;
        int depth = xml.Depth, silent = int.MaxValue;
        string within = "";
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                within = xml.IsEmptyElement ? "" : xml.LocalName;
                formula |= xml.LocalName == "f";
                // How a word is pronounced stands beside it; it is no part of the answer.
                if (xml.LocalName == "rPh" && !xml.IsEmptyElement) silent = Math.Min(silent, xml.Depth);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                within = "";
                if (xml.Depth == silent) silent = int.MaxValue;
            }
            else if (within is "t" or "v" && silent == int.MaxValue && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                Append(text, xml.Value, limits);
            }
        }
        return (Decode(text.ToString()), formula);
    }

    /// <summary>The characters themselves.</summary>
    public static string Decode(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, m => ((char)ushort.Parse(m.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>A text as XML can hold it; <see cref="Decode"/> gives the same text again.</summary>
    public static string Encode(string text)
    {
        string marked = Escape().Replace(text, m => "_x005F" + m.Value);
        if (!marked.AsSpan().ContainsAnyInRange('\0', '\x1F') && !marked.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF')) return marked;
        var safe = new StringBuilder(marked.Length);
        for (int i = 0; i < marked.Length; i++)
        {
            bool pair = i + 1 < marked.Length && char.IsSurrogatePair(marked[i], marked[i + 1]);
            if (pair) safe.Append(marked[i++]).Append(marked[i]);
            else if (marked[i] is '\n' or '\t' || XmlConvert.IsXmlChar(marked[i]) && marked[i] != '\r') safe.Append(marked[i]);
            else safe.Append(CultureInfo.InvariantCulture, $"_x{(int)marked[i]:X4}_");
        }
        return safe.ToString();
    }

    private static void Append(StringBuilder text, string value, UploadLimits limits)
    {
        if (text.Length + value.Length > limits.CellText) throw new UploadRefused("upload.text", $"A cell holds more than {limits.CellText} characters. Shorten it.");
        text.Append(value);
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
