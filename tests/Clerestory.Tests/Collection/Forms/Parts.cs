using System.IO.Compression;
using System.Text;

namespace Clerestory.Tests.Collection.Forms;

/// <summary>A small workbook made by hand, part by part, so that a test can spoil whichever it likes.</summary>
internal sealed class Parts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    private readonly List<(string Name, byte[] Bytes)> parts = [];

    public Parts(string cells = """<row r="1"><c r="A1" t="inlineStr"><is><t>Hello</t></is></c></row>""")
    {
        Set("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
        Set("_rels/.rels", Relations(("r1", "officeDocument", "xl/workbook.xml")));
        Set("xl/workbook.xml", Book("""<sheet name="One" sheetId="1" r:id="r1"/>"""));
        Set("xl/_rels/workbook.xml.rels", Relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "sharedStrings.xml")));
        Set("xl/sharedStrings.xml", $"""<sst xmlns="{Main}"><si><t>Shared</t></si><si><r><t>Rich </t></r><r><t xml:space="preserve">text</t></r><rPh><t>silent</t></rPh></si></sst>""");
        Set("xl/worksheets/sheet1.xml", Sheet(cells));
    }

    public static string Book(string sheets, string before = "", string after = "") =>
        $"""<workbook xmlns="{Main}" xmlns:r="{Office}">{before}<sheets>{sheets}</sheets>{after}</workbook>""";

    public static string Sheet(string cells) => $"""<worksheet xmlns="{Main}"><sheetData>{cells}</sheetData></worksheet>""";

    public static string Relations(params (string Id, string Kind, string Target)[] relations) => Relations("", relations);

    public static string Relations(string attributes, params (string Id, string Kind, string Target)[] relations) =>
        $"""<Relationships xmlns="{Rels}">{string.Concat(relations.Select(r => $"""<Relationship Id="{r.Id}" Type="{Office}/{r.Kind}" Target="{r.Target}" {attributes}/>"""))}</Relationships>""";

    public Parts Set(string name, string text) => Set(name, Encoding.UTF8.GetBytes(text));

    public Parts Set(string name, byte[] bytes)
    {
        parts.RemoveAll(p => p.Name == name);
        return Twice(name, bytes);
    }

    public Parts Without(string name)
    {
        parts.RemoveAll(p => p.Name == name);
        return this;
    }

    /// <summary>Adds a part, whether or not there is one of that name.</summary>
    public Parts Twice(string name, byte[] bytes)
    {
        parts.Add((name, bytes));
        return this;
    }

    public byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(bytes);
            }
        }
        return file.ToArray();
    }
}
