namespace Clerestory.Disclosure.Auditing;

/// <summary>Hidden cells that everybody can see to count the same units: a total whose other parts are all printed as 0. Who knows one of them knows it as its own.</summary>
internal sealed class SameUnits
{
    private readonly Dictionary<int, int> _of;

    public SameUnits(CellSystem system, IReadOnlySet<int> hidden)
    {
        _of = hidden.ToDictionary(c => c);
        foreach (var relation in system.Relations)
        {
            if (relation is not { Low: 0, High: 0 }) continue;
            var open = relation.Terms.Where(t => hidden.Contains(t.Cell)).Take(3).ToList();
            bool isRest0 = open.Count == 2 && relation.Terms.All(t => hidden.Contains(t.Cell) || system.Cells[t.Cell].Value == 0);
            if (isRest0 && open[0].Coefficient == -open[1].Coefficient && Math.Abs(open[0].Coefficient) == 1) _of[Find(open[0].Cell)] = Find(open[1].Cell);
        }
        foreach (int cell in hidden) _of[cell] = Find(cell);
    }

    /// <summary>One cell for all that count the same units.</summary>
    public int this[int cell] => _of[cell];

    private int Find(int cell)
    {
        while (_of[cell] != cell) cell = _of[cell];
        return cell;
    }
}
