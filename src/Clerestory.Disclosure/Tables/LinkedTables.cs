namespace Clerestory.Disclosure.Tables;

/// <summary>Puts tables together by what their cells count.</summary>
internal static class LinkedTables
{
    public static CountTable Together(IReadOnlyList<CountTable> tables)
    {
        var cells = new List<TableCell>();
        var byPredicate = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var sums = new Dictionary<string, TableSum>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            int[] at = [.. table.Cells.Select(c => Place(c, cells, byPredicate, names))];
            foreach (var sum in table.Sums)
            {
                var moved = sum with { Total = at[sum.Total], Parts = [.. sum.Parts.Select(p => at[p])] };
                sums.TryAdd($"{moved.Total}:{string.Join(' ', moved.Parts.Order())}", moved);
            }
        }
        return new CountTable(cells, [.. sums.Values]);
    }

    private static int Place(TableCell cell, List<TableCell> cells, Dictionary<string, int> byPredicate, HashSet<string> names)
    {
        if (!byPredicate.TryGetValue(cell.Predicate, out int at))
        {
            byPredicate[cell.Predicate] = at = cells.Count;
            // Tables of two populations may use the same words; the predicate names the population and tells them apart.
            cells.Add(names.Add(cell.Id) ? cell : cell with { Id = $"{cell.Id} ({cell.Predicate})" });
        }
        else if (cells[at].Count != cell.Count)
        {
            throw new InvalidSystemException($"The cells '{cells[at].Id}' and '{cell.Id}' count the same units, and one says {cells[at].Count}, the other {cell.Count}. Mend one of the tables, or name their populations apart.");
        }
        return at;
    }
}
