using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Redesign;

/// <summary>A coarsening with what is left and lost.</summary>
internal sealed record Candidate(Coarsening Coarsening, int Primaries, double BitsLost) : IComparable<Candidate>
{
    /// <summary>Fewest primaries first, then fewest codes lost, then fewest bits, then the first in the order of codes.</summary>
    public int CompareTo(Candidate? other)
    {
        if (other is null) return -1;
        int order = Primaries.CompareTo(other.Primaries);
        if (order == 0) order = Coarsening.CodesLost.CompareTo(other.Coarsening.CodesLost);
        // Equal sums may differ in their last digits by the order of adding.
        if (order == 0 && Math.Abs(BitsLost - other.BitsLost) > 1e-9) order = BitsLost.CompareTo(other.BitsLost);
        return order == 0 ? string.CompareOrdinal(Coarsening.Key, other.Coarsening.Key) : order;
    }
}

/// <summary>Goes through coarsenings by their loss.</summary>
internal sealed class CoarseningSearch(InnerTable inner, RuleSet rules, IReadOnlyList<IReadOnlyList<string>>? margins)
{
    /// <summary>Tries all coarsenings, those that lose fewer codes first; null when there are more than may be tried.</summary>
    public Candidate? Exhaust(int mostTables)
    {
        Candidate? best = null;
        int tried = 0;
        Coarsening[] level = [Coarsening.None(inner)];
        while (level.Length > 0)
        {
            if ((tried += level.Length) > mostTables) return null;
            best = level.Select(Judged).Append(best).Min();
            if (best!.Primaries == 0) return best;
            level = [.. level.SelectMany(c => c.Coarser()).DistinctBy(c => c.Key).Take(mostTables + 1)];
        }
        return best;
    }

    /// <summary>Joins, at each step, the two codes that leave the fewest primaries; returns the best on the way.</summary>
    public Candidate Greedy()
    {
        var now = Judged(Coarsening.None(inner));
        var best = now;
        while (best.Primaries > 0 && now.Coarsening.Coarser().Select(Judged).Min() is { } next)
        {
            now = next;
            if (now.CompareTo(best) < 0) best = now;
        }
        return best;
    }

    private Candidate Judged(Coarsening coarsening) =>
        new(coarsening, rules.CountPrimaries(CountTable.Of(coarsening.Apply(inner), margins)), coarsening.BitsLost(inner));
}
