namespace Clerestory.Disclosure.Suppression;

/// <summary>Finds the cells that are the same set of units (a total with one part that is not a published zero), and those that are fixed by what is published.</summary>
internal sealed class SameSets
{
    private readonly CellSystem _system;
    private readonly int[] _parent;
    private readonly bool[] _fixed;
    private readonly Dictionary<int, int> _fixedBy = [];

    public SameSets(CellSystem system)
    {
        _system = system;
        _parent = [.. Enumerable.Range(0, system.Cells.Count)];
        _fixed = [.. system.Cells.Select(c => !c.MayBeHidden)];
        Settle();
        VariableOf = Number();
    }

    public int[] VariableOf { get; }

    public int Count { get; private set; }

    public List<(int Cell, int Relation)> Lost { get; } = [];

    private int Root(int cell)
    {
        while (_parent[cell] != cell) cell = _parent[cell] = _parent[_parent[cell]];
        return cell;
    }

    // A relation whose open cells shrink to one fixes that cell; to two that rise and fall together, makes them one. Each may open the next.
    private void Settle()
    {
        var open = Enumerable.Range(0, _system.Relations.Count).Where(r => _system.Relations[r].IsEquation).ToList();
        for (bool changed = true; changed;)
        {
            changed = false;
            var rest = new List<int>(open.Count);
            foreach (int r in open)
            {
                var terms = Open(_system.Relations[r]);
                if (terms.Count > 2 || terms.Count == 2 && terms.Sum(t => t.Value) != 0) { rest.Add(r); continue; }
                if (terms.Count == 1) Fix(terms.First().Key, r);
                if (terms.Count == 2) _parent[terms.Keys.Max()] = terms.Keys.Min();
                changed |= terms.Count > 0;
            }
            open = rest;
        }
    }

    private Dictionary<int, long> Open(LinearRelation relation)
    {
        var terms = new Dictionary<int, long>();
        foreach (var (cell, coefficient) in relation.Terms)
        {
            int root = Root(cell);
            if (_fixed[root]) continue;
            if ((terms[root] = terms.GetValueOrDefault(root) + coefficient) == 0) terms.Remove(root);
        }
        return terms;
    }

    private void Fix(int root, int relation)
    {
        _fixed[root] = true;
        _fixedBy[root] = relation;
    }

    private int[] Number()
    {
        int[] variable = new int[_parent.Length], ofRoot = new int[_parent.Length];
        Array.Fill(ofRoot, -1);
        for (int i = 0; i < variable.Length; i++)
        {
            int root = Root(i);
            if (_system.Cells[i].Role == CellRole.Primary && _fixed[root]) Lost.Add((i, _fixedBy[root]));
            variable[i] = _fixed[root] || _fixed[i] ? -1 : ofRoot[root] >= 0 ? ofRoot[root] : ofRoot[root] = Count++;
        }
        return variable;
    }
}
