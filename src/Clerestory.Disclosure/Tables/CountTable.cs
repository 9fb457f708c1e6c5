namespace Clerestory.Disclosure.Tables;

/// <summary>A cell of a table: a code for each dimension, and what is counted under it.</summary>
/// <param name="Id">Its name, such as <c>vict=labor, race=T</c>.</param>
/// <param name="Predicate">What its units share, written in one way only: dimensions in the order of their names, totals left out. Two cells with one predicate are the same set.</param>
/// <param name="Count">The number of units, or the magnitude.</param>
/// <param name="Members">The inner cells that make it up.</param>
public sealed record TableCell(string Id, string Predicate, long Count, IReadOnlyList<InnerRow> Members)
{
    /// <summary>Who contributed how much to it, in the order of their names; those who contributed nothing are left out.</summary>
    public IReadOnlyList<Contribution> ByContributor => [.. Contributions.Together(Members.SelectMany(m => m.Contributions)).Where(c => c.Amount > 0)];
}

/// <summary>A total of a table and the parts that make it up along one dimension.</summary>
/// <param name="Name">In words: <c>sum over age in vict=labor</c>.</param>
/// <param name="Dimension">The dimension that is summed over.</param>
/// <param name="Total">The index of the total.</param>
/// <param name="Parts">The indices of the parts.</param>
public sealed record TableSum(string Name, string Dimension, int Total, IReadOnlyList<int> Parts)
{
    /// <summary>The same as a relation.</summary>
    public LinearRelation ToRelation() => LinearRelation.Sum(Name, Total, Parts);
}

/// <summary>All cells that a table, or several tables together, will show, and how they add up.</summary>
public sealed class CountTable
{
    private readonly Dictionary<string, int> _indexOf;

    internal CountTable(IReadOnlyList<TableCell> cells, IReadOnlyList<TableSum> sums)
    {
        (Cells, Sums) = (cells, sums);
        _indexOf = cells.Index().ToDictionary(c => c.Item.Id, c => c.Index, StringComparer.Ordinal);
    }

    /// <summary>The cells: the total first, the last dimension changing fastest.</summary>
    public IReadOnlyList<TableCell> Cells { get; }

    /// <summary>How they add up.</summary>
    public IReadOnlyList<TableSum> Sums { get; }

    /// <summary>Adds inner cells up to every cross of the codes of all dimensions, or of some.</summary>
    /// <param name="inner">The inner cells.</param>
    /// <param name="margins">The margins that are shown, each the names of its dimensions (with all their totals); null for the whole cross.</param>
    /// <exception cref="InvalidSystemException">A margin names an unknown dimension, or the table has more than ten million cells.</exception>
    public static CountTable Of(InnerTable inner, IReadOnlyList<IReadOnlyList<string>>? margins = null) => new TableCross(inner, margins).Added();

    /// <summary>Puts linked tables together: cells of the same set are one cell.</summary>
    /// <param name="tables">The tables; the first one that has a cell names it.</param>
    /// <exception cref="InvalidSystemException">Two tables give different counts for the same set.</exception>
    public static CountTable Linked(params IReadOnlyList<CountTable> tables) => LinkedTables.Together(tables);

    /// <summary>The index of a cell.</summary>
    /// <exception cref="InvalidSystemException">There is no such cell.</exception>
    public int IndexOf(string id) => _indexOf.TryGetValue(id, out int index) ? index : throw new InvalidSystemException($"There is no cell '{id}' in the table. Mend its name.");
}
