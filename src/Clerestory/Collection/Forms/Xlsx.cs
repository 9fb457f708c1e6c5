using System.Xml;

namespace Clerestory.Collection.Forms;

/// <summary>Reads the sheets of a workbook after every part of it has been examined.</summary>
internal static class Xlsx
{
    /// <summary>The sheets with their cells, in the order of the workbook.</summary>
    public static IReadOnlyList<SafeSheet> Read(byte[] bytes, UploadLimits limits, CancellationToken cancel)
    {
        using var zip = new GuardedZip(bytes, limits, cancel);
        zip.Examine();
        Relations.Examine(zip);
        string book = Relations.Of(zip, "_rels/.rels").FirstOrDefault(r => r.Kind == "officeDocument")?.Target ?? throw Relations.NoWorkbook();
        int slash = book.LastIndexOf('/') + 1;
        var relations = Relations.Of(zip, $"{book[..slash]}_rels/{book[slash..]}.rels");
        var named = NamedSheets(zip, book);
        var reader = new SheetReader(zip, SharedTexts(zip, relations, limits), limits, cancel);
        var sheets = new List<SafeSheet>();
        foreach (var (name, id) in named)
        {
            var part = relations.FirstOrDefault(r => r.Id == id) ?? throw new InvalidDataException("A sheet has no part.");
            if (part.Kind == "worksheet") sheets.Add(reader.Read(name, part.Target));
        }
        reader.MustHaveNoFormulas();
        return sheets;
    }

    private static List<(string Name, string Id)> NamedSheets(GuardedZip zip, string book)
    {
        var sheets = new List<(string Name, string Id)>();
        bool isBook = false;
        using var xml = zip.Xml(book);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.Depth == 0) isBook = xml.LocalName == "workbook";
            if (xml.LocalName == "sheet" && xml.Depth == 2) sheets.Add(Named(xml));
            else Judge(xml);
        }
        if (!isBook) throw Relations.NoWorkbook();
        if (sheets.DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase).Count() < sheets.Count) throw new InvalidDataException("Two sheets have one name.");
        return sheets;
    }

    private static (string Name, string Id) Named(XmlReader xml)
    {
        string name = xml.GetAttribute("name") ?? "", id = "";
        if (xml.GetAttribute("state") is "hidden" or "veryHidden")
            throw new UploadRefused("upload.hidden-sheet", $"The sheet '{name}' is hidden. Show it and delete it, or copy the answers into a fresh copy of the form, so that nothing is sent unseen.");
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.Prefix.Length > 0) id = xml.Value;
        }
        return (name, id);
    }

    private static void Judge(XmlReader xml)
    {
        if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true")
            throw new UploadRefused("upload.dates", "The workbook counts days from 1904. Turn that option off (in Excel: File, Options, Advanced), check the days, and save it again.");
        if (xml.LocalName == "externalReference")
            throw new UploadRefused("upload.external", "The workbook is linked to another workbook. Break the links (in Excel: Data, Edit links), and save it again.");
        if (xml.LocalName == "definedName" && (IsOn(xml, "xlm") || IsOn(xml, "vbProcedure") || IsOn(xml, "function")))
            throw new UploadRefused("upload.macro", "The workbook holds a macro. Save it as Excel workbook (.xlsx), which has none.");
    }

    private static bool IsOn(XmlReader xml, string attribute) => xml.GetAttribute(attribute) is "1" or "true";

    private static List<string> SharedTexts(GuardedZip zip, IReadOnlyList<Relation> relations, UploadLimits limits)
    {
        var texts = new List<string>();
        if (relations.FirstOrDefault(r => r.Kind == "sharedStrings") is not { } part) return texts;
        using var xml = zip.Xml(part.Target);
        int all = 0;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            texts.Add(CellText.Read(xml, limits).Text);
            if ((all += texts[^1].Length) > limits.AllText) throw new UploadRefused("upload.text", "The workbook holds more text than any form. Send only the form.");
        }
        return texts;
    }
}
