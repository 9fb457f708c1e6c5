using System.Numerics;

namespace Clerestory.Disclosure.Auditing;

/// <summary>
/// The affine hull of the hidden cells: Gauss and Jordan's elimination of all equations in exact fractions. What stands
/// alone in its row is pinned by sums and differences, whatever bounds and whole numbers would say.
/// </summary>
internal sealed class ExactElimination
{
    private const long LargestCoefficient = 1 << 20;
    private const int MostTerms = 12;
    private readonly List<Row> _rows = [];
    private readonly List<HashSet<int>> _rowsOf = [];

    private ExactElimination(Reader reader)
    {
        foreach (var _ in reader.Hidden) _rowsOf.Add([]);
        foreach (var row in reader.Rows.Where(r => r.Low == r.High)) Take(row);
        var open = Enumerable.Range(0, _rows.Count).ToHashSet();
        while (open.Count > 0)
        {
            int next = open.MinBy(r => (_rows[r].Terms.Count, r));
            open.Remove(next);
            if (_rows[next].Terms.Count > 0) Clear(next);
        }
        foreach (var row in _rows.Where(r => r.Terms.Count == 1)) Pinned[row.Terms.First().Key] = (row.Right, row.Multipliers());
        Rank = _rows.Count(r => r.Terms.Count > 0);
        Freedom = reader.Hidden.Count - Rank;
        Rows = [.. _rows.Where(r => r.Terms.Count > 0).Select(r => r.Whole()).OfType<KnownRow>()];
    }

    /// <summary>The number of independent equations.</summary>
    public int Rank { get; }

    /// <summary>The dimension of the affine hull: how many cells could be chosen freely if there were equations only.</summary>
    public int Freedom { get; }

    /// <summary>The variables that equations alone pin, each with its value and the relations that give it.</summary>
    public Dictionary<int, (Rational Value, IReadOnlyList<Multiplier> From)> Pinned { get; } = [];

    /// <summary>
    /// The equations in reduced form, in whole numbers, for narrowing bounds. Long ones and those with very large numbers
    /// are left out: all of them follow from the relations, and such as these narrow little.
    /// </summary>
    public IReadOnlyList<KnownRow> Rows { get; }

    /// <summary>Eliminates all equations that a reader knows.</summary>
    public static ExactElimination Of(Reader reader) => new(reader);

    private void Take(KnownRow known)
    {
        var row = new Row(Rational.Of((BigInteger)known.Low));
        foreach (var (variable, coefficient) in known.Terms)
        {
            row.Terms.Add(variable, Rational.Of(coefficient));
            _rowsOf[variable].Add(_rows.Count);
        }
        foreach (var (relation, times) in known.From) row.From.Add(relation, times);
        _rows.Add(row);
    }

    // The variable that stands in the fewest other rows fills up the least.
    private void Clear(int pivot)
    {
        int variable = _rows[pivot].Terms.Keys.MinBy(v => (_rowsOf[v].Count, v));
        _rows[pivot].Scale(Rational.Of(1) / _rows[pivot].Terms[variable]);
        foreach (int other in _rowsOf[variable].Where(r => r != pivot).ToList()) Subtract(other, pivot, _rows[other].Terms[variable]);
    }

    private void Subtract(int row, int pivot, Rational times)
    {
        var (to, from) = (_rows[row], _rows[pivot]);
        foreach (var (variable, coefficient) in from.Terms)
        {
            Combination.Add(to.Terms, variable, -(times * coefficient));
            if (to.Terms.ContainsKey(variable)) _rowsOf[variable].Add(row);
            else _rowsOf[variable].Remove(row);
        }
        foreach (var (relation, often) in from.From) to.From[relation] = to.From.GetValueOrDefault(relation) - times * often;
        to.Right -= times * from.Right;
    }

    private sealed class Row(Rational right)
    {
        public Dictionary<int, Rational> Terms { get; } = [];

        // By reference: two relations that say the same are two sources.
        public Dictionary<LinearRelation, Rational> From { get; } = new(ReferenceEqualityComparer.Instance);

        public Rational Right { get; set; } = right;

        public void Scale(Rational times)
        {
            foreach (int variable in Terms.Keys.ToList()) Terms[variable] *= times;
            foreach (var relation in From.Keys.ToList()) From[relation] *= times;
            Right *= times;
        }

        public IReadOnlyList<Multiplier> Multipliers(BigInteger? scale = null) =>
            [.. From.Where(f => !f.Value.IsZero).Select(f => new Multiplier(f.Key, f.Value * Rational.Of(scale ?? 1)))];

        public KnownRow? Whole()
        {
            if (Terms.Count > MostTerms) return null;
            var scale = Terms.Values.Append(Right).Select(t => t.Denominator)
                .Aggregate(BigInteger.One, (all, d) => all * d / BigInteger.GreatestCommonDivisor(all, d));
            var terms = Terms.Select(t => (t.Key, Times: t.Value.Numerator * scale / t.Value.Denominator)).ToList();
            var right = Right.Numerator * scale / Right.Denominator;
            if (terms.Any(t => BigInteger.Abs(t.Times) > LargestCoefficient) || BigInteger.Abs(right) > long.MaxValue) return null;
            return new KnownRow(Multipliers(scale), [.. terms.Select(t => (t.Key, (long)t.Times))], (Int128)right, (Int128)right);
        }
    }
}
