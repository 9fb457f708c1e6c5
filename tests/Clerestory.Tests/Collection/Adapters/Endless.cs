using System.Text;

namespace Clerestory.Tests.Collection.Adapters;

/// <summary>A stream that begins with some words and goes on with one letter.</summary>
internal sealed class Endless(string beginning, long length) : Stream
{
    private readonly byte[] begin = Encoding.ASCII.GetBytes(beginning);
    private long at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int some = (int)Math.Min(buffer.Length, length - at);
        buffer[..some].Fill((byte)'7');
        if (at < begin.Length) begin.AsSpan((int)at, (int)Math.Min(some, begin.Length - at)).CopyTo(buffer);
        at += some;
        return some;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
