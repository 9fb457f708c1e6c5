using DiffPlex;
using DiffPlex.Chunkers;

namespace Clerestory.Deliberation;

/// <summary>What became of some words from one version to the next.</summary>
public enum WordChange { Kept, Removed, Added }

/// <summary>Some words that stand in both versions, or in one of them.</summary>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>Compares two versions of a text word by word, for people to read what an amendment changed.</summary>
public static class WordDiff
{
    private static readonly char[] Borders = [' ', '\n', '\t', '.', ',', ';', ':', '(', ')', '“', '”', '"', '!', '?'];

    /// <summary>The runs in reading order: what was removed comes before what stands in its place.</summary>
    /// <remarks>What was kept and removed is the older text to the last sign, and what was kept and added the newer one.</remarks>
    public static IReadOnlyList<WordRun> Between(string older, string newer)
    {
        var diff = new Differ().CreateDiffs(older, newer, ignoreWhiteSpace: false, ignoreCase: false, new DelimiterChunker(Borders));
        var runs = new List<WordRun>();
        int at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(runs, WordChange.Kept, diff.PiecesOld.Skip(at).Take(block.DeleteStartA - at));
            Add(runs, WordChange.Removed, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(runs, WordChange.Added, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(runs, WordChange.Kept, diff.PiecesOld.Skip(at));
        return Together(runs);
    }

    // Where only a space was kept between two changes, a phrase was replaced: it is read as one, and not word for word.
    private static List<WordRun> Together(List<WordRun> runs)
    {
        var together = new List<WordRun>();
        for (int i = 0; i < runs.Count;)
        {
            if (runs[i].Change == WordChange.Kept)
            {
                together.Add(runs[i++]);
                continue;
            }
            var (removed, added) = ("", "");
            for (; i < runs.Count && (runs[i].Change != WordChange.Kept || IsBetweenChanges(runs, i)); i++)
            {
                if (runs[i].Change != WordChange.Added) removed += runs[i].Text;
                if (runs[i].Change != WordChange.Removed) added += runs[i].Text;
            }
            if (removed.Length > 0) together.Add(new WordRun(WordChange.Removed, removed));
            if (added.Length > 0) together.Add(new WordRun(WordChange.Added, added));
        }
        return together;
    }

    private static bool IsBetweenChanges(List<WordRun> runs, int i) => string.IsNullOrWhiteSpace(runs[i].Text) && i + 1 < runs.Count;

    private static void Add(List<WordRun> runs, WordChange change, IEnumerable<string> pieces)
    {
        string text = string.Concat(pieces);
        if (text.Length > 0) runs.Add(new WordRun(change, text));
    }
}
