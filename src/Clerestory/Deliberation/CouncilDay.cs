using Clerestory.Collection;

namespace Clerestory.Deliberation;

/// <summary>What day it is where the council sits.</summary>
public static class CouncilDay
{
    extension(FormBook book)
    {
        /// <summary>The day that it is in the council's time zone.</summary>
        public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(book.TimeZone)).Date);
    }
}
