namespace Clerestory.Disclosure.Suppression;

/// <summary>Writes relations as rows over the variables of a reduced system, each row once.</summary>
internal sealed class RowBuilder(Reduced reduced)
{
    private readonly List<int> _start = [0], _variable = [], _relation = [];
    private readonly List<double> _coefficient = [], _low = [], _high = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public void Add(int relation)
    {
        var stated = reduced.System.Relations[relation];
        var terms = new SortedDictionary<int, long>();
        Int128 sum = 0;
        foreach (var (cell, coefficient) in stated.Terms)
        {
            sum += (Int128)coefficient * reduced.System.Cells[cell].Value;
            if (reduced.VariableOf[cell] is not (>= 0 and var v)) continue;
            if ((terms[v] = terms.GetValueOrDefault(v) + coefficient) == 0) terms.Remove(v);
        }
        if (terms.Count == 0) return;
        double low = stated.Low == long.MinValue ? double.NegativeInfinity : (double)(stated.Low - sum), high = stated.High == long.MaxValue ? double.PositiveInfinity : (double)(stated.High - sum);
        if (!_seen.Add($"{low}|{high}|{string.Join('|', terms.Select(t => $"{t.Key}:{t.Value}"))}")) return;
        foreach (var (v, c) in terms) { _variable.Add(v); _coefficient.Add(c); }
        _start.Add(_variable.Count);
        _low.Add(low);
        _high.Add(high);
        _relation.Add(relation);
    }

    public (int[] Start, int[] Variable, double[] Coefficient, double[] Low, double[] High, int[] Relation) Built() =>
        ([.. _start], [.. _variable], [.. _coefficient], [.. _low], [.. _high], [.. _relation]);
}
