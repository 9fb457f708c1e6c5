namespace Clerestory.Collection.Adapters;

/// <summary>
/// Reads a NIBRS flat file (segments of fixed width, one a line) as a stream. Of each incident only agency, month and offenses are kept; lines about
/// people are passed over unread. Whatever the file holds, it is answered with faults by line, never with an exception.
/// </summary>
public static class NibrsFlatFile
{
    private const long MostBytes = 512 * 1024 * 1024;
    private const int MostLines = 4_000_000;
    private const int LinesBeforeDoubt = 50;

    /// <summary>Reads a file for some offenses. The stream is left open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="offenses">The offenses asked for; an incident without any of them is not kept.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<NibrsReading> Read(Stream stream, IReadOnlySet<string> offenses, CancellationToken cancel)
    {
        var faults = new FaultList();
        var tally = new NibrsTally(offenses, faults);
        var lines = new BoundedLines(stream, NibrsSegment.LongestLine, MostBytes);
        int good = 0, bad = 0;
        while (await lines.Next(cancel))
        {
            if (lines.Number > MostLines || tally.IsFull) return Broken(lines.Number, "nibrs.limit", "The file holds more than one file may. Send it in parts, a year each.");
            if (lines.Line.IsEmpty && !lines.IsTooLong) continue;
            if (Take(lines, tally, faults)) good++;
            else bad++;
            if (good == 0 && bad == LinesBeforeDoubt) break;
        }
        if (lines.IsTooLarge) return Broken(lines.Number, "nibrs.limit", "The file is larger than one file may be (512 MiB). Send it in parts, a year each.");
        if (good == 0) return Broken(1, "nibrs.none", "This is no NIBRS flat file: no line of it is a segment. Export the file again, with one segment a line.");
        return new NibrsReading(tally.Incidents, tally.Months, tally.OffenseSegments, faults.Kept, faults.LeftOut, IsWhole: true);
    }

    private static bool Take(BoundedLines lines, NibrsTally tally, FaultList faults)
    {
        if (lines.IsTooLong)
        {
            faults.Add(lines.Number, "nibrs.long", "This line is longer than any segment. It was not read.");
            return false;
        }
        var segment = new NibrsSegment(WithoutMark(lines));
        if (segment.Fault() is { } fault)
        {
            faults.Add(lines.Number, fault.Rule, fault.Message);
            return false;
        }
        tally.Add(lines.Number, segment);
        return true;
    }

    // Some editors put a byte order mark before the first line.
    private static ReadOnlySpan<byte> WithoutMark(BoundedLines lines) => lines.Number == 1 && lines.Line.StartsWith("\uFEFF"u8) ? lines.Line[3..] : lines.Line;

    private static NibrsReading Broken(int line, string rule, string message) =>
        new([], new Dictionary<string, IReadOnlySet<DateOnly>>(), 0, [new LineFault(line, rule, message)], 0, IsWhole: false);
}
