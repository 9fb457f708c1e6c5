using System.Text;

namespace Clerestory.Collection.Forms;

/// <summary>Text in UTF-8, with or without a byte order mark. Any other encoding is refused, because reading it would be guessing.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0)) throw new UploadRefused("upload.binary", "The file holds bytes that no text has. Save it as CSV UTF-8, and send it again.");
        try
        {
            string text = Strict.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw new UploadRefused("upload.encoding", "Some letters of the file cannot be read. In your spreadsheet program choose Save as, then CSV UTF-8.");
        }
    }

    /// <summary>The lines of a text as a table of one column.</summary>
    public static SafeSheet Lines(string text, string name, UploadLimits limits)
    {
        var cells = new List<SafeCell>();
        int row = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            row++;
            if (line.Length > limits.CellText) throw new UploadRefused("upload.text", $"Line {row} is longer than {limits.CellText} characters. Break it up.");
            if (line.IsWhiteSpace()) continue;
            if (cells.Count == limits.Rows) throw new UploadRefused("upload.rows", $"The file has more than {limits.Rows} lines. Send only the form.");
            cells.Add(new SafeCell(row, 1, CellKind.Text, line.ToString()));
        }
        return new SafeSheet(name, cells);
    }
}
