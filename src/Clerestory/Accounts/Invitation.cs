using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Accounts;

/// <summary>A link by which one person makes one account, once, or gets back into one.</summary>
public sealed class Invitation
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>The hash of the link's token. The token itself is kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The mail address that it was sent to, which names the account.</summary>
    public required string Mail { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>The respondent; null for the council's own people.</summary>
    public required string? Agency { get; init; }

    /// <summary>The roles, with spaces between.</summary>
    public required string RoleNames { get; init; }

    /// <summary>The account that it opens anew, whose ways to sign in were taken away; null where it makes one.</summary>
    public Guid? Account { get; init; }

    /// <summary>Who invited.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was used or taken back; null while it can be used.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether it can be used at a moment.</summary>
    public bool WorksAt(DateTimeOffset moment) => EndedAt is null && moment < At + Life;

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.ToTable("invitation").HasKey(i => i.TokenHash);
            builder.HasIndex(i => new { i.Pack, i.Agency });
            builder.Property(i => i.EndedAt).IsConcurrencyToken();
        }
    }
}
