namespace Clerestory.Disclosure.Alternatives;

/// <summary>A number that is published instead of the true one, and where the true one lies for whoever knows the method.</summary>
/// <param name="Cell">The index of the cell.</param>
/// <param name="Published">What is published.</param>
/// <param name="Lower">The least that the true number can be.</param>
/// <param name="Upper">The most that it can be.</param>
public sealed record Band(int Cell, long Published, long Lower, long Upper)
{
    /// <summary>The band as what everybody knows of the cell.</summary>
    /// <param name="system">The system that the cell is of.</param>
    public LinearRelation ToRelation(CellSystem system) => new($"{Published} is published for '{system.Cells[Cell].Id}'", [new Term(Cell, 1)], Lower, Upper);
}

/// <summary>Turns bands into what the audit reads.</summary>
public static class Bands
{
    /// <summary>
    /// The system as a reader of perturbed numbers sees it: no true number is published, each lies within its band, and the
    /// true numbers still add up. The audit of hidden cells then tells what follows of each primary one.
    /// </summary>
    /// <param name="system">The true system.</param>
    /// <param name="bands">A band for every cell, in any order.</param>
    /// <exception cref="InvalidSystemException">A cell has no band or two, or its true number lies outside its band.</exception>
    public static CellSystem Read(CellSystem system, IReadOnlyList<Band> bands)
    {
        var of = bands.ToLookup(b => b.Cell);
        if (system.Cells.Index().FirstOrDefault(c => of[c.Index].Count() != 1) is { Item: { } cell } bare)
            throw new InvalidSystemException($"The cell '{cell.Id}' has {of[bare.Index].Count()} bands, and needs one. Perturb the whole system at once.");
        return new CellSystem([.. system.Cells.Select((c, i) => Within(c, of[i].Single()))], system.Relations, system.Insiders);
    }

    private static SystemCell Within(SystemCell cell, Band band) => cell with
    {
        Role = cell.Role == CellRole.Primary ? CellRole.Primary : CellRole.Hidden,
        Lower = Math.Max(cell.Lower, band.Lower),
        Upper = Math.Min(cell.Upper, band.Upper),
    };
}
