using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Referrals;

/// <summary>What is silent.</summary>
public enum SilenceKind
{
    /// <summary>So little comes by the route that it is improbable for one that flows.</summary>
    Route,

    /// <summary>Nobody says what comes, not even that nothing does.</summary>
    Ledger,
}

/// <summary>How a silence ended.</summary>
public enum SilenceEnd
{
    /// <summary>It has not.</summary>
    None,

    /// <summary>Referrals come again, or counts.</summary>
    ByItself,

    /// <summary>Staff know why, and said so.</summary>
    Explained,

    /// <summary>The route itself has ended.</summary>
    RouteEnded,
}

/// <summary>A silence of a route that was raised: staff and both agencies were told.</summary>
public sealed class Silence
{
    /// <summary>The silence's id.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The route.</summary>
    public required string Route { get; init; }

    /// <summary>What is silent.</summary>
    public required SilenceKind Kind { get; init; }

    /// <summary>The first day of the stretch.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The last day that was known when it was last looked at.</summary>
    public required DateOnly Through { get; set; }

    /// <summary>How many referrals came in the stretch; 0 where nobody says.</summary>
    public required long Seen { get; set; }

    /// <summary>How many were to be expected; 0 where nobody says.</summary>
    public required double Expected { get; set; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When those concerned were last told.</summary>
    public required DateTimeOffset ToldAt { get; set; }

    /// <summary>How often they were told.</summary>
    public required int Times { get; set; }

    /// <summary>How it ended.</summary>
    public SilenceEnd End { get; private set; }

    /// <summary>When it ended; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The council's day on which it ended: the watch begins anew on the day after. Null while it lasts.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why, in staff's words; else empty.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who ended it; empty where it ended by itself.</summary>
    public string EndedBy { get; private set; } = "";

    /// <summary>Notes its end.</summary>
    public void Close(SilenceEnd end, (DateTimeOffset At, DateOnly On) when, string by = "", string reason = "") =>
        (End, EndedAt, EndedOn, EndedBy, Reason) = (end, when.At, when.On, by, reason);

    internal sealed class Mapping : IEntityTypeConfiguration<Silence>
    {
        public void Configure(EntityTypeBuilder<Silence> builder)
        {
            builder.ToTable("silence").HasKey(s => s.Id);
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => new { s.Pack, s.Route });
            builder.Property(s => s.Times).IsConcurrencyToken();
        }
    }
}

/// <summary>The end of a route, as staff noted it: nothing is expected by it any more, until it is opened again.</summary>
public sealed class RouteEnd
{
    /// <summary>The id.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The route.</summary>
    public required string Route { get; init; }

    /// <summary>The last day on which it was expected.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Why it ended.</summary>
    public required string Reason { get; init; }

    /// <summary>Who noted it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The first day on which it is expected again; null while it is ended.</summary>
    public DateOnly? Reopened { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RouteEnd>
    {
        public void Configure(EntityTypeBuilder<RouteEnd> builder)
        {
            builder.ToTable("route_end").HasKey(e => e.Id);
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.HasIndex(e => new { e.Pack, e.Route });
        }
    }
}
