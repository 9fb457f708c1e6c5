namespace Clerestory;

/// <summary>The last day for something, in the council's own time zone. That day counts whole: nobody adds or takes off a day by hand.</summary>
/// <param name="Day">The day.</param>
/// <param name="TimeZone">The zone, by its IANA name.</param>
public readonly record struct LastDay(DateOnly Day, string TimeZone)
{
    /// <summary>Whether the day is over at a moment.</summary>
    public bool HasPassedAt(DateTimeOffset moment) => DayOf(moment, TimeZone) > Day;

    /// <summary>What day it is in a zone at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);
}
