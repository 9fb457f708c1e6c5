using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Trail;

/// <summary>Where an organization's trail ends: what the next line stands on. One row, locked by whoever writes the next line.</summary>
public sealed class TrailHead
{
    /// <summary>Whose trail.</summary>
    public required string Organization { get; init; }

    /// <summary>The number of the last line; 0 before the first.</summary>
    public required long Number { get; init; }

    /// <summary>The seal of the last line.</summary>
    public required string Seal { get; init; }

    /// <summary>Takes the trail's end, held until this transaction is over. It changes nothing: it makes the first line's place where there is none, takes the lock, and gives number and seal.</summary>
    internal static Statement Take(string organization) => new(
        "INSERT INTO trail_head (organization, number, seal) VALUES ({0}, 0, {1}) ON CONFLICT (organization) DO UPDATE SET number = trail_head.number RETURNING number, seal",
        organization, TrailEntry.Beginning);

    /// <summary>Moves an end that was taken.</summary>
    internal static Statement Move(string organization, long number, string seal) => new("UPDATE trail_head SET number = {0}, seal = {1} WHERE organization = {2}", number, seal, organization);

    internal sealed class Mapping : IEntityTypeConfiguration<TrailHead>
    {
        public void Configure(EntityTypeBuilder<TrailHead> builder)
        {
            builder.ToTable("trail_head");
            builder.HasKey(h => h.Organization);
        }
    }
}
