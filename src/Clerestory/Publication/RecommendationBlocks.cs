using Clerestory.Deliberation;
using Clerestory.Documents;

namespace Clerestory.Publication;

/// <summary>Sets recommendations for readers: lists from the roll, what it tells of consensus, what became of them.</summary>
internal sealed class RecommendationBlocks(EditionContent content)
{
    /// <summary>The recommendations of a report's chapter, newest year first.</summary>
    public IReadOnlyList<Block> Summaries() => [.. content.Deliberation.Recommendations.Select(Summary)];

    /// <summary>A recommendation in a few lines.</summary>
    public Block Summary(Recommendation recommendation) => new Callout(recommendation.Title,
    [
        new Paragraph([.. Status(recommendation), Inline.Of(" "), .. Consensus(recommendation.Decided)]),
        .. recommendation.Decided is { } roll ? Lists(roll) : [],
        new Paragraph([new Inline.OnScreen([new Inline.Link($"/recommendations/{recommendation.Code}", Inlines.Text("Words, positions and what became of it"), $"Words, positions and what became of it: {recommendation.Title}")])]),
    ]);

    /// <summary>What became of it, in a word or two, with a mark where nobody has confirmed it.</summary>
    public static IEnumerable<Inline> Status(Recommendation recommendation)
    {
        yield return new Inline.Strong(Inlines.Text(Words(recommendation.Status)));
        if (recommendation.Steps.Standing?.Grade.Word is not { } word || recommendation.Status is DispositionStatus.NotFound or DispositionStatus.Waiting) yield break;
        yield return Inline.Of(" ");
        yield return new Inline.Mark(word);
    }

    /// <summary>What a roll tells of consensus, and what was printed, in a sentence or two.</summary>
    public static IEnumerable<Inline> Consensus(PositionRoll? roll)
    {
        if (roll is null) return Inlines.Text("No roll is known.");
        string told = Told(roll, roll.Consensus);
        return Inlines.Text(roll.Printed switch
        {
            PrintedConsensus.Full => $"Printed without any opposition or abstention. {told}",
            PrintedConsensus.Without => $"Printed as without full consensus. {told}",
            _ => told,
        });
    }

    private static string Told(PositionRoll roll, Consensus consensus) => consensus.Verdict switch
    {
        ConsensusVerdict.Reached => $"Consensus: {consensus.Present} were present, and nobody opposed or abstained.",
        ConsensusVerdict.NotReached => $"No consensus: {Count(roll, Stand.Oppose)} opposed, {Count(roll, Stand.Abstain)} abstained.",
        ConsensusVerdict.NoQuorum => $"No quorum: {consensus.Present} {(consensus.Present == 1 ? "was" : "were")} present, and {consensus.Quorum ?? 1} had to be.",
        _ => $"Consensus cannot be told. {string.Join(" ", consensus.Why)}",
    };

    /// <summary>The lists that a report prints: who opposed, who abstained.</summary>
    public static IEnumerable<Block> Lists(PositionRoll roll) =>
        from stand in new[] { Stand.Oppose, Stand.Abstain }
        let names = StandLists.NamesOf(roll, stand)
        where names.Count > 0
        select new Paragraph([new Inline.Strong(Inlines.Text(StandLists.Word(stand) + ": ")), Inline.Of(string.Join(", ", names) + ".")]);

    /// <summary>What became of a recommendation, in a word or two.</summary>
    public static string Words(DispositionStatus status) => status switch
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

    private static string Count(PositionRoll roll, Stand stand) => roll.Call.Of(stand).Count is > 0 and var n ? Numbers.Read(n) : "none";
}
