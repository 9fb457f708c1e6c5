using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Clerestory.Collection.Forms;

/// <summary>The parts of a workbook, none of them opened otherwise than by counting what comes out.</summary>
internal sealed class GuardedZip : IDisposable
{
    // It takes off a byte order mark, and stops at bytes that are no UTF-8.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private readonly UploadLimits limits;
    private readonly CancellationToken cancel;
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long inflated;
    private bool examined;

    public GuardedZip(byte[] bytes, UploadLimits limits, CancellationToken cancel)
    {
        (this.limits, this.cancel) = (limits, cancel);
        FewParts(bytes);
        zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        foreach (var part in zip.Entries) Add(part);
    }

    public IEnumerable<string> Names => parts.Keys;

    public bool Has(string part) => parts.ContainsKey(part);

    public void Dispose() => zip.Dispose();

    /// <summary>Inflates every part once and walks through all XML, so that what is read later is known to be small and plain.</summary>
    public void Examine()
    {
        foreach (var (name, part) in parts)
        {
            cancel.ThrowIfCancellationRequested();
            if (PartNames.IsXml(name)) Walk(name);
            else Drain(name, part);
        }
        examined = true;
    }

    /// <summary>A part as XML, without document types and without any way to the outside.</summary>
    /// <remarks>The text is taken as UTF-8 whatever the part declares, so that the count of bytes between tags holds.</remarks>
    public XmlReader Xml(string name)
    {
        if (!parts.TryGetValue(name, out var part)) throw new InvalidDataException($"The part {name} is missing.");
        var counted = new CountedStream(part.Open(), name, limits, Grow) { HasTags = true };
        var text = new StreamReader(counted, Utf8, detectEncodingFromByteOrderMarks: false);
        return XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
    }

    // The zip reader makes an object for every part that the directory names, and a directory of 10 MB can name 200,000.
    private void FewParts(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Count("PK\x01\x02"u8) > limits.Parts) throw new UploadRefused("upload.parts", $"The workbook has more than {limits.Parts} parts. Copy the answers into a fresh copy of the form.");
    }

    private void Add(ZipArchiveEntry part)
    {
        PartNames.MustStayInside(part.FullName);
        PartNames.MustBeWanted(part.FullName);
        if (part.IsEncrypted) throw new UploadRefused("upload.old-format", "The file has a password. Take the password off, and save it again.");
        if (!parts.TryAdd(part.FullName, part)) throw new UploadRefused("upload.part-twice", "The workbook holds two parts of one name, so that two programs may read it differently. Copy the answers into a fresh copy of the form.");
    }

    private void Walk(string name)
    {
        try
        {
            using var xml = Xml(name);
            for (int nodes = 0; xml.Read(); nodes += 1 + xml.AttributeCount)
            {
                if (nodes % 4096 == 0) cancel.ThrowIfCancellationRequested();
                if (nodes > limits.Nodes || xml.Depth > limits.Depth || xml.AttributeCount > limits.Attributes)
                    throw new UploadRefused("upload.nodes", $"A sheet has far more rows or cells than a form, filled or empty ({name}). Delete the rows below the last answer, or copy the answers into a fresh copy of the form.");
            }
        }
        // The framework has no code for this fault; its message is never translated, and a test holds it.
        catch (XmlException fault) when (fault.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new UploadRefused("upload.dtd", "The workbook defines entities of its own, which can fetch or blow up what is read. Copy the answers into a fresh copy of the form.");
        }
    }

    private void Drain(string name, ZipArchiveEntry part)
    {
        using var counted = new CountedStream(part.Open(), name, limits, Grow);
        byte[] buffer = new byte[81_920];
        while (counted.Read(buffer) > 0) cancel.ThrowIfCancellationRequested();
    }

    // Every part is inflated at most twice: what was small when it was examined is small when it is read.
    private void Grow(int bytes)
    {
        if (examined) return;
        inflated += bytes;
        if (inflated > limits.InflatedBytes) throw new UploadRefused("upload.bomb", "The file unpacks to far more than a form holds. Copy the answers into a fresh copy of the form.");
    }
}
