using System.Globalization;

namespace Clerestory.Tests;

public sealed class LastDayTests
{
    [Theory]
    [InlineData("America/New_York", "2021-10-01", "2021-10-02T03:59:59Z", false)]   // 1 October, 23:59:59 by summer time
    [InlineData("America/New_York", "2021-10-01", "2021-10-02T04:00:00Z", true)]    // 2 October, 00:00
    [InlineData("America/New_York", "2026-01-31", "2026-02-01T04:59:59Z", false)]   // 31 January, 23:59:59 by winter time
    [InlineData("America/New_York", "2026-01-31", "2026-02-01T05:00:00Z", true)]
    [InlineData("America/Denver", "2021-03-15", "2021-03-16T05:59:59Z", false)]     // the day after summer time began
    [InlineData("America/Denver", "2021-03-15", "2021-03-16T06:00:00Z", true)]
    [InlineData("America/Denver", "2021-03-13", "2021-03-14T06:59:59Z", false)]     // the evening before summer time began
    [InlineData("America/Denver", "2021-03-13", "2021-03-14T07:00:00Z", true)]
    [InlineData("America/Denver", "2021-03-14", "2021-03-15T05:59:59Z", false)]     // the day of 23 hours
    [InlineData("America/Denver", "2021-03-14", "2021-03-15T06:00:00Z", true)]
    [InlineData("America/New_York", "2021-11-07", "2021-11-07T05:30:00Z", false)]   // the day of 25 hours: 01:30, for the first time
    [InlineData("America/New_York", "2021-11-07", "2021-11-07T06:30:00Z", false)]   // 01:30, for the second time
    [InlineData("America/New_York", "2021-11-07", "2021-11-08T04:59:59Z", false)]
    [InlineData("America/New_York", "2021-11-07", "2021-11-08T05:00:00Z", true)]
    public void The_last_day_counts_whole_in_its_own_zone(string zone, string day, string moment, bool passed) =>
        Assert.Equal(passed, new LastDay(DateOnly.Parse(day, CultureInfo.InvariantCulture), zone).HasPassedAt(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_moment_is_the_same_however_it_is_written()
    {
        var last = new LastDay(new DateOnly(2021, 10, 1), "America/New_York");
        var moment = new DateTimeOffset(2021, 10, 1, 23, 59, 59, TimeSpan.FromHours(-4));
        Assert.All(new[] { -11, 0, 5, 13 }, hours => Assert.False(last.HasPassedAt(moment.ToOffset(TimeSpan.FromHours(hours)))));
        Assert.All(new[] { -11, 0, 5, 13 }, hours => Assert.True(last.HasPassedAt(moment.AddSeconds(1).ToOffset(TimeSpan.FromHours(hours)))));
    }

    [Fact]
    public void Every_day_of_a_year_ends_once_and_begins_when_the_one_before_ends()
    {
        var moment = new DateTimeOffset(2021, 1, 1, 0, 30, 0, TimeSpan.Zero);
        var days = Enumerable.Range(0, 366 * 24).Select(hour => LastDay.DayOf(moment.AddHours(hour), "America/Denver")).ToList();
        Assert.Equal(days.Order(), days);
        Assert.Equal(days.Distinct().Count(), days[^1].DayNumber - days[0].DayNumber + 1);
        Assert.Equal([23, 25], days.Skip(24).SkipLast(24).CountBy(d => d).Select(d => d.Value).Where(n => n is 23 or 25));
    }
}
