namespace Clerestory.Justice;

/// <summary>Rules over series of yearly counts. They ask; they never change a number, for a striking count may be true.</summary>
public static class SeriesChecks
{
    /// <summary>How many times a count must exceed both its neighbors before the source is asked.</summary>
    public const int Times = 5;

    /// <summary>
    /// Counts of more than five times either neighbor, such as 21 between 1 and 1. A neighbor of zero is taken as one: otherwise every 1 between zeros were striking.
    /// The first and the last year have one neighbor only, so nothing is said of them: a step is no outlier. A year without a count is no neighbor.
    /// </summary>
    /// <param name="series">The series of one statute and measure, of one draw, in any order.</param>
    public static IReadOnlyList<SeriesFinding> Outliers(IEnumerable<YearCount> series)
    {
        var byYear = Counts(series);
        return
        [
            .. byYear.OrderBy(y => y.Key).Where(y => byYear.ContainsKey(y.Key - 1) && byYear.ContainsKey(y.Key + 1))
                .Select(y => (Year: y.Key, y.Value, Before: byYear[y.Key - 1], After: byYear[y.Key + 1]))
                .Where(y => y.Value > Times * Math.Max(1, Math.Max(y.Before, y.After)))
                .Select(y => new SeriesFinding("justice.outlier", y.Year,
                    $"{Words.Number(y.Value)} in {y.Year} stands between {Words.Number(y.Before)} and {Words.Number(y.After)}: more than {Times} times either. Ask the source whether it is right, and write down what it says.", Severity.Question)),
        ];
    }

    /// <summary>
    /// The first year in which more convictions than arrests are on record since the series began. It is a question and no error: the arrest may be older than the series,
    /// or be under another section. Where the arrests of a year are not known, nothing can be said from then on.
    /// </summary>
    /// <param name="arrests">The arrests of one statute.</param>
    /// <param name="convictions">Its convictions.</param>
    public static SeriesFinding? ConvictionsAboveArrests(IEnumerable<YearCount> arrests, IEnumerable<YearCount> convictions)
    {
        var (arrested, convicted) = (arrests.ToDictionary(y => y.Year), Counts(convictions));
        if (arrested.Count == 0) return null;
        long arrestsToDate = 0, convictionsToDate = 0;
        int last = convicted.Keys.Append(arrested.Keys.Max()).Max();
        for (int year = arrested.Keys.Min(); year <= last; year++)
        {
            if (!arrested.TryGetValue(year, out var own) || (own.Value is null && own.Status != CellStatus.NotApplicable)) return null;
            arrestsToDate += own.Value ?? 0;
            convictionsToDate += convicted.GetValueOrDefault(year);
            if (convictionsToDate > arrestsToDate)
                return new SeriesFinding("justice.convictions-above-arrests", year,
                    $"By the end of {year} there are {Many(convictionsToDate, "conviction")} and {Many(arrestsToDate, "arrest")} on record since {arrested.Keys.Min()}. An arrest may be older than the series, or under another section: ask the source, and write down what it says.", Severity.Question);
        }
        return null;
    }

    private static Dictionary<int, long> Counts(IEnumerable<YearCount> series) => series.Where(y => y.Value is not null).ToDictionary(y => y.Year, y => y.Value!.Value);

    private static string Many(long number, string word) => $"{Words.Number(number)} {word}{(number == 1 ? "" : "s")}";
}
