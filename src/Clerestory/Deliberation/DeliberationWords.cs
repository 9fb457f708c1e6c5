namespace Clerestory.Deliberation;

/// <summary>What people are told of outcomes and of consensus, on the desk and in print alike.</summary>
public static class DeliberationWords
{
    /// <summary>What became of a recommendation, in a word or two.</summary>
    public static string Of(DispositionStatus status) => status switch
    {
        DispositionStatus.Enacted => "Became law.",
        DispositionStatus.MadeLaw => "Made law.",
        DispositionStatus.PassedOneChamber => "Passed one chamber.",
        DispositionStatus.PassedBothChambers => "Passed both chambers.",
        DispositionStatus.Introduced => "Introduced.",
        DispositionStatus.Died => "Died in session.",
        DispositionStatus.Vetoed => "Vetoed.",
        DispositionStatus.Done => "Done.",
        DispositionStatus.Declined => "Declined.",
        DispositionStatus.Waiting => "Nothing noted yet.",
        _ => "No outcome found.",
    };

    /// <summary>What a step is about.</summary>
    public static string Of(DispositionStage stage) => stage switch
    {
        DispositionStage.Search => "Search",
        DispositionStage.Action => "Done without a law",
        DispositionStage.Bill => "Bill",
        DispositionStage.Act => "Act",
        DispositionStage.Statute => "Statute",
        _ => "Figure",
    };

    /// <summary>What a roll tells of consensus, and what was printed of it, in a sentence or two.</summary>
    public static string Of(PositionRoll? roll) => roll switch
    {
        null => "No roll is known.",
        { Printed: PrintedConsensus.Full } => $"Printed without any opposition or abstention. {Told(roll, roll.Consensus)}",
        { Printed: PrintedConsensus.Without } => $"Printed as without full consensus. {Told(roll, roll.Consensus)}",
        _ => Told(roll, roll.Consensus),
    };

    private static string Told(PositionRoll roll, Consensus consensus) => consensus.Verdict switch
    {
        ConsensusVerdict.Reached => $"Consensus: {consensus.Present} were present, and nobody opposed or abstained.",
        ConsensusVerdict.NotReached => $"No consensus: {Count(roll, Stand.Oppose)} opposed, {Count(roll, Stand.Abstain)} abstained.",
        ConsensusVerdict.NoQuorum => $"No quorum: {consensus.Present} {(consensus.Present == 1 ? "was" : "were")} present, and {consensus.Quorum ?? 1} had to be.",
        _ => $"Consensus cannot be told. {string.Join(" ", consensus.Why)}",
    };

    private static string Count(PositionRoll roll, Stand stand) => roll.Call.Of(stand).Count is > 0 and var n ? Words.Number(n) : "none";
}
