using Clerestory.Disclosure.Solving;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Alternatives;

/// <summary>A rounded system.</summary>
/// <param name="Bands">Each cell's rounded number and band, in the order of the cells.</param>
/// <param name="IsControlled">Whether every cell went to one of its two next multiples; else only the inner cells did, and totals may lie farther away.</param>
/// <param name="TotalChange">The sum of all changes, without their signs.</param>
public sealed record RoundedSystem(IReadOnlyList<Band> Bands, bool IsControlled, long TotalChange);

/// <summary>
/// Controlled rounding: each cell goes up or down to a multiple of the base so that all sums still hold and the numbers change the
/// least. Multiples stay as they are (zero-restricted), so the true number lies less than one base away.
/// </summary>
/// <remarks>
/// Cox, <i>A constructive procedure for unbiased controlled rounding</i>, JASA 82 (1987), doi:10.1080/01621459.1987.10478456; Salazar-González,
/// <i>Controlled rounding and cell perturbation</i>, Mathematical Programming 105 (2006), doi:10.1007/s10107-005-0666-9; Handbook (doi:10.1002/9781118348239), 5.4.
/// In three dimensions and more there may be no such rounding.
/// </remarks>
public static class ControlledRounding
{
    /// <summary>Rounds a system.</summary>
    /// <param name="system">The cells and their sums; ranges are not kept, as rounded numbers make percentages of their own.</param>
    /// <param name="base">The base; 2 or more. Take it above the largest small count.</param>
    /// <param name="mostNodes">How many nodes the search may visit; a count and not a time, so that the answer is the same everywhere.</param>
    /// <returns>The rounding with the least change; null when there is none, or none was found within the nodes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The base is below 2, or the nodes below 1.</exception>
    /// <exception cref="InvalidSystemException">A number is negative.</exception>
    /// <exception cref="SolverFailureException">The solver failed in another way.</exception>
    public static RoundedSystem? TryRound(CellSystem system, long @base, int mostNodes = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(@base, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostNodes, 1);
        if (system.Cells.FirstOrDefault(c => c.Value < 0) is { } negative) throw new InvalidSystemException($"The cell '{negative.Id}' is {negative.Value}. Only numbers of 0 or more can be rounded.");
        if (Ups(system, @base, mostNodes) is not { } ups) return null;
        Band[] bands = [.. system.Cells.Select((c, i) => BandOf(i, (c.Value / @base + (ups[i] > 0.5 ? 1 : 0)) * @base, @base))];
        // What the solver says is within a tolerance; what is published adds up exactly.
        if (Broken(system, bands) is { } sum) throw new InvalidOperationException($"The rounding breaks '{sum.Name}'.");
        return new RoundedSystem(bands, true, ChangeOf(system, bands));
    }

    /// <summary>Rounds a table: controlled when that is possible; else the small counts of its inner cells are rounded and all totals added up again.</summary>
    /// <param name="table">The table.</param>
    /// <param name="system">The same cells as a system, in the same order.</param>
    /// <param name="base">The base; 2 or more.</param>
    /// <param name="mostNodes">How many nodes the search may visit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The base is below 2, or the nodes below 1.</exception>
    /// <exception cref="InvalidSystemException">Table and system have not the same cells; or linked tables can be rounded in neither way.</exception>
    public static RoundedSystem Round(CountTable table, CellSystem system, long @base, int mostNodes = 10_000)
    {
        if (!table.Cells.Select(c => c.Id).SequenceEqual(system.Cells.Select(c => c.Id))) throw new InvalidSystemException("The table and the system have not the same cells. Make the system of the table's rules.");
        return TryRound(system, @base, mostNodes) ?? SmallCounts(table, system, @base);
    }

    /// <summary>Rounds only the inner cells from 1 to base − 1, to 0 or the base, so that the published cells change the least, one after the other.</summary>
    /// <remarks>After Langsrud and Heldal, <i>An algorithm for small count rounding of tabular data</i>, Privacy in Statistical Databases 2018.</remarks>
    internal static RoundedSystem SmallCounts(CountTable table, CellSystem system, long @base)
    {
        var rounded = new SmallCountRounding(table, @base).Rounded();
        Band[] bands = [.. table.Cells.Select((c, i) => new Band(i, c.Members.Sum(m => rounded[m]), c.Members.Sum(m => SmallCountRounding.LowerOf(rounded[m], @base)), c.Members.Sum(m => SmallCountRounding.UpperOf(rounded[m], @base))))];
        Band[] known = [.. bands.Select(b => table.Cells[b.Cell].Members.Count > 0 ? b : b with { Upper = @base - 1 })];
        if (Broken(system, known) is { } sum) throw new InvalidSystemException($"The linked tables cannot be rounded together: '{sum.Name}' does not add up. Round each table by itself, or choose another base.");
        return new RoundedSystem(known, false, ChangeOf(system, known));
    }

    private static Band BandOf(int cell, long rounded, long @base) => new(cell, rounded, Math.Max(0, rounded - @base + 1), rounded + @base - 1);

    private static long ChangeOf(CellSystem system, Band[] bands) => bands.Sum(b => Math.Abs(b.Published - system.Cells[b.Cell].Value));

    // One column for each cell: does it go up? A cell that is a multiple goes nowhere. Going up costs base − rest more than rest.
    private static double[]? Ups(CellSystem system, long @base, int mostNodes)
    {
        double[] cost = [.. system.Cells.Select(c => c.Value % @base == 0 ? 0.0 : @base - 2.0 * (c.Value % @base))];
        double[] upper = [.. system.Cells.Select(c => c.Value % @base == 0 ? 0.0 : 1.0)];
        LinearRelation[] sums = [.. system.Relations.Where(r => r.IsEquation)];
        double[] right = [.. sums.Select(s => -(double)s.Terms.Sum(t => t.Coefficient * (system.Cells[t.Cell].Value / @base)) + (double)s.Low / @base)];
        int[] start = new int[sums.Length + 1];
        for (int r = 0; r < sums.Length; r++) start[r + 1] = start[r] + sums[r].Terms.Count;
        var shape = new ProgramShape(cost, new double[cost.Length], upper, right, right, start[..^1], [.. sums.SelectMany(s => s.Terms.Select(t => t.Cell))], [.. sums.SelectMany(s => s.Terms.Select(t => (double)t.Coefficient))]);
        using var program = new LinearProgram(shape, whole: true);
        program.Choose("mip_max_nodes", mostNodes);
        program.Choose("mip_rel_gap", 0.0);
        // Costs are whole numbers: what is within less than 1 of the bound is the optimum.
        program.Choose("mip_abs_gap", 0.9);
        try
        {
            return program.TrySolve() ? program.Values : null;
        }
        // 9: unbounded or infeasible, and nothing here is unbounded; 14, 16: a limit of the search was reached.
        catch (SolverFailureException e) when (e.Status is 9 or 14 or 16)
        {
            return null;
        }
    }

    private static LinearRelation? Broken(CellSystem system, Band[] bands) =>
        system.Relations.FirstOrDefault(r => r.IsEquation && r.Terms.Sum(t => t.Coefficient * bands[t.Cell].Published) != r.Low);
}
