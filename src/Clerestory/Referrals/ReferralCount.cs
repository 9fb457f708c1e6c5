using Clerestory.Collection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Referrals;

/// <summary>How a count came into the ledger.</summary>
public enum CountOrigin
{
    /// <summary>The agency entered it.</summary>
    Entered,

    /// <summary>Staff entered it for the agency.</summary>
    EnteredByStaff,

    /// <summary>It was read from a file.</summary>
    Imported,

    /// <summary>It was taken from an accepted return.</summary>
    Return,

    /// <summary>It was brought by the pack.</summary>
    Pack,
}

/// <summary>
/// What one agency says of one side of a route: how many referrals it sent or received in a month, or in several months that it counted together. A count that is
/// changed is a new revision; what was said before stays. No count is no zero: it is not reported.
/// </summary>
public sealed class ReferralCount
{
    /// <summary>The count's id: later ones have greater ones.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The route.</summary>
    public required string Route { get; init; }

    /// <summary>Which side.</summary>
    public required RouteSide Side { get; init; }

    /// <summary>Which agency.</summary>
    public required string Agency { get; init; }

    /// <summary>The first day of the first month.</summary>
    public required DateOnly From { get; init; }

    /// <summary>How many months; 1, where they were not counted together.</summary>
    public required int Months { get; init; }

    /// <summary>The last day that is counted: the last of the period, or an earlier one for a month that is not over.</summary>
    public required DateOnly Through { get; init; }

    /// <summary>The kind, by the route's code list; <see cref="Referrals.Route.AllKinds"/> for all together.</summary>
    public required string Kind { get; init; }

    /// <summary>How many; null where there is no number.</summary>
    public required long? Value { get; init; }

    /// <summary>Why there is no number.</summary>
    public required Missing Missing { get; init; }

    /// <summary>Which statement of this agency for this period it belongs to, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>Whether no later statement replaces it.</summary>
    public bool IsCurrent { get; set; } = true;

    /// <summary>How it came.</summary>
    public required CountOrigin Origin { get; init; }

    /// <summary>The return that it was taken from.</summary>
    public Guid? Submission { get; init; }

    /// <summary>Who entered it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The last day of its period.</summary>
    public DateOnly To => From.AddMonths(Months).AddDays(-1);

    internal sealed class Mapping : IEntityTypeConfiguration<ReferralCount>
    {
        public void Configure(EntityTypeBuilder<ReferralCount> builder)
        {
            builder.ToTable("referral_count").HasKey(c => c.Id);
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.HasIndex(c => new { c.Pack, c.Route, c.Side, c.Agency, c.From, c.Months, c.Revision, c.Kind }).IsUnique();
            builder.Ignore(c => c.To);
        }
    }
}
