using Clerestory.Disclosure.Auditing;
using static Clerestory.Disclosure.Tests.Auditing.Releases;

namespace Clerestory.Disclosure.Tests.Auditing;

public sealed class ExactAuditTests
{
    // x − y is 0 to 2 and 2 y at most x + 3: together y is at most 5 and x at most 7, which no single relation says. And the same below 0.
    [Fact]
    public void A_bound_that_only_several_relations_give_together_is_found_from_either_side()
    {
        SystemCell Cell(string id, long value, long lower, long upper) => new(id, value, 1, CellRole.Suppressible, lower, upper, 0, 0);
        var system = new CellSystem(
            [Cell("x", 4, 0, long.MaxValue), Cell("y", 3, 0, long.MaxValue), Cell("u", -4, long.MinValue, 0), Cell("v", -3, long.MinValue, 0)],
            [
                new LinearRelation("x over y", [new Term(0, 1), new Term(1, -1)], 0, 2), new LinearRelation("twice y", [new Term(0, 1), new Term(1, -2)], -3, long.MaxValue),
                new LinearRelation("u under v", [new Term(2, 1), new Term(3, -1)], -2, 0), new LinearRelation("twice v", [new Term(2, 1), new Term(3, -2)], long.MinValue, 3),
            ]);
        var audit = ExactAudit.Of(system, new HashSet<int> { 0, 1, 2, 3 });
        Assert.Equal([(0, 7L), (0, 5L), (-7, 0L), (-5, 0L)], audit.Cells.Select(c => (c.Low, c.High!.Value)));
        Assert.Equal([(0, 7), (0, 5), (-7, 0), (-5, 0)], audit.Cells.Select(c => (c.SureLow, c.SureHigh)));
        Assert.All(audit.Cells, c => Assert.True(c.IsExact));
    }

    // a + b = 10. Without bounds each can be anything; where a is at most 7, b is at least 3; where a is at least 0, b is at most 10.
    [Theory]
    [InlineData(long.MinValue, long.MaxValue, long.MinValue, null, long.MinValue, null)]
    [InlineData(long.MinValue, 7, long.MinValue, 7, 3, null)]
    [InlineData(0, long.MaxValue, 0, null, long.MinValue, 10)]
    [InlineData(2, 5, 2, 5, 5, 8)]
    public void What_can_be_left_for_ever_has_no_bound(long lower, long upper, long low, int? high, long otherLow, int? otherHigh)
    {
        SystemCell Cell(string id, long value, long from, long to) => new(id, value, 1, CellRole.Suppressible, from, to, 0, 0);
        var system = new CellSystem([Plain("T", 10), Cell("a", 4, lower, upper), Cell("b", 6, long.MinValue, long.MaxValue)], [LinearRelation.Sum("row", 0, [1, 2])]);
        var cells = ExactAudit.Of(system, new HashSet<int> { 1, 2 }).Cells;
        Assert.Equal([(low, (long?)high), (otherLow, otherHigh)], cells.Select(c => (c.Low, c.High)));
        Assert.All(cells, c => Assert.True(c.IsExact));
    }

    // Of a cell of 5 that must reach 3 to 8: what is sure counts, and an end that is proven.
    [Theory]
    [InlineData(3, 8L, 3, 8, true, true)]
    [InlineData(3, null, 3, 5, true, true)]
    [InlineData(3, null, 3, 5, false, false)]
    [InlineData(3, 8L, 5, 5, true, true)]
    [InlineData(3, 8L, 5, 8, false, false)]
    [InlineData(3, 8L, 3, 7, false, false)]
    [InlineData(0, 9L, 3, 8, false, true)]
    [InlineData(4, 8L, 4, 8, true, false)]
    [InlineData(3, 7L, 3, 7, true, false)]
    public void An_interval_reaches_as_far_as_is_sure(long low, long? high, long sureLow, long sureHigh, bool isExact, bool reaches) =>
        Assert.Equal(reaches, new CellAudit(0, low, high, sureLow, sureHigh, isExact, Pin.Free, null).Reaches(new SystemCell("c", 5, 1, CellRole.Primary, 0, 99, 2, 3)));

    // 3 = 1 + 2. That the total is among what an insider knows, as it is printed, changes nothing.
    [Fact]
    public void An_insider_who_knows_printed_numbers_too_is_an_insider()
    {
        SystemCell[] cells = [Plain("all", 3), Primary("a", 1), Primary("b", 2)];
        var audit = ExactAudit.Of(new CellSystem(cells, [LinearRelation.Sum("row", 0, [1, 2])], [new Insider("the one in a", [0, 1]), new Insider("who knows nothing", [0])]), new HashSet<int> { 1, 2 });
        var insider = Assert.Single(audit.Insiders);
        Assert.Equal(("the one in a", 2), (insider.Insider.Name, Assert.Single(insider.Learns).Cell));
        Assert.Equal(SafetyLevel.Interval, audit.Level);
    }

    [Fact]
    public void What_cannot_be_hidden_is_named()
    {
        var system = new CellSystem([Plain("all", 3) with { Role = CellRole.Published }, Primary("a", 1)], []);
        Assert.StartsWith("The cell 'all' is published whatever happens.", Assert.Throws<ArgumentException>(() => ExactAudit.Of(system, new HashSet<int> { 0 })).Message, StringComparison.Ordinal);
        foreach (int none in (int[])[-1, 2]) Assert.Equal("hidden", Assert.Throws<ArgumentOutOfRangeException>(() => ExactAudit.Of(system, new HashSet<int> { none })).ParamName);
    }

    // With r1 c1 = t the others are 3 − t, 4 − t and 3 + t, so that t is 0 to 3.
    [Fact]
    public void Four_cells_of_two_rows_and_columns_move_together()
    {
        var audit = ExactAudit.Of(Grid([1, 2], [3, 4]), new HashSet<int> { 0, 1, 2, 3 });
        Assert.Equal([(0, 3), (0, 3), (1, 4), (3, 6)], audit.Cells.Select(c => (c.Low, c.High!.Value)));
        Assert.All(audit.Cells, c => Assert.Equal((true, Pin.Free, null), (c.IsExact, c.Pin, c.Certificate)));
    }

    [Fact]
    public void One_hidden_cell_of_a_row_is_the_total_less_the_others()
    {
        var audit = ExactAudit.Of(Row("row", Plain("total", 23), Plain("a", 22), Primary("b", 1)), new HashSet<int> { 2 });
        Assert.Equal(new { Low = 1L, High = (long?)1, Pin = Pin.ByEquations }, new { audit.Cells[0].Low, audit.Cells[0].High, audit.Cells[0].Pin });
        Assert.Equal(SafetyLevel.None, audit.Level);
    }

    // a + b = 0: each is 0 because no count is negative.
    [Fact]
    public void Two_cells_that_add_up_to_nothing_are_nothing()
    {
        var audit = ExactAudit.Of(Row("row", Plain("total", 0), Primary("a", 0), Primary("b", 0)), new HashSet<int> { 1, 2 });
        Assert.All(audit.Cells, c => Assert.Equal((0, 0, Pin.ByBounds), (c.Low, c.High!.Value, c.Pin)));
        Assert.Equal(SafetyLevel.Linear, audit.Level);
    }

    // 6 a + 10 b + 15 c = 31: c is odd, and 31 − 15 = 16 = 6 + 10 in one way only. In fractions there are many.
    [Fact]
    public void Whole_numbers_can_tell_what_fractions_do_not()
    {
        SystemCell[] cells = [Primary("a", 1), Primary("b", 1), Primary("c", 1)];
        var audit = ExactAudit.Of(new CellSystem(cells, [Equation("weights", cells, (0, 6), (1, 10), (2, 15))]), new HashSet<int> { 0, 1, 2 });
        Assert.All(audit.Cells, c => Assert.Equal((1, 1, Pin.ByCases), (c.Low, c.High!.Value, c.Pin)));
        Assert.All(audit.Cells, c => Assert.True(c.Certificate!.Check(), c.Certificate.Text));
        Assert.Equal(SafetyLevel.Linear, audit.Level);
    }

    [Fact]
    public void With_no_cases_allowed_it_is_not_decided()
    {
        var cell = ExactAudit.Of(Grid([5, 5, 5], [5, 5, 5], [5, 5, 5]), Enumerable.Range(0, 9).ToHashSet(), 0).Cells[0];
        Assert.Equal((0, 15, 5, 5, false, Pin.NotDecided), (cell.Low, cell.High!.Value, cell.SureLow, cell.SureHigh, cell.IsExact, cell.Pin));
        Assert.False(cell.IsPinned);
    }

    // 20 of 23 is 86.96 %: 87 of 23 is 19.9 to 20.1 by (87 ± 1/2) × 23 / 100.
    [Fact]
    public void A_rounded_percentage_tells_its_count()
    {
        SystemCell[] cells = [Primary("labor", 20), Plain("all", 23)];
        var cell = ExactAudit.Of(new CellSystem(cells, LinearRelation.Percentage("share of labor", 0, 1, 87)), new HashSet<int> { 0 }).Cells[0];
        Assert.Equal((20, Pin.ByBounds, true), (cell.Low, cell.Pin, cell.Certificate!.Check()));
    }

    // 12 % of 200 is 23 to 25: (12 ± 1/2) × 200 / 100.
    [Fact]
    public void A_percentage_of_many_leaves_room()
    {
        SystemCell[] cells = [Primary("labor", 24), Plain("all", 200)];
        var cell = ExactAudit.Of(new CellSystem(cells, LinearRelation.Percentage("share of labor", 0, 1, 12)), new HashSet<int> { 0 }).Cells[0];
        Assert.Equal((23, 25, Pin.Free), (cell.Low, cell.High!.Value, cell.Pin));
    }

    [Fact]
    public void A_total_and_a_part_without_bounds_have_no_end()
    {
        var audit = ExactAudit.Of(Row("row", Plain("total", 5, long.MaxValue), Plain("a", 3), Primary("b", 2, long.MaxValue)), new HashSet<int> { 0, 2 });
        Assert.Equal([(3, null, true), (0, null, true)], audit.Cells.Select(c => (c.Low, c.High, c.IsExact)));
        Assert.True(audit.Cells[1].Reaches(Primary("b", 2) with { UpperProtection = 1_000_000 }));
    }

    // a + b = 3: whoever is the one of a knows that b is 2. Others know 0 to 3.
    [Fact]
    public void Who_is_alone_in_a_cell_learns_of_the_other()
    {
        var audit = ExactAudit.Of(Row("row", Plain("total", 3), Primary("a", 1), Primary("b", 2)), new HashSet<int> { 1, 2 });
        var insider = Assert.Single(audit.Insiders);
        var learned = Assert.Single(insider.Learns);
        Assert.Equal((2, Pin.ByEquations), (learned.Cell, learned.Pin));
        Assert.Equal("row: 3 − 1 = 2, which is 'b'", learned.Certificate!.Text);
        Assert.True(learned.Certificate.Check());
        Assert.Equal(SafetyLevel.Interval, audit.Level);
    }

    // a + b + c = 6: who knows a = 1 knows b + c = 5, and no more.
    [Fact]
    public void A_third_hidden_cell_protects_against_who_is_alone()
    {
        var audit = ExactAudit.Of(Row("row", Plain("total", 6), Primary("a", 1), Primary("b", 2), Primary("c", 3)), new HashSet<int> { 1, 2, 3 });
        Assert.Empty(Assert.Single(audit.Insiders).Learns);
        Assert.Equal(SafetyLevel.Insider, audit.Level);
    }

    // a + b = 3 in one row, c + d = 6 in another: who is alone in a learns b, and nothing of c and d.
    [Fact]
    public void An_insider_learns_nothing_of_what_no_relation_joins()
    {
        SystemCell[] cells = [Primary("a", 1), Primary("b", 2), Primary("c", 2), Primary("d", 4)];
        var system = new CellSystem(cells, [Equation("first", cells, (0, 1), (1, 1)), Equation("second", cells, (2, 1), (3, 1))]);
        var insider = Assert.Single(ExactAudit.Of(system, new HashSet<int> { 0, 1, 2, 3 }).Insiders);
        Assert.Equal([1], insider.Learns.Select(l => l.Cell));
    }

    // 2 is possible for a, not 4: the row has 3 in all. Protection of 3 above asks for 4.
    [Fact]
    public void An_interval_that_is_too_narrow_is_not_proven_to_protect()
    {
        var system = Row("row", Plain("total", 3), Primary("a", 1) with { UpperProtection = 3 }, Primary("b", 2));
        Assert.Equal(SafetyLevel.Whole, ExactAudit.Of(system, new HashSet<int> { 1, 2 }).Level);
    }

    [Fact]
    public void A_primary_cell_that_is_not_hidden_is_a_hole()
    {
        var audit = ExactAudit.Of(Row("row", Plain("total", 3), Primary("a", 1), Primary("b", 2)), new HashSet<int> { 2 });
        Assert.Equal([1], audit.OpenPrimaries);
        Assert.Equal(SafetyLevel.None, audit.Level);
    }

    [Fact]
    public void Where_nothing_is_hidden_and_nothing_need_be_all_is_safe() =>
        Assert.Equal(SafetyLevel.Insider, ExactAudit.Of(Row("row", Plain("total", 30), Plain("a", 10), Plain("b", 20)), new HashSet<int>()).Level);

    [Fact]
    public void A_cell_whose_bounds_leave_one_value_is_known_beforehand()
    {
        var cell = ExactAudit.Of(new CellSystem([Primary("a", 4) with { Lower = 4, Upper = 4 }], []), new HashSet<int> { 0 }).Cells[0];
        Assert.Equal((Pin.ByEquations, true), (cell.Pin, cell.Certificate!.Check()));
    }

    [Fact]
    public void What_cannot_be_hidden_is_refused()
    {
        var system = Row("row", Plain("total", 3), Primary("a", 3), Plain("b", 0) with { Role = CellRole.Published });
        Assert.Throws<ArgumentException>(() => ExactAudit.Of(system, new HashSet<int> { 1, 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactAudit.Of(system, new HashSet<int> { 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactAudit.Of(system, new HashSet<int> { 1 }, -1));
    }
}
