using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>The seal of a form that a data call was opened with. A form that was used never changes: a change is a new version.</summary>
public sealed record SealedForm
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The form, with its version.</summary>
    public required string Instrument { get; init; }

    /// <summary>The seal over its file and code lists.</summary>
    public required string Seal { get; init; }

    /// <summary>When it was first used.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SealedForm>
    {
        public void Configure(EntityTypeBuilder<SealedForm> builder) => builder.ToTable("sealed_form").HasKey(f => new { f.Pack, f.Instrument });
    }
}
