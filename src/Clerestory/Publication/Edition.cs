using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Publication;

/// <summary>One issue of the report as it was published, pinned by its hashes. An edition is never changed; a correction is a new version.</summary>
public sealed record Edition
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The edition's code.</summary>
    public required string Code { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>How often this version has been published in another form than the time before, from 1; more than once only before readers have seen it.</summary>
    public required int Issue { get; init; }

    /// <summary>The hash over all files but the PDF.</summary>
    public required string Seal { get; init; }

    /// <summary>The hash of the clean certificate and of every file that it covers, the PDF among them; see <see cref="Protection.ReleaseCertificate"/>. Empty for an edition from before there were certificates.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>The seal of the whole pack, withheld data included. It stays in the store.</summary>
    public required string PackSeal { get; init; }

    /// <summary>The program's version.</summary>
    public required string Software { get; init; }

    /// <summary>When it was first published so.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Edition>
    {
        public void Configure(EntityTypeBuilder<Edition> builder)
        {
            builder.ToTable("edition");
            builder.HasKey(e => new { e.Pack, e.Code, e.Version, e.Issue });
        }
    }
}

/// <summary>Editions in the store.</summary>
public static class PublicationStore
{
    extension(DataStore store)
    {
        /// <summary>All editions, in every form they were published in.</summary>
        public DbSet<Edition> Editions => store.Set<Edition>();
    }
}
