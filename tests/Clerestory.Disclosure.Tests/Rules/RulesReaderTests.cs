using Clerestory.Disclosure.Rules;
using Clerestory.Disclosure.Tables;
using Clerestory.Disclosure.Tests.Tables;

namespace Clerestory.Disclosure.Tests.Rules;

public sealed class RulesReaderTests
{
    [Fact]
    public void Every_rule_is_read_by_its_type()
    {
        var read = Read("""
            [{"type": "minContributors", "least": 4}, {"type": "dominance", "largest": 2, "percent": 85.5}, {"type": "pPercent", "percent": 10}, {"type": "minFrequency", "maxN": 5},
             {"type": "group", "k": 1, "remedy": "parent", "dims": ["kind"]}, {"type": "group", "remedy": "zeros"}, {"type": "group"}, {"type": "withinGroup", "dims": ["kind"]}, {"type": "mustHide", "cells": ["kind=a"], "why": "sealed"}]
            """);
        Assert.Equal(
            ["frequency 1..3", "at least 4 contributors", "dominance (2, 85.5)", "p% (10)", "frequency 1..5", "group disclosure, k = 1", "group disclosure, k = 0", "group disclosure, k = 0", "within-group disclosure", "by decision"],
            RuleSet.Of(read).Rules.Select(r => r.Name));
        Assert.Equal([GroupRemedy.Parent, GroupRemedy.Zeros, GroupRemedy.Cell], read.Rules.OfType<GroupDisclosure>().Select(g => g.Remedy));
        Assert.Equal(["kind"], read.Rules.OfType<GroupDisclosure>().First().Dimensions!);
        Assert.Equal(["kind"], Assert.Single(read.Rules.OfType<WithinGroupDisclosure>()).Dimensions!);
        Assert.Equal(("sealed", "kind=a"), (Assert.Single(read.Rules.OfType<MustHide>()).Why, read.Rules.OfType<MustHide>().First().Cells[0]));
    }

    [Theory]
    [InlineData("'shadow' is not one of", """[{"type": "shadow"}]""")]
    [InlineData("'dominance' has Percent 100", """[{"type": "dominance", "largest": 1, "percent": 100}]""")]
    [InlineData("'minContributors' has Least 1", """[{"type": "minContributors", "least": 1}]""")]
    [InlineData("the remedy 'nothing'", """[{"type": "group", "remedy": "nothing"}]""")]
    [InlineData("\"rule\"", """[{"type": "minContributors"}]""")]
    public void A_rule_that_cannot_be_is_named(string named, string rules) => Assert.Contains(named, Small.Refused(() => Read(rules)), StringComparison.Ordinal);

    [Fact]
    public void Contributors_and_what_must_be_published_are_read()
    {
        var read = TableDescription.Read(new StringReader("""{"dims": ["kind"], "rule": {"type": "minFrequency", "maxN": 3}, "contributor": "agency", "mustPublish": ["kind=T"]}"""));
        Assert.Equal(("agency", "kind=T"), (read.Contributor, Assert.Single(read.MustPublish)));
        Assert.Equal(["kind=T"], RuleSet.Of(read).MustPublish!);
        Assert.Empty(read.Rules);
        Assert.Null(Read("[]").Contributor);
    }

    private static TableDescription Read(string rules) => TableDescription.Read(new StringReader($$"""{"dims": ["kind"], "rule": {"type": "minFrequency", "maxN": 3}, "rules": {{rules}}}"""));
}
