namespace Clerestory.Disclosure.Tests.Auditing;

/// <summary>Small releases, written as one would say them.</summary>
internal static class Releases
{
    public static SystemCell Primary(string id, long value, long upper = 1_000) => new(id, value, 1, CellRole.Primary, 0, upper, Math.Min(1, value));

    public static SystemCell Plain(string id, long value, long upper = 1_000) => new(id, value, 1, CellRole.Suppressible, 0, upper, 0, 0);

    /// <summary>An equation of the true values.</summary>
    public static LinearRelation Equation(string name, IReadOnlyList<SystemCell> cells, params (int Cell, long Coefficient)[] terms)
    {
        long sum = terms.Sum(t => t.Coefficient * cells[t.Cell].Value);
        return new LinearRelation(name, [.. terms.Select(t => new Term(t.Cell, t.Coefficient))], sum, sum);
    }

    /// <summary>A total, and its parts.</summary>
    public static CellSystem Row(string name, params SystemCell[] cells) => new(cells, [LinearRelation.Sum(name, 0, Enumerable.Range(1, cells.Length - 1))]);

    /// <summary>Inner cells by rows, then the totals of the rows, then of the columns; totals are published.</summary>
    public static CellSystem Grid(params long[][] counts)
    {
        int rows = counts.Length, columns = counts[0].Length;
        List<SystemCell> cells = [.. counts.SelectMany((row, r) => row.Select((n, c) => Primary($"r{r + 1} c{c + 1}", n)))];
        cells.AddRange(counts.Select((row, r) => Plain($"r{r + 1}", row.Sum())));
        cells.AddRange(Enumerable.Range(0, columns).Select(c => Plain($"c{c + 1}", counts.Sum(row => row[c]))));
        return new CellSystem(cells,
        [
            .. Enumerable.Range(0, rows).Select(r => LinearRelation.Sum($"row {r + 1}", rows * columns + r, Enumerable.Range(r * columns, columns))),
            .. Enumerable.Range(0, columns).Select(c => LinearRelation.Sum($"column {c + 1}", rows * columns + rows + c, Enumerable.Range(0, rows).Select(r => r * columns + c))),
        ]);
    }
}
