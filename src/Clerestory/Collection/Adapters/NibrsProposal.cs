using System.Globalization;

namespace Clerestory.Collection.Adapters;

/// <summary>In how many incidents an offense was reported. An incident with two offenses counts under each.</summary>
public sealed record OffenseCount(string Code, string Label, bool Main, long Incidents);

/// <summary>What a NIBRS file suggests for one agency's return over one period. Nothing of it is an answer until the clerk confirms it.</summary>
/// <param name="Ori">The agency, by its ORI.</param>
/// <param name="Period">The period.</param>
/// <param name="Counts">The offenses with their incidents, related ones too; none where nothing could be counted.</param>
/// <param name="Proposed">The suggested values.</param>
/// <param name="Notices">What stands in the way of a value, or makes it doubtful.</param>
public sealed record NibrsProposal(
    string Ori, DaySpan Period, IReadOnlyList<OffenseCount> Counts, IReadOnlyList<Proposal> Proposed, IReadOnlyList<string> Notices)
{
    /// <summary>Counts the incidents of an agency in a period, and suggests values for a form.</summary>
    public static NibrsProposal From(NibrsReading reading, NibrsPlan plan, Instrument form, string ori, DaySpan period)
    {
        if (WhyNot(reading, ori, period) is { } reason) return new NibrsProposal(ori, period, [], [], [reason]);
        var incidents = reading.Incidents.Where(i => i.Ori == ori && period.From <= i.Month && i.Month <= period.To).ToList();
        List<OffenseCount> counts = [.. plan.Offenses.Select(o => new OffenseCount(o.Code, o.Label, o.Main, incidents.Count(i => i.Offenses.Contains(o.Code))))];
        var (proposed, notices) = (new List<Proposal>(), Doubts(reading, ori, period).ToList());
        foreach (var suggestion in plan.Proposes.Where(p => p.Instrument == form.Id))
        {
            var counted = incidents.Where(i => i.Offenses.Overlaps(suggestion.Offenses)).ToList();
            string value = counted.Count.ToString(CultureInfo.InvariantCulture);
            if (form.Items.FirstOrDefault(i => i.Code == suggestion.Item)?.FaultOf("", new AnswerValue(value), new Dictionary<string, Packs.CodeList>()) is { } wrong)
                notices.Add($"Nothing is proposed for the item {suggestion.Item}: {value} {wrong}.");
            else
                proposed.Add(new Proposal(suggestion.Item, "", value, string.Join(' ', [How(counted, suggestion, counts), Span(period), .. ByReportDay(counted), suggestion.Note, .. notices])));
        }
        return new NibrsProposal(ori, period, counts, proposed, notices);
    }

    private static string? WhyNot(NibrsReading reading, string ori, DaySpan period) =>
        !reading.IsWhole ? "The file could not be read to its end, so nothing is proposed from it."
        : period.From.Day != 1 || period.To.Day != DateTime.DaysInMonth(period.To.Year, period.To.Month) || period.To < period.From ? "The period does not begin and end with a month. Of an incident only its month is kept, so nothing is proposed."
        : !reading.Months.TryGetValue(ori, out var months) ? $"The file has no incident and no zero report of the agency {ori}, so nothing is proposed. That is not a zero."
        : !months.Any(m => period.From <= m && m <= period.To) ? $"The file has no incident and no zero report of the agency {ori} {Words(period)}, so nothing is proposed. That is not a zero."
        : null;

    private static string How(List<NibrsIncident> counted, NibrsSuggestion suggestion, List<OffenseCount> counts)
    {
        var parts = counts.Where(c => suggestion.Offenses.Contains(c.Code, StringComparer.Ordinal)).Select(c => $"{c.Code} ({c.Label}) {c.Incidents}");
        return $"{counted.Count} incident{(counted.Count == 1 ? "" : "s")} in the NIBRS file, each counted once: {string.Join(", ", parts)}.";
    }

    private static string Span(DaySpan period) => $"Counted by the month of the incident, {Words(period)}.";

    private static IEnumerable<string> ByReportDay(List<NibrsIncident> counted) => counted.Count(i => i.ByReportDay) switch
    {
        0 => [],
        var some => [$"The day of {some} of them is not known; the month of the report stands for it."],
    };

    private static IEnumerable<string> Doubts(NibrsReading reading, string ori, DaySpan period)
    {
        var missing = Months(period).Except(reading.Months[ori]).ToList();
        if (missing.Count > 0)
            yield return $"The file has neither an incident nor a zero report of this agency for {missing.Count} of {Months(period).Count()} months ({string.Join(", ", missing.Take(24).Select(Name))}{(missing.Count > 24 ? " and more" : "")}): the number may be too low.";
        int faults = reading.Faults.Count + reading.FaultsLeftOut;
        if (faults > 0) yield return $"The file has {faults} fault{(faults == 1 ? "" : "s")} in its lines: the number may be wrong.";
    }

    private static IEnumerable<DateOnly> Months(DaySpan period)
    {
        for (var month = period.From; month <= period.To && month.Year < 9999; month = month.AddMonths(1)) yield return month;
    }

    private static string Words(DaySpan period) => $"from {Name(period.From)} to {Name(period.To)}";

    private static string Name(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
