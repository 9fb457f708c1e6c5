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
        yield return new Inline.Strong(Inlines.Text(DeliberationWords.Of(recommendation.Status)));
        if (recommendation.Steps.Standing?.Grade.Word is not { } word || recommendation.Status is DispositionStatus.NotFound or DispositionStatus.Waiting) yield break;
        yield return Inline.Of(" ");
        yield return new Inline.Mark(word);
    }

    /// <summary>What a roll tells of consensus, and what was printed, in a sentence or two.</summary>
    public static IReadOnlyList<Inline> Consensus(PositionRoll? roll) => Inlines.Text(DeliberationWords.Of(roll));

    /// <summary>The lists that a report prints: who opposed, who abstained.</summary>
    public static IEnumerable<Block> Lists(PositionRoll roll) =>
        from stand in new[] { Stand.Oppose, Stand.Abstain }
        let names = StandLists.NamesOf(roll, stand)
        where names.Count > 0
        select new Paragraph([new Inline.Strong(Inlines.Text(StandLists.Word(stand) + ": ")), Inline.Of(string.Join(", ", names) + ".")]);
}
