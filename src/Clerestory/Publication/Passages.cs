using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>
/// Reads the words of an edition out of its finished files, as a reader takes them in: what stands together is one passage. Beside text these are rows of
/// tables with the heads of their columns, labels of charts, alternative texts and descriptions.
/// </summary>
public static partial class Passages
{
    // Short texts that follow each other are read together: a label and its number.
    private const int Short = 100;

    /// <summary>All passages of all files that hold a number.</summary>
    /// <param name="files">The files, by path.</param>
    /// <exception cref="Fault">A file cannot be read.</exception>
    public static IReadOnlyList<Passage> In(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        try
        {
            return [.. files.AsParallel().AsOrdered().SelectMany(f => In(f.Key, f.Value).Where(p => p.Text.Any(char.IsAsciiDigit)))];
        }
        catch (AggregateException several) when (several.InnerException is Fault fault)
        {
            throw new Fault(fault.Rule, fault.Message, fault.Remedy, several);
        }
    }

    private static IEnumerable<Passage> In(string path, byte[] bytes) => Path.GetExtension(path) switch
    {
        ".html" or ".svg" => InPage(path, Encoding.UTF8.GetString(bytes)),
        ".json" => InJson(path, bytes),
        ".md" or ".txt" => Encoding.UTF8.GetString(bytes).Split('\n').Select((line, n) => new Passage(path, $"line {n + 1}", line)),
        ".pdf" => PdfWords.In(path, bytes),
        ".docx" or ".xlsx" => OfficeWords.In(path, bytes),
        _ => [],
    };

    private static List<Passage> InJson(string path, byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        List<Passage> read = [];
        Walk(document.RootElement, "");
        return read;

        void Walk(JsonElement element, string name)
        {
            if (element.ValueKind == JsonValueKind.String) read.Add(new Passage(path, name, element.GetString()!));
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray()) Walk(item, name);
            }
            if (element.ValueKind != JsonValueKind.Object) return;
            foreach (var property in element.EnumerateObject()) Walk(property.Value, property.Name);
        }
    }

    private static IEnumerable<Passage> InPage(string path, string html)
    {
        // Numbers that lead to their own page are read by their code; what is audited there need not be found twice.
        string text = Coded().Replace(Unread().Replace(html, " "), " ");
        foreach (Match said in Said().Matches(text)) yield return new Passage(path, said.Groups[1].Value, Decoded(said.Groups[2].Value));
        foreach (Match table in Tables().Matches(text))
        {
            foreach (var passage in InTable(path, table.Value)) yield return passage;
        }
        string before = "";
        foreach (string block in Blocks().Split(Tables().Replace(text, " ")).Select(Plain).Where(b => b.Length > 0))
        {
            yield return new Passage(path, "text", block);
            if (before.Length is > 0 and < Short && block.Length < Short) yield return new Passage(path, "text", $"{before} {Numbering().Replace(block, "")}");
            before = block;
        }
    }

    // Each cell with the head of its row and of its column, as somebody reads a matrix.
    private static IEnumerable<Passage> InTable(string path, string table)
    {
        string caption = Caption().Match(table) is { Success: true } found ? Plain(found.Groups[1].Value) : "table";
        List<string> heads = [];
        foreach (Match row in TableRows().Matches(table))
        {
            var cells = TableCells().Matches(row.Value).Select(m => (IsHead: m.Groups[1].Value == "th", Text: Plain(m.Groups[2].Value))).ToList();
            if (cells.Count == 0) continue;
            if (cells.TrueForAll(c => c.IsHead))
            {
                heads = [.. cells.Select(c => c.Text)];
                continue;
            }
            string head = string.Join(' ', cells.TakeWhile(c => c.IsHead).Select(c => c.Text));
            foreach (var (index, cell) in cells.Index().Where(c => !c.Item.IsHead && c.Item.Text.Length > 0))
                yield return new Passage(path, caption, $"{head} | {cell.Text} | {(index < heads.Count ? heads[index] : "")}");
        }
    }

    private static string Plain(string html) => Spaces().Replace(Decoded(Tags().Replace(html, " ")), " ").Trim();

    private static string Decoded(string html) => WebUtility.HtmlDecode(html);

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>|<!--.*?-->", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex("<a class=\"num\"[^>]*>.*?</a>|<tr><th scope=\"row\"><a href=\"/n/[^>]*>.*?</tr>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Coded();

    [GeneratedRegex("\\s(alt|aria-label|aria-description|title|content)=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    [GeneratedRegex("<table.*?</table>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex("<caption[^>]*>(.*?)</caption>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Caption();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex TableRows();

    [GeneratedRegex("<(th|td)[^>]*>(.*?)</\\1>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex TableCells();

    // Where one thing ends and the next begins for a reader; a label of a drawing is one thing.
    [GeneratedRegex("</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|section|article|aside|header|footer|nav|main|figure|figcaption|details|summary|blockquote|text|title|desc|svg|g|head|body|html|br|hr|form|label|button|option)(?:\\s[^>]*)?>", RegexOptions.CultureInvariant)]
    private static partial Regex Blocks();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex("^[0-9]+(?:\\.[0-9]+)*\\.\\s", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();
}
