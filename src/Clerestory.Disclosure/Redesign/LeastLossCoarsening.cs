using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Redesign;

/// <summary>Codes that became one.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Name">The new code: the old ones joined by " + ", or the code above when all of its parts are joined.</param>
/// <param name="Codes">The old inner codes.</param>
public sealed record Merge(string Dimension, string Name, IReadOnlyList<string> Codes);

/// <summary>A table with coarser codes.</summary>
/// <param name="Inner">The inner cells under the new codes; the new hierarchies are those of its dimensions.</param>
/// <param name="Table">The table as published, judged by the same rules.</param>
/// <param name="Merges">Which codes became one, in the order of the table's dimensions and codes.</param>
/// <param name="CodesLost">How many inner codes fewer are published.</param>
/// <param name="BitsLost">The entropy lost: how many bits it would take to tell again which inner codes the units had.</param>
/// <param name="PrimariesLeft">How many cells are still primary.</param>
/// <param name="IsLeast">Whether it is proven that nothing is lost less; false after the greedy search.</param>
public sealed record CoarsenedTable(
    InnerTable Inner, JudgedTable Table, IReadOnlyList<Merge> Merges, int CodesLost, double BitsLost, int PrimariesLeft, bool IsLeast);

/// <summary>
/// Table redesign: joins sibling codes so that no cell is primary, or as few as can be, and the least is lost. Loss is, first, the
/// number of inner codes that are no longer published and, among equals, the entropy of the old codes given the new ones.
/// </summary>
/// <remarks>
/// Global recoding: Willenborg and De Waal, <i>Elements of Statistical Disclosure Control</i> (2001), doi:10.1007/978-1-4613-0121-9,
/// with its measure of loss by entropy; table redesign: Handbook (doi:10.1002/9781118348239), chapter 4. Codes are joined only
/// where they are siblings in every hierarchy of the dimension; when all parts of a code are joined, the code itself becomes the inner one.
/// </remarks>
public static class LeastLossCoarsening
{
    /// <summary>Finds the coarsening.</summary>
    /// <param name="inner">The inner cells.</param>
    /// <param name="rules">The rules; the last word on each candidate.</param>
    /// <param name="margins">The margins that are published; null for the whole cross.</param>
    /// <param name="mostTables">How many tables are tried one by one, the least loss first, before the search takes the best merge at each step instead; 1 or more.</param>
    /// <returns>The coarsening; the table itself when nothing is primary. The same input gives the same result everywhere.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mostTables"/> is below 1.</exception>
    /// <exception cref="InvalidSystemException">The rules cannot be asked of the table.</exception>
    public static CoarsenedTable Find(InnerTable inner, RuleSet rules, IReadOnlyList<IReadOnlyList<string>>? margins = null, int mostTables = 2_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostTables, 1);
        var search = new CoarseningSearch(inner, rules, margins);
        var (best, isLeast) = search.Exhaust(mostTables) is { } least ? (least, true) : (search.Greedy(), false);
        var coarse = best.Coarsening.Apply(inner);
        return new CoarsenedTable(
            coarse, rules.Apply(CountTable.Of(coarse, margins)), best.Coarsening.Merges(), best.Coarsening.CodesLost, best.BitsLost, best.Primaries, isLeast);
    }
}
