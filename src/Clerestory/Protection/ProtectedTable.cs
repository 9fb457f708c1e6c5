using System.Text.Json;
using System.Text.Json.Serialization;
using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Protection;

/// <summary>What the gate decided of a table: all of it is shown, some cells are hidden (protected), or none of it is shown (withheld).</summary>
public enum Verdict { Shown, Protected, Withheld }

/// <summary>The least and the most that a hidden count can be, for a reader who puts together all that is published.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The most.</param>
public sealed record ValueRange(long Low, long High);

/// <summary>A table as it may be published: the only kind of table that Publication can see.</summary>
/// <remarks>A table that is withheld holds no cell, no label and no count of its rows: nothing of its data is left in it.</remarks>
public sealed record ProtectedTable(
    string Code, string Prefix, string Title, MeasureKind Kind, Population Population, string Unit, IReadOnlyList<ProtectedDimension> Dimensions, string Period,
    string Geography, string Source, string Reporters, string? Note, Verdict Verdict, string Rule, string Reason, long? Threshold,
    IReadOnlyList<string> WithheldBecause, IReadOnlyList<ProtectedCell> Cells)
{
    /// <summary>The cell at a place; null where there is none, or the table is withheld.</summary>
    public ProtectedCell? At(IReadOnlyDictionary<string, string> at) => ByKey.GetValueOrDefault(string.Join('|', Dimensions.Select(d => at.GetValueOrDefault(d.Code, ""))));

    /// <summary>The cells whose place agrees with some codes.</summary>
    public IEnumerable<ProtectedCell> Where(IReadOnlyDictionary<string, string> at) => Cells.Where(cell => at.All(a => cell.CodeOf(this, a.Key) == a.Value));

    /// <summary>Whether nothing of the table is shown.</summary>
    [JsonIgnore]
    public bool IsWithheld => Verdict == Verdict.Withheld;

    /// <summary>How many of its cells are hidden.</summary>
    [JsonIgnore]
    public int Hidden => Cells.Count(c => c.IsSuppressed);

    /// <summary>The address of a cell's own page: prefix and place.</summary>
    public string NumberOf(ProtectedCell cell) => $"{Prefix}.{string.Join('.', cell.Codes)}";

    private Dictionary<string, ProtectedCell> ByKey => field ??= Cells.ToDictionary(c => string.Join('|', c.Codes), StringComparer.Ordinal);
}

/// <summary>A dimension of a protected table, with the labels of the codes that are shown.</summary>
public sealed record ProtectedDimension(string Code, string Title)
{
    /// <summary>The code list of its codes; null where it takes any code.</summary>
    public string? Codelist { get; init; }
}

/// <summary>One number that may be shown, with what a reader is told of it; or the place of one that is hidden, without anything of it.</summary>
public sealed record ProtectedCell(
    IReadOnlyList<string> Codes, IReadOnlyList<string> Labels, long? Value, long? ValueTo, CellStatus Status, string Label, string Unit, string Period,
    string Geography, string Printed, string Note, string Source, Grade Grade, int? Returns)
{
    /// <summary>For a hidden count, what all that is published says of it; null where nothing bounds it, and for a cell that is shown.</summary>
    public ValueRange? Possible { get; init; }

    /// <summary>Whether there is a number, and it is hidden to protect people.</summary>
    [JsonIgnore]
    public bool IsSuppressed => Status == CellStatus.Suppressed;

    /// <summary>The code of this cell in one dimension.</summary>
    public string CodeOf(ProtectedTable table, string dimension) => Codes[IndexOf(table, dimension)];

    /// <summary>The label of this cell in one dimension.</summary>
    public string LabelOf(ProtectedTable table, string dimension) => Labels[IndexOf(table, dimension)];

    private static int IndexOf(ProtectedTable table, string dimension) => table.Dimensions.ToList().FindIndex(d => d.Code == dimension) is >= 0 and var index
        ? index
        : throw new ArgumentException($"The table {table.Code} has no dimension '{dimension}'.", nameof(dimension));
}

/// <summary>A protected table as it is kept: sealed, with the program that made it and whoever ran it.</summary>
public sealed class StoredTable
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The table's code.</summary>
    public required string Code { get; init; }

    /// <summary>What the gate decided.</summary>
    public required Verdict Verdict { get; set; }

    /// <summary>The protected table as JSON; SQL never looks into it.</summary>
    public required string Document { get; set; }

    /// <summary>The hash of the document.</summary>
    public required string Seal { get; set; }

    /// <summary>The version of the program that applied the rule.</summary>
    public required string Software { get; set; }

    /// <summary>The protected table.</summary>
    public ProtectedTable Table => JsonSerializer.Deserialize<ProtectedTable>(Document, PackJson)!;

    private static JsonSerializerOptions PackJson => Packs.Pack.Json;

    internal sealed class Mapping : IEntityTypeConfiguration<StoredTable>
    {
        public void Configure(EntityTypeBuilder<StoredTable> builder)
        {
            builder.ToTable("protected_table");
            builder.HasKey(t => new { t.Pack, t.Code });
            builder.Ignore(t => t.Table);
        }
    }
}

/// <summary>Protected tables in the store.</summary>
public static class ProtectionStore
{
    extension(DataStore store)
    {
        /// <summary>All protected tables.</summary>
        public DbSet<StoredTable> ProtectedTables => store.Set<StoredTable>();
    }
}
