using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Referrals;

/// <summary>A difference between the sides of a route that was found, what was said of it, and how it was settled.</summary>
public sealed class Difference
{
    /// <summary>The difference's id.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The route.</summary>
    public required string Route { get; init; }

    /// <summary>The class that the counts themselves suggest.</summary>
    public required DifferenceClass Class { get; init; }

    /// <summary>The first day of the period that it is found in.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day of the period that makes it good; null where none does.</summary>
    public required DateOnly? Other { get; init; }

    /// <summary>The kind; all kinds together where kinds do not differ.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind under which the other side counts them; empty where kinds do not differ.</summary>
    public required string OtherKind { get; init; }

    /// <summary>How many: more sent than received if positive.</summary>
    public required long Amount { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When the counts no longer showed it; null while they do.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>The class that it was settled as; null while it is open.</summary>
    public DifferenceClass? SettledAs { get; private set; }

    /// <summary>What was settled, in words; else empty.</summary>
    public string Settlement { get; private set; } = "";

    /// <summary>Why it was settled though a side was not heard; else empty.</summary>
    public string WithoutHearing { get; private set; } = "";

    /// <summary>Who settled it; else empty.</summary>
    public string SettledBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Counts the changes, so that two people cannot overwrite each other.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether it waits for staff.</summary>
    public bool IsOpen => GoneAt is null && SettledAs is null;

    /// <summary>The line that it stands for.</summary>
    public DifferenceLine Line => new(Class, From, Kind, Other, OtherKind, Amount);

    /// <summary>Settles it.</summary>
    public void Settle(DifferenceClass @class, string words, string withoutHearing, string by, DateTimeOffset at)
    {
        (SettledAs, Settlement, WithoutHearing, SettledBy, SettledAt) = (@class, words, withoutHearing, by, at);
        Revision++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Difference>
    {
        public void Configure(EntityTypeBuilder<Difference> builder)
        {
            builder.ToTable("difference").HasKey(d => d.Id);
            builder.Property(d => d.Id).ValueGeneratedNever();
            builder.HasIndex(d => new { d.Pack, d.Route });
            builder.Property(d => d.Revision).IsConcurrencyToken();
            builder.Ignore(d => d.IsOpen);
            builder.Ignore(d => d.Line);
        }
    }
}

/// <summary>One thing said of a difference, by one side or by the council. It stays with the difference.</summary>
public sealed class DifferenceRemark
{
    /// <summary>The remark's id: later remarks have greater ones.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The difference.</summary>
    public required Guid Difference { get; init; }

    /// <summary>The side that said it, or for which it was said; null for the council itself.</summary>
    public required RouteSide? Side { get; init; }

    /// <summary>The agency that said it; empty for the council.</summary>
    public required string Agency { get; init; }

    /// <summary>Who said it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DifferenceRemark>
    {
        public void Configure(EntityTypeBuilder<DifferenceRemark> builder)
        {
            builder.ToTable("difference_remark").HasKey(r => r.Id);
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.HasIndex(r => r.Difference);
        }
    }
}
