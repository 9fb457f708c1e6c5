namespace Clerestory.Registry;

/// <summary>By what a quorum is reckoned.</summary>
public enum QuorumKind
{
    /// <summary>Nobody has read what the law says.</summary>
    NotKnown,

    /// <summary>More than half of the seats that the law provides.</summary>
    MajorityOfSeats,

    /// <summary>More than half of the seats that are filled.</summary>
    MajorityOfFilled,

    /// <summary>A number that the law states.</summary>
    Number,
}

/// <summary>How many members must be present, as the law says.</summary>
/// <param name="Kind">By what it is reckoned.</param>
/// <param name="Number">The number, where the law states one; else null.</param>
/// <param name="Grade">How well the rule is known.</param>
/// <param name="Source">Where it is read: a code of <c>sources.csv</c>; empty where it is not known.</param>
/// <param name="Note">What else a reader should know.</param>
public sealed record QuorumRule(QuorumKind Kind, int? Number, Grade Grade, string Source, string Note)
{
    /// <summary>A rule that nobody has read.</summary>
    public static QuorumRule NotKnown { get; } = new(QuorumKind.NotKnown, null, Grade.NotFound, "", "");

    /// <summary>How many must be present.</summary>
    /// <param name="seats">How many seats the law provides on the day; null where not all are known.</param>
    /// <param name="filled">How many of them are filled on the day; null where not all holders are known.</param>
    /// <returns>The number; null where it cannot be said.</returns>
    public int? Needed(int? seats, int? filled) => Kind switch
    {
        QuorumKind.MajorityOfSeats => seats / 2 + 1,
        QuorumKind.MajorityOfFilled => filled / 2 + 1,
        QuorumKind.Number => Number,
        _ => null,
    };
}

/// <summary>What can be said of a quorum.</summary>
public enum QuorumState { Met, NotMet, NotKnown }
