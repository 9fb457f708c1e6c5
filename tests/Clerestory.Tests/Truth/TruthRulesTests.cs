using Clerestory.Truth;

namespace Clerestory.Tests.Truth;

/// <summary>Each rule finds what it must, at its place, and stays silent on what is right.</summary>
public sealed class TruthRulesTests
{
    private static readonly List<RuleCase> Cases = [.. RuleCases.All, .. RuleCasesOfNumbers.All];

    public static TheoryData<int, string> Each => [.. Cases.Select((c, i) => (i, $"{c.Rule} {c.Place}"))];

    [Theory, MemberData(nameof(Each))]
    public void A_rule_finds_what_is_wrong_and_is_silent_on_what_is_right(int number, string which)
    {
        var one = Cases[number];
        Assert.StartsWith(one.Rule, which, StringComparison.Ordinal);
        Told.Finds(one.Rule, one.Place, one.Broken, one.Known);
        Told.IsSilent(one.Rule, one.Right, one.Known);
    }

    [Fact]
    public void Every_rule_has_a_case() => Assert.Equal(TruthRules.All.Select(r => r.Code).Except(["explanation.unused"]).Order(), Cases.Select(c => c.Rule).Distinct().Order());

    [Fact]
    public void A_code_is_used_once_and_each_rule_says_what_it_finds_and_what_resolves_it()
    {
        Assert.Equal(TruthRules.All.Count, TruthRules.All.Select(r => r.Code).Distinct().Count());
        Assert.All(TruthRules.All, r => Assert.True(r.Says.Length > 10 && r.Remedy.Length > 10 && r.Remedy.EndsWith('.'), r.Code));
    }

    [Fact]
    public void An_empty_report_breaks_nothing() => Assert.Empty(TruthRules.Examine(new PrintedReport(), KnownFacts.None));

    private static readonly PrintedReport Silent = new() { Routes = [new Route("r", "the harbor", "the coast", "2001", 9, 7)] };

    [Fact]
    public void A_question_stops_until_somebody_explains_it()
    {
        var asked = Assert.Single(TruthRules.Examine(Silent, KnownFacts.None));
        Assert.True(asked.Stops);
        Assert.Contains("Ask both sides", asked.AsFinding(null).Message, StringComparison.Ordinal);
        var explained = Assert.Single(TruthRules.Examine(Silent with { Explanations = [new Explanation("reconcile.sent-received", "route/r", "Two were under way.", "the coast")] }, KnownFacts.None));
        Assert.False(explained.Stops);
        Assert.Equal(Severity.Notice, explained.AsFinding(null).Severity);
        Assert.Contains("Two were under way.", explained.AsFinding(null).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("route/q", "Two were under way.", "the coast")]
    [InlineData("route/r", "", "the coast")]
    [InlineData("route/r", "Two were under way.", "")]
    public void An_explanation_that_explains_nothing_is_itself_found(string place, string text, string who)
    {
        var found = TruthRules.Examine(Silent with { Explanations = [new Explanation("reconcile.sent-received", place, text, who)] }, KnownFacts.None);
        Assert.Equal(["reconcile.sent-received", "explanation.unused"], found.Select(f => f.Rule));
        Assert.All(found, f => Assert.True(f.Stops));
    }

    [Fact]
    public void An_error_cannot_be_explained_away()
    {
        var twice = Told.OfText("It was the the boat.") with { Explanations = [new Explanation("text.word-twice", "text/a", "We like it so.", "the author")] };
        Assert.All(TruthRules.Examine(twice, KnownFacts.None), f => Assert.True(f.Stops));
    }

    [Theory]
    [InlineData("Ashgrove, Ina R.", "Ashgrov, Ina")]
    [InlineData("Van der Ashgrove, Ina", "Van der Ashgrave, Ina")]
    [InlineData("State Treasurer Ina Ashgrove, MSW", "Ashgrovee, Ina")]
    [InlineData("Ina R. Ashgrove, Jr.", "Ashgruve, Ina")]
    [InlineData("Ashgrove, Ina Rep.,", "Senator Ina Ashgove")]
    public void Names_are_read_as_reports_print_them(string one, string other) =>
        Assert.Single(Told.By("registry.two-spellings", new PrintedReport { Names = [new PrintedName("a", one), new PrintedName("b", other)] }));
}
