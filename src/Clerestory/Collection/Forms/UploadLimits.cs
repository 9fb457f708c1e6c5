namespace Clerestory.Collection.Forms;

/// <summary>How large an uploaded file may be, before and after it is unpacked. The defaults hold any return many times over, and any file that stays within them is read in little memory.</summary>
public sealed record UploadLimits
{
    /// <summary>The bytes of the file as it is sent.</summary>
    public int Bytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>The bytes of all parts of a workbook together, unpacked.</summary>
    public long InflatedBytes { get; init; } = 50L * 1024 * 1024;

    /// <summary>The bytes of one part, unpacked.</summary>
    public long PartBytes { get; init; } = 25L * 1024 * 1024;

    /// <summary>The parts of a workbook.</summary>
    public int Parts { get; init; } = 500;

    /// <summary>The XML nodes of one part, attributes among them.</summary>
    public int Nodes { get; init; } = 1_000_000;

    /// <summary>How deep elements may stand in each other.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>The attributes of one element.</summary>
    public int Attributes { get; init; } = 100;

    /// <summary>The bytes from one tag to the next.</summary>
    public int BytesBetweenTags { get; init; } = 512 * 1024;

    /// <summary>The rows that hold anything, in all sheets together.</summary>
    public int Rows { get; init; } = 20_000;

    /// <summary>The column furthest to the right that may hold anything.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>The cells that hold anything, in all sheets together.</summary>
    public int Cells { get; init; } = 200_000;

    /// <summary>The characters of one cell; no spreadsheet program holds more.</summary>
    public int CellText { get; init; } = 32_767;

    /// <summary>The characters of all cells together.</summary>
    public int AllText { get; init; } = 10_000_000;
}
