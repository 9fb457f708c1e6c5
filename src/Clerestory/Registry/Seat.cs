using Clerestory.Packs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>One seat of a body, by its clause of the statute, for a span of time (Popolo: Post).</summary>
public sealed record Seat
{
    /// <summary>The pack it belongs to.</summary>
    public required string Pack { get; init; }

    /// <summary>The seat's number, used once in the whole pack. A seat that changed has a row for each span of time.</summary>
    public required int Number { get; init; }

    /// <summary>The body it is a seat of.</summary>
    public string Body { get; init; } = Council;

    /// <summary>The clause of the statute that makes it.</summary>
    public required string Clause { get; init; }

    /// <summary>The office or constituency that it is for.</summary>
    public required string Office { get; init; }

    /// <summary>By right of office, appointed, or a public member.</summary>
    public required string Kind { get; init; }

    /// <summary>Who appoints; empty for a seat by right of office.</summary>
    public required string AppointingAuthority { get; init; }

    /// <summary>Whether the law lets the member send someone else.</summary>
    public Allowed Designee { get; init; } = Allowed.Unknown;

    /// <summary>Whether the holder's name stays on the desk: a seat for a person who has lived through trafficking would tell that of its holder.</summary>
    public bool IsNameWithheld { get; init; }

    /// <summary>The first day it is known to have existed.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Whether it may be older than that day.</summary>
    public required bool OrEarlier { get; init; }

    /// <summary>Its last day; null while it stands.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>The act that made it so: a code of the law register; empty where that is not known.</summary>
    public string Act { get; init; } = "";

    /// <summary>The act that ended it; empty while it stands, or where that is not known.</summary>
    public string EndAct { get; init; } = "";

    /// <summary>How well the seat is known.</summary>
    public required Grade Grade { get; init; }

    /// <summary>The person the report printed for it; empty where it printed none.</summary>
    public required string PrintedName { get; init; }

    /// <summary>A doubt about that match; else empty.</summary>
    public required string PrintedNote { get; init; }

    /// <summary>Where it is read: a code of <c>sources.csv</c>; empty for what staff entered.</summary>
    public string Source { get; init; } = "";

    /// <summary>What else a reader should know.</summary>
    public string Note { get; init; } = "";

    /// <summary>The code of the body that every pack has.</summary>
    public const string Council = "council";

    /// <summary>Who must fill it when it is empty.</summary>
    public string FilledBy => AppointingAuthority.Length > 0 ? AppointingAuthority : "whoever holds the office";

    /// <summary>Whether the seat exists on a day.</summary>
    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The seats of a pack.</summary>
    public static IReadOnlyList<Seat> In(Pack pack) => CouncilFiles.Seats(pack);

    internal sealed class Mapping : IEntityTypeConfiguration<Seat>
    {
        public void Configure(EntityTypeBuilder<Seat> builder)
        {
            builder.ToTable("seat");
            builder.HasKey(s => new { s.Pack, s.Number, s.ValidFrom });
            builder.Ignore(s => s.FilledBy);
        }
    }
}

/// <summary>How many seats the law gives the council from a day on, as the sources tell it.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="From">Its first day, or its year where the day is not known, as <c>2021-07-01</c> or <c>2016</c>.</param>
/// <param name="Seats">The number; null where the sources disagree.</param>
/// <param name="AsTold">What the sources say, in their words.</param>
/// <param name="Act">The act that set it: a code of the law register; empty where that is not known.</param>
/// <param name="Grade">How well it is known.</param>
/// <param name="Source">Where it is read: a code of <c>sources.csv</c>.</param>
public sealed record SeatCount(string Pack, string From, int? Seats, string AsTold, string Act, Grade Grade, string Source)
{
    /// <summary>The first day on which it surely holds: the day itself, or the last of a year of which only the year is known.</summary>
    public DateOnly HoldsFrom => From.Length == 4
        ? new DateOnly(int.Parse(From, System.Globalization.CultureInfo.InvariantCulture), 12, 31)
        : DateOnly.ParseExact(From, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal sealed class Mapping : IEntityTypeConfiguration<SeatCount>
    {
        public void Configure(EntityTypeBuilder<SeatCount> builder)
        {
            builder.ToTable("seat_count").HasKey(c => new { c.Pack, c.From });
            builder.Ignore(c => c.HoldsFrom);
        }
    }
}
