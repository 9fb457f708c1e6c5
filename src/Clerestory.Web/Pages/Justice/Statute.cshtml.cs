using Clerestory.Justice;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Justice;

/// <summary>One statute: its versions in time, and its series as any draw saw it.</summary>
[Needs(Permission.ReadJustice)]
public sealed class StatuteModel : DeskPage
{
    private HashSet<string> codes = [];

    /// <summary>The registers.</summary>
    public JusticeBook Justice => field ??= new JusticeBook(Book.Pack);

    /// <summary>The statute.</summary>
    public Law Law { get; private set; } = null!;

    /// <summary>The draws that count it, the latest first.</summary>
    public IReadOnlyList<Draw> Draws { get; private set; } = [];

    /// <summary>The draw that is shown; null where none counts it.</summary>
    public Draw? Draw { get; private set; }

    /// <summary>The draw that it is compared with.</summary>
    public Draw? With { get; private set; }

    /// <summary>The comparison.</summary>
    public DrawComparison? Comparison { get; private set; }

    /// <summary>The years of the series.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>What the rules find in the series.</summary>
    public IReadOnlyList<SeriesFinding> Findings { get; private set; } = [];

    /// <summary>Dispositions of the whole state, a line each.</summary>
    public IReadOnlyList<(string Label, IReadOnlyList<DrawCount> Counts)> Dispositions { get; private set; } = [];

    /// <summary>The years of dispositions.</summary>
    public IReadOnlyList<int> DispositionYears => [.. Dispositions.SelectMany(d => d.Counts).Select(c => c.Year).Distinct().Order()];

    /// <summary>Counts by district.</summary>
    public IReadOnlyList<DrawCount> Districts { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string law, Guid? draw, Guid? with)
    {
        if (!Justice.Laws.TryGetValue(law, out var found)) return NotFound();
        Law = found;
        var standing = await Store.StandingDraws(Book.Code, Gone);
        codes = JusticeWords.Lists(Justice).SelectMany(l => Justice.CodesOf(l, Law)).ToHashSet(StringComparer.Ordinal);
        Draws = [.. standing.Where(d => d.Counts.Any(IsOurs)).Reverse()];
        if ((Draws.FirstOrDefault(d => d.Id == draw) ?? (Draws.Count > 0 ? Draws[0] : null)) is not { } shown) return Page();
        (Draw, With) = (shown, Draws.FirstOrDefault(d => d.Id == with && d.Id != shown.Id));
        if (With is not null) Compare(With, shown);
        var own = shown.Counts.Where(IsOurs).ToList();
        Years = [.. own.Where(c => c is { Measure: not JusticeMeasure.Dispositions, District: "" }).Select(c => c.Year).Distinct().Order()];
        Districts = [.. own.Where(c => c.District.Length > 0).OrderBy(c => c.District, StringComparer.Ordinal).ThenBy(c => c.Measure).ThenBy(c => c.Year)];
        Dispositions = [.. own.Where(c => c is { Measure: JusticeMeasure.Dispositions, District: "" }).GroupBy(c => c.Disposition).Select(g => (LabelOf(Justice.Plan!.Dispositions, g.Key), (IReadOnlyList<DrawCount>)[.. g]))];
        Findings = [.. Examine()];
        return Page();
    }

    /// <summary>Whether a version is in force today.</summary>
    public bool IsNow(LawVersion version) => Law.On(LastDay.DayOf(Now, Book.TimeZone)) == version;

    /// <summary>What a draw is called in a list.</summary>
    public string NameOf(Draw draw) => $"{draw.Name}, {Justice.NameOf(draw.Source)}";

    /// <summary>A count of the draw that is shown.</summary>
    public string Show(JusticeMeasure measure, int year) => JusticeWords.Value(At(Draw!, measure, year));

    /// <summary>How a count differs in the other draw.</summary>
    public string ChangeOf(JusticeMeasure measure, int year)
    {
        var line = Comparison!.Lines.FirstOrDefault(l => codes.Contains(l.Place.Statute) && l.Place.Measure == measure && l.Place.Year == year && l.Place.District.Length == 0);
        return line is null ? "not compared" : line.By is { } ? JusticeWords.Signed(line.By) : JusticeWords.Change(line.Change).ToLowerInvariant();
    }

    /// <summary>A district's name.</summary>
    public string DistrictOf(DrawCount count) => LabelOf(Justice.Plan!.Districts, count.District);

    /// <summary>What is counted, with the disposition.</summary>
    public string WhatOf(DrawCount count) => count.Disposition.Length == 0 ? JusticeWords.Name(count.Measure) : $"{JusticeWords.Name(count.Measure)}: {LabelOf(Justice.Plan!.Dispositions, count.Disposition)}";

    private void Compare(Draw with, Draw shown)
    {
        (Comparison, string? why) = DrawComparison.Of(with, shown);
        Stands(why, "with");
    }

    private bool IsOurs(DrawCount count) => codes.Contains(count.Statute);

    private DrawCount? At(Draw draw, JusticeMeasure measure, int year) => draw.Counts.FirstOrDefault(c => IsOurs(c) && c.Measure == measure && c.Year == year && c.District.Length == 0);

    private string LabelOf(string? list, string code) => list is null ? code : Justice.Lists[list].Label(code);

    private IEnumerable<SeriesFinding> Examine()
    {
        var (arrests, convictions) = (Of(JusticeMeasure.Arrests), Of(JusticeMeasure.Convictions));
        SeriesFinding?[] above = [SeriesChecks.ConvictionsAboveArrests(arrests, convictions)];
        return [.. LawInYear.CountsBeforeLaw(Law, arrests), .. LawInYear.CountsBeforeLaw(Law, convictions), .. SeriesChecks.Outliers(arrests), .. SeriesChecks.Outliers(convictions), .. above.OfType<SeriesFinding>()];
    }

    private List<YearCount> Of(JusticeMeasure measure) => [.. Years.Select(y => At(Draw!, measure, y)).OfType<DrawCount>().Select(c => c.OfYear)];
}
