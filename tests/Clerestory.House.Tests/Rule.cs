namespace Clerestory.House.Tests;

/// <summary>A rule holds when nothing breaks it; otherwise everything that does is named, in full.</summary>
internal static class Rule
{
    /// <summary>Fails with all breaches, one a line.</summary>
    public static void Holds(IEnumerable<string> breaches)
    {
        string[] all = [.. breaches.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Assert.True(all.Length == 0, $"{all.Length} found:\n{string.Join('\n', all)}");
    }
}
