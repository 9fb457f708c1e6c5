using System.Globalization;

namespace Clerestory.Disclosure.Tables;

/// <summary>Crosses the codes of the dimensions, adds up the inner cells, and finds the sums among the cells.</summary>
internal sealed class TableCross
{
    private const long MostCells = 10_000_000;
    private readonly InnerTable _inner;
    private readonly bool[][] _margins;
    private readonly long[] _stride;
    private readonly List<long> _keys;
    private readonly Dictionary<long, int> _cellOf;

    public TableCross(InnerTable inner, IReadOnlyList<IReadOnlyList<string>>? margins)
    {
        _inner = inner;
        _margins = margins is null ? [[.. inner.Dimensions.Select(_ => true)]] : [.. margins.Select(MarginOf)];
        _stride = Strides();
        if (_margins.Sum(SizeOf) > MostCells) throw new InvalidSystemException($"The table would have more than {MostCells.ToString("N0", CultureInfo.InvariantCulture)} cells. Publish some of its margins instead of the whole cross.");
        _keys = [.. _margins.SelectMany(Keys).Distinct().Order()];
        _cellOf = _keys.Index().ToDictionary(k => k.Item, k => k.Index);
    }

    public CountTable Added()
    {
        var members = new List<InnerRow>[_keys.Count];
        for (int i = 0; i < members.Length; i++) members[i] = [];
        foreach (var row in _inner.Rows)
            foreach (long key in KeysOf(row)) members[_cellOf[key]].Add(row);
        TableCell[] cells = [.. _keys.Select((key, i) => new TableCell(IdOf(key), PredicateOf(key), members[i].Sum(m => m.Count), members[i]))];
        return new CountTable(cells, [.. Enumerable.Range(0, _inner.Dimensions.Count).SelectMany(Sums)]);
    }

    private bool[] MarginOf(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(n => _inner.Dimensions.All(d => d.Name != n)) is { } unknown)
            throw new InvalidSystemException($"A published margin names the dimension '{unknown}', which the table has not. It has {string.Join(", ", _inner.Dimensions.Select(d => $"'{d.Name}'"))}.");
        return [.. _inner.Dimensions.Select(d => names.Contains(d.Name))];
    }

    // The product is only a key, but it must not pass what a long can hold.
    private long[] Strides()
    {
        long[] stride = new long[_inner.Dimensions.Count];
        Int128 size = 1;
        for (int d = stride.Length - 1; d >= 0; d--)
        {
            stride[d] = (long)size;
            size *= _inner.Dimensions[d].Codes.Count;
            if (size > long.MaxValue) throw new InvalidSystemException("The table has too many dimensions to be crossed. Make two tables of it.");
        }
        return stride;
    }

    private long SizeOf(bool[] margin) => margin.Index().Where(m => m.Item).Aggregate(1L, (size, m) => Math.Min(MostCells + 1, size * _inner.Dimensions[m.Index].Codes.Count));

    private IEnumerable<long> Keys(bool[] margin) => Crossed(d => margin[d] ? Enumerable.Range(0, _inner.Dimensions[d].Codes.Count) : [0]);

    private IEnumerable<long> KeysOf(InnerRow row) =>
        _margins.SelectMany(margin => Crossed(d => margin[d] ? _inner.Dimensions[d].Above(row.Codes[d]) : [0])).Distinct();

    private IEnumerable<long> Crossed(Func<int, IEnumerable<int>> codes)
    {
        IEnumerable<long> keys = [0];
        for (int d = 0; d < _stride.Length; d++)
        {
            long[] steps = [.. codes(d).Select(c => c * _stride[d])];
            keys = [.. keys.SelectMany(k => steps.Select(s => k + s))];
        }
        return keys;
    }

    private int CodeAt(long key, int dimension) => (int)(key / _stride[dimension] % _inner.Dimensions[dimension].Codes.Count);

    private IEnumerable<TableSum> Sums(int d)
    {
        var withCode = _keys.ToLookup(k => CodeAt(k, d));
        foreach (var sum in _inner.Dimensions[d].Sums)
        {
            foreach (long key in withCode[sum.Total])
            {
                long rest = key - sum.Total * _stride[d];
                // A margin that leaves the dimension out shows its total alone.
                if (_cellOf.ContainsKey(rest + sum.Parts[0] * _stride[d]))
                    yield return new TableSum(NameOf(key, d, sum), _inner.Dimensions[d].Name, _cellOf[key], [.. sum.Parts.Select(p => _cellOf[rest + p * _stride[d]])]);
            }
        }
    }

    private string NameOf(long key, int summed, DimensionSum sum)
    {
        var shown = Enumerable.Range(0, _stride.Length).Where(d => d != summed || sum.Total != 0);
        string where = string.Join(", ", shown.Select(d => $"{_inner.Dimensions[d].Name}={_inner.Dimensions[d].Codes[CodeAt(key, d)].Name}"));
        return $"sum over {_inner.Dimensions[summed].Name}{(where.Length > 0 ? $" in {where}" : "")}{(sum.Hierarchy > 1 ? $" (hierarchy {sum.Hierarchy})" : "")}";
    }

    private string IdOf(long key) => _inner.NameOf(_inner.Dimensions.Select((dimension, d) => dimension.Codes[CodeAt(key, d)].Name));

    private string PredicateOf(long key)
    {
        var shares = _inner.Dimensions.Index().Select(d => (d.Item.Name, Code: CodeAt(key, d.Index), d.Item)).Where(s => s.Code != 0).OrderBy(s => s.Name, StringComparer.Ordinal);
        return $"{_inner.Population}: {string.Join(" & ", shares.Select(s => $"{s.Name} in {{{string.Join('|', s.Item.Codes[s.Code].InnerCodes)}}}"))}";
    }
}
