namespace Clerestory.Collection.Forms;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string What)[] Known =
    [
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0x89, .. "PNG"u8], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ("MZ"u8.ToArray(), "a program"),
        ([0x7F, .. "ELF"u8], "a program"),
        ([0x1F, 0x8B], "a packed file"),
        ("7z"u8.ToArray(), "a packed file"),
        ("Rar!"u8.ToArray(), "a packed file"),
        ([.. "{\\rtf"u8], "a text of a word processor"),
    ];

    /// <summary>A zip file with something in it, which is what a workbook is.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8);

    /// <summary>The container of old Office files, and of workbooks with a password.</summary>
    public static bool IsOldOffice(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>Whether a part of a workbook is itself a packed or an old Office file.</summary>
    public static bool IsContainer(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8) || IsOldOffice(bytes) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || bytes.StartsWith("7z"u8) || bytes.StartsWith("Rar!"u8);

    /// <summary>In words what the file is, when it is a kind that we know and do not take.</summary>
    public static string? Foreign(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, what) in Known)
        {
            if (bytes.StartsWith(start)) return what;
        }
        return bytes.TrimStart(" \t\r\n\uFEFF"u8) is [0x3C, ..] ? "a web page or XML" : null;
    }
}
