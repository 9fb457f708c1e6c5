using Clerestory.Deliberation;

namespace Clerestory.Tests.Deliberation;

public sealed class RecommendationCheckTests
{
    private const string File = "recommendations/recommendations.json";

    [Theory]
    [InlineData("\"body\": \"council\"", "\"body\": \"nobody\"", "recommendation.body")]
    [InlineData("\"law\": \"act-2018-x7\"", "\"law\": \"act-never\"", "recommendation.law")]
    [InlineData("\"source\": \"inv-minutes\"", "\"source\": \"inv-nowhere\"", "recommendation.source")]
    [InlineData("\"seat\": 10", "\"seat\": 16", "recommendation.roll")]
    [InlineData("\"reason\": \"A shared form hides which department had nothing to tell.\"", "\"designee\": false", "recommendation.roll")]
    [InlineData("\"stage\": \"act\"", "\"stage\": \"action\"", "recommendation.step")]
    [InlineData("\"version\": 2", "\"version\": 7", "recommendation.roll")]
    [InlineData("\"code\": \"R2018-1\"", "\"code\": \"R2017-1\"", "pack.double")]
    public void What_leads_nowhere_is_found(string was, string @is, string rule)
    {
        using var copy = new PackCopy("demo");
        Assert.Empty(Recommendation.Examine(copy.Pack));
        copy.Replace(File, was, @is);
        Assert.Contains(Recommendation.Examine(copy.Pack), f => f.Rule == rule);
    }

    [Fact]
    public void A_reminder_without_its_letter_is_found()
    {
        using var copy = new PackCopy("demo");
        copy.Replace(DeliberationRules.File, "position-last-day", "position-never");
        Assert.Contains(Recommendation.Examine(copy.Pack), f => f.Rule == "recommendation.letter");
    }

    [Fact]
    public void Connecticut_has_nothing_to_mend() => Assert.Empty(Recommendation.Examine(Bench.Connecticut));
}
