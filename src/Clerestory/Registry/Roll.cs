namespace Clerestory.Registry;

/// <summary>What is known of who holds a seat on a day.</summary>
public enum Holding
{
    /// <summary>A member holds it.</summary>
    Held,

    /// <summary>A member was known to hold it on a day before; whether that still holds is not known.</summary>
    LastKnown,

    /// <summary>Somebody was known to sit there as designee; who holds the seat is not known.</summary>
    DesigneeOnly,

    /// <summary>A source says that it is empty.</summary>
    Vacant,

    /// <summary>No holder is known. That is not the same as vacant.</summary>
    NotKnown,
}

/// <summary>One seat of a roll.</summary>
/// <param name="Seat">The seat as it stood on the day.</param>
/// <param name="Holding">What is known of its holder.</param>
/// <param name="Appointment">The appointment that holds, or was last known; null where there is none.</param>
/// <param name="Member">The person of the appointment; null where there is none, or where the name is withheld.</param>
/// <param name="Designation">The designation that holds, or was last known; null where there is none.</param>
/// <param name="Designee">The person of the designation; null where there is none.</param>
/// <param name="Vacancy">The vacancy; null where the seat is not known to be empty.</param>
public sealed record SeatOn(Seat Seat, Holding Holding, Appointment? Appointment, Person? Member, Designation? Designation, Person? Designee, Vacancy? Vacancy)
{
    /// <summary>The member's term is over on a day, and nothing tells that the appointment ended: the member may hold over.</summary>
    public bool IsTermOver(DateOnly day) => Holding == Holding.Held && Appointment?.TermEnds < day;
}

/// <summary>The seats of a body on a day, and who held each.</summary>
/// <param name="Body">The body.</param>
/// <param name="Day">The day.</param>
/// <param name="Seats">The seats that stood on the day, by number.</param>
/// <param name="MayHaveStood">Seats that are first shown on a later day and may have stood already.</param>
/// <param name="ByLaw">How many seats the law gave it, as the sources tell; null where none tells, and for parts of the council.</param>
public sealed record Roll(Body Body, DateOnly Day, IReadOnlyList<SeatOn> Seats, IReadOnlyList<Seat> MayHaveStood, SeatCount? ByLaw)
{
    /// <summary>How many seats the law provides; null where that is not known.</summary>
    public int? SeatsByLaw => Body.Kind == BodyKind.Council ? ByLaw?.Seats : Seats.Count;

    /// <summary>How many seats are surely filled, not counting those whose holder is unknown.</summary>
    public int Known => Seats.Count(s => s.Holding == Holding.Held);

    /// <summary>How many seats are filled; null where that cannot be said, because a seat or a holder is not known.</summary>
    public int? Filled => SeatsByLaw == Seats.Count && Seats.All(s => s.Holding is Holding.Held or Holding.Vacant) ? Known : null;

    /// <summary>How many must be present for a quorum; null where that is not known.</summary>
    public int? Needed => Body.Quorum.Needed(SeatsByLaw, Filled);

    /// <summary>One seat of the roll; null where it did not stand.</summary>
    public SeatOn? Of(int seat) => Seats.FirstOrDefault(s => s.Seat.Number == seat);

    internal static Roll Of(CouncilRecord record, Body body, DateOnly day)
    {
        var own = record.Seats.Where(s => s.Body == body.Code).ToList();
        var standing = own.Where(s => s.ExistsOn(day)).ToList();
        var byLaw = body.Kind == BodyKind.Council ? record.SeatCounts.LastOrDefault(c => c.HoldsFrom <= day) : null;
        return new Roll(body, day, [.. standing.Select(s => SeatOf(record, s, day))],
            [.. own.Where(s => s.OrEarlier && s.ValidFrom > day && standing.TrueForAll(other => other.Number != s.Number))], byLaw);
    }

    private static SeatOn SeatOf(CouncilRecord record, Seat seat, DateOnly day)
    {
        var appointments = record.Appointments.Where(a => a.Seat == seat.Number).ToList();
        var designations = record.Designations.Where(d => d.Seat == seat.Number).ToList();
        var vacancy = record.Vacancies.FirstOrDefault(v => v.Seat == seat.Number && v.Covers(day));
        var (held, last) = (appointments.LastOrDefault(a => a.Covers(day)), appointments.LastOrDefault(a => a.WasLastKnownBefore(day) && !appointments.Exists(next => next.From > a.KnownOn && next.From <= day)));
        var designation = designations.LastOrDefault(d => d.Covers(day)) ?? (vacancy is null ? designations.LastOrDefault(d => d.WasLastKnownBefore(day) && !designations.Exists(next => next.From > d.KnownOn && next.From <= day)) : null);
        var holding = held is not null ? Holding.Held : vacancy is not null ? Holding.Vacant : last is not null ? Holding.LastKnown : designation is not null ? Holding.DesigneeOnly : Holding.NotKnown;
        var appointment = held ?? (holding == Holding.LastKnown ? last : null);
        return new SeatOn(seat, holding, appointment, appointment is null ? null : record.PersonOf(appointment.Person), designation, designation is null ? null : record.PersonOf(designation.Person), vacancy);
    }
}

/// <summary>Who of a body was present at a meeting.</summary>
/// <param name="Roll">The body's seats on the meeting's day.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Recorded">What was written down, by seat. A seat that is not in it is neither present nor absent.</param>
public sealed record MeetingRoll(Roll Roll, Meeting Meeting, IReadOnlyDictionary<int, Presence> Recorded)
{
    /// <summary>How many seats were present.</summary>
    public int Present => Roll.Seats.Count(s => Of(s)?.Attendance == Attendance.Present);

    /// <summary>How many seats nothing was written down of.</summary>
    public int NotRecorded => Roll.Seats.Count(s => Of(s) is null && s.Holding != Holding.Vacant);

    /// <summary>Whether a quorum was present; not known where the rule, or enough of the presence, is not.</summary>
    public QuorumState Quorum => Roll.Needed is not { } needed ? QuorumState.NotKnown : Present >= needed ? QuorumState.Met : Present + NotRecorded >= needed ? QuorumState.NotKnown : QuorumState.NotMet;

    /// <summary>What was written down of a seat; null where nothing was.</summary>
    public Presence? Of(SeatOn seat) => Recorded.GetValueOrDefault(seat.Seat.Number);

    /// <summary>Whether the person who sat has a vote: a member has; a designee as the law says for the body; nobody who was not present.</summary>
    public Allowed Votes(SeatOn seat) => Of(seat) is not { } presence ? Allowed.Unknown
        : presence.Attendance != Attendance.Present ? Allowed.No
        : presence.Capacity switch { Capacity.Member => Allowed.Yes, Capacity.Designee => Roll.Body.DesigneesVote, _ => Allowed.Unknown };
}
