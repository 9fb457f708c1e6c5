using Clerestory.Disclosure;

namespace Clerestory.Protection;

/// <summary>Judges numbers that are computed from tables. A figure inherits the strictest rule of the tables behind it.</summary>
public static class FigureGate
{
    /// <summary>The threshold that holds for a figure: the largest of the tables behind it; null when all of them are free.</summary>
    public static long? ThresholdOf(IEnumerable<ProtectedTable> behind) => behind.Select(t => t.Threshold).Max();

    /// <summary>Whether a count is one of few people under a threshold. Zero is not: that there was nobody tells of nobody.</summary>
    public static bool IsFew(long count, long threshold) => new ThresholdRule(threshold).IsSmall(count);

    /// <summary>Whether a part and its whole, both shown, tell of few people: the part or the rest is a small count.</summary>
    public static bool TellsOfFew(IEnumerable<ProtectedTable> behind, long part, long whole) =>
        ThresholdOf(behind) is { } threshold && (part > whole || new ThresholdRule(threshold).JudgePart(whole, part) != Confidentiality.Free);
}
