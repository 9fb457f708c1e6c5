using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>How far a meeting has come.</summary>
public enum MeetingState { Called, Held, Cancelled }

/// <summary>How far the minutes have come.</summary>
public enum MinutesState { None, Draft, Approved }

/// <summary>A meeting of a body (Popolo: Event).</summary>
public sealed record Meeting
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The meeting's code, such as <c>2020-03-12</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The body that meets.</summary>
    public required string Body { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it begins, in the council's time zone; null where it is not known.</summary>
    public TimeOnly? Starts { get; init; }

    /// <summary>Where it meets; empty where that is not known.</summary>
    public string Place { get; init; } = "";

    /// <summary>How far it has come.</summary>
    public MeetingState State { get; init; }

    /// <summary>The day on which its notice went out; null where that is not known.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>The minutes; empty before there are any.</summary>
    public string Minutes { get; init; } = "";

    /// <summary>How far the minutes have come.</summary>
    public MinutesState MinutesState { get; init; }

    /// <summary>The day on which the minutes were approved.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Where it is read: a code of <c>sources.csv</c>; empty for what staff entered.</summary>
    public string Source { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Meeting>
    {
        public void Configure(EntityTypeBuilder<Meeting> builder)
        {
            builder.ToTable("meeting").HasKey(m => new { m.Pack, m.Code });
            builder.HasIndex(m => new { m.Pack, m.Body, m.Day });
        }
    }
}

/// <summary>What an item of an agenda is.</summary>
public enum AgendaKind { Business, Presentation, Vote, Minutes, PublicComment }

/// <summary>One item of a meeting's agenda.</summary>
public sealed record AgendaItem
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The meeting's code.</summary>
    public required string Meeting { get; init; }

    /// <summary>Its place in the agenda, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it is.</summary>
    public required AgendaKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Who speaks: a name, or more of them; empty where nobody is named.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>For whom the speaker speaks; empty where that is not known.</summary>
    public string Affiliation { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<AgendaItem>
    {
        public void Configure(EntityTypeBuilder<AgendaItem> builder) => builder.ToTable("agenda_item").HasKey(i => new { i.Pack, i.Meeting, i.Number });
    }
}

/// <summary>Whether a seat was present. Where nothing was written down there is no <see cref="Presence"/>, which is neither.</summary>
public enum Attendance { Present, Absent, Excused }

/// <summary>One seat at one meeting: whether it was present, and by whom.</summary>
public sealed record Presence
{
    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The meeting's code.</summary>
    public required string Meeting { get; init; }

    /// <summary>The seat's number.</summary>
    public required int Seat { get; init; }

    /// <summary>Whether it was present.</summary>
    public required Attendance Attendance { get; init; }

    /// <summary>Who sat: the person's code; empty where nobody did, or the name was not written down.</summary>
    public string Person { get; init; } = "";

    /// <summary>In what capacity that person sat.</summary>
    public Capacity Capacity { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Presence>
    {
        public void Configure(EntityTypeBuilder<Presence> builder) => builder.ToTable("presence").HasKey(p => new { p.Pack, p.Meeting, p.Seat });
    }
}
