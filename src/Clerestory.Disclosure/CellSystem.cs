namespace Clerestory.Disclosure;

/// <summary>
/// Everything that can be read in a release, as cells and the relations between them. The unit of protection is the
/// release, never one table: a number in a text, a label in a chart and a cell of an earlier edition are cells here too.
/// </summary>
/// <remarks>The model of Fischetti and Salazar (2001), <i>Solving the cell suppression problem on tabular data with linear constraints</i>, doi:10.1287/mnsc.47.7.1008.9805, widened by ranges.</remarks>
public sealed class CellSystem
{
    private readonly Dictionary<string, int> _byId;

    /// <summary>Makes a system and checks that it can be true.</summary>
    /// <param name="cells">The cells; their ids are unique.</param>
    /// <param name="relations">What is known of them together.</param>
    /// <param name="insiders">Who knows some cells beforehand; null for each person who is alone in a cell.</param>
    /// <exception cref="InvalidSystemException">A count is negative, outside its bounds, or named twice; a relation names an unknown cell or does not hold.</exception>
    public CellSystem(IReadOnlyList<SystemCell> cells, IReadOnlyList<LinearRelation> relations, IReadOnlyList<Insider>? insiders = null)
    {
        (Cells, Relations) = (cells, relations);
        _byId = new Dictionary<string, int>(cells.Count, StringComparer.Ordinal);
        for (int i = 0; i < cells.Count; i++)
        {
            if (!_byId.TryAdd(cells[i].Id, i)) throw new InvalidSystemException($"The cell '{cells[i].Id}' is there twice. Give each cell a name of its own.");
            SystemCheck.Cell(cells[i]);
        }
        foreach (var relation in relations) SystemCheck.Relation(relation, cells);
        Insiders = insiders ?? Insider.AloneInACell(this);
    }

    /// <summary>The cells, in the order of their indices.</summary>
    public IReadOnlyList<SystemCell> Cells { get; }

    /// <summary>What everybody knows of them.</summary>
    public IReadOnlyList<LinearRelation> Relations { get; }

    /// <summary>Who knows some of the cells beforehand.</summary>
    public IReadOnlyList<Insider> Insiders { get; }

    /// <summary>The index of a cell.</summary>
    /// <exception cref="InvalidSystemException">There is no such cell.</exception>
    public int IndexOf(string id) => _byId.TryGetValue(id, out int index) ? index : throw new InvalidSystemException($"There is no cell '{id}' in this release.");

    /// <summary>Whether there is a cell with this id.</summary>
    public bool Has(string id) => _byId.ContainsKey(id);
}
