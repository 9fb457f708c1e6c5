namespace Clerestory.Disclosure.Auditing;

/// <summary>What one reader knows of the numbers hidden from that reader: the relations with every known number put in.</summary>
/// <param name="From">The published relations that it is added up from.</param>
/// <param name="Terms">The unknown cells and how often each counts; the cells are numbered as in <see cref="Reader.Hidden"/>.</param>
/// <param name="Low">The least that the sum can be; <see cref="Int128.MinValue"/> for no bound.</param>
/// <param name="High">The most that the sum can be; <see cref="Int128.MaxValue"/> for no bound.</param>
internal sealed record KnownRow(IReadOnlyList<Multiplier> From, IReadOnlyList<(int Variable, long Coefficient)> Terms, Int128 Low, Int128 High);

/// <summary>Somebody who reads a release: an outsider, or an insider who knows some of the hidden cells as well.</summary>
internal sealed class Reader
{
    private readonly Dictionary<int, int> _variableOf;

    private Reader(CellSystem system, IEnumerable<int> hidden, IEnumerable<LinearRelation> relations)
    {
        System = system;
        Hidden = [.. hidden.Order()];
        HiddenSet = Hidden.ToHashSet();
        _variableOf = Hidden.Index().ToDictionary(c => c.Item, c => c.Index);
        Rows = [.. relations.Select(RowOf).Where(r => r.Terms.Count > 0), .. Hidden.Where(IsFixed).Select(FixedRow)];
        Parts = Blocks.Of(Hidden.Count, Rows, _ => true);
    }

    /// <summary>The release.</summary>
    public CellSystem System { get; }

    /// <summary>The cells that this reader does not know, in rising order.</summary>
    public IReadOnlyList<int> Hidden { get; }

    /// <summary>The same as a set.</summary>
    public IReadOnlySet<int> HiddenSet { get; }

    /// <summary>What the reader knows of them together.</summary>
    public IReadOnlyList<KnownRow> Rows { get; }

    /// <summary>The unknown cells in independent parts: no relation joins two of them.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Parts { get; }

    /// <summary>Somebody who knows what is published and nothing else.</summary>
    public static Reader Outsider(CellSystem system, IReadOnlySet<int> hidden) => new(system, hidden, system.Relations);

    /// <summary>The number of a hidden cell among the unknown ones; −1 where this reader knows it.</summary>
    public int VariableOf(int cell) => _variableOf.GetValueOrDefault(cell, -1);

    /// <summary>The true value of an unknown cell: one solution of all that is known, to begin a search from.</summary>
    public long TruthOf(int variable) => System.Cells[Hidden[variable]].Value;

    /// <summary>
    /// The same reader knowing some cells more. Only the parts that these cells stand in are kept: what is known of all
    /// others has not changed.
    /// </summary>
    public Reader Knowing(IReadOnlyCollection<int> cells)
    {
        var known = cells.Where(HiddenSet.Contains).ToHashSet();
        var touched = Parts.Where(p => p.Any(v => known.Contains(Hidden[v]))).SelectMany(p => p).Select(v => Hidden[v]).ToHashSet();
        var relations = System.Relations.Where(r => r.Terms.Any(t => touched.Contains(t.Cell)));
        return new Reader(System, touched.Where(c => !known.Contains(c)), relations);
    }

    private bool IsFixed(int cell) => System.Cells[cell].Lower == System.Cells[cell].Upper;

    private KnownRow FixedRow(int cell)
    {
        var relation = new LinearRelation($"what is known of '{System.Cells[cell].Id}' beforehand", [new Term(cell, 1)], System.Cells[cell].Lower, System.Cells[cell].Upper);
        return RowOf(relation);
    }

    private KnownRow RowOf(LinearRelation relation)
    {
        Int128 known = 0;
        var terms = new List<(int, long)>();
        foreach (var (cell, coefficient) in relation.Terms)
        {
            if (_variableOf.TryGetValue(cell, out int variable)) terms.Add((variable, coefficient));
            else known += (Int128)coefficient * System.Cells[cell].Value;
        }
        var low = relation.Low == long.MinValue ? Int128.MinValue : relation.Low - known;
        var high = relation.High == long.MaxValue ? Int128.MaxValue : relation.High - known;
        return new KnownRow([new Multiplier(relation, Rational.Of(1))], terms, low, high);
    }
}
