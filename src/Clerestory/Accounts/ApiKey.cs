using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Accounts;

/// <summary>A key by which an agency's record system fills in that agency's returns.</summary>
public sealed class ApiKey
{
    /// <summary>The hash of the key. The key itself is shown once and kept nowhere.</summary>
    public required string KeyHash { get; init; }

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The agency.</summary>
    public required string Agency { get; init; }

    /// <summary>What the key is for, in the words of whoever made it.</summary>
    public required string Name { get; init; }

    /// <summary>The first characters of the key, to tell keys apart.</summary>
    public required string Begins { get; init; }

    /// <summary>Whether it may send a return with its signature, too: a signer made it so.</summary>
    public required bool MaySign { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was ended; null while it works.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The key as use cases know it.</summary>
    public Actor Actor => Clerestory.Actor.Of(Pack, Agency, $"record system “{Name}”", EndedAt is not null ? [] : MaySign ? [AccountRole.Signer] : [AccountRole.Preparer]);

    internal sealed class Mapping : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> builder)
        {
            builder.ToTable("api_key").HasKey(k => k.KeyHash);
            builder.HasIndex(k => new { k.Pack, k.Agency });
            builder.Ignore(k => k.Actor);
        }
    }
}
