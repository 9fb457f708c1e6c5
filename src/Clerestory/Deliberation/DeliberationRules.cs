using Clerestory.Packs;

namespace Clerestory.Deliberation;

/// <summary>How a council takes positions: which need a reason, how many must be present where no better rule is known, and who is reminded when.</summary>
/// <param name="ReasonFor">The stands that need a reason.</param>
/// <param name="DaysToAnswer">How many days a member has to state a position in writing.</param>
/// <param name="Reminders">The reminders to those who owe a position.</param>
public sealed record DeliberationRules(IReadOnlyList<Stand> ReasonFor, int DaysToAnswer, IReadOnlyList<PositionReminder> Reminders)
{
    /// <summary>The file of a pack.</summary>
    public const string File = "recommendations/rules.json";

    /// <summary>The rules of a pack; where it has none, no reason is needed and nobody is reminded.</summary>
    public static DeliberationRules In(Pack pack) => pack.Has(File) ? pack.Read<DeliberationRules>(File) : new DeliberationRules([], 14, []);

    /// <summary>What is wrong with the rules of a pack.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        if (!pack.Has(File)) yield break;
        var rules = In(pack);
        foreach (var reminder in rules.Reminders.Where(r => !pack.Has($"letters/{r.Letter}.json")))
            yield return Finding.Error("recommendation.letter", File, PackFiles.LineOf(pack, File, reminder.Letter), $"The reminder '{reminder.Code}' sends the letter '{reminder.Letter}', and there is no letters/{reminder.Letter}.json.");
        foreach (var twice in rules.Reminders.GroupBy(r => r.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return Finding.Error("pack.double", File, PackFiles.LineOf(pack, File, twice.Key), $"The reminder '{twice.Key}' stands twice. A code may be used once.");
    }
}

/// <summary>One reminder to those who owe a position.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Days">Days from the last day for positions: before it if negative.</param>
/// <param name="Letter">The letter of the pack.</param>
public sealed record PositionReminder(string Code, int Days, string Letter)
{
    /// <summary>The day on which it is due.</summary>
    public DateOnly DayFor(DateOnly due) => due.AddDays(Days);
}
