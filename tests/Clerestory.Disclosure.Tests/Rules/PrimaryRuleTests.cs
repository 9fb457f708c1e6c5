using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Rules;

public sealed class PrimaryRuleTests
{
    [Fact]
    public void Frequency_hides_1_to_the_threshold_and_neither_0_nor_one_more()
    {
        var reasons = Judged(new MinimumFrequency(3), CountTable.Of(Small.Row(0, 1, 3, 4)));
        Assert.Equal(["d=B", "d=C"], reasons.Select(r => r.Cell));
        Assert.Equal(new PrimaryReason("frequency 1..3", "3 is not more than 3", "A"), reasons[1].Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimumFrequency(0));
    }

    [Fact]
    public void A_cell_of_two_contributors_is_hidden_and_one_of_three_is_not()
    {
        Assert.Equal(new PrimaryReason("at least 3 contributors", "2 of 3 contributors", "A"), Reason(new MinimumContributors(), 5, 5));
        Assert.Null(Reason(new MinimumContributors(), 5, 5, 1));
        Assert.Null(Reason(new MinimumContributors(2), 5, 5));
        Assert.Null(Reason(new MinimumContributors(), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimumContributors(1));
    }

    // a and b are one holding: 5 + 5 and 5 are two contributors, and the two largest holdings are all.
    [Fact]
    public void Contributors_of_one_holding_count_as_one()
    {
        var holdings = new Holdings(new Dictionary<string, string> { ["a"] = "h", ["b"] = "h" });
        Assert.Contains("2 of 3", Reason(new MinimumContributors(3, holdings), 5, 5, 5)!.Words, StringComparison.Ordinal);
        Assert.Contains("10 of 15", Reason(new Dominance(1, 60, holdings), 5, 5, 5)!.Words, StringComparison.Ordinal);
        Assert.Null(Reason(new Dominance(1, 60), 5, 5, 5));
        Assert.Contains("there is 0 of 15", Reason(new PPercent(10, holdings), 5, 5, 5)!.Words, StringComparison.Ordinal);
        Assert.Null(Reason(new PPercent(10), 5, 5, 5));
        Assert.Equal([new Contribution("h", 10), new Contribution("c", 5)], holdings.Of(Small.Contributed(5, 5, 5).Cells[0]));
    }

    // The largest has 80 of 100: more than 75 %, not more than 80 %. The two largest have 95.
    [Fact]
    public void Dominance_is_more_than_the_share_and_not_the_share_itself()
    {
        Assert.Equal(new PrimaryReason("dominance (1, 75)", "the largest 1 make up 80 of 100", "O"), Reason(new Dominance(1, 75), 80, 15, 5));
        Assert.Null(Reason(new Dominance(1, 80), 80, 15, 5));
        Assert.Equal("T", Reason(new Dominance(2, 94), 80, 15, 5)!.Code);
        Assert.Null(Reason(new Dominance(2, 95), 80, 15, 5));
        Assert.Equal("M", Reason(new Dominance(3, 99.5m), 80, 15, 5)!.Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dominance(0, 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dominance(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dominance(1, 100));
    }

    // Beside 80 and 15 there is 5: less than 10 % of 80, which is 8; not less than 6.25 %, which is 5.
    [Fact]
    public void P_percent_hides_what_the_second_can_estimate_too_well()
    {
        Assert.Equal(new PrimaryReason("p% (10)", "beside the two largest there is 5 of 100", "M"), Reason(new PPercent(10), 80, 15, 5));
        Assert.Null(Reason(new PPercent(6.25m), 80, 15, 5));
        Assert.Contains("there is 0 of 7", Reason(new PPercent(10), 7)!.Words, StringComparison.Ordinal);
        Assert.Null(Reason(new PPercent(10), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PPercent(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PPercent(101));
        Assert.Equal(100, new PPercent(100).Percent);
    }

    [Fact]
    public void A_cell_without_its_contributors_cannot_be_judged_by_them() =>
        Assert.Contains("'d=T' is 4, and its contributors add up to 0", Small.Refused(() => Judged(new MinimumContributors(), CountTable.Of(Small.Row(4)))), StringComparison.Ordinal);

    // Row r1 is 0 and 5: all are in c2. Row r2 is 1 and 4: all but one. Row r3 is 2 and 3.
    private static CountTable Groups => CountTable.Of(Small.Grid([0, 5], [1, 4], [2, 3]));

    [Fact]
    public void Group_disclosure_hides_the_cell_that_holds_all()
    {
        var only = Assert.Single(Judged(new GroupDisclosure(0, Dimensions: ["c"]), Groups));
        Assert.Equal("r=r1, c=c2", only.Cell);
        Assert.Equal(new PrimaryReason("group disclosure, k = 0", "5 of the 5 in 'r=r1, c=T' are in 'r=r1, c=c2'", "C"), only.Reason);
    }

    [Fact]
    public void Group_disclosure_with_one_known_member_hides_the_cell_that_holds_all_but_one() =>
        Assert.Equal(["r=r1, c=c2", "r=r2, c=c2"], Judged(new GroupDisclosure(1, Dimensions: ["c"]), Groups).Select(r => r.Cell));

    [Fact]
    public void Group_disclosure_can_hide_the_total_or_the_zeros_instead()
    {
        Assert.Equal(["r=r1, c=T"], Judged(new GroupDisclosure(0, GroupRemedy.Parent, ["c"]), Groups).Select(r => r.Cell));
        Assert.Equal(["r=r1, c=c1"], Judged(new GroupDisclosure(0, GroupRemedy.Zeros, ["c"]), Groups).Select(r => r.Cell));
    }

    [Fact]
    public void Group_disclosure_asks_every_dimension_and_no_empty_cell()
    {
        var cells = Judged(new GroupDisclosure(), CountTable.Of(Small.Grid([0, 0], [0, 5]))).Select(r => r.Cell).Distinct();
        Assert.Equal(["r=T, c=c2", "r=r2, c=T", "r=r2, c=c2"], cells.Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GroupDisclosure(-1));
    }

    [Fact]
    public void Within_group_disclosure_hides_the_cell_that_holds_all_but_one()
    {
        var only = Assert.Single(Judged(new WithinGroupDisclosure(["c"]), Groups));
        Assert.Equal(("r=r2, c=c2", "all but one of the 5 in 'r=r2, c=T' are in 'r=r2, c=c2'"), (only.Cell, only.Reason.Words));
        // One person in all: nobody is beside it, and no cell holds all but one.
        Assert.Empty(Judged(new WithinGroupDisclosure(), CountTable.Of(Small.Row(1, 0))));
        Assert.NotEmpty(Judged(new WithinGroupDisclosure(), Groups));
    }

    [Fact]
    public void What_is_hidden_by_decision_keeps_the_reason_that_was_given()
    {
        var only = Assert.Single(Judged(new MustHide(["d=A"], "a court has sealed it"), CountTable.Of(Small.Row(40, 50))));
        Assert.Equal(new PrimaryReason("by decision", "a court has sealed it", "N"), only.Reason);
        Assert.Contains("d=Z", Small.Refused(() => Judged(new MustHide(["d=Z"], ""), CountTable.Of(Small.Row(4)))), StringComparison.Ordinal);
    }

    private static List<(string Cell, PrimaryReason Reason)> Judged(PrimaryRule rule, CountTable table) =>
        [.. rule.Judge(table).Select(j => (table.Cells[j.Cell].Id, j.Reason))];

    // The table has one code, so that the inner cell and the total are one cell.
    private static PrimaryReason? Reason(PrimaryRule rule, params long[] amounts) => Judged(rule, Small.Contributed(amounts)).Select(j => j.Reason).FirstOrDefault();
}
