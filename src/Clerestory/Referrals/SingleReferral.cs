using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Referrals;

/// <summary>One referral, by a reference that says nothing of anybody: when it was sent, and when it was received. It holds nothing of the people it is about.</summary>
public sealed class SingleReferral
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The reference (see <see cref="OpaqueReference"/>).</summary>
    public required string Reference { get; init; }

    /// <summary>The route.</summary>
    public required string Route { get; init; }

    /// <summary>The kind as the sender says; null where it does not.</summary>
    public string? SentKind { get; set; }

    /// <summary>The day it was sent; null while the sender has not said so.</summary>
    public DateOnly? Sent { get; set; }

    /// <summary>The kind as the receiver says; null where it does not.</summary>
    public string? ReceivedKind { get; set; }

    /// <summary>The day it was received; null while the receiver has not said so.</summary>
    public DateOnly? Received { get; set; }

    /// <summary>Who noted it last.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Counts the changes, so that two people cannot overwrite each other.</summary>
    public int Revision { get; set; }

    /// <summary>The day that a side gives.</summary>
    public DateOnly? DayOf(RouteSide side) => side == RouteSide.Sent ? Sent : Received;

    /// <summary>The kind that a side gives; all kinds together where it gives none.</summary>
    public string KindOf(RouteSide side) => (side == RouteSide.Sent ? SentKind : ReceivedKind) ?? Referrals.Route.AllKinds;

    internal sealed class Mapping : IEntityTypeConfiguration<SingleReferral>
    {
        public void Configure(EntityTypeBuilder<SingleReferral> builder)
        {
            builder.ToTable("single_referral").HasKey(s => new { s.Pack, s.Reference });
            builder.HasIndex(s => new { s.Pack, s.Route });
            builder.Property(s => s.Revision).IsConcurrencyToken();
        }
    }
}
