namespace Clerestory.Justice;

/// <summary>How a place differs between two draws. Every place is of exactly one kind.</summary>
public enum DrawChange
{
    /// <summary>The same count, or the same reason why there is none.</summary>
    Same,

    /// <summary>Fewer on record than before.</summary>
    Shrunk,

    /// <summary>More on record than before.</summary>
    Grown,

    /// <summary>The earlier draw has no number there.</summary>
    New,

    /// <summary>The later draw has no number there.</summary>
    Gone,

    /// <summary>Neither has a number, and they give different reasons.</summary>
    Restated,
}

/// <summary>One place of two draws.</summary>
/// <param name="Place">The place.</param>
/// <param name="Before">What the earlier draw says; null where it does not have the place.</param>
/// <param name="After">What the later draw says; null where it does not have the place.</param>
public sealed record DrawDifference(DrawPlace Place, DrawCount? Before, DrawCount? After)
{
    /// <summary>How it differs.</summary>
    public DrawChange Change => (Before?.Value, After?.Value) switch
    {
        ({ } before, { } after) => after < before ? DrawChange.Shrunk : after > before ? DrawChange.Grown : DrawChange.Same,
        (null, { }) => DrawChange.New,
        ({ }, null) => DrawChange.Gone,
        _ => Before?.Status == After?.Status ? DrawChange.Same : DrawChange.Restated,
    };

    /// <summary>By how much the count changed; null where one of the two is no number.</summary>
    public long? By => After?.Value - Before?.Value;
}

/// <summary>Two draws of one source, place by place.</summary>
/// <param name="Earlier">The earlier draw.</param>
/// <param name="Later">The later draw.</param>
/// <param name="Lines">Every place of either, of the measures that both count in one unit.</param>
/// <param name="NotCompared">The measures that are left out, because they count different things.</param>
public sealed record DrawComparison(Draw Earlier, Draw Later, IReadOnlyList<DrawDifference> Lines, IReadOnlyList<JusticeMeasure> NotCompared)
{
    /// <summary>The places that differ.</summary>
    public IEnumerable<DrawDifference> Changed => Lines.Where(l => l.Change != DrawChange.Same);

    /// <summary>How many places are of a kind.</summary>
    public int Count(DrawChange change) => Lines.Count(l => l.Change == change);

    /// <summary>Compares two draws.</summary>
    /// <returns>The comparison, or why there can be none.</returns>
    public static (DrawComparison? Comparison, string? Why) Of(Draw one, Draw other)
    {
        if (one.Id == other.Id) return (null, "Choose two different draws.");
        if (one.Source != other.Source) return (null, "The draws are of two agencies. They search different records, so their difference says nothing of what changed.");
        if (one.Statutes != other.Statutes) return (null, "The draws give their statutes in two code lists, so a row of one is not the same row of the other.");
        var (earlier, later) = (one.Drawn ?? DateOnly.MinValue, one.Origin.KeptAt).CompareTo((other.Drawn ?? DateOnly.MinValue, other.Origin.KeptAt)) <= 0 ? (one, other) : (other, one);
        var measures = one.Counts.Select(c => c.Measure).Intersect(other.Counts.Select(c => c.Measure)).Order().ToList();
        var same = measures.Where(m => one.Units.Of(m) == other.Units.Of(m) && one.Units.Of(m) is not (null or CountingUnit.NotStated)).ToHashSet();
        if (same.Count == 0) return (null, "The draws count different things, or one does not say what it counts. Their difference would have no meaning.");
        var (before, after) = (ByPlace(earlier, same), ByPlace(later, same));
        var places = before.Keys.Union(after.Keys).OrderBy(p => p.Statute, StringComparer.Ordinal).ThenBy(p => p.Measure).ThenBy(p => p.Disposition, StringComparer.Ordinal)
            .ThenBy(p => p.District, StringComparer.Ordinal).ThenBy(p => p.Year);
        return (new DrawComparison(earlier, later, [.. places.Select(p => new DrawDifference(p, before.GetValueOrDefault(p), after.GetValueOrDefault(p)))], [.. measures.Where(m => !same.Contains(m))]), null);
    }

    private static Dictionary<DrawPlace, DrawCount> ByPlace(Draw draw, HashSet<JusticeMeasure> measures) => draw.Counts.Where(c => measures.Contains(c.Measure)).ToDictionary(c => c.Place);
}
