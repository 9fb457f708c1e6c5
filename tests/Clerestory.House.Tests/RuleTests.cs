namespace Clerestory.House.Tests;

public sealed class RuleTests
{
    [Fact]
    public void A_breach_is_named_in_full()
    {
        var fault = Assert.ThrowsAny<Exception>(() => Rule.Holds(["the first breach, which is longer than any line that a list would be cut at", "the second"]));
        Assert.Contains("longer than any line that a list would be cut at", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the second", fault.Message, StringComparison.Ordinal);
        Rule.Holds([]);
    }
}
