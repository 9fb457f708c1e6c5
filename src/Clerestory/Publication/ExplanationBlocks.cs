using Clerestory.Documents;
using Clerestory.Packs;
using Clerestory.Truth;

namespace Clerestory.Publication;

/// <summary>Tells readers where a check asked a question, and who answered it how. One answer to several places is told once.</summary>
internal static class ExplanationBlocks
{
    private const int MostMessages = 2;

    /// <summary>A section of the page on methods; nothing where nothing was explained.</summary>
    public static IEnumerable<Block> Of(EditionContent content)
    {
        string path = DescribeEdition.PathOf(content.Outline.Code);
        if (!content.Pack.Has(path) || content.Pack.Read<PrintedReport>(path).Explanations is not { Count: > 0 } given) yield break;
        var who = given.Select(e => e.Who).Distinct(StringComparer.Ordinal).ToList();
        string lead = "Before it is published, every edition is held against rules: whether numbers of different sources agree, whether each has a period and a base, whether names fit the seats. Where a rule asks and the answer is lawful, the answer stands here.";
        yield return new Section("explained", "What the checks asked, and the answers",
        [
            new Prose([new Paragraph(Inlines.Text(who.Count == 1 ? $"{lead} The answers are given by {who[0]}." : lead))]),
            new Definitions([.. given.GroupBy(e => (e.Rule, e.Text, e.Who)).Select(same => new Definition(Says(same.Key.Rule),
            [
                Inline.Of(Asked(content, [.. same]) + " "), new Inline.Strong(Inlines.Text("Answer:")), Inline.Of(" "), .. content.Texts.Line(same.Key.Text, path, PackFiles.LineOf(content.Pack, path, same.First().Place)),
                .. who.Count == 1 ? [] : Inlines.Text($" ({same.Key.Who})"),
            ]))]),
        ]);
    }

    private static string Says(string rule) => TruthRules.All.FirstOrDefault(r => r.Code == rule)?.Says ?? rule;

    private static string Asked(EditionContent content, IReadOnlyList<Explanation> same)
    {
        var messages = content.Truth.Where(f => same.Any(e => e.Rule == f.Rule && e.Place == f.Place)).Select(f => f.Message).Distinct(StringComparer.Ordinal).ToList();
        return messages.Count is > 0 and <= MostMessages ? string.Join(' ', messages) : $"In {same.Count} places: {string.Join(", ", same.Select(e => e.Place[(e.Place.IndexOf('/', StringComparison.Ordinal) + 1)..]))}.";
    }
}
