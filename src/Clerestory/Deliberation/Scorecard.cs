namespace Clerestory.Deliberation;

/// <summary>What became of one year's recommendations, counted.</summary>
/// <param name="Year">The year; null for all years together.</param>
/// <param name="Made">How many were made.</param>
/// <param name="Reached">Of them, how many the rolls show consensus for.</param>
/// <param name="NotReached">How many the rolls show opposition or abstention for, or no quorum.</param>
/// <param name="CannotBeTold">How many have a roll that does not tell.</param>
/// <param name="WithoutRoll">How many have no roll.</param>
/// <param name="Succeeded">How many became law, or were done without one.</param>
/// <param name="UnderWay">How many are in a bill that has not ended.</param>
/// <param name="Failed">How many ended otherwise.</param>
/// <param name="Unknown">How many have no outcome that anybody found.</param>
public sealed record ScorecardLine(int? Year, int Made, int Reached, int NotReached, int CannotBeTold, int WithoutRoll, int Succeeded, int UnderWay, int Failed, int Unknown);

/// <summary>The scorecard over the years. Every recommendation is in one column of consensus and in one of outcome, so each row adds up.</summary>
public static class Scorecard
{
    /// <summary>One line a year, oldest first.</summary>
    public static IReadOnlyList<ScorecardLine> Of(IReadOnlyList<Recommendation> recommendations) =>
        [.. recommendations.GroupBy(r => r.Year).OrderBy(g => g.Key).Select(g => Line(g.Key, [.. g]))];

    /// <summary>All years together.</summary>
    public static ScorecardLine Total(IReadOnlyList<Recommendation> recommendations) => Line(null, recommendations);

    private static ScorecardLine Line(int? year, IReadOnlyList<Recommendation> made)
    {
        var verdicts = made.Select(r => r.Decided?.Consensus.Verdict).ToList();
        int With(Func<DispositionStatus, bool> fits) => made.Count(r => fits(r.Status));
        return new ScorecardLine(
            year, made.Count, verdicts.Count(v => v == ConsensusVerdict.Reached), verdicts.Count(v => v is ConsensusVerdict.NotReached or ConsensusVerdict.NoQuorum),
            verdicts.Count(v => v == ConsensusVerdict.CannotBeTold), verdicts.Count(v => v is null),
            With(Dispositions.IsSuccess), With(Dispositions.IsUnderWay), With(Dispositions.IsFailure), With(s => s is DispositionStatus.Waiting or DispositionStatus.NotFound));
    }
}
