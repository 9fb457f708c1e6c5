namespace Clerestory.Disclosure.Tables;

/// <summary>A code of a dimension as a set of inner codes. Codes of several hierarchies that are the same set are one.</summary>
/// <param name="Name">The name it goes by.</param>
/// <param name="InnerCodes">The inner codes, in the order of the first hierarchy.</param>
public sealed record DimensionCode(string Name, IReadOnlyList<string> InnerCodes);

/// <summary>One way to add up a code of a dimension.</summary>
/// <param name="Total">The index of the code.</param>
/// <param name="Parts">The indices of the codes that make it up.</param>
/// <param name="Hierarchy">The number of the hierarchy, from 1.</param>
public sealed record DimensionSum(int Total, IReadOnlyList<int> Parts, int Hierarchy);

/// <summary>A dimension of a table: one hierarchy, or several over the same inner codes.</summary>
public sealed class Dimension
{
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _above;

    /// <summary>Makes a dimension.</summary>
    /// <param name="hierarchies">One or more hierarchies of the same dimension.</param>
    /// <exception cref="InvalidSystemException">The hierarchies differ in their dimension or inner codes, or mean different sets by one code.</exception>
    public Dimension(params IReadOnlyList<Hierarchy> hierarchies)
    {
        if (hierarchies.Count == 0) throw new InvalidSystemException("A dimension has no hierarchy. Give it one.");
        Hierarchies = hierarchies;
        foreach (var other in hierarchies.Skip(1)) MustFit(other);
        Codes = Sets();
        Sums = AllSums();
        _above = Codes.Index().SelectMany(c => c.Item.InnerCodes.Select(inner => (inner, c.Index))).GroupBy(p => p.inner, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.Index).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The hierarchies; the first one orders and names the codes.</summary>
    public IReadOnlyList<Hierarchy> Hierarchies { get; }

    /// <summary>The dimension's name.</summary>
    public string Name => Hierarchies[0].Dimension;

    /// <summary>The inner codes.</summary>
    public IReadOnlyList<string> InnerCodes => Hierarchies[0].InnerCodes;

    /// <summary>All codes; the total first.</summary>
    public IReadOnlyList<DimensionCode> Codes { get; }

    /// <summary>All ways to add up codes.</summary>
    public IReadOnlyList<DimensionSum> Sums { get; }

    /// <summary>Whether a code is one of this dimension, by any of its names.</summary>
    public bool Has(string code) => _indexOf.ContainsKey(code);

    /// <summary>The index of a code, by any of its names.</summary>
    /// <exception cref="InvalidSystemException">There is no such code.</exception>
    public int IndexOf(string code) =>
        _indexOf.TryGetValue(code, out int index) ? index : throw new InvalidSystemException($"The dimension '{Name}' has no code '{code}'. Add it to the hierarchy, or mend where it is used.");

    /// <summary>The indices of all codes that an inner code belongs to, the total among them.</summary>
    internal int[] Above(string innerCode) => _above[innerCode];

    private void MustFit(Hierarchy other)
    {
        if (other.Dimension != Name) throw new InvalidSystemException($"The hierarchies of '{Name}' and '{other.Dimension}' cannot be alternatives of one dimension.");
        var lacking = InnerCodes.Except(other.InnerCodes).Concat(other.InnerCodes.Except(InnerCodes)).FirstOrDefault();
        if (lacking is not null) throw new InvalidSystemException($"The inner code '{lacking}' of '{Name}' is in one of its hierarchies and not in another. All of them must end in the same inner codes.");
    }

    private List<DimensionCode> Sets()
    {
        var order = InnerCodes.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        var codes = new List<DimensionCode>();
        var bySet = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (hierarchy, code) in Hierarchies.SelectMany(h => h.Codes.Select(c => (h, c))))
        {
            string[] inner = [.. hierarchy.InnerCodesOf(code).OrderBy(c => order[c])];
            string set = string.Join(' ', inner.Select(c => order[c]));
            if (!bySet.TryGetValue(set, out int index))
            {
                bySet[set] = index = codes.Count;
                codes.Add(new DimensionCode(code, inner));
            }
            if (!_indexOf.TryAdd(code, index) && _indexOf[code] != index)
                throw new InvalidSystemException($"The code '{code}' of '{Name}' means one set in one hierarchy and another set in another. Give one of them another name.");
        }
        return codes;
    }

    // A code with one part is the same set as the part, and adds up nothing.
    private List<DimensionSum> AllSums()
    {
        var sums = new List<DimensionSum>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, hierarchy) in Hierarchies.Index())
        {
            foreach (string code in hierarchy.Codes)
            {
                int[] parts = [.. hierarchy.PartsOf(code).Select(p => _indexOf[p])];
                if (parts.Length > 1 && seen.Add($"{_indexOf[code]}:{string.Join(' ', parts.Order())}")) sums.Add(new DimensionSum(_indexOf[code], parts, number + 1));
            }
        }
        return sums;
    }
}
