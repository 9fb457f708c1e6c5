using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;

namespace Clerestory.Disclosure.Tests.Tables;

/// <summary>A published test instance: inner cells, hierarchies and description on one side, the system that others made of them on the other.</summary>
internal sealed record Instance(InnerTable Inner, TableDescription Description, CellSystem Expected)
{
    public static Instance Read(string name) => ReadFolder(Path.Combine(AppContext.BaseDirectory, "Instances", name));

    public static Instance ReadFolder(string folder)
    {
        var description = TableDescription.Read(new StringReader(File.ReadAllText(Path.Combine(folder, "table.json"))));
        Dimension[] dimensions = [.. description.Dimensions.Select(d => new Dimension([.. Files(folder, d).Select(f => HierarchyReader.Read(d, new StringReader(File.ReadAllText(f))))]))];
        using var inner = File.OpenText(Path.Combine(folder, "inner.csv"));
        using var jj = File.OpenText(Path.Combine(folder, "table.jj"));
        return new Instance(TableReader.Read(inner, dimensions), description, JjFile.Read(jj));
    }

    public CountTable Table => CountTable.Of(Inner, Description.Margins);

    public JudgedTable Judged => RuleSet.Of(Description).Apply(Table);

    private static IEnumerable<string> Files(string folder, string dimension) =>
        Directory.GetFiles(folder, $"hier_{dimension}.csv").Concat(Directory.GetFiles(folder, $"hier_{dimension}__*.csv").Order(StringComparer.Ordinal));
}
