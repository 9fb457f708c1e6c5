using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Collection;

/// <summary>What is different for one respondent.</summary>
public enum ExceptionKind
{
    /// <summary>It has longer to answer.</summary>
    LaterDue,

    /// <summary>It need not answer this time.</summary>
    Excused,
}

/// <summary>An exception that staff made for one respondent of one data call, with its reason (Federal Audit Clearinghouse: waiver).</summary>
public sealed class CallException
{
    /// <summary>The exception's id.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The data call.</summary>
    public required string Call { get; init; }

    /// <summary>The respondent.</summary>
    public required string Respondent { get; init; }

    /// <summary>What is different.</summary>
    public required ExceptionKind Kind { get; init; }

    /// <summary>The later due day; null for one that is excused.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Why. It is public.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether it stands at a moment.</summary>
    public bool StandsAt(DateTimeOffset moment) => At <= moment && (EndedAt is null || moment < EndedAt);

    internal sealed class Mapping : IEntityTypeConfiguration<CallException>
    {
        public void Configure(EntityTypeBuilder<CallException> builder)
        {
            builder.ToTable("call_exception").HasKey(e => e.Id);
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.HasIndex(e => new { e.Pack, e.Call, e.Respondent });
        }
    }
}
