namespace Clerestory.Disclosure;

/// <summary>Refuses what cannot be true, with the name of the cell and of the relation.</summary>
internal static class SystemCheck
{
    public static void Cell(SystemCell cell)
    {
        if (cell.Lower > cell.Upper) throw Wrong(cell, $"its bounds are {cell.Lower} to {cell.Upper}: the lower one is above the upper");
        if (cell.Value < cell.Lower || cell.Value > cell.Upper) throw Wrong(cell, $"its value {cell.Value} lies outside what is known beforehand, {cell.Lower} to {cell.Upper}");
        if (cell.Cost < 0) throw Wrong(cell, $"its cost {cell.Cost} is negative");
        if (cell.LowerProtection < 0 || cell.UpperProtection < 0) throw Wrong(cell, "a protection level is negative");
    }

    public static void Relation(LinearRelation relation, IReadOnlyList<SystemCell> cells)
    {
        var seen = new HashSet<int>();
        Int128 sum = 0;
        foreach (var (cell, coefficient) in relation.Terms)
        {
            if (cell < 0 || cell >= cells.Count) throw new InvalidSystemException($"The relation '{relation.Name}' names the cell {cell}, and there are only 0 to {cells.Count - 1}.");
            if (!seen.Add(cell)) throw new InvalidSystemException($"The relation '{relation.Name}' counts the cell '{cells[cell].Id}' twice.");
            if (coefficient == 0) throw new InvalidSystemException($"The relation '{relation.Name}' counts the cell '{cells[cell].Id}' 0 times. Leave it out.");
            sum += (Int128)coefficient * cells[cell].Value;
        }
        if (sum < relation.Low || sum > relation.High) throw new InvalidSystemException(Untrue(relation, cells, sum));
    }

    private static string Untrue(LinearRelation relation, IReadOnlyList<SystemCell> cells, Int128 sum)
    {
        string terms = string.Join(" ", relation.Terms.Take(12).Select(t => $"{(t.Coefficient < 0 ? "−" : "+")} {(Math.Abs(t.Coefficient) == 1 ? "" : $"{Math.Abs(t.Coefficient)} × ")}{cells[t.Cell].Value} ('{cells[t.Cell].Id}')"));
        string asked = relation.IsEquation ? $"not {relation.Low}" : relation.High == long.MaxValue ? $"not {relation.Low} or more" : relation.Low == long.MinValue ? $"not {relation.High} or less" : $"not from {relation.Low} to {relation.High}";
        return $"The relation '{relation.Name}' does not hold: {terms}{(relation.Terms.Count > 12 ? " …" : "")} is {sum}, {asked}. Mend the total or its parts.";
    }

    private static InvalidSystemException Wrong(SystemCell cell, string why) => new($"The cell '{cell.Id}' cannot be used: {why}.");
}
