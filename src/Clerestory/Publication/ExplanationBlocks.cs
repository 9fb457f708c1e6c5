using Clerestory.Documents;
using Clerestory.Packs;
using Clerestory.Truth;

namespace Clerestory.Publication;

/// <summary>Tells readers where a check asked a question, and who answered it how.</summary>
internal static class ExplanationBlocks
{
    /// <summary>A section of the page on methods; nothing where nothing was explained.</summary>
    public static IEnumerable<Block> Of(EditionContent content)
    {
        string path = DescribeEdition.PathOf(content.Outline.Code);
        if (!content.Pack.Has(path) || content.Pack.Read<PrintedReport>(path).Explanations is not { Count: > 0 } given) yield break;
        var findings = content.Truth.Where(f => f.Explanation is not null).ToList();
        yield return new Section("explained", "What the checks asked, and the answers",
        [
            new Prose([new Paragraph(Inlines.Text("Before it is published, every edition is held against rules: whether numbers of different sources agree, whether each has a period and a base, whether names fit the seats. Where a rule asks and the answer is lawful, the answer stands here."))]),
            new Definitions([.. given.Where(e => e.Text.Length > 0).Select(e => new Definition(Question(findings, e), [.. content.Texts.Line(e.Text, path, PackFiles.LineOf(content.Pack, path, e.Place)), Inline.Of($" ({e.Who})")]))]),
        ]);
    }

    private static string Question(List<TruthFinding> findings, Explanation explanation) =>
        findings.FirstOrDefault(f => f.Rule == explanation.Rule && f.Place == explanation.Place) is { } found ? found.Message : TruthRules.All.FirstOrDefault(r => r.Code == explanation.Rule)?.Says ?? explanation.Rule;
}
