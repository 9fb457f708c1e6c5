using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Deliberation;

/// <summary>One version of a recommendation's words. The first is the draft; each later one is an amendment.</summary>
public sealed class TextVersion
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The recommendation.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The version's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>The day on which it was put forward; null where that is not known.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>The body, or the seat, that proposed it; empty where that is not known.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>Why the words were changed; empty for the first version.</summary>
    public string Why { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<TextVersion>
    {
        public void Configure(EntityTypeBuilder<TextVersion> builder) => builder.ToTable("recommendation_text").HasKey(v => new { v.Pack, v.Recommendation, v.Number });
    }
}
