using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Justice;

/// <summary>What the counts of each measure count; null for a measure that the draw does not have.</summary>
public sealed record CountingUnits(CountingUnit? Arrests, CountingUnit? Convictions, CountingUnit? Dispositions)
{
    /// <summary>The unit of a measure; null where none is given.</summary>
    public CountingUnit? Of(JusticeMeasure measure) => measure switch { JusticeMeasure.Arrests => Arrests, JusticeMeasure.Convictions => Convictions, _ => Dispositions };

    /// <summary>A unit in words, several of it.</summary>
    public static string InWords(CountingUnit? unit) => unit switch
    {
        CountingUnit.Person => "people", CountingUnit.Charge => "charges", CountingUnit.Case => "cases", CountingUnit.Event => "events", _ => "not stated",
    };
}

/// <summary>What must be said of a draw before any of its numbers means something.</summary>
/// <param name="Source">The agency whose records were searched.</param>
/// <param name="Drawn">The day on which they were; null only for counts that a printed document gives without it.</param>
/// <param name="PrintedIn">The source (<c>sources.csv</c>) that printed the counts; empty for counts that came from the records.</param>
/// <param name="Statutes">The code list that the statutes' codes stand in.</param>
/// <param name="Units">What is counted.</param>
/// <param name="Remark">What readers should know of it, such as the agency's answers to our questions. It is public.</param>
public sealed record DrawHeading(string Source, DateOnly? Drawn, string PrintedIn, string Statutes, CountingUnits Units, string Remark);

/// <summary>By what way a draw came.</summary>
public enum DrawWay { File, Return, Pack }

/// <summary>Where a draw came from, and who kept it.</summary>
/// <param name="Way">The way.</param>
/// <param name="Hash">The SHA-256 of the file, or the seal of the return.</param>
/// <param name="KeptAt">When it was kept.</param>
/// <param name="KeptBy">Who kept it.</param>
public sealed record DrawOrigin(DrawWay Way, string Hash, DateTimeOffset KeptAt, string KeptBy);

/// <summary>
/// What an agency's records held of arrests, convictions and dispositions on one day. Records are erased and convictions vacated, so the same year drawn again may
/// be smaller: no draw replaces another, and nothing in one changes. One that was kept in error is withdrawn, with the reason, and stays.
/// </summary>
public sealed class Draw
{
    private readonly List<DrawCount> counts = [];

    private Draw()
    {
    }

    /// <summary>A draw.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="heading">What is said of it.</param>
    /// <param name="counts">Its counts; at least one, each place once.</param>
    /// <param name="origin">Where it came from.</param>
    public Draw(string pack, DrawHeading heading, IReadOnlyList<DrawCount> counts, DrawOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(heading);
        if (counts.Count == 0) throw new ArgumentException("A draw has at least one count.", nameof(counts));
        (Pack, Source, Drawn, PrintedIn, Statutes, Units, Remark, Origin) = (pack, heading.Source, heading.Drawn, heading.PrintedIn, heading.Statutes, heading.Units, heading.Remark, origin);
        (FromYear, ToYear) = (counts.Min(c => c.Year), counts.Max(c => c.Year));
        this.counts.AddRange(counts);
        Seal = SealItOughtToHave();
        Id = Guid.CreateVersion7(origin.KeptAt);
    }

    /// <summary>The draw's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The pack.</summary>
    public string Pack { get; private init; } = "";

    /// <summary>The agency whose records were searched.</summary>
    public string Source { get; private init; } = "";

    /// <summary>The day on which they were; null where a printed document does not say.</summary>
    public DateOnly? Drawn { get; private init; }

    /// <summary>The source that printed the counts; empty for counts from the records themselves.</summary>
    public string PrintedIn { get; private init; } = "";

    /// <summary>The code list of the statutes.</summary>
    public string Statutes { get; private init; } = "";

    /// <summary>What is counted.</summary>
    public CountingUnits Units { get; private init; } = null!;

    /// <summary>What readers should know of it.</summary>
    public string Remark { get; private init; } = "";

    /// <summary>The first year.</summary>
    public int FromYear { get; private init; }

    /// <summary>The last year.</summary>
    public int ToYear { get; private init; }

    /// <summary>Where it came from.</summary>
    public DrawOrigin Origin { get; private init; } = null!;

    /// <summary>The hash of what is said of it and of all its counts.</summary>
    public string Seal { get; private init; } = "";

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it; empty while it stands.</summary>
    public string WithdrawnBy { get; private set; } = "";

    /// <summary>Why; empty while it stands.</summary>
    public string WithdrawnBecause { get; private set; } = "";

    /// <summary>Its counts.</summary>
    public IReadOnlyList<DrawCount> Counts => counts;

    /// <summary>What it is called: the day, or that it is printed.</summary>
    public string Name => NameOf(Drawn);

    /// <summary>What a draw of a day is called.</summary>
    public static string NameOf(DateOnly? drawn) => drawn is { } day ? $"Drawn on {Words.Day(day)}" : "As printed; draw date not stated";

    /// <summary>Takes it out of what is shown and compared. It stays on record.</summary>
    public void Withdraw(DateTimeOffset at, string by, string because)
    {
        if (WithdrawnAt is not null) throw new InvalidOperationException($"The draw {Id} is withdrawn already.");
        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (at, by, because);
    }

    /// <summary>The seal that it ought to have.</summary>
    public string SealItOughtToHave() => Hash.Of(string.Join('\n', ((string[])
    [
        Pack, Source, Drawn?.ToString("O", CultureInfo.InvariantCulture) ?? "", PrintedIn, Statutes, $"{Units.Arrests}|{Units.Convictions}|{Units.Dispositions}", Remark, Origin.Hash,
        .. counts.OrderBy(c => c.Statute, StringComparer.Ordinal).ThenBy(c => c.Measure).ThenBy(c => c.Disposition, StringComparer.Ordinal).ThenBy(c => c.District, StringComparer.Ordinal).ThenBy(c => c.Year)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Statute}|{c.Measure}|{c.Disposition}|{c.District}|{c.Year}|{c.AsWritten}")),
    ]).Select(field => field.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal))));

    internal sealed class Mapping : IEntityTypeConfiguration<Draw>
    {
        public void Configure(EntityTypeBuilder<Draw> builder)
        {
            builder.ToTable("draw").HasKey(d => d.Id);
            builder.Property(d => d.Id).ValueGeneratedNever();
            builder.Property(d => d.WithdrawnAt).IsConcurrencyToken();
            builder.HasIndex(d => new { d.Pack, d.Source });
            builder.ComplexProperty(d => d.Units);
            builder.ComplexProperty(d => d.Origin);
            builder.Ignore(d => d.Name);
            builder.OwnsMany(d => d.Counts, count =>
            {
                count.ToTable("draw_count").WithOwner().HasForeignKey("draw_id");
                count.HasKey("draw_id", nameof(DrawCount.Statute), nameof(DrawCount.Measure), nameof(DrawCount.Disposition), nameof(DrawCount.District), nameof(DrawCount.Year));
                count.Ignore(c => c.Place).Ignore(c => c.OfYear).Ignore(c => c.AsWritten);
            });
        }
    }
}
