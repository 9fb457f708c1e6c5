namespace Clerestory.Collection.Forms;

/// <summary>
/// Lets a part of a zip file through as it inflates, and stops where it grows past its limits. It counts what comes out: the
/// sizes that a zip file states of itself may lie.
/// </summary>
internal sealed class CountedStream(Stream inner, string part, UploadLimits limits, Action<int> grow) : Stream
{
    private const byte TagOpens = 0x3C;
    private readonly byte[] head = new byte[8];
    private long count, sinceTag;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => count; set => throw new NotSupportedException(); }

    /// <summary>Whether the part is XML, in which tags must not be endless: a reader holds one whole tag in memory, whatever its size.</summary>
    public bool HasTags { get; init; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        var bytes = buffer[..read];
        NoContainer(bytes);
        count += read;
        if (count > limits.PartBytes) throw new UploadRefused("upload.bomb", $"The file unpacks to far more than a form holds ({part}). Copy the answers into a fresh copy of the form.");
        grow(read);
        if (HasTags) TagsEnd(bytes);
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void NoContainer(ReadOnlySpan<byte> bytes)
    {
        if (count >= head.Length) return;
        int kept = (int)Math.Min(head.Length - count, bytes.Length);
        bytes[..kept].CopyTo(head.AsSpan((int)count));
        if (FileSignature.IsContainer(head)) throw new UploadRefused("upload.nested", $"The workbook holds another packed or Office file ({part}). Delete embedded files, and save it again.");
    }

    private void TagsEnd(ReadOnlySpan<byte> bytes)
    {
        int last = bytes.LastIndexOf(TagOpens);
        sinceTag = last < 0 ? sinceTag + bytes.Length : bytes.Length - last;
        if (sinceTag > limits.BytesBetweenTags) throw new UploadRefused("upload.nodes", $"A part of the workbook is not built as spreadsheet programs build it ({part}). Copy the answers into a fresh copy of the form.");
    }
}
