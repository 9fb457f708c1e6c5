using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Tables;

/// <summary>One number of a table at its place, with the sources behind it (SDMX: observation).</summary>
public sealed record Cell
{
    /// <summary>The pack it belongs to.</summary>
    public required string Pack { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>Its place: one code a dimension, joined by bars.</summary>
    public required string Key { get; init; }

    /// <summary>Its number in the order of the table.</summary>
    public required int Order { get; init; }

    /// <summary>The value; null where the status says why there is none.</summary>
    public long? Value { get; init; }

    /// <summary>The upper end, where the source gives a range.</summary>
    public long? ValueTo { get; init; }

    /// <summary>See <see cref="CellStatus"/>.</summary>
    public CellStatus Status { get; init; }

    /// <summary>The row's name for readers; empty where a code list names it.</summary>
    public string Label { get; init; } = "";

    /// <summary>The unit, where it differs from the table's.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The period, where it differs from the table's.</summary>
    public string Period { get; init; } = "";

    /// <summary>The area, where it differs from the table's.</summary>
    public string Geography { get; init; } = "";

    /// <summary>The figure as its source prints it, where that differs.</summary>
    public string Printed { get; init; } = "";

    /// <summary>What a reader must know of this number.</summary>
    public string Note { get; init; } = "";

    /// <summary>Its source, where it differs from the table's.</summary>
    public string Source { get; init; } = "";

    /// <summary>How well it is known.</summary>
    public Grade Grade { get; init; }

    /// <summary>How many returns were counted into it; null for a published figure.</summary>
    public int? Returns { get; init; }

    /// <summary>The codes of its place, one a dimension.</summary>
    public IReadOnlyList<string> Codes => Key.Split('|');

    internal sealed class Mapping : IEntityTypeConfiguration<Cell>
    {
        public void Configure(EntityTypeBuilder<Cell> builder)
        {
            builder.ToTable("cell");
            builder.HasKey(c => new { c.Pack, c.Table, c.Key });
            builder.Ignore(c => c.Codes);
        }
    }
}

/// <summary>Tables in the store.</summary>
public static class TablesStore
{
    extension(DataStore store)
    {
        /// <summary>All cells of all tables.</summary>
        public DbSet<Cell> Cells => store.Set<Cell>();
    }
}
