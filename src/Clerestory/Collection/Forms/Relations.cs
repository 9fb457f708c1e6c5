using System.Xml;

namespace Clerestory.Collection.Forms;

/// <summary>One relationship of a workbook's part to another part.</summary>
/// <param name="Id">The id by which the part names it.</param>
/// <param name="Kind">The last word of its type, such as worksheet.</param>
/// <param name="Target">The part it leads to, as a path from the file's root.</param>
internal sealed record Relation(string Id, string Kind, string Target);

/// <summary>Reads relationships and content types, and stops at those that lead out of the file or to something that runs.</summary>
internal static class Relations
{
    /// <summary>Judges the content types and every relationship of a file.</summary>
    public static void Examine(GuardedZip zip)
    {
        const string types = "[Content_Types].xml";
        if (!zip.Has(types)) throw NoWorkbook();
        using (var xml = zip.Xml(types))
        {
            while (xml.Read()) JudgeType(xml.GetAttribute("ContentType") ?? "");
        }
        foreach (string part in zip.Names.Where(n => n.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))) _ = Of(zip, part).Count;
    }

    /// <summary>The relationships of one part.</summary>
    public static IReadOnlyList<Relation> Of(GuardedZip zip, string relsPart)
    {
        var relations = new List<Relation>();
        if (!zip.Has(relsPart)) return relations;
        string folder = relsPart.Split("_rels/", 2, StringSplitOptions.None)[0];
        using var xml = zip.Xml(relsPart);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }) relations.Add(Judge(xml, folder));
        }
        return relations;
    }

    /// <summary>The zip file is no workbook.</summary>
    public static UploadRefused NoWorkbook() =>
        new("upload.type", "The file is named .xlsx, but it is no Excel workbook. Open it in your spreadsheet program, and save it as Excel workbook (.xlsx).");

    private static Relation Judge(XmlReader xml, string folder)
    {
        string kind = (xml.GetAttribute("Type") ?? "").Split('/')[^1], target = xml.GetAttribute("Target") ?? "";
        if (string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase))
        {
            string what = kind == "hyperlink" ? "a web or mail link" : "a link to something outside";
            throw new UploadRefused("upload.external", $"The workbook holds {what}. Remove all links (in Excel: select all cells, right-click, Remove hyperlinks), and save it again.");
        }
        if (kind is "vbaProject" or "xlMacrosheet" or "xlIntlMacrosheet" or "dialogsheet" or "attachedToolbars" or "wordVbaData")
            throw new UploadRefused("upload.macro", "The workbook holds a macro. Save it as Excel workbook (.xlsx), which has none.");
        if (kind is "oleObject" or "package" or "control" or "activeXControlBinary" or "image")
            throw new UploadRefused("upload.embedded", "The workbook holds an embedded file, a control or a picture. Delete it, and save the workbook again.");
        if (kind is "externalLink" or "externalLinkPath" or "connections" or "queryTable")
            throw new UploadRefused("upload.external", "The workbook is linked to other data. Break the links (in Excel: Data, Edit links), and save it again.");
        return new Relation(xml.GetAttribute("Id") ?? "", kind, Resolve(folder, target));
    }

    private static void JudgeType(string type)
    {
        if (type.Contains("macro", StringComparison.OrdinalIgnoreCase) || type.Contains("vba", StringComparison.OrdinalIgnoreCase))
            throw new UploadRefused("upload.macro", "The file is a workbook with macros. Save it as Excel workbook (.xlsx), which has none.");
        if (type.Contains("activeX", StringComparison.OrdinalIgnoreCase) || type.Contains("oleObject", StringComparison.OrdinalIgnoreCase))
            throw new UploadRefused("upload.embedded", "The workbook holds an embedded file or a control. Delete it, and save the workbook again.");
    }

    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (string segment in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                if (path.Count == 0) throw new UploadRefused("upload.part-name", "The workbook points to something outside itself. Copy the answers into a fresh copy of the form.");
                path.RemoveAt(path.Count - 1);
            }
            else if (segment != ".")
            {
                path.Add(segment);
            }
        }
        return string.Join('/', path);
    }
}
