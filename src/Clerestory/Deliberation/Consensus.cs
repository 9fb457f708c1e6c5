namespace Clerestory.Deliberation;

/// <summary>Whether the council was of one mind.</summary>
public enum ConsensusVerdict
{
    /// <summary>Enough were present, and nobody present opposed or abstained.</summary>
    Reached,

    /// <summary>Somebody present opposed or abstained.</summary>
    NotReached,

    /// <summary>Too few were present, whoever was not recorded.</summary>
    NoQuorum,

    /// <summary>What was written down does not tell.</summary>
    CannotBeTold,
}

/// <summary>Consensus, computed from a roll and never typed. This is the one place that says what it is.</summary>
/// <remarks>
/// A seat of which nothing was written down may have done anything. So consensus is reached, or not, where it would be so
/// whatever those seats did; else it cannot be told. A test holds this against every way in which the gaps could be filled.
/// </remarks>
/// <param name="Verdict">Whether it was reached.</param>
/// <param name="Seats">How many seats existed.</param>
/// <param name="Present">How many were present, as far as it was written down.</param>
/// <param name="NotRecorded">How many held seats said nothing that was written down.</param>
/// <param name="Quorum">How many had to be present; null where that is not known.</param>
/// <param name="Why">Why it cannot be told; empty otherwise.</param>
public sealed record Consensus(ConsensusVerdict Verdict, int Seats, int Present, int NotRecorded, int? Quorum, IReadOnlyList<string> Why)
{
    /// <summary>The consensus of a roll.</summary>
    public static Consensus Of(RollCall roll)
    {
        ArgumentNullException.ThrowIfNull(roll);
        var (verdict, why) = Judge(roll);
        return new Consensus(verdict, roll.Seats.Count, roll.Present, roll.NotRecorded, roll.Quorum, why);
    }

    private static (ConsensusVerdict Verdict, IReadOnlyList<string> Why) Judge(RollCall roll)
    {
        // A roll that cannot be tells nothing, not even by its dissent.
        if (roll.Faults is { Count: > 0 } faults) return (ConsensusVerdict.CannotBeTold, faults);
        if (roll.Seats.Count == 0 && roll.Entries.Count == 0) return (ConsensusVerdict.CannotBeTold, ["The roll is empty."]);
        // Nobody decides anything in an empty room, whatever the quorum.
        if (roll.Present + roll.NotRecorded < Math.Max(1, roll.Quorum ?? 1)) return (ConsensusVerdict.NoQuorum, []);
        if (roll.Entries.Any(e => e.Stand is Stand.Oppose or Stand.Abstain)) return (ConsensusVerdict.NotReached, []);
        IReadOnlyList<string> gaps =
        [
            .. roll.NotRecorded > 0 ? new[] { roll.Present + roll.Absent == 0 ? "Presence was not recorded." : $"{roll.NotRecorded} {(roll.NotRecorded == 1 ? "seat" : "seats")} did not have a position recorded." } : [],
            .. roll.Quorum is null && roll.Present < roll.Seats.Count ? new[] { "How many must be present is not known." } : [],
        ];
        return gaps.Count > 0 ? (ConsensusVerdict.CannotBeTold, gaps) : (ConsensusVerdict.Reached, []);
    }
}
