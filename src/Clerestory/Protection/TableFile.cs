using Clerestory.Disclosure;
using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Protection;

/// <summary>What is hidden of a table.</summary>
/// <param name="Cells">The cells, by index.</param>
/// <param name="Percentages">The percentages beside them, by their place.</param>
public sealed record HiddenNumbers(IReadOnlySet<int> Cells, IReadOnlyList<int> Percentages);

/// <summary>A table in plain files, for people who want nothing of us but its protection: a JJ file, or a folder or CSV file of inner cells with hierarchies and rules beside it.</summary>
/// <remarks>
/// Beside <c>inner.csv</c> stand <c>table.json</c> (dimensions, rule, what is published) and, for each dimension, <c>hier_NAME.csv</c> with
/// the codes in the form of sdcTable (<c>@</c>, <c>@@</c>) or as parents and children; further hierarchies of it are <c>hier_NAME__MORE.csv</c>.
/// </remarks>
public sealed class TableFile
{
    private TableFile(CellSystem system, IReadOnlyList<PrintedPercentage> percentages) => (System, Printed) = (system, percentages);

    /// <summary>The number of its cells.</summary>
    public int Cells => System.Cells.Count;

    /// <summary>The number of percentages beside them.</summary>
    public int Percentages => Printed.Count;

    /// <summary>The counts.</summary>
    internal CellSystem System { get; }

    /// <summary>The percentages that would be printed beside them.</summary>
    internal IReadOnlyList<PrintedPercentage> Printed { get; }

    /// <summary>The counts with what is known of them to everybody who reads the percentages that are not hidden.</summary>
    /// <param name="hidden">The hidden ones, by their place.</param>
    internal CellSystem Read(IReadOnlyCollection<int> hidden) =>
        new(System.Cells, [.. System.Relations, .. Printed.Where((_, p) => !hidden.Contains(p)).SelectMany(p => p.Read())], System.Insiders);

    private const string Inner = "inner.csv", Description = "table.json";

    /// <summary>Reads a table.</summary>
    /// <param name="path">The JJ file, the folder, or the CSV file.</param>
    /// <param name="rules">The description; null for the one that stands beside the CSV file.</param>
    /// <param name="percentages">Percentages that are printed beside the table (columns cell, percent, of_cell); null for none.</param>
    /// <exception cref="Fault">A file is missing or cannot be read, or the table cannot be true: the cell and the relation are named.</exception>
    public static TableFile Read(string path, string? rules = null, string? percentages = null) => Told(() =>
    {
        var system = path.EndsWith(".jj", StringComparison.OrdinalIgnoreCase) ? ReadJj(path) : ReadTable(path, rules);
        if (percentages is null) return new TableFile(system, []);
        using var reader = Open(percentages);
        var table = new TableFile(system, PercentageReader.Read(reader, system.IndexOf));
        _ = table.Read([]);   // what cannot be true is told here, before anything is judged
        return table;
    });

    /// <summary>Reads the ids of suppressed cells and percentages: one a line, or parted by commas or spaces.</summary>
    /// <exception cref="Fault">The table has no such cell.</exception>
    public HiddenNumbers Named(string idsOrPath) => Told(() =>
    {
        bool isFile = File.Exists(idsOrPath);
        string[] ids = isFile ? File.ReadAllLines(idsOrPath) : idsOrPath.Split([',', ' '], StringSplitOptions.TrimEntries);
        var byName = Printed.Index().ToDictionary(p => p.Item.Name, p => p.Index, StringComparer.Ordinal);
        var named = ids.Select(id => id.Trim()).Where(id => id.Length > 0).ToLookup(byName.ContainsKey);
        return new HiddenNumbers(named[false].Select(CellNamed).ToHashSet(), [.. named[true].Select(id => byName[id])]);
    });

    // The list is at fault here, and not the table.
    private int CellNamed(string id)
    {
        try
        {
            return System.IndexOf(id);
        }
        catch (InvalidSystemException fault)
        {
            throw new Fault("table.suppressed", fault.Message, "Name the hidden cells as the table does; nothing was judged.");
        }
    }

    /// <summary>Does some work on a table; what is wrong with the table or stands in the way is told with its remedy.</summary>
    internal static T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidSystemException fault)
        {
            throw new Fault("table.invalid", fault.Message, "Mend the table; nothing was judged.");
        }
        catch (UnprotectableException fault)
        {
            throw new Fault("table.unprotectable", fault.Message, "Nothing may be published as it is.");
        }
        catch (SolverFailureException fault)
        {
            throw new Fault("table.solver", fault.Message, "Try --method heuristic, or take the table apart.");
        }
    }

    private static CellSystem ReadJj(string path)
    {
        using var reader = Open(path);
        return JjFile.Read(reader);
    }

    private static CellSystem ReadTable(string path, string? rules)
    {
        if (!Path.Exists(path)) throw Nothing(path);
        string inner = Directory.Exists(path) ? Path.Combine(path, Inner) : path;
        string folder = Path.GetDirectoryName(Path.GetFullPath(inner))!;
        string describedIn = rules ?? Path.Combine(folder, Description);
        if (!File.Exists(describedIn)) throw new Fault("table.description", $"There is no description of the table: {describedIn}.", "Put its dimensions and rule there, or name the file with --rules.");
        using var described = Open(describedIn);
        var description = TableDescription.Read(described);
        Dimension[] dimensions = [.. description.Dimensions.Select(d => new Dimension([.. HierarchiesOf(folder, d)]))];
        using var reader = Open(inner);
        return RuleSet.Of(description).Apply(CountTable.Of(TableReader.Read(reader, dimensions, new TableColumns(Contributor: description.Contributor)), description.Margins)).System;
    }

    private static IEnumerable<Hierarchy> HierarchiesOf(string folder, string dimension)
    {
        string first = Path.Combine(folder, $"hier_{dimension}.csv");
        if (!File.Exists(first)) throw new Fault("table.hierarchy", $"There is no hierarchy of '{dimension}': {first}.", $"Put the codes of '{dimension}' there, one a line, with @ for each level.");
        foreach (string file in Directory.GetFiles(folder, $"hier_{dimension}__*.csv").Order(StringComparer.Ordinal).Prepend(first))
        {
            using var reader = Open(file);
            yield return HierarchyReader.Read(dimension, reader);
        }
    }

    private static StreamReader Open(string path)
    {
        if (!File.Exists(path)) throw Nothing(path);
        return File.OpenText(path);
    }

    private static Fault Nothing(string path) => new("table.none", $"There is nothing at {path}.", "Give a .jj file, a folder with inner.csv, or a CSV file; see clerestory protect --help.");
}
