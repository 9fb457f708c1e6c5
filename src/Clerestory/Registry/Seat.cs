using System.Globalization;
using Clerestory.Packs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>One seat of the council, by its clause of the statute (Popolo: Post).</summary>
public sealed record Seat
{
    /// <summary>The pack it belongs to.</summary>
    public required string Pack { get; init; }

    /// <summary>The seat's number.</summary>
    public required int Number { get; init; }

    /// <summary>The clause of the statute that makes it.</summary>
    public required string Clause { get; init; }

    /// <summary>The office or constituency that it is for.</summary>
    public required string Office { get; init; }

    /// <summary>By right of office, appointed, or a public member.</summary>
    public required string Kind { get; init; }

    /// <summary>Who appoints; empty for a seat by right of office.</summary>
    public required string AppointingAuthority { get; init; }

    /// <summary>The first day it is known to have existed.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Whether it may be older than that day.</summary>
    public required bool OrEarlier { get; init; }

    /// <summary>Its last day; null while it stands.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>How well the seat is known.</summary>
    public required Grade Grade { get; init; }

    /// <summary>The person the report printed for it; empty where it printed none.</summary>
    public required string PrintedName { get; init; }

    /// <summary>A doubt about that match; else empty.</summary>
    public required string PrintedNote { get; init; }

    /// <summary>Whether the seat exists on a day.</summary>
    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The seats of a pack.</summary>
    public static IReadOnlyList<Seat> In(Pack pack) =>
    [
        .. pack.Rows("council/seats.csv").Select(r => new Seat
        {
            Pack = pack.Manifest.Code, Number = int.Parse(r["seat_no"], CultureInfo.InvariantCulture), Clause = r["clause"], Office = r["office"], Kind = r["kind"],
            AppointingAuthority = r["appointing_authority"], ValidFrom = Day(r["valid_from"])!.Value, OrEarlier = r["or_earlier"] == "yes", ValidTo = Day(r["valid_to"]),
            Grade = Grades.Read(r["grade"]), PrintedName = r["printed_name"], PrintedNote = r["printed_note"],
        }),
    ];

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal sealed class Mapping : IEntityTypeConfiguration<Seat>
    {
        public void Configure(EntityTypeBuilder<Seat> builder)
        {
            builder.ToTable("seat");
            builder.HasKey(s => new { s.Pack, s.Number, s.ValidFrom });
        }
    }
}
