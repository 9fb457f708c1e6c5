using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Rules;

public sealed class RuleSetTests
{
    private static readonly CountTable Table = CountTable.Of(Small.Row(0, 1, 3, 40));

    [Fact]
    public void Every_reason_is_kept_in_the_order_of_the_rules_and_once()
    {
        var judged = new RuleSet([new MinimumFrequency(3), new MustHide(["d=B"], "asked for"), new MinimumFrequency(3)]).Apply(Table);
        Assert.Equal(["frequency 1..3", "by decision"], judged.Reasons[Table.IndexOf("d=B")].Select(r => r.Rule));
        Assert.Equal(["d=B", "d=C"], judged.Primaries.Select(c => Table.Cells[c].Id));
    }

    [Fact]
    public void Roles_costs_bounds_and_protection_follow_the_counts()
    {
        var system = new RuleSet([new MinimumFrequency(3)], LowerProtection: 2, UpperProtection: 4).Apply(Table).System;
        // 3 × 44 + 10: the greatest count is the total, 44.
        Assert.Equal(new SystemCell("d=A", 0, 1, CellRole.Published, 0, 142, 0, 0), system.Cells[system.IndexOf("d=A")]);
        Assert.Equal(new SystemCell("d=B", 1, 1, CellRole.Primary, 0, 142, 1, 4), system.Cells[system.IndexOf("d=B")]);
        Assert.Equal(new SystemCell("d=C", 3, 3, CellRole.Primary, 0, 142, 2, 4), system.Cells[system.IndexOf("d=C")]);
        Assert.Equal(new SystemCell("d=D", 40, 40, CellRole.Suppressible, 0, 142, 0, 0), system.Cells[system.IndexOf("d=D")]);
        Assert.True(Assert.Single(system.Relations).IsEquation);
    }

    [Fact]
    public void Zeros_may_be_hidden_where_they_are_not_published() =>
        Assert.Equal(CellRole.Suppressible, new RuleSet([new MinimumFrequency(3)], PublishesZeros: false).Apply(Table).System.Cells[Table.IndexOf("d=A")].Role);

    [Fact]
    public void What_must_be_published_is_not_hidden_and_contradicts_a_rule_by_name()
    {
        Assert.Equal(CellRole.Published, new RuleSet([new MinimumFrequency(3)], MustPublish: ["d=D"]).Apply(Table).System.Cells[Table.IndexOf("d=D")].Role);
        string message = Small.Refused(() => new RuleSet([new MinimumFrequency(3)], MustPublish: ["d=B"]).Apply(Table));
        Assert.Contains("'d=B'", message, StringComparison.Ordinal);
        Assert.Contains("'frequency 1..3'", message, StringComparison.Ordinal);
        Assert.Contains("d=Z", Small.Refused(() => new RuleSet([], MustPublish: ["d=Z"]).Apply(Table)), StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_that_a_rule_hides_are_primary_though_zeros_are_published()
    {
        var table = CountTable.Of(Small.Grid([0, 5], [2, 3]));
        var system = new RuleSet([new GroupDisclosure(0, GroupRemedy.Zeros, ["c"])]).Apply(table).System;
        Assert.Equal(new SystemCell("r=r1, c=c1", 0, 1, CellRole.Primary, 0, 40, 0, 1), system.Cells[table.IndexOf("r=r1, c=c1")]);
    }

    [Fact]
    public void A_description_is_a_threshold()
    {
        var rules = RuleSet.Of(new TableDescription(["d"], 4, false, null));
        Assert.Equal(("frequency 1..4", false), (Assert.Single(rules.Rules).Name, rules.PublishesZeros));
    }
}
