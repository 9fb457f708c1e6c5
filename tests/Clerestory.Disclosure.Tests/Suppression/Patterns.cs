using Clerestory.Disclosure.Suppression;
using Clerestory.Disclosure.Tests.Auditing;

namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>All patterns of a small release: what is forced is hidden in each.</summary>
internal sealed record Patterns(Reduced Reduced, IReadOnlyList<double[]> Whole, HashSet<double[]> SafeFromAll, HashSet<double[]> SafeFromInsiders)
{
    public static Patterns? Of(CellSystem system)
    {
        var reduced = Reduced.Of(system);
        int[] free = [.. Enumerable.Range(0, reduced.Count).Where(v => !reduced.IsForced[v])];
        if (reduced.Lost.Count > 0 || reduced.Count == 0 || free.Length > 6) return null;
        List<double[]> whole = [.. Enumerable.Range(0, 1 << free.Length).Select(subset => Enumerable.Range(0, reduced.Count).Select(v => reduced.IsForced[v] || (subset >> Array.IndexOf(free, v) & 1) == 1 ? 1.0 : 0).ToArray())];
        var (fromAll, fromInsiders) = (new HashSet<double[]>(), new HashSet<double[]>());
        foreach (double[] pattern in whole)
        {
            HashSet<int> hidden = [.. Enumerable.Range(0, reduced.Count).Where(v => pattern[v] > 0).SelectMany(v => reduced.Cells[v])];
            var all = EverySolution.Of(system, hidden);
            var level = system.Cells.Index().Where(c => c.Item.Role == CellRole.Primary).Select(c => all.LevelOf(c.Index)).DefaultIfEmpty(SafetyLevel.Insider).Min();
            if (level >= SafetyLevel.Interval) fromAll.Add(pattern);
            if (level >= SafetyLevel.Insider) fromInsiders.Add(pattern);
        }
        return new Patterns(reduced, whole, fromAll, fromInsiders);
    }

    /// <summary>The whole ones, three quarters of the way from each to the next, and half way from each to its opposite.</summary>
    public IEnumerable<double[]> ToTry => Whole.Concat(Whole.Zip(Whole.Skip(1), (a, b) => a.Zip(b, (x, y) => 0.25 * x + 0.75 * y).ToArray())).Concat(Whole.Zip(Whole.Reverse(), (a, b) => a.Zip(b, (x, y) => 0.5 * x + 0.5 * y).ToArray()));
}
