using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Deliberation;

/// <summary>A bill that is followed for a recommendation, as a tracker or staff last told of it.</summary>
public sealed class Bill
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The session, such as <c>2023</c>.</summary>
    public required string Session { get; init; }

    /// <summary>The bill's number, such as <c>HB 6569</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The recommendation that it answers.</summary>
    public required string Recommendation { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; set; }

    /// <summary>How far it came.</summary>
    public required DispositionStatus Status { get; set; }

    /// <summary>The day of that status.</summary>
    public required DateOnly? Day { get; set; }

    /// <summary>The act that it became; empty while it is none.</summary>
    public required string Act { get; set; }

    /// <summary>Where that can be read: an address, or the name of the tracker.</summary>
    public required string Source { get; set; }

    /// <summary>How it is cited.</summary>
    public string Cite => $"{Number} ({Session})";

    internal sealed class Mapping : IEntityTypeConfiguration<Bill>
    {
        public void Configure(EntityTypeBuilder<Bill> builder)
        {
            builder.ToTable("bill").HasKey(b => new { b.Pack, b.Session, b.Number, b.Recommendation });
            builder.Ignore(b => b.Cite);
        }
    }
}
