using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

/// <summary>The silence test against routes that are simulated, day by day, with a seed, so that each run sees the same.</summary>
public sealed class SilenceTestTests(ITestOutputHelper output)
{
    private static readonly RouteCalendar Even = new(null);
    private static readonly RouteCalendar School = new(new RouteCalendarPlan([1, 1, 1.2, 1, 1.1, 0.9, 0.6, 0.6, 1.3, 1.2, 1, 0.8], [new RouteCalendarSpan("12-22", "01-03", 0.3, "Holidays.")]));
    private static readonly DateOnly Begin = new(2020, 1, 1);

    [Theory]
    [InlineData(9.0, 0.05, true)]
    [InlineData(2.0, 0.1, true)]
    [InlineData(1.0, 0.2, true)]
    [InlineData(9.0, 0.05, false)]
    [InlineData(2.0, 0.1, false)]
    [InlineData(1.0, 0.2, false)]
    public void Of_a_thousand_routes_that_flow_for_a_year_no_more_are_raised_than_stated(double rate, double falseAlarm, bool even)
    {
        var calendar = even ? Even : School;
        var random = new Random(2026);
        int raised = Enumerable.Range(0, 1000).Count(_ => IsRaised(Days(random, rate, calendar, 366), calendar, rate, falseAlarm));
        output.WriteLine($"{rate} a month, at most {falseAlarm:P0} a year: {raised} of 1,000 raised");
        Assert.True(raised <= falseAlarm * 1000, $"{raised} of 1,000 were raised; {falseAlarm * 1000} are stated.");
        // A test that never raises anything would hold, too.
        Assert.True(raised > 0, "No route was ever raised: the limit is far too low.");
    }

    [Fact]
    public void Of_a_thousand_routes_whose_rate_was_learnt_no_more_are_raised_than_stated()
    {
        var random = new Random(1954);
        int raised = 0;
        for (int route = 0; route < 1000; route++)
        {
            var days = Days(random, 9, Even, 731);
            var learnt = UsualRate.From(days.Take(366).Sum(d => d.Count), Even.Months(Begin, Begin.AddDays(365)));
            if (IsRaised([.. days.Skip(366)], Even, learnt, 0.05)) raised++;
        }
        output.WriteLine($"learnt from a year: {raised} of 1,000 raised");
        Assert.InRange(raised, 1, 50);
    }

    [Fact]
    public void A_stop_of_a_route_of_nine_a_month_is_raised_within_thirty_days()
    {
        var random = new Random(30);
        int[] days = [.. Enumerable.Range(0, 1000).Select(_ => DaysUntilRaised(random, (9, 0.05, Even), 1))];
        output.WriteLine($"within 30 days: {days.Count(d => d <= 30)} of 1,000; longest {days.Max()}");
        Assert.True(days.Count(d => d <= 30) >= 950, $"{days.Count(d => d <= 30)} of 1,000");
    }

    [Fact]
    public void A_trickle_is_raised_too()
    {
        var random = new Random(7);
        var days = Days(random, 9, Even, 200).Concat(Days(random, 0.5, Even, 166).Select((d, i) => d with { From = Begin.AddDays(200 + i), To = Begin.AddDays(200 + i) })).ToList();
        Assert.True(IsRaised(days, Even, 9.0, 0.05));
    }

    /// <summary>The table of the reference is what this program does, number for number.</summary>
    [Fact]
    public void The_power_table_of_the_reference_is_the_tests_own()
    {
        string page = File.ReadAllText(Path.Combine(Bench.Root, "docs", "reference", "silence-test.md"));
        var rows = new List<string>();
        foreach (var (rate, falseAlarm) in new[] { (1.0, 0.05), (1.0, 0.2), (2.0, 0.05), (2.0, 0.1), (4.0, 0.05), (9.0, 0.01), (9.0, 0.05), (20.0, 0.05) })
        {
            var random = new Random(26);
            int[] daily = [.. Enumerable.Range(0, 400).Select(_ => DaysUntilRaised(random, (rate, falseAlarm, Even), 1)).Order()], weekly = [.. Enumerable.Range(0, 400).Select(_ => DaysUntilRaised(random, (rate, falseAlarm, Even), 7)).Order()];
            string row = FormattableString.Invariant($"| {rate} | {falseAlarm * 100:0} % | {SilenceTest.DaysToRaise(rate, falseAlarm, Even)} | {daily[200]} | {daily[380]} | {weekly[200]} | {weekly[380]} |");
            output.WriteLine(row);
            rows.Add(row);
        }
        Assert.All(rows, row => Assert.Contains(row, page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_is_twelve_usual_months_whatever_its_calendar()
    {
        Assert.Equal(12, Even.Months(new DateOnly(2021, 1, 1), new DateOnly(2021, 12, 31)), 9);
        Assert.Equal(12, School.Months(new DateOnly(2021, 1, 1), new DateOnly(2021, 12, 31)), 9);
        Assert.Equal(School.Months(new DateOnly(2020, 12, 20), new DateOnly(2021, 1, 10)), School.Months(new DateOnly(2020, 12, 20), new DateOnly(2020, 12, 31)) + School.Months(new DateOnly(2021, 1, 1), new DateOnly(2021, 1, 10)), 9);
        Assert.True(School.Months(new DateOnly(2021, 7, 1), new DateOnly(2021, 7, 31)) < 0.7);
    }

    [Fact]
    public void In_the_holidays_it_waits_longer_than_in_term()
    {
        int inTerm = DaysOfSilence(new DateOnly(2021, 9, 1)), inHolidays = DaysOfSilence(new DateOnly(2021, 7, 1));
        Assert.True(inHolidays > inTerm + 10, $"{inTerm} days in term, {inHolidays} in the holidays");
    }

    // Sums by hand: e^-8 = 0.000335; e^-8 (1 + 8) = 0.00302; of ten in ten months, none in ten more: (1/2)^10 = 0.000977.
    [Fact]
    public void The_probabilities_are_those_of_the_books()
    {
        Assert.Equal((0.000335, 0.003019), (Math.Round(UsualRate.Poisson(0, 8), 6), Math.Round(UsualRate.Poisson(1, 8), 6)));
        Assert.Equal(0.000977, Math.Round(UsualRate.From(10, 10).AtMost(0, 10), 6));
        // Eleven in all, at most one of them in the newer half: (1 + 11) / 2^11 = 0.005859.
        Assert.Equal(0.005859, Math.Round(UsualRate.From(10, 10).AtMost(1, 10), 6));
    }

    [Fact]
    public void Nothing_is_said_without_a_rate_and_nothing_of_days_that_nobody_reported()
    {
        ArrivalSpan[] quiet = [new(Begin, Begin.AddDays(30), 9), new(Begin.AddDays(31), Begin.AddDays(59), 0)];
        Assert.Null(SilenceTest.Examine(quiet, Begin.AddDays(80), _ => null, Even, 0.05));
        Assert.Null(SilenceTest.Examine([], Begin, _ => new UsualRate(9), Even, 0.05));
        // A month that is missing breaks the stretch: two quiet weeks on both sides of it are no quiet two months.
        ArrivalSpan[] gap = [new(Begin, Begin.AddDays(13), 0), new(Begin.AddDays(60), Begin.AddDays(73), 0)];
        var verdict = SilenceTest.Examine(gap, Begin.AddDays(80), _ => new UsualRate(9), Even, 0.05)!;
        Assert.Equal((Begin.AddDays(60), false), (verdict.From, verdict.IsSilent));
    }

    private static int DaysOfSilence(DateOnly from) => Enumerable.Range(1, 200).First(d => SilenceTest.Examine([new ArrivalSpan(from, from.AddDays(d - 1), 0)], from.AddDays(d), _ => new UsualRate(9), School, 0.05)!.IsSilent);

    private static bool IsRaised(IReadOnlyList<ArrivalSpan> days, RouteCalendar calendar, double rate, double falseAlarm) => IsRaised(days, calendar, new UsualRate(rate), falseAlarm);

    // Looked at every day of the year.
    private static bool IsRaised(IReadOnlyList<ArrivalSpan> days, RouteCalendar calendar, UsualRate rate, double falseAlarm) =>
        days.Any(day => SilenceTest.Examine(days, day.To, _ => rate, calendar, falseAlarm)!.IsSilent);

    // Half a year of flow, then nothing; known every so many days.
    private static int DaysUntilRaised(Random random, (double Rate, double FalseAlarm, RouteCalendar Calendar) route, int every)
    {
        var flow = Days(random, route.Rate, route.Calendar, 182);
        var stop = Begin.AddDays(182);
        var days = flow.Concat(Enumerable.Range(0, 400).Select(d => new ArrivalSpan(stop.AddDays(d), stop.AddDays(d), 0))).ToList();
        var known = days.Chunk(every).Select(c => new ArrivalSpan(c[0].From, c[^1].To, c.Sum(d => d.Count))).ToList();
        return known.First(d => d.To >= stop && SilenceTest.Examine(known, d.To, _ => new UsualRate(route.Rate), route.Calendar, route.FalseAlarm)!.IsSilent).To.DayNumber - stop.DayNumber + 1;
    }

    private static List<ArrivalSpan> Days(Random random, double rate, RouteCalendar calendar, int days) =>
        [.. Enumerable.Range(0, days).Select(d => Begin.AddDays(d)).Select(day => new ArrivalSpan(day, day, Poisson(random, rate * calendar.Months(day, day))))];

    private static int Poisson(Random random, double mean)
    {
        int count = -1;
        for (double left = Math.Exp(-mean), product = 1; product > left || count < 0; count++) product *= random.NextDouble();
        return count;
    }
}
