namespace Clerestory.Deliberation;

/// <summary>Where a seat stood. Silence is a value of its own: it is never support.</summary>
public enum Stand
{
    /// <summary>Nobody wrote down where it stood, or whether it was present.</summary>
    NotRecorded,

    /// <summary>Present, and for it.</summary>
    Support,

    /// <summary>Present, and against it.</summary>
    Oppose,

    /// <summary>Present, and neither.</summary>
    Abstain,

    /// <summary>Not present.</summary>
    Absent,
}

/// <summary>A seat that may take part in a roll.</summary>
/// <param name="Number">The seat's number.</param>
/// <param name="Office">The office or constituency that it is for.</param>
/// <param name="MayDesignate">Whether the law lets it send a designee; null where that is not known.</param>
/// <param name="IsVacant">Whether nobody held it on the day. A vacant seat takes no position and is waited for by nobody.</param>
public sealed record RollSeat(int Number, string Office, bool? MayDesignate, bool IsVacant = false);

/// <summary>One position on a roll.</summary>
/// <param name="Seat">The seat; null where a source prints a name and the seat is not certain.</param>
/// <param name="Name">Who took it, or the name as a source prints it.</param>
/// <param name="Stand">Where it stood.</param>
/// <param name="ByDesignee">Whether a designee spoke for the seat.</param>
/// <param name="Reason">Why; empty where none was given.</param>
public sealed record RollEntry(int? Seat, string Name, Stand Stand, bool ByDesignee = false, string Reason = "");

/// <summary>A roll as it stood on one day: the seats that existed then, what each said, and how many had to be present.</summary>
/// <param name="Day">The day; the seats are those that existed on it.</param>
/// <param name="Seats">The seats that existed on that day.</param>
/// <param name="Entries">What was written down.</param>
/// <param name="Quorum">How many must be present; null where that is not known.</param>
/// <param name="ReasonFor">The stands that need a reason.</param>
public sealed record RollCall(DateOnly Day, IReadOnlyList<RollSeat> Seats, IReadOnlyList<RollEntry> Entries, int? Quorum, IReadOnlyList<Stand> ReasonFor)
{
    /// <summary>How many were present: those who supported, opposed or abstained.</summary>
    public int Present => Entries.Count(e => IsPresent(e.Stand));

    /// <summary>How many are known to have been absent.</summary>
    public int Absent => Entries.Count(e => e.Stand == Stand.Absent);

    /// <summary>How many seats that were held said nothing that was written down.</summary>
    public int NotRecorded => Math.Max(0, Seats.Count(s => !s.IsVacant) - Present - Absent);

    /// <summary>The entries of one kind, in the order of seats, those without a certain seat last.</summary>
    public IReadOnlyList<RollEntry> Of(Stand stand) => [.. Entries.Where(e => e.Stand == stand).OrderBy(e => e.Seat ?? int.MaxValue).ThenBy(e => e.Name, StringComparer.Ordinal)];

    /// <summary>Whether a stand means that the seat was present.</summary>
    public static bool IsPresent(Stand stand) => stand is Stand.Support or Stand.Oppose or Stand.Abstain;

    /// <summary>The positions that the rule asks a reason for, and that give none.</summary>
    public IReadOnlyList<string> WithoutReason => [.. Entries.Where(e => ReasonFor.Contains(e.Stand) && e.Reason.Trim().Length == 0).Select(e => $"{Who(e)} gives no reason, and the rule asks for one.")];

    /// <summary>What cannot be: a seat that did not exist, one that spoke twice, a designee where none is allowed, a vacant seat that spoke.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. from entry in Entries from fault in FaultsOf(entry) select fault,
        .. from twice in Entries.Where(e => e.Seat is not null).GroupBy(e => e.Seat).Where(g => g.Count() > 1).OrderBy(g => g.Key)
           select $"Seat {twice.Key} has {twice.Count()} positions. A seat has one.",
        .. Present + Absent > Seats.Count(s => !s.IsVacant) ? new[] { "More positions are written down than there were seats to take them." } : [],
    ];

    private IEnumerable<string> FaultsOf(RollEntry entry)
    {
        if (entry.Seat is not { } number) yield break;
        if (Seats.FirstOrDefault(s => s.Number == number) is not { } seat) yield return $"There was no seat {number} on {Words.Day(Day)}.";
        else if (seat.IsVacant && entry.Stand != Stand.NotRecorded) yield return $"Seat {number} was vacant on {Words.Day(Day)}.";
        else if (entry.ByDesignee && seat.MayDesignate == false) yield return $"The law lets nobody speak for seat {number} but its member.";
    }

    private static string Who(RollEntry entry) => entry.Seat is { } seat ? $"Seat {seat}" : entry.Name;
}
