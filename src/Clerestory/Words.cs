using System.Globalization;

namespace Clerestory;

/// <summary>How days, moments and numbers are written for people.</summary>
public static class Words
{
    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");

    /// <summary>A day, as in <c>October 1, 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", American);

    /// <summary>A moment in a zone, as in <c>October 1, 2026, 4:05 PM</c>.</summary>
    public static string Moment(DateTimeOffset moment, string timeZone) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).ToString("MMMM d, yyyy, h:mm tt", American);

    /// <summary>A whole number with separators.</summary>
    public static string Number(long number) => number.ToString("N0", American);

    /// <summary>A percentage of a count and its base, to one decimal; null where the base is zero.</summary>
    public static string? Percent(long part, long whole) => whole == 0 ? null : (100m * part / whole).ToString("0.0", American) + "%";
}
