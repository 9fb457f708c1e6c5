using Clerestory.Disclosure;

namespace Clerestory.Protection;

/// <summary>Cells and relations while they are put together to a system.</summary>
/// <param name="most">The bound that stands for "no bound".</param>
internal sealed class SystemDraft(long most)
{
    private readonly List<SystemCell> _cells = [];
    private readonly List<LinearRelation> _relations = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    private readonly HashSet<int> _known = [];

    public long Most => most;

    public IReadOnlyList<SystemCell> Cells => _cells;

    /// <summary>All cells and relations, and everybody who is alone in a cell.</summary>
    public CellSystem Made => new(_cells, _relations, Insider.AloneInACell(new CellSystem(_cells, _relations)));

    public int? IndexOf(string name) => _indices.TryGetValue(name, out int index) ? index : null;

    public int Add(string name, long value, CellRole role, long? upper = null)
    {
        _indices.Add(name, _cells.Count);
        _cells.Add(new SystemCell(name, value, Math.Max(1, value), role, 0, upper ?? most, Math.Min(1, value)));
        return _cells.Count - 1;
    }

    public void Give(int cell, CellRole role) => _cells[cell] = _cells[cell] with { Role = role };

    /// <summary>Says what hiding a cell costs, where that is not its value.</summary>
    public void Price(int cell, long cost) => _cells[cell] = _cells[cell] with { Cost = Math.Max(1, cost) };

    public void Relate(LinearRelation relation) => _relations.Add(relation);

    /// <summary>What everybody knows who has read an earlier edition.</summary>
    public void Know(int cell, string whence)
    {
        if (!_known.Add(cell)) return;
        // A small count that was printed before cannot be protected any more. It is hidden from now on, and everything else is judged as if it stood there.
        if (_cells[cell].Role is not CellRole.Primary)
        {
            Give(cell, CellRole.Published);
            return;
        }
        Give(cell, CellRole.Hidden);
        _relations.Add(new LinearRelation(whence, [new Term(cell, 1)], _cells[cell].Value, _cells[cell].Value));
    }

    /// <summary>A small count that follows from what is known already is public already.</summary>
    /// <param name="known">The cells that are known; those that follow are added.</param>
    public void Settle(HashSet<int> known)
    {
        known.UnionWith(Enumerable.Range(0, _cells.Count).Where(c => _cells[c].Role == CellRole.Published));
        while (_relations.Where(r => r.IsEquation).Select(r => r.Terms.Where(t => !known.Contains(t.Cell)).Take(2).ToList()).FirstOrDefault(open => open.Count == 1) is [var last])
        {
            known.Add(last.Cell);
            if (_cells[last.Cell].Role == CellRole.Primary) Give(last.Cell, CellRole.Hidden);
        }
    }
}
