using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>What a body is.</summary>
public enum BodyKind { Council, Subcommittee, Taskforce }

/// <summary>Whether a law allows something; unknown where nobody has read what it says.</summary>
public enum Allowed { Yes, No, Unknown }

/// <summary>The council, or a subcommittee or taskforce of it (Popolo: Organization).</summary>
public sealed record Body
{
    /// <summary>The pack it belongs to.</summary>
    public required string Pack { get; init; }

    /// <summary>Its code, such as <c>council</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required BodyKind Kind { get; init; }

    /// <summary>The body that it is a part of; empty for the council itself.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The law that makes it: a code of the law register; empty where it rests on a vote of its parent.</summary>
    public string Law { get; init; } = "";

    /// <summary>What it is charged with; empty where that is not known.</summary>
    public string Charge { get; init; } = "";

    /// <summary>Its first day; null where it is not known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day; null while it stands.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether a designee votes in the member's place.</summary>
    public Allowed DesigneesVote { get; init; } = Allowed.Unknown;

    /// <summary>How many days before a meeting its notice must go out; null where that is not known.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>How many members must be present.</summary>
    public required QuorumRule Quorum { get; init; }

    /// <summary>How well the entry is known.</summary>
    public Grade Grade { get; init; }

    /// <summary>Where it is read: a code of <c>sources.csv</c>; empty for what staff entered.</summary>
    public string Source { get; init; } = "";

    /// <summary>What else a reader should know.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it exists on a day.</summary>
    public bool ExistsOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    internal sealed class Mapping : IEntityTypeConfiguration<Body>
    {
        public void Configure(EntityTypeBuilder<Body> builder)
        {
            builder.ToTable("body").HasKey(b => new { b.Pack, b.Code });
            builder.ComplexProperty(b => b.Quorum);
        }
    }
}
