using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Alternatives;

/// <summary>Rounds small inner counts to 0 or the base, the largest first, each so that the cells that hold it stay nearest to their true numbers.</summary>
internal sealed class SmallCountRounding(CountTable table, long @base)
{
    private readonly long[] _away = new long[table.Cells.Count];

    public IReadOnlyDictionary<InnerRow, long> Rounded()
    {
        var cellsOf = table.Cells.Index().SelectMany(c => c.Item.Members.Select(m => (m, c.Index))).ToLookup(p => p.m, p => p.Index, ReferenceEqualityComparer.Instance);
        var rounded = new Dictionary<InnerRow, long>(ReferenceEqualityComparer.Instance);
        foreach (var (row, _) in cellsOf.Select(g => (Row: (InnerRow)g.Key!, Of: g)).OrderByDescending(r => r.Row.Count).ThenBy(r => string.Join('\u001f', r.Row.Codes), StringComparer.Ordinal))
            rounded[row] = row.Count == 0 || row.Count >= @base ? row.Count : Choose(row.Count, [.. cellsOf[row]]);
        return rounded;
    }

    /// <summary>The least true count behind a rounded inner one: the base itself may have been any small count.</summary>
    public static long LowerOf(long rounded, long @base) => rounded == @base ? 1 : rounded;

    /// <summary>The most: a zero may have been any small count.</summary>
    public static long UpperOf(long rounded, long @base) => rounded == 0 ? @base - 1 : rounded;

    private long Choose(long count, int[] cells)
    {
        long up = @base - count;
        // (a + up)² is less than (a − count)² in sum: then up.
        long ifUp = cells.Sum(c => (_away[c] + up) * (_away[c] + up)), ifDown = cells.Sum(c => (_away[c] - count) * (_away[c] - count));
        bool goesUp = ifUp < ifDown;
        foreach (int c in cells) _away[c] += goesUp ? up : -count;
        return goesUp ? @base : 0;
    }
}
