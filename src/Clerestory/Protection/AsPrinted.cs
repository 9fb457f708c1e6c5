using Clerestory.Packs;

namespace Clerestory.Protection;

/// <summary>The tables of a pack as if every number of them were printed: what their sources printed, or what a report without protection would.</summary>
public static class AsPrinted
{
    /// <summary>All numbers, as somebody reads them who has the tables in hand.</summary>
    public static ReadRelease Read(Pack pack)
    {
        var release = Releases.Of(pack);
        return new ReadRelease([.. from table in release.All.Values from cell in release.CellsOf(table) where cell.Value is not null select new PrintedNumber(release.CodeOf(cell), $"{cell.Value}", "the tables as printed")], [], []);
    }
}
