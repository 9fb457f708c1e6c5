using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>Faults of sentences.</summary>
internal static partial class TextRules
{
    private const int ShortestTwin = 8;

    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("text.number-with-space", Severity.Error, "A number has a space inside", "Write the number without the space.", (report, _) => Each(report, NumberWithSpace(), m => $"'{m}' is one number, printed as two.")),
        new("text.drafting-marks", Severity.Error, "Brackets of a draft were left in a text", "Print the text of the law as it is in force.", (report, _) => Each(report, DraftingMark(), m => $"'{m}' is a mark of a draft: words in brackets are those that an act takes out.")),
        new("text.word-twice", Severity.Error, "A word stands twice", "Take one of the two out.", (report, _) => Each(report, WordTwice(), m => $"'{m}'.")),
        new("text.broken-sentence", Severity.Error, "A sentence has a side clause and no main clause", "Finish the sentence.", (report, _) => from text in report.Texts from sentence in Sentences.Of(text.Text) where Sentences.HasNoMainClause(sentence)
            select new Breach($"text/{text.Code}", text.Line, $"'{sentence}' does not end what it begins.")),
        new("text.printed-twice", Severity.Error, "A sentence is printed twice in one section", "Take one of the two out.", PrintedTwice),
    ];

    private static IEnumerable<Breach> Each(PrintedReport report, Regex pattern, Func<string, string> says) => from text in report.Texts let match = pattern.Match(text.Text) where match.Success
        select new Breach($"text/{text.Code}", text.Line, says(match.Value));

    private static IEnumerable<Breach> PrintedTwice(PrintedReport report, KnownFacts known)
    {
        var seen = new Dictionary<(string Section, string Sentence), PrintedText>();
        foreach (var text in report.Texts)
        {
            foreach (string sentence in Sentences.Of(text.Text).Where(s => s.Split(' ').Length >= ShortestTwin))
            {
                var key = (text.Section, string.Concat(sentence.Where(char.IsLetterOrDigit)).ToUpperInvariant());
                if (!seen.TryAdd(key, text))
                    yield return new Breach($"text/{text.Code}", text.Line, $"'{Short(sentence)}' stands {(seen[key].Line is { } line ? $"in line {line}" : "in the same section")} already.");
            }
        }
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    // 12, 345: three digits after a comma and a space, where neither side goes on as a list of numbers does.
    [GeneratedRegex(@"(?<![0-9,.][ ]?)(?<!, )(?<!(?:January|February|March|April|May|June|July|August|September|October|November|December) )\b[0-9]{1,3}, [0-9]{3}\b(?!,? ?(?:[0-9]|and\b|or\b))", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWithSpace();

    // A word or two of the old text, in brackets, as a bill prints them.
    [GeneratedRegex(@"\[(?!sic\b|emphasis\b|and sic\b)[a-z]{2,}(?: [a-z]+)?\](?!\()", RegexOptions.CultureInvariant)]
    private static partial Regex DraftingMark();

    [GeneratedRegex(@"\b(?!that\b|had\b)(\p{Ll}{2,}) \1\b", RegexOptions.CultureInvariant)]
    private static partial Regex WordTwice();
}
