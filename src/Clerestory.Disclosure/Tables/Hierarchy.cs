namespace Clerestory.Disclosure.Tables;

/// <summary>The codes of a dimension as a tree: the total at the top, each code above the codes that make it up, the inner codes at the bottom.</summary>
/// <remarks>Meindl, <i>sdcTable</i>, writes such a tree as lines of <c>@</c> signs and codes; <see cref="HierarchyReader"/> reads them.</remarks>
public sealed class Hierarchy
{
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly List<string>[] _parts;
    private readonly Dictionary<string, IReadOnlyList<string>> _inner = new(StringComparer.Ordinal);

    /// <summary>Makes a hierarchy from its codes in the order of reading, each with its depth.</summary>
    /// <param name="dimension">The dimension's name, as in the header of the table.</param>
    /// <param name="codes">Each code after the code that it is part of; the total first, at level 1.</param>
    /// <exception cref="InvalidSystemException">There is no total, or two; a level is left out (an orphan); a code is there twice or is part of itself (a circle).</exception>
    public Hierarchy(string dimension, IReadOnlyList<(int Level, string Code)> codes)
    {
        Dimension = dimension;
        if (codes.Count == 0 || codes[0].Level != 1) throw Wrong("has no total: the first line must be '@' and the code of the total");
        Codes = [.. codes.Select(c => c.Code)];
        _parts = [.. codes.Select(_ => new List<string>())];
        var above = new List<string>();
        for (int i = 0; i < codes.Count; i++) Hang(i, codes[i], above);
        for (int i = codes.Count - 1; i >= 0; i--) _inner[Codes[i]] = _parts[i].Count == 0 ? [Codes[i]] : [.. _parts[i].SelectMany(p => _inner[p])];
    }

    /// <summary>The dimension's name.</summary>
    public string Dimension { get; }

    /// <summary>All codes, each after the code that it is part of.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The code of the total.</summary>
    public string Total => Codes[0];

    /// <summary>The codes that have no parts: those that units are recorded with.</summary>
    public IReadOnlyList<string> InnerCodes => _inner[Total];

    /// <summary>A hierarchy of two levels.</summary>
    /// <exception cref="InvalidSystemException">A code is there twice.</exception>
    public static Hierarchy Flat(string dimension, string total, IEnumerable<string> codes) => new(dimension, [(1, total), .. codes.Select(c => (2, c))]);

    /// <summary>Makes a hierarchy from what each code is part of, in any order.</summary>
    /// <param name="dimension">The dimension's name.</param>
    /// <param name="total">The code of the total, which is part of nothing.</param>
    /// <param name="pairs">Each other code with the code that it is part of.</param>
    /// <exception cref="InvalidSystemException">A code is part of two others, of one that is not there (an orphan), or, on some way, of itself (a circle).</exception>
    public static Hierarchy OfPairs(string dimension, string total, IReadOnlyList<(string Code, string Of)> pairs)
    {
        var twice = pairs.GroupBy(p => p.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1 || g.Key == total);
        if (twice is not null) throw Wrong(dimension, $"says more than once where the code '{twice.Key}' belongs. Say it once, and use a second hierarchy for a second way to add up");
        var partsOf = pairs.ToLookup(p => p.Of, p => p.Code, StringComparer.Ordinal);
        var codes = new List<(int, string)>();
        Descend(1, total);
        if (codes.Count == pairs.Count + 1) return new Hierarchy(dimension, codes);
        var reached = codes.Select(c => c.Item2).ToHashSet(StringComparer.Ordinal);
        var lost = pairs.First(p => !reached.Contains(p.Code));
        bool known = pairs.Any(p => p.Code == lost.Of);
        throw Wrong(dimension, known
            ? $"goes round in a circle at the code '{lost.Code}', so that it never reaches the total '{total}'. Say of which code it is part"
            : $"says that '{lost.Code}' is part of '{lost.Of}', which is not there. Add '{lost.Of}', or put '{lost.Code}' elsewhere");

        void Descend(int level, string code)
        {
            codes.Add((level, code));
            foreach (string part in partsOf[code]) Descend(level + 1, part);
        }
    }

    /// <summary>Whether there is such a code.</summary>
    public bool Has(string code) => _indexOf.ContainsKey(code);

    /// <summary>The codes that make up a code; none for an inner code.</summary>
    /// <exception cref="InvalidSystemException">There is no such code.</exception>
    public IReadOnlyList<string> PartsOf(string code) => _parts[IndexOf(code)];

    /// <summary>The inner codes that make up a code; the code itself when it is one.</summary>
    /// <exception cref="InvalidSystemException">There is no such code.</exception>
    public IReadOnlyList<string> InnerCodesOf(string code) => _inner[Codes[IndexOf(code)]];

    /// <summary>Joins inner codes: each group becomes one inner code under its name, and what lies below it is gone.</summary>
    /// <param name="groups">The names and the inner codes of each; every inner code in one group.</param>
    internal Hierarchy Coarsened(IReadOnlyList<(string Name, IReadOnlySet<string> Codes)> groups)
    {
        var groupOf = groups.SelectMany(g => g.Codes.Select(c => (c, g))).ToDictionary(p => p.c, p => p.g, StringComparer.Ordinal);
        var codes = new List<(int, string)>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        Descend(1, Total);
        return new Hierarchy(Dimension, codes);

        void Descend(int level, string code)
        {
            var inner = InnerCodesOf(code);
            var group = groupOf[inner[0]];
            if (inner.All(group.Codes.Contains))
            {
                if (written.Add(group.Name)) codes.Add((level, group.Name));
                return;
            }
            codes.Add((level, code));
            foreach (string part in PartsOf(code)) Descend(level + 1, part);
        }
    }

    private int IndexOf(string code) =>
        _indexOf.TryGetValue(code, out int index) ? index : throw Wrong($"has no code '{code}'. Add it to the hierarchy, or mend where it is used");

    private void Hang(int index, (int Level, string Code) line, List<string> above)
    {
        var (level, code) = line;
        if (index > 0 && level == 1) throw Wrong($"has two totals, '{Total}' and '{code}'. Put one of them below the other");
        if (level > above.Count + 1) throw Wrong($"leaves out a level above the code '{code}', which is an orphan so. Give it one '@' more than the code that it is part of");
        above.RemoveRange(level - 1, above.Count - level + 1);
        if (above.Contains(code)) throw Wrong($"goes round in a circle: the code '{code}' is part of itself. Take one of the two out");
        if (!_indexOf.TryAdd(code, index)) throw Wrong($"has the code '{code}' twice. Take one of the two out, or use a second hierarchy for a second way to add up");
        if (index > 0) _parts[_indexOf[above[^1]]].Add(code);
        above.Add(code);
    }

    private InvalidSystemException Wrong(string why) => Wrong(Dimension, why);

    private static InvalidSystemException Wrong(string dimension, string why) => new($"The hierarchy of '{dimension}' {why}.");
}
