using Clerestory.Disclosure;
using Clerestory.Disclosure.Suppression;

namespace Clerestory.Protection;

/// <summary>What must be proven of a table, and how to look for it.</summary>
/// <param name="Level">S3 (intervals), S4 (insiders too) or S5 (the table holds the earlier editions too).</param>
/// <param name="Method">automatic, exact or heuristic.</param>
/// <param name="TimeLeft">The time that is left; null for as long as it takes.</param>
public sealed record TableGoal(string Level = "S4", string Method = "automatic", Func<TimeSpan>? TimeLeft = null)
{
    /// <summary>The levels that can be asked for.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["S3", "S4", "S5"];

    /// <summary>The methods.</summary>
    public static IReadOnlyList<string> Methods { get; } = [.. Enum.GetNames<SuppressionMethod>().Select(n => n.ToLowerInvariant())];

    internal SafetyLevel SafetyLevel => Level switch { "S3" => SafetyLevel.Interval, "S5" => SafetyLevel.History, _ => SafetyLevel.Insider };

    internal SuppressionOptions Options => new() { Level = SafetyLevel, Method = Enum.Parse<SuppressionMethod>(Method, ignoreCase: true), TimeLeft = TimeLeft };
}
