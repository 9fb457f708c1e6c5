using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>Reads the words of DOCX and XLSX files that an edition offers.</summary>
internal static class OfficeWords
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Each paragraph and each row; alternative texts too.</summary>
    public static IEnumerable<Passage> In(string path, byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        List<string> shared = zip.GetEntry("xl/sharedStrings.xml") is { } strings ? [.. Load(strings).Descendants(Sheet + "si").Select(s => string.Concat(s.Descendants(Sheet + "t").Select(t => t.Value)))] : [];
        List<Passage> read = [];
        foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            var xml = Load(part);
            read.AddRange(xml.Descendants(Word + "tr").SelectMany((row, n) => RowsOf(row, path, part.FullName)));
            read.AddRange(xml.Descendants(Word + "p").Select(p => new Passage(path, part.FullName, string.Concat(p.Descendants(Word + "t").Select(t => t.Value)))));
            read.AddRange(xml.Descendants(Sheet + "row").Select(row => new Passage(path, part.FullName, string.Join(" | ", row.Elements(Sheet + "c").Select(c => TextOf(c, shared))))));
            read.AddRange(xml.Descendants().Attributes().Where(a => a.Name.LocalName is "descr" or "title").Select(a => new Passage(path, part.FullName, a.Value)));
        }
        return read;
    }

    private static IEnumerable<Passage> RowsOf(XElement row, string path, string part)
    {
        var texts = row.Elements(Word + "tc").Select(c => string.Concat(c.Descendants(Word + "t").Select(t => t.Value))).ToList();
        var heads = row.Parent!.Elements(Word + "tr").First().Elements(Word + "tc").Select(c => string.Concat(c.Descendants(Word + "t").Select(t => t.Value))).ToList();
        return texts.Skip(1).Select((text, n) => new Passage(path, part, $"{texts[0]} | {text} | {heads.ElementAtOrDefault(n + 1)}"));
    }

    private static string TextOf(XElement cell, List<string> shared) => (string?)cell.Attribute("t") switch
    {
        "s" when int.TryParse(cell.Element(Sheet + "v")?.Value, out int at) && at < shared.Count => shared[at],
        "inlineStr" => string.Concat(cell.Descendants(Sheet + "t").Select(t => t.Value)),
        _ => cell.Element(Sheet + "v")?.Value ?? "",
    };

    private static XDocument Load(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader);
    }
}
