using Clerestory.Referrals;
using CsCheck;

namespace Clerestory.Tests.Referrals;

public sealed class ReconciliationTests
{
    private static readonly DateOnly Year = new(2020, 1, 1);
    private static readonly string[] Kinds = ["work", "sex", "unclear"];

    private static readonly Gen<SideCount> AnySide = Gen.Frequency((6, Gen.Long[0, 30].Select(SideCount.Of)), (1, Gen.Int[0, 3].Select(i => new[] { new SideCount(SideWord.NotReported), new SideCount(SideWord.NotKnown), new SideCount(SideWord.NotApplicable), new SideCount(SideWord.Partly, 4, 1, 3) }[i])));

    private static readonly Gen<LedgerPeriod> AnyPeriod = Gen.Select(Gen.Int[0, 20], Gen.Bool, Gen.Long[0, 9].Array[3], Gen.Long[0, 9].Array[3], AnySide, AnySide)
        .Select((at, hasKinds, sent, received, s, r) =>
        {
            var (from, to) = (Year.AddMonths(at), Year.AddMonths(at + 1).AddDays(-1));
            return !hasKinds ? new LedgerPeriod(from, to, s, r) : new LedgerPeriod(from, to, SideCount.Of(sent.Sum()), SideCount.Of(received.Sum()), ByKind(sent), ByKind(received));
        });

    private static readonly Gen<(LedgerPeriod[] Periods, ReconciliationRule Rule)> AnyLedger = Gen.Select(
        AnyPeriod.Array[0, 20].Select(p => p.DistinctBy(q => q.From).OrderBy(q => q.From).ToArray()), Gen.Int[0, 70], Gen.Bool, Gen.Int[0, 700],
        (periods, transit, same, day) => (periods, new ReconciliationRule(transit, same, Year.AddDays(day))));

    private static readonly Gen<SingleReferral[]> AnySingles = Gen.Select(Gen.Int[-1, 500], Gen.Int[-1, 500], Gen.Int[0, 3], Gen.Int[0, 3], (sent, received, one, other) => new SingleReferral
    {
        Pack = "demo", Route = "r", Reference = "", By = "", At = default, Sent = sent < 0 ? null : Year.AddDays(sent), SentKind = one == 3 ? null : Kinds[one], Received = received < 0 ? null : Year.AddDays(received), ReceivedKind = other == 3 ? null : Kinds[other],
    }).Array[0, 60];

    [Fact]
    public void Of_any_two_ledgers_the_classes_explain_each_difference_to_the_last_referral() => AnyLedger.Sample(ledger => Explains(Reconciliation.Of(ledger.Periods, ledger.Rule)), iter: 20_000);

    [Fact]
    public void Of_any_two_ledgers_no_referral_falls_under_two_classes() => AnyLedger.Sample(
        ledger =>
        {
            var found = Reconciliation.Of(ledger.Periods, ledger.Rule);
            // The classes together take no more than there is: what is too much, month by month, once kinds are set right; nothing is counted twice.
            foreach (var period in found.Compared)
            {
                var across = found.Lines.Where(l => l.OtherKind.Length == 0).ToList();
                long given = across.Where(l => l.From == period.From && l.Amount > 0).Sum(l => l.Amount), taken = across.Where(l => l.Other == period.From).Sum(l => l.Amount) - across.Where(l => l.From == period.From && l.Amount < 0).Sum(l => l.Amount);
                Assert.Equal((Math.Max(0, period.Difference), Math.Max(0, -period.Difference)), (given, taken));
            }
            // A line has one class, and no two lines say the same of the same periods and kinds.
            Assert.Equal(found.Lines.Count, found.Lines.Select(l => (l.Class, l.From, l.Other, l.Kind, l.OtherKind)).Distinct().Count());
            Assert.All(found.Lines, l => Assert.True(Enum.IsDefined(l.Class) && l.Amount != 0));
        }, iter: 20_000);

    [Fact]
    public void Of_any_single_referrals_the_classes_explain_each_difference_to_the_last_referral() => Gen.Select(AnySingles, Gen.Bool.Array[17], Gen.Bool.Array[17], Gen.Int[0, 60]).Sample(
        (singles, sent, received, transit) =>
        {
            LedgerPeriod[] periods = [.. Enumerable.Range(0, 17).Select(m => new LedgerPeriod(Year.AddMonths(m), Year.AddMonths(m + 1).AddDays(-1), Side(singles, RouteSide.Sent, m, sent[m]), Side(singles, RouteSide.Received, m, received[m])))];
            var found = Reconciliation.OfSingles(periods, singles, new ReconciliationRule(transit, true, Year.AddDays(300)));
            Explains(found);
            Assert.True(found.ByClass.Values.Sum() <= singles.Length, "A referral was counted twice.");
        }, iter: 5_000);

    [Fact]
    public void A_sum_that_is_off_by_one_would_be_noticed()
    {
        var period = Period(1, 9, 7);
        Assert.ThrowsAny<Exception>(() => Explains(new Reconciliation([period], [new DifferenceLine(DifferenceClass.NotReceived, period.From, Route.AllKinds, null, "", 1)])));
    }

    [Fact]
    public void What_was_sent_at_the_end_of_a_month_and_received_in_the_next_was_in_transit() =>
        Assert.Equal([new DifferenceLine(DifferenceClass.InTransit, Year, Route.AllKinds, Year.AddMonths(1), "", 2)], Of(Period(1, 9, 7), Period(2, 5, 7)).Lines);

    [Fact]
    public void What_was_received_a_month_before_it_was_sent_stands_in_another_period() =>
        Assert.Equal([new DifferenceLine(DifferenceClass.PeriodDiffers, Year.AddMonths(1), Route.AllKinds, Year, "", 2)], Of(Period(1, 7, 9), Period(2, 7, 5)).Lines);

    [Fact]
    public void What_was_sent_last_week_is_on_its_way_and_what_was_sent_last_year_was_not_received()
    {
        Assert.Equal(DifferenceClass.InTransit, Of(new ReconciliationRule(7, true, new DateOnly(2020, 2, 5)), Period(1, 9, 7)).Lines.Single().Class);
        Assert.Equal(DifferenceClass.NotReceived, Of(new ReconciliationRule(7, true, new DateOnly(2021, 2, 5)), Period(1, 9, 7)).Lines.Single().Class);
    }

    [Fact]
    public void More_received_than_sent_is_unexplained_and_said_to_be() => Assert.Equal(DifferenceClass.Unexplained, Of(Period(1, 7, 9)).Lines.Single().Class);

    [Fact]
    public void Sides_that_count_different_things_count_otherwise() => Assert.Equal(DifferenceClass.CountedOtherwise, Of(new ReconciliationRule(7, false, new DateOnly(2021, 2, 5)), Period(1, 7, 9)).Lines.Single().Class);

    [Fact]
    public void The_same_referrals_under_another_kind_are_counted_otherwise_and_the_sum_is_not_touched()
    {
        var found = Of(new LedgerPeriod(Year, Year.AddMonths(1).AddDays(-1), SideCount.Of(9), SideCount.Of(9), ByKind([4, 3, 2]), ByKind([2, 4, 3])));
        Assert.All(found.Lines, l => Assert.Equal((DifferenceClass.CountedOtherwise, "work", 1L), (l.Class, l.Kind, l.Amount)));
        Assert.Equal(["sex", "unclear"], found.Lines.Select(l => l.OtherKind));
    }

    [Fact]
    public void A_month_that_a_side_did_not_report_is_no_zero_and_is_not_compared()
    {
        var found = Reconciliation.Of([new LedgerPeriod(Year, Year.AddMonths(1).AddDays(-1), SideCount.Of(9), new SideCount(SideWord.NotReported)), Period(2, 3, 3)], new ReconciliationRule(7, true, new DateOnly(2021, 2, 5)));
        Assert.Empty(found.Lines);
        Assert.Equal((3, 3), found.Totals);
    }

    private static void Explains(Reconciliation found)
    {
        foreach (var period in found.Compared) Assert.Equal(period.Difference, found.Lines.Sum(l => l.At(period.From)));
        Assert.Equal(found.Totals.Sent - found.Totals.Received, found.Compared.Sum(p => found.Lines.Sum(l => l.At(p.From))));
        Assert.All(found.Lines, l => Assert.Contains(l.From, found.Compared.Select(p => p.From)));
    }

    private static Reconciliation Of(params IReadOnlyList<LedgerPeriod> periods) => Of(new ReconciliationRule(7, true, new DateOnly(2021, 2, 5)), periods);

    private static Reconciliation Of(ReconciliationRule rule, params IReadOnlyList<LedgerPeriod> periods)
    {
        var found = Reconciliation.Of(periods, rule);
        Explains(found);
        return found;
    }

    private static LedgerPeriod Period(int month, long sent, long received) => new(new DateOnly(2020, month, 1), new DateOnly(2020, month, 1).AddMonths(1).AddDays(-1), SideCount.Of(sent), SideCount.Of(received));

    private static SideCount Side(SingleReferral[] singles, RouteSide side, int month, bool reported) =>
        reported ? SideCount.Of(singles.Count(s => s.DayOf(side) is { } d && d >= Year.AddMonths(month) && d < Year.AddMonths(month + 1))) : new SideCount(SideWord.NotReported);

    private static Dictionary<string, long> ByKind(long[] counts) => Kinds.Zip(counts).ToDictionary(k => k.First, k => k.Second);
}
