using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>One thing said in the conversation between a respondent and the council's reviewers. It stays with the return.</summary>
public sealed class Remark
{
    /// <summary>The remark's id: later remarks have greater ones.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The return's draft, which is the same for all its versions.</summary>
    public required Guid Draft { get; init; }

    /// <summary>The version that was spoken of; 0 before the first.</summary>
    public required int Number { get; init; }

    /// <summary>The item; empty for the return as a whole.</summary>
    public required string Item { get; init; }

    /// <summary>Who said it.</summary>
    public required string By { get; init; }

    /// <summary>Whether the council said it, not the respondent.</summary>
    public required bool IsOfCouncil { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Remark>
    {
        public void Configure(EntityTypeBuilder<Remark> builder)
        {
            builder.ToTable("remark").HasKey(r => r.Id);
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.HasIndex(r => r.Draft);
        }
    }
}
