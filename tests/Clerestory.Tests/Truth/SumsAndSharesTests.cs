using Clerestory.Truth;
using CsCheck;

namespace Clerestory.Tests.Truth;

/// <summary>Sums and percentages, whatever the numbers.</summary>
public sealed class SumsAndSharesTests
{
    private static readonly Gen<long[]> Counts = Gen.Long[0, 400].Array[2, 9];

    private static PrintedReport Table(IEnumerable<long> cells, long total) => new() { Tables = [new PrintedTable("t", "T", Population.Events, [.. cells.Select((c, i) => new PrintedCell($"{i}", c))], total)] };

    private static PrintedReport Shares(IEnumerable<decimal> percents, long? @base, long threshold = 10) => new() { Report = new ReportFacts("r", "R", Threshold: threshold), Shares = [new ShareGroup("g", "G", [.. percents], @base, IsWhole: true)] };

    [Fact]
    public void A_total_is_found_exactly_when_the_parts_do_not_add_up() => (from counts in Counts from off in Gen.Long[-3, 3] select (counts, off)).Sample(
        c => (Told.By("sum.total", Table(c.counts, c.counts.Sum() + c.off)).Count == 1) == (c.off != 0), iter: 500);

    [Fact]
    public void A_part_that_is_not_known_may_be_the_rest_and_no_more() => (from counts in Counts from off in Gen.Long[-3, 3] select (counts, off)).Sample(c =>
    {
        var table = Table(c.counts, c.counts.Sum() + c.off);
        var unknown = table with { Tables = [table.Tables[0] with { Cells = [.. table.Tables[0].Cells, new PrintedCell("silent", null, CellStatus.NotReported)] }] };
        return (Told.By("sum.total", unknown).Count == 1) == (c.off < 0);
    }, iter: 500);

    [Fact]
    public void Percentages_made_from_counts_pass_both_rules_with_and_without_their_base() => (from counts in Counts where counts.Sum() > 0 from decimals in Gen.Int[0, 2] select (counts, decimals)).Sample(c =>
    {
        var percents = c.counts.Select(k => Math.Round(100m * k / c.counts.Sum(), c.decimals, MidpointRounding.AwayFromZero)).ToList();
        return Told.By("share.total", Shares(percents, null)).Count == 0 && Told.By("share.impossible", Shares(percents, c.counts.Sum())).Count == 0;
    }, iter: 500);

    [Fact]
    public void One_percentage_that_is_off_by_more_than_rounding_allows_is_found() => (from counts in Counts where counts.Sum() > 0 select counts).Sample(counts =>
    {
        var percents = counts.Select(k => Math.Round(100m * k / counts.Sum(), 0)).ToList();
        percents[0] += 2 * percents.Count; // rounding takes at most half a percent of each, so the sum is now more than one percent of each too high
        return Told.By("share.total", Shares(percents, null)).Count == 1;
    }, iter: 500);

    // By trying every count: all that give the percentage are small, or leave a small rest.
    [Fact]
    public void A_percentage_reveals_a_small_count_exactly_when_every_count_that_gives_it_is_small() => (from n in Gen.Int[1, 60] from k in Gen.Int[0, 60] from threshold in Gen.Int[1, 12] select (n, k: k % (n + 1), threshold)).Sample(c =>
    {
        decimal percent = Math.Round(100m * c.k / c.n, 0, MidpointRounding.AwayFromZero);
        bool IsFew(int count) => count >= 1 && count <= c.threshold;
        var giving = Enumerable.Range(0, c.n + 1).Where(m => Math.Round(100m * m / c.n, 0, MidpointRounding.AwayFromZero) == percent || Math.Round(100m * m / c.n, 0, MidpointRounding.ToEven) == percent || Math.Floor(100m * m / c.n) == percent).ToList();
        int low = giving.Min(), high = giving.Max();
        bool told = Enumerable.Range(low, high - low + 1).All(m => IsFew(m) || IsFew(c.n - m));
        return (Told.By("disclosure.share-reveals", Shares([percent], c.n, c.threshold)).Count == 1) == told;
    }, iter: 2_000);
}
