using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Trail;

/// <summary>Where an organization's trail ends: what the next line stands on. One row, locked by whoever writes the next line.</summary>
public sealed class TrailHead
{
    /// <summary>Whose trail.</summary>
    public required string Organization { get; init; }

    /// <summary>The number of the last line; 0 before the first.</summary>
    public required long Number { get; set; }

    /// <summary>The seal of the last line.</summary>
    public required string Seal { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TrailHead>
    {
        public void Configure(EntityTypeBuilder<TrailHead> builder)
        {
            builder.ToTable("trail_head");
            builder.HasKey(h => h.Organization);
        }
    }
}
