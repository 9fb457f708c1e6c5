using Clerestory.Packs;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>The last check of a pack: everything that publishing would find, without a store and without writing anything.</summary>
public static class CheckReport
{
    /// <summary>What is wrong with the report of a pack, all editions together.</summary>
    public static IReadOnlyList<Finding> Examine(Pack pack)
    {
        var tables = ProtectTables.JudgeWithoutStore(pack);
        return [.. Outline.EditionsIn(pack).SelectMany(edition => EditionFiles.Make(pack, Outline.In(pack, edition), tables).Findings).Distinct()];
    }
}
