namespace Clerestory.Disclosure.Tests.Suppression;

/// <summary>Tables of rows and columns with all their totals; the cell in row r and column c is called "r,c", totals have a T.</summary>
internal static class Grids
{
    /// <summary>A table in which one cell is primary.</summary>
    public static CellSystem Of(long[][] counts, (int Row, int Column) primary) => Of(counts, (r, c, _) => (r, c) == primary);

    /// <summary>A table in which each inner count from 1 to a number is primary.</summary>
    public static CellSystem Of(long[][] counts, long smallest) => Of(counts, (_, _, n) => n > 0 && n <= smallest);

    private static CellSystem Of(long[][] counts, Func<int, int, long, bool> isPrimary)
    {
        var (cells, relations, columns) = (new List<SystemCell>(), new List<LinearRelation>(), counts[0].Length);
        for (int r = 0; r < counts.Length; r++)
            for (int c = 0; c < columns; c++) Add($"{r},{c}", counts[r][c], isPrimary(r, c, counts[r][c]) ? CellRole.Primary : CellRole.Suppressible);
        int[] rows = [.. counts.Select((row, r) => Add($"{r},T", row.Sum(), CellRole.Suppressible))];
        int[] totals = [.. Enumerable.Range(0, columns).Select(c => Add($"T,{c}", counts.Sum(row => row[c]), CellRole.Suppressible))];
        int all = Add("T,T", counts.Sum(row => row.Sum()), CellRole.Suppressible);
        for (int r = 0; r < counts.Length; r++) relations.Add(LinearRelation.Sum($"row {r}", rows[r], Enumerable.Range(r * columns, columns)));
        for (int c = 0; c < columns; c++) relations.Add(LinearRelation.Sum($"column {c}", totals[c], Enumerable.Range(0, counts.Length).Select(r => r * columns + c)));
        relations.AddRange([LinearRelation.Sum("row T", all, totals), LinearRelation.Sum("column T", all, rows)]);
        return new CellSystem(cells, relations);

        int Add(string id, long value, CellRole role)
        {
            cells.Add(new SystemCell(id, value, Math.Max(1, value), role, 0, 1_000_000));
            return cells.Count - 1;
        }
    }
}
