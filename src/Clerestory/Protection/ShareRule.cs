using Clerestory.Disclosure;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>Judges printed percentages by the base that their table states.</summary>
internal static class ShareRule
{
    /// <summary>What a percentage tells of few people, in words and numbers; null when it tells nothing.</summary>
    /// <param name="tables">The tables, for the base.</param>
    /// <param name="table">The table of the percentage.</param>
    /// <param name="cell">The percentage.</param>
    /// <param name="isHidden">Whether a base is hidden from readers.</param>
    /// <remarks>A percentage whose base cannot be found, or is hidden, cannot be judged, and what cannot be judged is not shown.</remarks>
    public static string? Tells(ReleaseTables tables, TableDefinition table, Cell cell, Func<Cell, bool> isHidden) => cell.Value is not { } percent ? null
        : (table.Disclosure!.Relations ?? []).Where(r => r.Kind == RelationKind.Share).Select(r => Tells(tables, table, cell, percent, r, isHidden)).FirstOrDefault(t => t is not null);

    private static string? Tells(ReleaseTables tables, TableDefinition table, Cell cell, long percent, Relation relation, Func<Cell, bool> isHidden)
    {
        var own = table.Dimensions.Zip(cell.Codes).ToDictionary(p => p.First.Code, p => p.Second, StringComparer.Ordinal);
        if (tables.At((relation.Base ?? relation.AtMost)!.Cell, own) is not { } at) return "its base is not there";
        if (isHidden(at)) return "its base is hidden";
        if (at.Value is not (> 0 and <= Percentage.LargestBaseJudged and var @base) || percent is < 0 or > 100) return "it cannot be judged on its base";
        var read = relation.Base is not null ? Percentage.Of(percent, @base) : Percentage.OfAtMost(percent, @base);
        if (new ThresholdRule(table.Disclosure!.Threshold!.Value).Judge(read) == Confidentiality.Free) return null;
        var readings = read.Readings().Take(2).ToList();
        return readings.Count switch
        {
            0 => $"no whole number is {percent} % of {@base}, so nobody can say what it tells",
            1 => $"{percent} % of {@base} can only be {readings[0].Count}, which leaves {readings[0].Base - readings[0].Count}",
            _ => $"{percent} % of at most {@base} is a small count, or leaves one, whatever the base",
        };
    }
}
