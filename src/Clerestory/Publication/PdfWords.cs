using Clerestory.Protection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Clerestory.Publication;

/// <summary>Reads the words of a PDF where they stand on its pages.</summary>
internal static class PdfWords
{
    // Words whose base lines are so near each other, in points, stand on one line.
    private const double SameLine = 2.5;

    // So many lines above a number are looked through for the head of its column.
    private const int LinesAbove = 45;

    /// <summary>Each line; two lines that follow each other; and in rows of a matrix each number with its row and with what stands above it.</summary>
    /// <exception cref="Fault">The file is no PDF that can be read.</exception>
    public static IReadOnlyList<Passage> In(string path, byte[] bytes)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes);
            return [.. pdf.GetPages().SelectMany(page => InPage(path, $"page {page.Number}", LinesOf(page)))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new Fault("pdf.read", $"The PDF {path} cannot be read back: {fault.Message}", "Nothing was published. Try again, or publish with --no-pdf.", fault);
        }
    }

    private static IEnumerable<Passage> InPage(string path, string place, List<List<Word>> lines)
    {
        for (int n = 0; n < lines.Count; n++)
        {
            yield return new Passage(path, place, TextOf(lines[n]));
            if (n > 0) yield return new Passage(path, place, $"{TextOf(lines[n - 1])} {TextOf(lines[n])}");
            if (lines[n].Count(IsValue) < 2) continue;
            string head = string.Join(' ', lines[n].TakeWhile(w => !IsValue(w)).Select(w => w.Text));
            var above = lines.Take(n).Reverse().Take(LinesAbove).ToList();
            foreach (var value in lines[n].Where(IsValue))
                yield return new Passage(path, place, Spelled($"{head} {value.Text} | {string.Join(' ', above.AsEnumerable().Reverse().SelectMany(l => l.Where(w => !IsValue(w) && IsAbove(w, value))).Select(w => w.Text))}"));
        }
    }

    private static List<List<Word>> LinesOf(Page page)
    {
        List<List<Word>> lines = [];
        foreach (var word in page.GetWords().Where(w => w.Text.Length > 0).OrderByDescending(BaseLine))
        {
            if (lines.Count > 0 && Math.Abs(BaseLine(lines[^1][0]) - BaseLine(word)) <= SameLine) lines[^1].Add(word);
            else lines.Add([word]);
        }
        foreach (var line in lines) line.Sort((a, b) => a.BoundingBox.Left.CompareTo(b.BoundingBox.Left));
        return lines;
    }

    private static double BaseLine(Word word) => word.Letters[0].StartBaseLine.Y;

    private static bool IsValue(Word word) => char.IsAsciiDigit(word.Text[0]) || word.Text[0] == '[';

    // Numbers stand at the right of their columns: a head of which some part lies over the number is the column's.
    private static bool IsAbove(Word head, Word value) => head.BoundingBox.Left <= value.BoundingBox.Right + 1 && head.BoundingBox.Right >= value.BoundingBox.Left - 40;

    private static string TextOf(List<Word> line) => Spelled(string.Join(' ', line.Select(w => w.Text)));

    // Printers join letters into one sign: ﬀ, ﬁ, ﬂ, ﬃ, ﬄ.
    private static string Spelled(string text) => text.Any(c => c is >= '\uFB00' and <= '\uFB06')
        ? string.Concat(text.Select(c => c is >= '\uFB00' and <= '\uFB06' ? $"{c}".Normalize(System.Text.NormalizationForm.FormKC) : $"{c}")) : text;
}
