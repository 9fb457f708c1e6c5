using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>In what capacity someone sits.</summary>
public enum Capacity { Member, Designee, NotStated }

/// <summary>A person holds a seat (Popolo: Membership).</summary>
public sealed record Appointment
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The appointment's code.</summary>
    public required string Code { get; init; }

    /// <summary>The seat's number.</summary>
    public required int Seat { get; init; }

    /// <summary>The person's code.</summary>
    public required string Person { get; init; }

    /// <summary>As holder of the seat, or not stated where a source prints a name for the seat and does not say more. A designee has a <see cref="Designation"/>.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>The agency or organization that the person sits for, as the source prints it; empty where it prints none.</summary>
    public string Affiliation { get; init; } = "";

    /// <summary>The first day; null where it is not known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of the term as it was given; null where there is no term, or it is not known.</summary>
    public DateOnly? TermEnds { get; init; }

    /// <summary>The day on which it came to its end; null while it lasts. A term that ran out ends nothing by itself.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Why it ended; empty while it lasts.</summary>
    public string EndReason { get; init; } = "";

    /// <summary>A day on which a source shows it, where the first day is not known.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>How well it is known.</summary>
    public Grade Grade { get; init; }

    /// <summary>Where it is read: a code of <c>sources.csv</c>; empty for what staff entered.</summary>
    public string Source { get; init; } = "";

    /// <summary>A doubt, or what else a reader should know.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it surely holds on a day.</summary>
    public bool Covers(DateOnly day) => From is { } from ? from <= day && (To is null || day <= To) : KnownOn == day;

    /// <summary>Whether it was known to hold at some day before, and nothing tells of its end.</summary>
    public bool WasLastKnownBefore(DateOnly day) => From is null && KnownOn < day && (To is null || day <= To);

    internal sealed class Mapping : IEntityTypeConfiguration<Appointment>
    {
        public void Configure(EntityTypeBuilder<Appointment> builder)
        {
            builder.ToTable("appointment").HasKey(a => new { a.Pack, a.Code });
            builder.HasIndex(a => new { a.Pack, a.Seat });
        }
    }
}

/// <summary>A person sits in the place of a seat's member, as the law allows for that seat.</summary>
public sealed record Designation
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The designation's code.</summary>
    public required string Code { get; init; }

    /// <summary>The seat's number.</summary>
    public required int Seat { get; init; }

    /// <summary>The person's code.</summary>
    public required string Person { get; init; }

    /// <summary>The agency or organization, as the source prints it; empty where it prints none.</summary>
    public string Affiliation { get; init; } = "";

    /// <summary>The first day; null where it is not known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A day on which a source shows it, where the first day is not known.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>How well it is known.</summary>
    public Grade Grade { get; init; }

    /// <summary>Where it is read: a code of <c>sources.csv</c>; empty for what staff entered.</summary>
    public string Source { get; init; } = "";

    /// <summary>A doubt, or what else a reader should know.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it surely holds on a day.</summary>
    public bool Covers(DateOnly day) => From is { } from ? from <= day && (To is null || day <= To) : KnownOn == day;

    /// <summary>Whether it was known to hold at some day before, and nothing tells of its end.</summary>
    public bool WasLastKnownBefore(DateOnly day) => From is null && KnownOn < day && (To is null || day <= To);

    internal sealed class Mapping : IEntityTypeConfiguration<Designation>
    {
        public void Configure(EntityTypeBuilder<Designation> builder)
        {
            builder.ToTable("designation").HasKey(d => new { d.Pack, d.Code });
            builder.HasIndex(d => new { d.Pack, d.Seat });
        }
    }
}

/// <summary>A seat that a source says is empty. A seat whose holder is only unknown is not vacant.</summary>
public sealed record Vacancy
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The seat's number.</summary>
    public required int Seat { get; init; }

    /// <summary>The first day it is empty.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Where it is read: a code of <c>sources.csv</c>; empty for what staff entered.</summary>
    public string Source { get; init; } = "";

    /// <summary>What else a reader should know.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether the seat is empty on a day.</summary>
    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);

    internal sealed class Mapping : IEntityTypeConfiguration<Vacancy>
    {
        public void Configure(EntityTypeBuilder<Vacancy> builder) => builder.ToTable("vacancy").HasKey(v => new { v.Pack, v.Seat, v.From });
    }
}
