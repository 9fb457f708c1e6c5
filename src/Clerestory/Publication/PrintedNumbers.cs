using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Clerestory.Packs;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>
/// Reads the numbers of an edition out of its finished files, as a reader would: CSV, JSON and pages. It knows nothing of what the gate decided
/// or how the files were made; only what a number's code looks like.
/// </summary>
public static partial class PrintedNumbers
{
    /// <summary>All numbers with a code, in all files.</summary>
    /// <param name="files">The files, by path.</param>
    public static IReadOnlyList<PrintedNumber> In(IEnumerable<KeyValuePair<string, byte[]>> files) => [.. files.AsParallel().AsOrdered().SelectMany(f => In(f.Key, f.Value))];

    private static IEnumerable<PrintedNumber> In(string path, byte[] bytes) => Path.GetExtension(path) switch
    {
        ".csv" => InCsv(path, Encoding.UTF8.GetString(bytes)),
        ".json" => InJson(path, bytes),
        ".html" => InPage(path, Encoding.UTF8.GetString(bytes)),
        _ => [],
    };

    private static IEnumerable<PrintedNumber> InCsv(string path, string text)
    {
        var csv = Csv.Read(text);
        return csv.Columns.Contains("number", StringComparer.Ordinal)
            ? csv.Rows.SelectMany(row => new[] { "value", "value_to", "as_printed", "note", "returns" }.Where(c => row[c].Length > 0).Select(c => new PrintedNumber(row["number"], row[c], path)))
            : [];
    }

    private static List<PrintedNumber> InJson(string path, byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        List<PrintedNumber> read = [];
        Walk(document.RootElement);
        return read;

        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray()) Walk(item);
            }
            if (element.ValueKind != JsonValueKind.Object) return;
            string? code = Text(element, "number") ?? (Text(element, "@id") is { } id && NumberAddress().Match(id) is { Success: true } match ? match.Groups[1].Value : null);
            foreach (var property in element.EnumerateObject())
            {
                if (code is not null && property.Name is "value" or "value_to" or "as_printed" or "note" or "returns" && Said(property.Value) is { Length: > 0 } said) read.Add(new PrintedNumber(code!, said, path));
                Walk(property.Value);
            }
        }
    }

    private static IEnumerable<PrintedNumber> InPage(string path, string html)
    {
        foreach (Match link in NumberLinks().Matches(html)) yield return new PrintedNumber(Decoded(link.Groups[1].Value), Decoded(Tags().Replace(link.Groups[2].Value, "")), path);
        foreach (Match row in Rows().Matches(html)) yield return new PrintedNumber(Decoded(row.Groups[1].Value), Decoded(Tags().Replace(row.Groups[2].Value, "")), path);
        if (OwnPage().Match(path) is { Success: true } own && Headline().Match(html) is { Success: true } headline)
            yield return new PrintedNumber(own.Groups[1].Value, Decoded(Tags().Replace(headline.Groups[1].Value, "")), path);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Said(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static string Decoded(string html) => WebUtility.HtmlDecode(html);

    [GeneratedRegex("^/n/[^/]+/([^/]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberAddress();

    // A number that leads to its own page; the text is the number itself.
    [GeneratedRegex("<a class=\"num\"[^>]* href=\"/n/[^/\"]+/([^\"]+)\"[^>]*>(.*?)</a>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex NumberLinks();

    // A row whose head is a number's code: its value stands in the first cell of numbers.
    [GeneratedRegex("<tr><th scope=\"row\"><a href=\"/n/[^/\"]+/([^\"]+)\">[^<]*</a></th>.*?<td class=\"n[^\"]*\">(.*?)</td>", RegexOptions.CultureInvariant)]
    private static partial Regex Rows();

    [GeneratedRegex("^n/[^/]+/([^/]+)/index.html$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnPage();

    [GeneratedRegex("<p class=\"headline\"><b>(.*?)</b>", RegexOptions.CultureInvariant)]
    private static partial Regex Headline();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
