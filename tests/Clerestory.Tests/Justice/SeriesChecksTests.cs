using System.Globalization;
using Clerestory.Justice;
using CsCheck;

namespace Clerestory.Tests.Justice;

public sealed class SeriesChecksTests
{
    private static readonly Gen<long?> Counts = Gen.Frequency((5, Gen.Long[0, 40].Select(n => (long?)n)), (1, Gen.Const((long?)null)));

    private static readonly Gen<YearCount[]> Series = Counts.Array[0, 14].Select(counts => counts.Select((c, i) => c is { } n ? YearCount.Of(2011 + i, n) : YearCount.Without(2011 + i, CellStatus.NotKnown)).ToArray());

    private static readonly Dictionary<(string Statute, string Measure), YearCount[]> Printed = Bench.Connecticut.Rows("history/justice.csv")
        .GroupBy(r => (r["statute"], r["measure"]))
        .ToDictionary(g => g.Key, g => g.Select(r => YearCount.Of(int.Parse(r["year"], CultureInfo.InvariantCulture), long.Parse(r["value"], CultureInfo.InvariantCulture))).ToArray());

    // 53a-90b in the printed report: 1 0 1 21 1 0 0 1 2 7 0. Of all eighteen series, this is the only place.
    [Fact]
    public void Of_the_printed_series_only_21_arrests_between_1_and_1_are_asked_about()
    {
        var found = Printed.SelectMany(p => SeriesChecks.Outliers(p.Value).Select(f => (p.Key.Statute, p.Key.Measure, f.Year, f.Severity)));
        Assert.Equal([("53a-90b", "arrests", 2014, Severity.Question)], found);
        Assert.Contains("21 in 2014 stands between 1 and 1", SeriesChecks.Outliers(Printed[("53a-90b", "arrests")])[0].Message, StringComparison.Ordinal);
    }

    // 53a-90a: a conviction of 2012, and no arrest in eleven years. 53a-83a(c) has its arrest in 2018 and its conviction in 2020: that is in order.
    [Fact]
    public void Of_the_printed_series_only_the_conviction_without_any_arrest_is_asked_about()
    {
        var found = Printed.Keys.Select(k => k.Statute).Distinct().Select(s => (Statute: s, Finding: SeriesChecks.ConvictionsAboveArrests(Printed[(s, "arrests")], Printed[(s, "convictions")]))).Where(f => f.Finding is not null).ToList();
        Assert.Equal([("53a-90a", 2012)], found.Select(f => (f.Statute, f.Finding!.Year!.Value)));
        Assert.Contains("1 conviction and 0 arrests", found[0].Finding!.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Question, found[0].Finding!.Severity);
    }

    [Theory]
    [InlineData("0 1 0", false)]
    [InlineData("0 5 0", false)]
    [InlineData("0 6 0", true)]
    [InlineData("1 5 1", false)]
    [InlineData("1 6 1", true)]
    [InlineData("1 20 4", false)]
    [InlineData("1 21 4", true)]
    [InlineData("21 1 1", false)]
    [InlineData("1 1 21", false)]
    [InlineData("1 21 NK", false)]
    public void A_count_is_striking_above_five_times_both_its_neighbors(string counts, bool striking) =>
        Assert.Equal(striking, SeriesChecks.Outliers(Read(counts)).Count > 0);

    [Theory]
    [InlineData("0 1", "0 1", null)]
    [InlineData("0 1", "1 0", 2011)]
    [InlineData("1 0 0", "0 1 1", 2013)]
    [InlineData("NA 1", "NA 1", null)]
    [InlineData("NA 1", "NA 2", 2012)]
    [InlineData("NK 0", "0 9", null)]
    [InlineData("0 NK", "1 0", 2011)]
    [InlineData("1", "0 0 2", null)]
    [InlineData("", "1", null)]
    public void Convictions_are_held_against_all_arrests_so_far(string arrests, string convictions, int? year) =>
        Assert.Equal(year, SeriesChecks.ConvictionsAboveArrests(Read(arrests), Read(convictions))?.Year);

    [Fact]
    public void Outliers_are_what_the_words_of_the_rule_say_in_any_series() => Series.Sample(series =>
    {
        var wanted = series.Where(y => y.Value is { } n
            && series.SingleOrDefault(b => b.Year == y.Year - 1).Value is { } before && series.SingleOrDefault(a => a.Year == y.Year + 1).Value is { } after
            && n > 5 * before && n > 5 * after && n > 5).Select(y => y.Year);
        return wanted.SequenceEqual(SeriesChecks.Outliers(series).Select(f => f.Year!.Value));
    });

    [Fact]
    public void The_order_of_the_years_does_not_matter() => Gen.Select(Series, Series, Gen.Int).Sample((arrests, convictions, seed) =>
    {
        var (one, other) = (arrests.ToArray(), convictions.ToArray());
        new Random(seed).Shuffle(one);
        new Random(seed).Shuffle(other);
        return SeriesChecks.Outliers(arrests).SequenceEqual(SeriesChecks.Outliers(one))
            && SeriesChecks.ConvictionsAboveArrests(arrests, convictions) == SeriesChecks.ConvictionsAboveArrests(one, other);
    });

    [Fact]
    public void Convictions_above_arrests_are_found_at_the_first_year_of_which_it_is_true_and_sure() => Gen.Select(Series, Series).Sample((arrests, convictions) =>
    {
        int? wanted = null;
        foreach (int year in arrests.Length == 0 ? [] : Enumerable.Range(2011, Math.Max(arrests.Length, convictions.Length)))
        {
            var until = arrests.Where(a => a.Year <= year).ToList();
            if (until.Count < year - 2010 || until.Any(a => a.Value is null)) break;
            if (convictions.Where(c => c.Year <= year).Sum(c => c.Value ?? 0) <= until.Sum(a => a.Value!.Value)) continue;
            wanted = year;
            break;
        }
        return wanted == SeriesChecks.ConvictionsAboveArrests(arrests, convictions)?.Year;
    });

    private static YearCount[] Read(string counts) =>
    [
        .. counts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((c, i) => c switch
        {
            "NA" => YearCount.Without(2011 + i, CellStatus.NotApplicable),
            "NK" => YearCount.Without(2011 + i, CellStatus.NotKnown),
            _ => YearCount.Of(2011 + i, long.Parse(c, CultureInfo.InvariantCulture)),
        }),
    ];
}
