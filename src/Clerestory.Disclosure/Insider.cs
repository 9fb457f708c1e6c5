namespace Clerestory.Disclosure;

/// <summary>Somebody who knows some hidden cells exactly, before reading: a person alone in a cell, an agency with its own counts, or several together.</summary>
/// <param name="Name">Who it is, in words that tell of no person: "whoever is alone in cell X".</param>
/// <param name="Knows">The indices of the cells.</param>
public sealed record Insider(string Name, IReadOnlyList<int> Knows)
{
    /// <summary>Each person who is alone in a cell: the count is 1, so the one who is counted knows the number; and that of every cell that counts the same one.</summary>
    public static IReadOnlyList<Insider> AloneInACell(CellSystem system)
    {
        var alone = system.Cells.Index().Where(c => c.Item is { Value: 1, Role: not CellRole.Published }).Select(c => c.Index).ToList();
        if (alone.Count == 0) return [];
        var same = SameUnits.Of(system.Cells, system.Relations);
        return [.. alone.Where(c => same[c].First() == c).Select(c => new Insider($"whoever is alone in '{system.Cells[c].Id}'", [.. same[c]]))];
    }

    /// <summary>All coalitions of some insiders up to a size: what they know together.</summary>
    /// <param name="insiders">The insiders, each by itself.</param>
    /// <param name="size">The most that tell each other what they know; 1 or more.</param>
    public static IReadOnlyList<Insider> Coalitions(IReadOnlyList<Insider> insiders, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        List<(int Last, Insider Insider)> grown = [.. insiders.Index().Select(i => (i.Index, i.Item))];
        List<Insider> all = [.. insiders];
        for (int n = 2; n <= size; n++)
        {
            grown = [.. grown.SelectMany(g => insiders.Index().Skip(g.Last + 1).Select(i => (i.Index, g.Insider.With(i.Item))))];
            all.AddRange(grown.Select(g => g.Insider));
        }
        return all;
    }

    private Insider With(Insider other) => new($"{Name} with {other.Name}", [.. Knows.Union(other.Knows).Order()]);
}
