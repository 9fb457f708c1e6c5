using System.Text.RegularExpressions;
using Clerestory.Packs;

namespace Clerestory.Collection;

/// <summary>A letter of the pack, with places to fill in, as in <c>{agency}</c>.</summary>
/// <param name="Code">The letter's code.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Body">Its text.</param>
public sealed partial record LetterPlan(string Code, string Subject, string Body)
{
    /// <summary>What may be filled in.</summary>
    public static IReadOnlyList<string> Places { get; } =
    [
        "agency", "contact", "call", "period", "due", "daysLeft", "link", "council", "jurisdiction", "secretariat", "law", "hash", "signer", "signedAt", "number", "reason",
        "recommendation", "seat", "body", "day", "time", "place", "agenda",
        "route", "sender", "receiver", "since", "through",
    ];

    /// <summary>The letters of a pack, by code.</summary>
    public static IReadOnlyDictionary<string, LetterPlan> In(Pack pack) =>
        pack.In("letters", ".json").Where(path => path != Rung.File).Select(pack.Read<LetterPlan>).ToDictionary(l => l.Code, StringComparer.Ordinal);

    /// <summary>The letter with its places filled in. A place that nothing is known for is left empty, never shown as a place.</summary>
    public (string Subject, string Body) Fill(IReadOnlyDictionary<string, string> words) => (Fill(Subject, words), Fill(Body, words));

    /// <summary>What is wrong with the letters of a pack.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        foreach (string path in pack.In("letters", ".json").Where(p => p != Rung.File))
        {
            var letter = pack.Read<LetterPlan>(path);
            if (path != $"letters/{letter.Code}.json") yield return Finding.Error("letter.code", path, null, $"The file is not named by its letter '{letter.Code}'.");
            foreach (string unknown in Place().Matches(letter.Subject + letter.Body).Select(m => m.Groups[1].Value).Distinct().Except(Places, StringComparer.Ordinal))
                yield return Finding.Error("letter.place", path, PackFiles.LineOf(pack, path, $"{{{unknown}}}"), $"Nothing is known to fill in for '{{{unknown}}}'. Known: {string.Join(", ", Places)}.");
        }
        var letters = In(pack);
        if (!pack.Has(Rung.File)) yield break;
        foreach (var rung in Rung.In(pack).Where(r => r.Channel == Channel.Phone ? r.Note is null : r.Letter is null))
            yield return Finding.Error("letter.step", Rung.File, PackFiles.LineOf(pack, Rung.File, rung.Code), $"The step '{rung.Code}' says nothing: a call by phone has a note, every other step a letter.");
        foreach (var rung in Rung.In(pack).Where(r => r.Letter is { } letter && !letters.ContainsKey(letter)))
            yield return Finding.Error("letter.missing", Rung.File, PackFiles.LineOf(pack, Rung.File, rung.Code), $"The step '{rung.Code}' sends the letter '{rung.Letter}', and there is no letters/{rung.Letter}.json.");
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> words) => Place().Replace(text, m => words.GetValueOrDefault(m.Groups[1].Value, ""));

    [GeneratedRegex(@"\{([A-Za-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}

/// <summary>How a step of the ladder reaches the respondent.</summary>
public enum Channel { Mail, SecondContact, Letter, Phone, Chair }

/// <summary>One step of the ladder by which a missing return is chased.</summary>
/// <param name="Code">The step's code.</param>
/// <param name="Days">Days from the due day: before it if negative.</param>
/// <param name="Channel">How.</param>
/// <param name="Letter">The letter that is sent or printed; null for a call by phone.</param>
/// <param name="Note">What to say on the phone.</param>
public sealed record Rung(string Code, int Days, Channel Channel, string? Letter, string? Note)
{
    /// <summary>The file of the ladder.</summary>
    public const string File = "letters/ladder.json";

    /// <summary>The ladder of a pack, lowest step first; empty where the pack has none.</summary>
    public static IReadOnlyList<Rung> In(Pack pack) => pack.Has(File) ? [.. pack.Read<IReadOnlyList<Rung>>(File).OrderBy(r => r.Days)] : [];

    /// <summary>The day on which it is due.</summary>
    public DateOnly DayFor(DateOnly due) => due.AddDays(Days);
}
