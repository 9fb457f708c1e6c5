using System.Globalization;
using System.Text;

namespace Clerestory.Collection.Adapters;

/// <summary>
/// One line of a NIBRS flat file, by the columns of the FBI's NIBRS Technical Specification (3.2, table 3-1): what every segment begins with, the day of
/// an administrative segment and the code of an offense segment. Nothing else of a line is ever looked at.
/// </summary>
internal readonly ref struct NibrsSegment(ReadOnlySpan<byte> line)
{
    /// <summary>The longest segment has 307 columns; some systems fill the line with blanks.</summary>
    public const int LongestLine = 512;

    private const int HeaderLength = 37;

    private readonly ReadOnlySpan<byte> line = line;

    // The lengths that a segment of each level, 0 to 7, may state of itself.
    private static readonly int[][] Lengths = [[43], [87, 88], [63, 71], [307], [129, 141], [45, 46], [110], [66]];

    // The columns that are read; blanks behind them may have been cut off on the way.
    private static readonly int[] Needed = [43, 45, 40, HeaderLength, HeaderLength, HeaderLength, HeaderLength, HeaderLength];

    /// <summary>Which kind of segment it is: 0 zero report, 1 administrative, 2 offense, 3 to 6 property and people, 7 arrest alone.</summary>
    public int Level => line[4] - '0';

    /// <summary>What it does: I an incident, A adds, M modifies, R replaces, D deletes, W reports on what is not in the file.</summary>
    public char Action => (char)line[5];

    /// <summary>The reporting agency.</summary>
    public string Ori => Text(16, 9);

    /// <summary>The agency's own number of the incident. It stays in memory while one file is read, to count an incident once.</summary>
    public string Incident => Text(25, 12);

    /// <summary>Of an offense segment: the offense.</summary>
    public string Offense => Text(37, 3);

    /// <summary>Of an administrative segment: the first day of the month of the incident; null when there is no such day.</summary>
    public DateOnly? Month => DateOnly.TryParseExact(Text(37, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateOnly(day.Year, day.Month, 1) : null;

    /// <summary>Of an administrative segment: whether its day is that of the report, as the day of the incident is not known.</summary>
    public bool IsByReportDay => line.Length > 45 && line[45] == 'R';

    /// <summary>Of a zero report: the first day of its month; null when there is no such month.</summary>
    public DateOnly? ZeroMonth => DateOnly.TryParseExact(Text(37, 6), "MMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What is wrong with the line: the rule and the words; null when it is a segment that can be read.</summary>
    public (string Rule, string Message)? Fault()
    {
        if (line.ContainsAnyExceptInRange((byte)' ', (byte)'~')) return ("nibrs.signs", "This line holds signs that are not plain letters, digits and marks. It was not read.");
        if (line.Length < HeaderLength) return ("nibrs.short", $"This line ends before column {HeaderLength}, where the incident number ends. It was not read.");
        if (Level is < 0 or > 7) return ("nibrs.level", "Column 5 is no segment level (0 to 7). The line was not read.");
        if (!int.TryParse(line[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int length) || !Lengths[Level].Contains(length))
            return ("nibrs.length", $"Columns 1 to 4 do not state a length that a segment of level {Level} has ({string.Join(" or ", Lengths[Level])}). The line was not read.");
        if (line.Length > length || line.Length < Needed[Level])
            return ("nibrs.length", $"This line is {(line.Length > length ? "longer" : "shorter")} than the segment it says it is. It was not read.");
        if (!IsOri(line[16..25])) return ("nibrs.ori", "Columns 17 to 25 are no ORI of an agency (two letters, then seven letters or digits). The line was not read.");
        return "IAMRDW"u8.Contains(line[5]) || Level == 0 ? null : ("nibrs.action", "Column 6 is no segment action (I, A, M, R, D or W). The line was not read.");
    }

    private static bool IsOri(ReadOnlySpan<byte> ori) => IsOfCode(ori) && char.IsAsciiLetterUpper((char)ori[0]) && char.IsAsciiLetterUpper((char)ori[1]);

    /// <summary>Whether columns 38 to 40 have the form of an offense code.</summary>
    public bool HasOffense => IsOfCode(line[37..40]);

    private static bool IsOfCode(ReadOnlySpan<byte> code)
    {
        foreach (byte sign in code)
        {
            if (!char.IsAsciiLetterUpper((char)sign) && !char.IsAsciiDigit((char)sign)) return false;
        }
        return true;
    }

    private string Text(int from, int length) => Encoding.ASCII.GetString(line.Slice(from, length)).TrimEnd();
}
