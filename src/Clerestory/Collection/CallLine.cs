using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>One line of the list that is frozen when a call closes: one respondent, one obligation, and what came of it.</summary>
public sealed record CallLine
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The data call.</summary>
    public required string Call { get; init; }

    /// <summary>The agency.</summary>
    public required string Respondent { get; init; }

    /// <summary>The obligation.</summary>
    public required string Obligation { get; init; }

    /// <summary>The agency's name on the call's last reported day.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the law binds it, or it answers by choice.</summary>
    public required bool IsVoluntary { get; init; }

    /// <summary>What came of it.</summary>
    public required ReturnState State { get; init; }

    /// <summary>The submission that counts; null where there is none.</summary>
    public required Guid? Submission { get; init; }

    /// <summary>The seal of that submission; empty where there is none.</summary>
    public required string Seal { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CallLine>
    {
        public void Configure(EntityTypeBuilder<CallLine> builder) => builder.ToTable("call_line").HasKey(l => new { l.Pack, l.Call, l.Respondent, l.Obligation });
    }
}
