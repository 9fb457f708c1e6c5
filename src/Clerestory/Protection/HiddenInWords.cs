using System.Globalization;
using System.Text.RegularExpressions;
using Clerestory.Packs;
using Clerestory.Tables;

namespace Clerestory.Protection;

/// <summary>
/// Looks for hidden numbers where they stand without a code: beside the words by which readers know them, in text, in rows, in the labels of charts.
/// It finds a number that is written beside its label; one that is paraphrased is for a person to see.
/// </summary>
/// <param name="tables">The release.</param>
/// <param name="lists">The code lists.</param>
/// <param name="hidden">The cells that must not be readable.</param>
internal sealed partial class HiddenInWords(ReleaseTables tables, IReadOnlyDictionary<string, CodeList> lists, IReadOnlyList<Cell> hidden)
{
    // So many words may stand between a label and its number; a label of one word must stand right beside it.
    private const int Near = 4;

    private readonly List<Sought> _sought =
        [.. hidden.Where(c => c.Value > 0).Select(c => new Sought(c, LabelsOf(tables.All[c.Table], c, lists), tables.All[c.Table].Kind == MeasureKind.Percent)).Where(s => s.Labels.Length > 0)];

    private sealed record Sought(Cell Cell, string[][] Labels, bool IsPercent)
    {
        /// <summary>The longest word of its labels: where it does not stand, the number is not told.</summary>
        public string Key { get; } = Labels.SelectMany(l => l).MaxBy(w => w.Length) ?? "";
    }

    /// <summary>Each hidden number that some passage tells, once for each file.</summary>
    public IEnumerable<Hole> FindIn(IEnumerable<Passage> passages)
    {
        HashSet<(string, string)> told = [];
        // Pages share their frames: what was read once need not be read again.
        foreach (var passage in passages.DistinctBy(p => p.Text, StringComparer.Ordinal).Where(p => Digit().IsMatch(p.Text)))
        {
            string[]? words = null;
            foreach (var (cell, labels, isPercent) in _sought.Where(s => passage.Text.Contains(s.Key, StringComparison.OrdinalIgnoreCase)))
            {
                words ??= WordsOf(passage.Text);
                if (Tells(words, labels, cell.Value!.Value, isPercent) && told.Add((tables.CodeOf(cell), passage.File)))
                    yield return new Hole(tables.CodeOf(cell), $"{tables.CodeOf(cell)} is hidden, and {passage.File} says ({passage.Place}): “{Shortened(passage.Text)}”");
            }
        }
    }

    private static bool Tells(string[] words, string[][] labels, long value, bool isPercent)
    {
        var places = labels.Select(l => PlacesOf(words, l).ToList()).ToList();
        if (places.Exists(p => p.Count == 0)) return false;
        string number = value.ToString(CultureInfo.InvariantCulture);
        for (int at = 0; at < words.Length; at++)
        {
            if (words[at] != number || isPercent != (at + 1 < words.Length && words[at + 1] is "%" or "percent")) continue;
            if (places.Zip(labels).Any(p => p.First.Exists(start => Distance(at, start, p.Second.Length) <= (p.Second.Length == 1 && labels.Length == 1 ? 0 : Near)))) return true;
        }
        return false;
    }

    // The words between a number and a label.
    private static int Distance(int at, int start, int length) => at < start ? start - at - 1 : at - start - length;

    private static IEnumerable<int> PlacesOf(string[] words, string[] label)
    {
        for (int start = 0; start + label.Length <= words.Length; start++)
        {
            if (words.AsSpan(start, label.Length).SequenceEqual(label)) yield return start;
        }
    }

    private static string[][] LabelsOf(TableDefinition table, Cell cell, IReadOnlyDictionary<string, CodeList> lists) =>
        [.. table.Dimensions.Zip(cell.Codes).Select(d => d.First.Codelist is { } list ? lists[list].Label(d.Second) : cell.Label.Length > 0 && cell.Codes.Count == 1 ? cell.Label : d.Second).Select(WordsOf).Where(w => w.Length > 0)];

    // Ranges tell no number, and numbers of tables, chapters and clauses count nobody.
    private static string[] WordsOf(string text) =>
        [.. Word().Matches(Counting().Replace(Range().Replace(text, m => m.Groups[1].Value == m.Groups[2].Value ? $" {m.Groups[1].Value} " : " "), " ")).Select(m => m.Value.Replace(",", "", StringComparison.Ordinal).ToLowerInvariant())];

    private static string Shortened(string text) => text.Length <= 160 ? text.Trim() : text[..160].Trim() + "…";

    [GeneratedRegex("[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Digit();

    [GeneratedRegex(@"([0-9][0-9,]*)\s*(?:–|-|to)\s*([0-9][0-9,]*)|between\s+([0-9][0-9,]*)\s+and\s+([0-9][0-9,]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"^\s*[0-9]+(?:\.[0-9]+)*\.\s|(?:table|chart|figure|chapter|section|page|sec\.|§|no\.|version|step|item)\s*[0-9]+(?:\.[0-9]+)*|[0-9]+\s*(?:years?|months?|days?|hours?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Counting();

    [GeneratedRegex(@"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?|[\p{L}][\p{L}']*|%", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
