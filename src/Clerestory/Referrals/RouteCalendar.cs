using System.Globalization;

namespace Clerestory.Referrals;

/// <summary>
/// The year of a route: how much of a usual month's referrals may be expected on each day. Weights of months and factors of holidays move
/// the expectation about within the year; the year as a whole stays twelve usual months.
/// </summary>
public sealed class RouteCalendar
{
    // Usual months from the beginning of the year to the end of each day: in a common year, and in a leap year, in which it is a day's share more.
    private readonly double[] common, leap;

    /// <summary>The calendar that a plan gives; an even year without one.</summary>
    public RouteCalendar(RouteCalendarPlan? plan)
    {
        var (weights, ofLeap) = (Weights(plan, 2023), Weights(plan, 2024));
        double month = weights.Sum() / 12;
        if (month <= 0) throw new ArgumentException("Some day of the year must have a weight.", nameof(plan));
        (common, leap) = (UpTo(weights, month), UpTo(ofLeap, month));
    }

    /// <summary>How many usual months lie between two days, both included: 1 for a month of even weight that has a twelfth of the year's days.</summary>
    public double Months(DateOnly from, DateOnly to)
    {
        if (to < from) return 0;
        double months = At(to) - (from.DayOfYear == 1 ? 0 : At(from.AddDays(-1)));
        for (int year = from.Year; year < to.Year; year++) months += OfYear(year)[^1];
        return months;
    }

    private double At(DateOnly day) => OfYear(day.Year)[day.DayOfYear - 1];

    private double[] OfYear(int year) => DateTime.IsLeapYear(year) ? leap : common;

    private static double[] Weights(RouteCalendarPlan? plan, int year) =>
        [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(d => new DateOnly(year, 1, 1).AddDays(d)).Select(day => Weight(plan, day))];

    private static double Weight(RouteCalendarPlan? plan, DateOnly day)
    {
        double weight = plan?.Months is { } months ? months[day.Month - 1] : 1;
        string at = day.ToString("MM-dd", CultureInfo.InvariantCulture);
        foreach (var span in plan?.Spans ?? []) weight *= Holds(span, at) ? span.Times : 1;
        return weight;
    }

    // A span may run over the new year.
    private static bool Holds(RouteCalendarSpan span, string at) => string.CompareOrdinal(span.From, span.To) <= 0
        ? string.CompareOrdinal(span.From, at) <= 0 && string.CompareOrdinal(at, span.To) <= 0
        : string.CompareOrdinal(span.From, at) <= 0 || string.CompareOrdinal(at, span.To) <= 0;

    private static double[] UpTo(double[] weights, double month)
    {
        double sum = 0;
        return [.. weights.Select(w => (sum += w) / month)];
    }
}
