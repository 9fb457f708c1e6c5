using System.Text;

namespace Clerestory.Collection.Forms;

/// <summary>What an accepted file is.</summary>
public enum UploadKind { Xlsx, Csv, Text }

/// <summary>An uploaded file that has passed every guard: cells and text only. Nothing in it can run, lead elsewhere or grow any more.</summary>
public sealed class GuardedFile
{
    private GuardedFile(string name, UploadKind kind, string text, IReadOnlyList<SafeSheet> sheets) => (Name, Kind, Text, Sheets) = (name, kind, text, sheets);

    /// <summary>The outcome: the file, or why it is refused.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The file is safe to read.</summary>
        public sealed record Accepted(GuardedFile File) : Result;

        /// <summary>The file is refused; the finding names the problem and the remedy.</summary>
        public sealed record Refused(Finding Why) : Result;
    }

    /// <summary>The file's own name, without folders.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public UploadKind Kind { get; }

    /// <summary>The text of a CSV or text file; empty for a workbook.</summary>
    public string Text { get; }

    /// <summary>The sheets of a workbook; of a CSV or text file the one table that it is.</summary>
    public IReadOnlyList<SafeSheet> Sheets { get; }

    /// <summary>Reads an upload, never more of it than the limit allows, and judges it.</summary>
    public static async Task<Result> Read(Stream upload, string fileName, UploadLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(upload);
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[81_920];
        int read;
        while (bytes.Length <= limits.Bytes && (read = await upload.ReadAsync(buffer, cancel)) > 0) bytes.Write(buffer, 0, read);
        return Judge(bytes.ToArray(), fileName, limits, cancel);
    }

    /// <summary>Judges the bytes of a file.</summary>
    public static Result Judge(byte[] bytes, string fileName, UploadLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        string name = Plain(fileName);
        try
        {
            return new Result.Accepted(Open(bytes, name, limits, cancel));
        }
        catch (UploadRefused refused)
        {
            return new Result.Refused(Finding.Error(refused.Rule, name, null, refused.Message));
        }
        // What the framework's readers of zip, XML and text throw at a file that is cut off or made up.
        catch (Exception fault) when (fault is InvalidDataException or System.Xml.XmlException or IOException or DecoderFallbackException or ArgumentException or NotSupportedException or OverflowException)
        {
            return new Result.Refused(Finding.Error("upload.damaged", name, null, "The file is damaged or cut off. Save it again, and send it again."));
        }
    }

    private static GuardedFile Open(byte[] bytes, string name, UploadLimits limits, CancellationToken cancel)
    {
        if (bytes.Length == 0) throw new UploadRefused("upload.empty", "The file is empty. Choose the file that you filled in.");
        if (bytes.Length > limits.Bytes) throw new UploadRefused("upload.size", $"The file is larger than {limits.Bytes / 1024 / 1024} MB. Send only the form, without pictures or other sheets.");
        var kind = KindOf(bytes, Path.GetExtension(name).ToLowerInvariant());
        if (kind == UploadKind.Xlsx) return new GuardedFile(name, kind, "", Xlsx.Read(bytes, limits, cancel));
        string text = PlainText.Decode(bytes);
        var sheet = kind == UploadKind.Csv ? new CsvCells(text, limits, cancel).Read(name) : PlainText.Lines(text, name, limits);
        return new GuardedFile(name, kind, text, [sheet]);
    }

    private static UploadKind KindOf(ReadOnlySpan<byte> bytes, string ending)
    {
        if (FileSignature.IsOldOffice(bytes))
            throw new UploadRefused("upload.old-format", "The file is in the old Excel format, or it has a password. Take the password off, and save it as Excel workbook (.xlsx).");
        if (ending is ".xlsm" or ".xltm" or ".xlam")
            throw new UploadRefused("upload.macro", "The file is a workbook with macros. Save it as Excel workbook (.xlsx), which has none.");
        if (ending is not (".xlsx" or ".csv" or ".txt"))
            throw new UploadRefused("upload.type", "The file is of a kind that cannot be read here. Send an Excel workbook (.xlsx) or a CSV file (.csv).");
        if (FileSignature.Foreign(bytes) is { } what)
            throw new UploadRefused("upload.type", $"The file is named {ending}, but it is {what}. Send an Excel workbook (.xlsx) or a CSV file (.csv).");
        if (FileSignature.IsZip(bytes) != (ending == ".xlsx"))
            throw new UploadRefused("upload.type", $"The file is named {ending}, but it is something else. Open it in your spreadsheet program, and save it as Excel workbook (.xlsx) or as CSV UTF-8 (.csv).");
        return ending switch { ".xlsx" => UploadKind.Xlsx, ".csv" => UploadKind.Csv, _ => UploadKind.Text };
    }

    // A name from outside may bring folders and line breaks; only its last part is kept, for people to recognize.
    private static string Plain(string fileName)
    {
        string last = fileName.Split('/', '\\')[^1];
        return string.Concat(last.Where(c => !char.IsControl(c)).TakeLast(120));
    }
}
