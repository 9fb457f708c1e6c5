namespace Clerestory.Referrals;

/// <summary>So many referrals came between two days, both included.</summary>
public sealed record ArrivalSpan(DateOnly From, DateOnly To, long Count);

/// <summary>What the test says of a route on a day.</summary>
/// <param name="IsSilent">Whether so little came that it is improbable for a route that flows.</param>
/// <param name="From">The first day of the stretch.</param>
/// <param name="Through">Its last day: the last that is known.</param>
/// <param name="Seen">How many came in it.</param>
/// <param name="Expected">How many were to be expected.</param>
/// <param name="Probability">The probability of so few, in one stretch, of a route that flows as usual.</param>
/// <param name="Limit">Below which probability a stretch is raised, so that the chance of a false alarm within a year stays as stated.</param>
public sealed record SilenceVerdict(bool IsSilent, DateOnly From, DateOnly Through, long Seen, double Expected, double Probability, double Limit);

/// <summary>
/// The silence test: a sequential Poisson test that stays true however often one looks. It looks at the stretches that end today and brought 0, 1, 2 or 3
/// referrals. Of a route that flows, each referral begins one such stretch, and the probability that at most j more come while m are expected
/// is that of Poisson. So the chance that any stretch of a year is raised is at most the sum over the stretches that begin in it, which is
/// (usual rate of a year + those open at its beginning) times that probability; the limit is set so that this sum is the stated chance. Days on
/// which nobody looked, and months of which only the sum is known, look at parts of the same stretches, and can only lower the chance.
/// </summary>
/// <remarks>
/// It is Page's scheme for a rate that falls to nothing (E. S. Page, 1954, Continuous inspection schemes, doi:10.1093/biomet/41.1-2.100; for counts J. M. Lucas,
/// 1985, Counted data CUSUM's, doi:10.1080/00401706.1985.10488030), with a bound in the place of an average run length, because readers are told a probability.
/// Four fifths of the chance go to the stretch without any referral, the rest in equal parts to the others: a trickle is no sign that a route flows.
/// </remarks>
public static class SilenceTest
{
    /// <summary>The most referrals that a stretch may have and still be looked at.</summary>
    public const int MostSeen = 3;

    /// <summary>The probability below which a stretch with so many referrals is raised.</summary>
    /// <param name="aMonth">The usual rate a month.</param>
    /// <param name="falseAlarm">The chance of a false alarm within a year.</param>
    /// <param name="seen">How many came in the stretch.</param>
    public static double Limit(double aMonth, double falseAlarm, int seen) => falseAlarm * (seen == 0 ? 0.8 : 0.2 / MostSeen) / ((12 * aMonth) + 1 + seen);

    /// <summary>How many usual months without any referral are needed to raise a stop of a route whose rate is given.</summary>
    public static double MonthsToRaise(double aMonth, double falseAlarm) => -Math.Log(Limit(aMonth, falseAlarm, 0)) / aMonth;

    /// <summary>The most days that a stop of a route can last before it is raised, wherever in the year it begins, if its ledger is kept to the day.</summary>
    public static int DaysToRaise(double aMonth, double falseAlarm, RouteCalendar calendar)
    {
        double months = MonthsToRaise(aMonth, falseAlarm);
        int most = 0;
        for (var (from, to) = (new DateOnly(2023, 1, 1), new DateOnly(2023, 1, 1)); from.Year == 2023; from = from.AddDays(1))
        {
            while (calendar.Months(from, to) < months) to = to.AddDays(1);
            most = Math.Max(most, to.DayNumber - from.DayNumber + 1);
        }
        return most;
    }

    /// <summary>Looks at a route on a day.</summary>
    /// <param name="spans">What came, oldest first; where they do not touch, nothing is known of the days between.</param>
    /// <param name="through">The day: later spans are not looked at.</param>
    /// <param name="rateBefore">The usual rate, as it is known before a day; null where none is known.</param>
    /// <param name="calendar">The route's year.</param>
    /// <param name="falseAlarm">The chance of a false alarm within a year.</param>
    /// <returns>The stretch that is the least probable beside its limit; null where nothing is known, or no rate.</returns>
    public static SilenceVerdict? Examine(IReadOnlyList<ArrivalSpan> spans, DateOnly through, Func<DateOnly, UsualRate?> rateBefore, RouteCalendar calendar, double falseAlarm)
    {
        int last = Last(spans, through), at = last;
        SilenceVerdict? worst = null;
        long seen = 0;
        for (int allowed = 0; allowed <= MostSeen && last >= 0; allowed++)
        {
            while (at >= 0 && seen + spans[at].Count <= allowed && (at == last || spans[at].To == spans[at + 1].From.AddDays(-1))) seen += spans[at--].Count;
            if (at == last || Judge(spans[at + 1].From, spans[last].To, (int)seen, (rateBefore, calendar, falseAlarm)) is not { } verdict) continue;
            if (worst is null || verdict.Probability / verdict.Limit < worst.Probability / worst.Limit) worst = verdict;
        }
        // More came on the last day, or in the last month, than any stretch that is looked at may have: that is no silence.
        return worst ?? (last < 0 || rateBefore(spans[last].From) is not { AMonth: > 0 } rate ? null
            : new SilenceVerdict(false, spans[last].From, spans[last].To, spans[last].Count, rate.AMonth * calendar.Months(spans[last].From, spans[last].To), 1, 0));
    }

    private static SilenceVerdict? Judge(DateOnly from, DateOnly to, int seen, (Func<DateOnly, UsualRate?> RateBefore, RouteCalendar Calendar, double FalseAlarm) by)
    {
        if (by.RateBefore(from) is not { AMonth: > 0 } rate) return null;
        double months = by.Calendar.Months(from, to), probability = rate.AtMost(seen, months), limit = Limit(rate.AMonth, by.FalseAlarm, seen);
        return new SilenceVerdict(probability < limit, from, to, seen, rate.AMonth * months, probability, limit);
    }

    private static int Last(IReadOnlyList<ArrivalSpan> spans, DateOnly through)
    {
        int low = 0, high = spans.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (spans[middle].To <= through) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }
}
