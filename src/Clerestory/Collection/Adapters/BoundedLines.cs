namespace Clerestory.Collection.Adapters;

/// <summary>Reads a stream line by line and never holds more of it than one line of the greatest length allowed, whatever the stream brings.</summary>
internal sealed class BoundedLines(Stream stream, int longest, long mostBytes)
{
    private readonly byte[] block = new byte[64 * 1024];
    private readonly byte[] line = new byte[longest];
    private int from, to, length;
    private long read;

    /// <summary>The number of the line that was read last, counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether that line was longer than allowed; only its beginning is held.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether the stream goes on after the bytes that are allowed.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The line without the blanks and the line end that stand behind it.</summary>
    public ReadOnlySpan<byte> Line => line.AsSpan(0, length).TrimEnd(" \r"u8);

    /// <summary>Goes to the next line; false at the end of the stream or of what is allowed.</summary>
    public async ValueTask<bool> Next(CancellationToken cancel)
    {
        (length, IsTooLong, bool begun) = (0, false, false);
        while (from < to || await Fill(cancel))
        {
            if (!begun) (begun, Number) = (true, Number + 1);
            int end = Array.IndexOf(block, (byte)'\n', from, to - from);
            Keep(block.AsSpan(from, (end < 0 ? to : end) - from));
            from = end < 0 ? to : end + 1;
            if (end >= 0) return true;
        }
        return begun && !IsTooLarge;
    }

    private async ValueTask<bool> Fill(CancellationToken cancel)
    {
        (from, to) = (0, await stream.ReadAsync(block, cancel));
        read += to;
        if (read > mostBytes) (IsTooLarge, to) = (true, 0);
        return to > 0;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        int room = Math.Min(part.Length, longest - length);
        part[..room].CopyTo(line.AsSpan(length));
        length += room;
        IsTooLong |= room < part.Length;
    }
}
