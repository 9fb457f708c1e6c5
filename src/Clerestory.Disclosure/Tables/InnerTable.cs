namespace Clerestory.Disclosure.Tables;

/// <summary>What one contributor (an agency, a firm) has added to a cell.</summary>
/// <param name="Contributor">Who it is, by a name or number.</param>
/// <param name="Amount">How many units, or how much; 0 or more.</param>
public readonly record struct Contribution(string Contributor, long Amount);

/// <summary>An inner cell of a table: units that share an inner code in each dimension.</summary>
/// <param name="Codes">An inner code for each dimension, in their order.</param>
/// <param name="Count">The number of units, or a magnitude in whole units; 0 or more.</param>
/// <param name="Contributions">Who contributed how much; empty where that is not recorded.</param>
/// <param name="Units">The ids of the units; empty where they are not recorded.</param>
public sealed record InnerRow(IReadOnlyList<string> Codes, long Count, IReadOnlyList<Contribution> Contributions, IReadOnlyList<string> Units);

/// <summary>The inner cells of a table and the dimensions by which they add up. Inner cells that are not named are 0.</summary>
public sealed class InnerTable
{
    /// <summary>Makes a table of inner cells; those with the same codes become one.</summary>
    /// <param name="dimensions">The dimensions; at least one, no name twice.</param>
    /// <param name="rows">The inner cells.</param>
    /// <param name="population">Whom the table counts: cells of two tables are the same only within one population.</param>
    /// <exception cref="InvalidSystemException">A dimension is there twice, a code is not an inner code, or a count is negative.</exception>
    public InnerTable(IReadOnlyList<Dimension> dimensions, IEnumerable<InnerRow> rows, string population = "")
    {
        (Dimensions, Population) = (dimensions, population);
        if (dimensions.Count == 0) throw new InvalidSystemException("The table has no dimension. Name one column at least.");
        if (dimensions.GroupBy(d => d.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidSystemException($"The dimension '{twice.Key}' is in the table twice. Take one of the two out.");
        Rows = [.. rows.Select(Checked).GroupBy(r => string.Join('\u001f', r.Codes), StringComparer.Ordinal).Select(g => Joined([.. g]))];
    }

    /// <summary>The dimensions.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>Whom the table counts.</summary>
    public string Population { get; }

    /// <summary>The inner cells that were named, each once.</summary>
    public IReadOnlyList<InnerRow> Rows { get; }

    /// <summary>Writes codes of all dimensions as a name, such as <c>vict=labor, race=T</c>.</summary>
    public string NameOf(IEnumerable<string> codes) => string.Join(", ", Dimensions.Zip(codes, (d, c) => $"{d.Name}={c}"));

    private InnerRow Checked(InnerRow row)
    {
        if (row.Codes.Count != Dimensions.Count) throw new InvalidSystemException($"The cell '{string.Join(", ", row.Codes)}' has {row.Codes.Count} codes, and the table {Dimensions.Count} dimensions. Give one code for each.");
        foreach (var (dimension, code) in Dimensions.Zip(row.Codes))
            if (!dimension.InnerCodes.Contains(code)) throw new InvalidSystemException($"The cell '{NameOf(row.Codes)}' has the code '{code}', which is not an inner code of '{dimension.Name}'. Use one of its inner codes.");
        if (row.Count < 0) throw new InvalidSystemException($"The cell '{NameOf(row.Codes)}' has the negative count {row.Count}. Counts are 0 or more.");
        return row;
    }

    private static InnerRow Joined(IReadOnlyList<InnerRow> rows) => rows.Count == 1 ? rows[0] : new InnerRow(
        rows[0].Codes, rows.Sum(r => r.Count), Contributions.Together(rows.SelectMany(r => r.Contributions)), [.. rows.SelectMany(r => r.Units)]);
}

/// <summary>Adds up what contributors have added.</summary>
internal static class Contributions
{
    public static IReadOnlyList<Contribution> Together(IEnumerable<Contribution> all) =>
        [.. all.GroupBy(c => c.Contributor, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Contribution(g.Key, g.Sum(c => c.Amount)))];
}
