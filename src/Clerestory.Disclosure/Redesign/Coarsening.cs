using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Redesign;

/// <summary>Which inner codes of each dimension are together: a partition of each dimension's inner codes.</summary>
internal sealed class Coarsening
{
    private readonly IReadOnlyList<Dimension> _dimensions;

    // The groups of each dimension: inner codes by number, in rising order, the groups by their first.
    private readonly int[][][] _groups;

    private Coarsening(IReadOnlyList<Dimension> dimensions, int[][][] groups)
    {
        (_dimensions, _groups) = (dimensions, groups);
        Key = string.Join('/', groups.Select(d => string.Join(';', d.Select(g => string.Join(',', g)))));
    }

    /// <summary>The partition in letters, to tell it from others and to order equals.</summary>
    public string Key { get; }

    public int CodesLost => _groups.Sum(d => d.Sum(g => g.Length - 1));

    public static Coarsening None(InnerTable inner) =>
        new(inner.Dimensions, [.. inner.Dimensions.Select(d => Enumerable.Range(0, d.InnerCodes.Count).Select(c => new[] { c }).ToArray())]);

    /// <summary>Every coarsening in which two groups more are one, where they are siblings in all hierarchies.</summary>
    public IEnumerable<Coarsening> Coarser()
    {
        for (int d = 0; d < _groups.Length; d++)
        {
            string[] parents = [.. _groups[d].Select(g => ParentsOf(d, g))];
            for (int a = 0; a < parents.Length; a++)
                for (int b = a + 1; b < parents.Length; b++)
                    if (parents[a] == parents[b]) yield return Joined(d, a, b);
        }
    }

    public InnerTable Apply(InnerTable inner)
    {
        var nameOf = _dimensions.Select((dimension, d) => NamesOf(d)).ToList();
        Dimension[] dimensions = [.. _dimensions.Select((dimension, d) => new Dimension([.. dimension.Hierarchies.Select(h => h.Coarsened(Groups(d)))]))];
        return new InnerTable(dimensions, inner.Rows.Select(r => r with { Codes = [.. r.Codes.Select((c, d) => nameOf[d][c])] }), inner.Population);
    }

    public IReadOnlyList<Merge> Merges() =>
        [.. _groups.SelectMany((groups, d) => groups.Where(g => g.Length > 1).Select(g => new Merge(_dimensions[d].Name, NameOf(d, g), CodesOf(d, g))))];

    /// <summary>Σ n log₂(N/n) over all old codes: n units of a code are among the N of its group.</summary>
    public double BitsLost(InnerTable inner)
    {
        double bits = 0;
        for (int d = 0; d < _groups.Length; d++)
        {
            var count = inner.Rows.GroupBy(r => r.Codes[d], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.Count), StringComparer.Ordinal);
            foreach (int[] group in _groups[d].Where(g => g.Length > 1))
            {
                long[] counts = [.. CodesOf(d, group).Select(c => count.GetValueOrDefault(c)).Where(n => n > 0)];
                bits += counts.Sum(n => n * Math.Log2((double)counts.Sum() / n));
            }
        }
        return bits;
    }

    private Coarsening Joined(int dimension, int a, int b)
    {
        int[][][] groups = [.. _groups];
        groups[dimension] = [.. groups[dimension].Where((_, g) => g != b).Select((g, i) => i == a ? [.. g.Concat(_groups[dimension][b]).Order()] : g)];
        return new Coarsening(_dimensions, groups);
    }

    private string[] CodesOf(int dimension, int[] group) => [.. group.Select(c => _dimensions[dimension].InnerCodes[c])];

    private Dictionary<string, string> NamesOf(int dimension) =>
        _groups[dimension].SelectMany(g => CodesOf(dimension, g).Select(c => (c, Name: NameOf(dimension, g)))).ToDictionary(p => p.c, p => p.Name, StringComparer.Ordinal);

    private (string Name, IReadOnlySet<string> Codes)[] Groups(int dimension) =>
        [.. _groups[dimension].Select(g => (NameOf(dimension, g), (IReadOnlySet<string>)CodesOf(dimension, g).ToHashSet(StringComparer.Ordinal)))];

    private string NameOf(int dimension, int[] group) => string.Join(" + ", TopsOf(_dimensions[dimension].Hierarchies[0], CodesOf(dimension, group)));

    // The least code above the group in each hierarchy that holds more than the group.
    private string ParentsOf(int dimension, int[] group)
    {
        var codes = CodesOf(dimension, group).ToHashSet(StringComparer.Ordinal);
        return string.Join('\u001f', _dimensions[dimension].Hierarchies.Select(h =>
            h.Codes.LastOrDefault(c => h.InnerCodesOf(c).Count > codes.Count && codes.IsSubsetOf(h.InnerCodesOf(c)))));
    }

    // The highest codes that lie wholly in the group.
    private static IEnumerable<string> TopsOf(Hierarchy hierarchy, string[] group)
    {
        var open = group.ToHashSet(StringComparer.Ordinal);
        foreach (string code in hierarchy.Codes)
        {
            if (!open.IsSupersetOf(hierarchy.InnerCodesOf(code))) continue;
            open.ExceptWith(hierarchy.InnerCodesOf(code));
            yield return code;
        }
    }
}
