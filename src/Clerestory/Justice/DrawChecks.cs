namespace Clerestory.Justice;

/// <summary>A count of a draw before it is kept, with the cell or line where it stands.</summary>
/// <param name="Count">The count.</param>
/// <param name="Cell">Where people find it, such as <c>B7</c>.</param>
public sealed record LocatedCount(DrawCount Count, string Cell);

/// <summary>A finding with the cell where it was found; empty where it concerns the whole.</summary>
public sealed record LocatedFinding(string Cell, SeriesFinding Finding)
{
    /// <summary>Whether it stops the draw.</summary>
    public bool Blocks => Finding.Severity == Severity.Error;

    /// <summary>An error.</summary>
    public static LocatedFinding Error(string cell, string rule, string message) => new(cell, new SeriesFinding(rule, null, message, Severity.Error));

    /// <summary>The finding as other modules and the command line show it.</summary>
    public Finding In(string file) => new(Finding.Rule, file, null, Cell.Length == 0 ? Finding.Message : $"{Cell}: {Finding.Message}", Finding.Severity);
}

/// <summary>All rules over a draw before it is kept. Every finding is told at once, at its cell.</summary>
public static class DrawChecks
{
    /// <summary>What is wrong with what is said of a draw.</summary>
    /// <param name="heading">What is said of it.</param>
    /// <param name="measures">The measures that it has.</param>
    /// <param name="today">The day for the council.</param>
    /// <param name="book">The pack's registers.</param>
    public static IEnumerable<LocatedFinding> Heading(DrawHeading heading, IReadOnlyCollection<JusticeMeasure> measures, DateOnly today, JusticeBook book)
    {
        bool printed = heading.PrintedIn.Length > 0;
        if (book.Plan is null || !book.Plan.Sources.Contains(heading.Source, StringComparer.Ordinal))
            yield return LocatedFinding.Error("", "justice.source", "Choose the agency whose records were searched.");
        if (printed && !Packs.Source.In(book.Pack).ContainsKey(heading.PrintedIn))
            yield return LocatedFinding.Error("", "justice.printed-in", "The printed document is not among the sources. Choose one of the list.");
        if (heading.Drawn is null && !printed)
            yield return LocatedFinding.Error("", "justice.draw-date", "Give the day on which the counts were drawn from the records. Records are erased later, so without the day nobody can say what a smaller number means.");
        if (heading.Drawn > today) yield return LocatedFinding.Error("", "justice.draw-date", $"The draw date, {Words.Day(heading.Drawn.Value)}, is yet to come. Correct it.");
        foreach (var measure in measures.Where(m => heading.Units.Of(m) is null))
            yield return LocatedFinding.Error("", "justice.unit", $"Say what is counted in the {Name(measure)}: people, charges, cases or events. One person may face several charges, so the numbers differ.");
        foreach (var measure in measures.Where(m => heading.Units.Of(m) == CountingUnit.NotStated && !printed))
            yield return LocatedFinding.Error("", "justice.unit", $"The unit of the {Name(measure)} can be left unstated only for counts that a printed document gives without it. Ask the agency what it counts.");
    }

    /// <summary>What the counts themselves show: places given twice, years before the law and after the draw, striking counts, sums that do not fit.</summary>
    public static IReadOnlyList<LocatedFinding> Counts(DrawHeading heading, IReadOnlyList<LocatedCount> counts, JusticeBook book)
    {
        var byPlace = counts.GroupBy(c => c.Count.Place).ToDictionary(g => g.Key, g => g.ToList());
        var cellOf = byPlace.ToDictionary(p => p.Key, p => p.Value[0].Cell);
        return
        [
            .. byPlace.Values.Where(g => g.Count > 1).Select(g => LocatedFinding.Error(g[1].Cell, "justice.double", $"{g[1].Cell} and {g[0].Cell} give a number for the same place. Take one out.")),
            .. AgainstTheDay(heading, counts), .. AgainstTheLaw(heading, counts, book), .. Series(byPlace, cellOf), .. Districts(byPlace, cellOf),
        ];
    }

    private static IEnumerable<LocatedFinding> AgainstTheDay(DrawHeading heading, IReadOnlyList<LocatedCount> counts)
    {
        if (heading.Drawn is not { } day) yield break;
        foreach (var late in counts.Where(c => c.Count.Year > day.Year && c.Count.Value is not null))
            yield return LocatedFinding.Error(late.Cell, "justice.after-draw", $"A count for {late.Count.Year} cannot have been drawn on {Words.Day(day)}. Correct the year, or the draw date.");
        if (day != new DateOnly(day.Year, 12, 31) && counts.FirstOrDefault(c => c.Count.Year == day.Year && c.Count.Value is not null) is { } part)
            yield return new LocatedFinding(part.Cell, new SeriesFinding("justice.part-year", day.Year, $"{day.Year} was not over on {Words.Day(day)}: the counts are of a part of the year, and are compared with no whole year.", Severity.Notice));
    }

    // What a printed document says stands as it is printed, with the finding beside it. What comes from the records must be put right first.
    private static IEnumerable<LocatedFinding> AgainstTheLaw(DrawHeading heading, IReadOnlyList<LocatedCount> counts, JusticeBook book) =>
        from statute in counts.GroupBy(c => c.Count.Statute)
        let law = book.LawOf(heading.Statutes, statute.Key)
        where law is not null
        from count in statute
        from finding in LawInYear.CountsBeforeLaw(law, [count.Count.OfYear])
        select new LocatedFinding(count.Cell, heading.PrintedIn.Length == 0 ? finding : finding with { Severity = Severity.Notice });

    private static IEnumerable<LocatedFinding> Series(Dictionary<DrawPlace, List<LocatedCount>> byPlace, Dictionary<DrawPlace, string> cellOf)
    {
        var series = byPlace.Values.Select(g => g[0].Count).GroupBy(c => c.Place with { Year = 0 }).ToDictionary(g => g.Key, g => g.Select(c => c.OfYear).ToList());
        foreach (var (place, years) in series)
        {
            foreach (var finding in SeriesChecks.Outliers(years)) yield return At(place, finding);
            if (place.Measure == JusticeMeasure.Convictions && series.TryGetValue(place with { Measure = JusticeMeasure.Arrests }, out var arrests)
                && SeriesChecks.ConvictionsAboveArrests(arrests, years) is { } above) yield return At(place, above);
        }

        LocatedFinding At(DrawPlace place, SeriesFinding finding) => new(cellOf.GetValueOrDefault(place with { Year = finding.Year!.Value }, ""), finding with { Message = $"{place.Statute}: {finding.Message}" });
    }

    private static IEnumerable<LocatedFinding> Districts(Dictionary<DrawPlace, List<LocatedCount>> byPlace, Dictionary<DrawPlace, string> cellOf)
    {
        foreach (var parts in byPlace.Where(p => p.Key.District.Length > 0).GroupBy(p => p.Key with { District = "" }, p => p.Value[0].Count.Value))
        {
            if (!byPlace.TryGetValue(parts.Key, out var found) || found[0].Count.Value is not { } whole || parts.Sum() is not { } sum || sum <= whole) continue;
            yield return new LocatedFinding(cellOf[parts.Key], new SeriesFinding("justice.districts", parts.Key.Year,
                $"{parts.Key.Statute}: the districts together have {Words.Number(sum)} in {parts.Key.Year}, more than the whole state with {Words.Number(whole)}. Ask the source which is right.", Severity.Question));
        }
    }

    /// <summary>A measure in words.</summary>
    public static string Name(JusticeMeasure measure) => measure.ToString().ToLowerInvariant();
}
