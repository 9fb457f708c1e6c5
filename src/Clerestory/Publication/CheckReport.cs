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
        var misplaced = Outline.EditionsIn(pack).Where(edition => pack.Read<Outline>(Outline.PathOf(edition)).Code != edition).ToList();
        if (misplaced.Count > 0) return [.. misplaced.Select(e => Finding.Error("edition.code", Outline.PathOf(e), PackFiles.LineOf(pack, Outline.PathOf(e), "code"), $"Its code must be '{e}', as its folder is named."))];
        return [.. Outline.EditionsIn(pack).SelectMany(edition => EditionFiles.Make(pack, Outline.In(pack, edition), tables).Findings).Distinct()];
    }
}
