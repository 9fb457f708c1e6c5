using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Justice;

/// <summary>How a file of counts is laid out.</summary>
public enum FileLayout
{
    /// <summary>One count a row.</summary>
    Long,

    /// <summary>A column for each year, headed by the year.</summary>
    YearsAcross,

    /// <summary>One row for each statute and year; a column for arrests, another for convictions.</summary>
    MeasuresAcross,
}

/// <summary>What a column holds.</summary>
public enum ColumnRole { Statute, Year, Measure, Value, Disposition, District, Arrests, Convictions }

/// <summary>Which column of a file holds what, and which words in it stand for which codes.</summary>
/// <param name="Layout">How the file is laid out.</param>
/// <param name="Sheet">The number of the sheet, from 1.</param>
/// <param name="HeaderRow">The row of the headings, from 1.</param>
/// <param name="Columns">The heading of each column that is read.</param>
/// <param name="Only">The measure of the whole file, where no column says it.</param>
/// <param name="Words">Codes by role and word, as in <c>statute:sec. 53a-192a</c>; a code of <c>-</c> leaves the row out.</param>
public sealed record ColumnPlan(
    FileLayout Layout, int Sheet, int HeaderRow, IReadOnlyDictionary<ColumnRole, string> Columns, JusticeMeasure? Only, IReadOnlyDictionary<string, string> Words)
{
    /// <summary>The code of rows that are left out, such as a row of totals.</summary>
    public const string LeaveOut = "-";

    /// <summary>The key of a word.</summary>
    public static string WordKey(ColumnRole role, string word) => $"{role.ToString().ToLowerInvariant()}:{word.Trim().ToLowerInvariant()}";

    /// <summary>The heading of a role's column; null where there is none.</summary>
    public string? this[ColumnRole role] => Columns.GetValueOrDefault(role) is { Length: > 0 } heading ? heading : null;

    /// <summary>The columns that this layout needs and does not have.</summary>
    public IEnumerable<ColumnRole> Lacking => (Layout switch
    {
        FileLayout.Long => (ColumnRole[])[ColumnRole.Statute, ColumnRole.Year, ColumnRole.Value],
        FileLayout.YearsAcross => [ColumnRole.Statute],
        _ => [ColumnRole.Statute, ColumnRole.Year],
    }).Where(role => this[role] is null);
}

/// <summary>The columns of the files of one source, as somebody matched them last. They are offered with the next file.</summary>
public sealed class ColumnMapping
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>The plan as JSON.</summary>
    public required string Document { get; set; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Who changed it.</summary>
    public required string By { get; set; }

    /// <summary>The plan.</summary>
    public ColumnPlan Plan => JsonSerializer.Deserialize<ColumnPlan>(Document, Packs.Pack.Json)!;

    /// <summary>A plan as it is kept.</summary>
    public static string Write(ColumnPlan plan) => JsonSerializer.Serialize(plan, Packs.Pack.Json);

    internal sealed class Mapping : IEntityTypeConfiguration<ColumnMapping>
    {
        public void Configure(EntityTypeBuilder<ColumnMapping> builder)
        {
            builder.ToTable("column_mapping").HasKey(m => new { m.Pack, m.Source });
            builder.Ignore(m => m.Plan);
        }
    }
}
