using System.Globalization;
using Clerestory.Collection;

namespace Clerestory.Justice;

/// <summary>The counts of a signed return, as the pack's plan says where they stand.</summary>
/// <param name="plan">The plan.</param>
/// <param name="answers">The signed answers.</param>
/// <param name="lastYear">The last year of the call's period.</param>
/// <param name="book">The registers.</param>
internal sealed class ReturnReading(ReturnPlan plan, IReadOnlyList<Answer> answers, int lastYear, JusticeBook book)
{
    /// <summary>The counts, each with its item. Where two items give the same number for a place, it stands once.</summary>
    public IReadOnlyList<LocatedCount> Counts => field ??= [.. plan.Series.SelectMany(Of).DistinctBy(c => (c.Count.Place, c.Count.AsWritten))];

    /// <summary>What the return says of itself, with what it does not ask given by staff. The return's own word goes first.</summary>
    public DrawHeading Heading(string source, DateOnly? drawn, CountingUnits units, string remark)
    {
        var answered = plan.DrawDate is { } item && DateOnly.TryParseExact(At(item), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : drawn;
        return new DrawHeading(source, answered, "", book.Plan!.Statutes,
            new CountingUnits(UnitOf(JusticeMeasure.Arrests) ?? units.Arrests, UnitOf(JusticeMeasure.Convictions) ?? units.Convictions, UnitOf(JusticeMeasure.Dispositions) ?? units.Dispositions), remark);
    }

    private CountingUnit? UnitOf(JusticeMeasure measure) =>
        plan.Units?.GetValueOrDefault(measure) is { } item && plan.UnitCodes?.TryGetValue(At(item), out var unit) == true ? unit : null;

    private string At(string item) => answers.FirstOrDefault(a => a.Item == item && a.Place.Length == 0)?.Value ?? "";

    private IEnumerable<LocatedCount> Of(ReturnSeries series) =>
        from answer in answers
        where answer.Item == series.Item && answer.Place.Length > 0
        let parts = answer.Place.Split('/')
        let value = new AnswerValue(answer.Value)
        where book.Lists[book.Plan!.Statutes].Has(parts[0]) && value.Missing != Missing.Blank
        select new LocatedCount(new DrawCount(parts[0], series.Measure, series.By == SeriesColumns.Disposition ? parts[1] : "", "",
            series.By == SeriesColumns.Year ? int.Parse(parts[1], CultureInfo.InvariantCulture) : series.Year ?? lastYear, value.Number, StatusOf(value)), $"{answer.Item} {answer.Place}");

    private static CellStatus StatusOf(AnswerValue value) => value.Missing switch
    {
        Missing.NotKnown => CellStatus.NotKnown, Missing.NotApplicable => CellStatus.NotApplicable, Missing.Refused => CellStatus.NotReported, _ => CellStatus.Normal,
    };
}
