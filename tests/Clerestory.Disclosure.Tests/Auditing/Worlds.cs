namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>Small releases, and every world that agrees with one of them, found by trying them all.</summary>
internal static class Worlds
{
    /// <summary>A table with totals, now and then with a rounded percentage of a part, and some of its cells hidden.</summary>
    public static (CellSystem System, HashSet<int> Hidden) Small(Random random)
    {
        int rows = 2, columns = random.Next(2, 4);
        long[,] n = new long[rows + 1, columns + 1];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
            {
                n[r, c] = random.Next(0, 4);
                n[rows, c] += n[r, c];
                n[r, columns] += n[r, c];
                n[rows, columns] += n[r, c];
            }
        int At(int r, int c) => r * (columns + 1) + c;
        var cells = new List<SystemCell>();
        for (int r = 0; r <= rows; r++)
            for (int c = 0; c <= columns; c++)
                cells.Add(new SystemCell($"{r},{c}", n[r, c], Math.Max(1, n[r, c]), n[r, c] is 1 or 2 ? CellRole.Primary : n[r, c] == 0 ? CellRole.Published : CellRole.Suppressible, 0, 24));
        var relations = new List<LinearRelation>();
        for (int r = 0; r <= rows; r++) relations.Add(LinearRelation.Sum($"row {r}", At(r, columns), Enumerable.Range(0, columns).Select(c => At(r, c))));
        for (int c = 0; c <= columns; c++) relations.Add(LinearRelation.Sum($"column {c}", At(rows, c), Enumerable.Range(0, rows).Select(r => At(r, c))));
        long whole = n[rows, columns];
        if (whole > 0 && random.Next(3) == 0) relations.AddRange(LinearRelation.Percentage("percentage", At(0, 0), At(rows, columns), (long)Math.Round(100.0 * n[0, 0] / whole, MidpointRounding.AwayFromZero)));
        var hidden = cells.Index().Where(c => c.Item.IsHiddenFromTheStart || c.Item.MayBeHidden && c.Index != cells.Count - 1 && random.Next(3) == 0).Select(c => c.Index).ToHashSet();
        return (new CellSystem(cells, relations), hidden);
    }

    /// <summary>Whether two hidden cells can be seen to count the same units, by steps over totals whose other parts are printed as 0.</summary>
    public static bool AreSameUnits(CellSystem system, IReadOnlySet<int> hidden, int one, int other)
    {
        var reached = new HashSet<int> { one };
        for (int before = 0; before < reached.Count;)
        {
            before = reached.Count;
            foreach (var r in system.Relations.Where(r => r.IsEquation))
            {
                int[] open = [.. r.Terms.Select(t => t.Cell).Where(hidden.Contains)];
                if (open.Length != 2 || r.Terms.Any(t => !hidden.Contains(t.Cell) && system.Cells[t.Cell].Value != 0) || r.Terms.Where(t => hidden.Contains(t.Cell)).Sum(t => t.Coefficient) != 0) continue;
                if (open.Any(reached.Contains)) reached.UnionWith(open);
            }
        }
        return reached.Contains(other);
    }

    /// <summary>All whole-number values of all cells that agree with what is published.</summary>
    public static List<long[]> All(CellSystem system, IReadOnlySet<int> hidden)
    {
        int[] open = [.. hidden.Order()];
        long[] values = [.. system.Cells.Select(c => c.Value)];
        var last = system.Relations.Select(r => (Relation: r, Last: r.Terms.Where(t => hidden.Contains(t.Cell)).Select(t => Array.IndexOf(open, t.Cell)).DefaultIfEmpty(-1).Max())).ToLookup(r => r.Last, r => r.Relation);
        var found = new List<long[]>();
        Try(0);
        return found;

        void Try(int at)
        {
            if (at == open.Length)
            {
                found.Add([.. values]);
                return;
            }
            var cell = system.Cells[open[at]];
            long most = cell.Upper;
            // No part is larger than a published total in which it stands.
            foreach (var r in system.Relations.Where(r => r.IsEquation && r.Terms.Any(t => t.Cell == open[at] && t.Coefficient == 1)))
                if (r.Terms.First(t => t.Coefficient == -1).Cell is var total && (!hidden.Contains(total) || Array.IndexOf(open, total) < at)) most = Math.Min(most, values[total]);
            for (long v = cell.Lower; v <= most; v++)
            {
                values[open[at]] = v;
                if (last[at].All(Holds)) Try(at + 1);
            }
            values[open[at]] = cell.Value;
        }

        bool Holds(LinearRelation r)
        {
            long sum = r.Terms.Sum(t => t.Coefficient * values[t.Cell]);
            return sum >= r.Low && sum <= r.High;
        }
    }
}
