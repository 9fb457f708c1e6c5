using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Clerestory.Tests.Collection.Forms;

/// <summary>Files that mean harm, or are not what they say. Each has a name, a file name, the rule that refuses it, and is made when asked for.</summary>
internal static class HostileFiles
{
    public sealed record Hostile(string FileName, string Rule, Func<byte[]> Make);

    public static IReadOnlyDictionary<string, Hostile> All { get; } = new Dictionary<string, Hostile>(StringComparer.Ordinal)
    {
        ["a zip bomb of one part of zeros"] = Book("upload.bomb|upload.damaged", () => new Parts().Set("xl/worksheets/sheet1.xml", new byte[200_000_000])),
        ["a zip bomb of many parts"] = Book("upload.bomb", () => Many(new Parts(), 20, 4_000_000)),
        ["a zip bomb that is well-formed XML"] = Book("upload.bomb", () => new Parts().Set("xl/worksheets/sheet1.xml", Parts.Sheet(Repeat("<!-- " + new string('x', 400_000) + " -->", 90)))),
        ["a zip bomb whose header lies"] = new("a.xlsx", "upload.bomb|upload.damaged", () => Lying(new Parts().Set("xl/worksheets/sheet1.xml", new byte[200_000_000]).Zip())),
        ["a zip bomb in a part that is passed over"] = Book("upload.bomb", () => new Parts().Set("xl/printerSettings/printerSettings1.bin", new byte[100_000_000])),
        ["a nested zip"] = Book("upload.nested", () => new Parts().Set("xl/media.zip", new Parts().Zip())),
        ["a nested zip named XML"] = Book("upload.nested", () => new Parts().Set("customXml/item1.xml", new Parts().Zip())),
        ["a nested zip named as printer settings"] = Book("upload.nested", () => new Parts().Set("xl/printerSettings/printerSettings1.bin", new Parts().Zip())),
        ["a part name that appears twice"] = Book("upload.part-twice", () => new Parts().Twice("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(Parts.Sheet("")))),
        ["a part name that appears twice in other capitals"] = Book("upload.part-twice", () => new Parts().Twice("xl/Worksheets/Sheet1.xml", Encoding.UTF8.GetBytes(Parts.Sheet("")))),
        ["a name that climbs out"] = Book("upload.part-name", () => new Parts().Set("../../etc/cron.d/x.xml", "x")),
        ["an absolute name"] = Book("upload.part-name", () => new Parts().Set("/etc/passwd.xml", "x")),
        ["a name with a drive"] = Book("upload.part-name", () => new Parts().Set("C:/x.xml", "x")),
        ["a name with backslashes"] = Book("upload.part-name", () => new Parts().Set(@"xl\..\..\x.xml", "x")),
        ["a relationship that climbs out"] = Book("upload.part-name", () => new Parts().Set("xl/_rels/workbook.xml.rels", Parts.Relations(("r1", "worksheet", "../../../etc/passwd")))),
        ["thousands of parts"] = Book("upload.parts", () => Many(new Parts(), 3_000, 1)),
        ["an entity that fetches a file"] = Sheet("upload.dtd", """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>""" + Parts.Sheet("""<row r="1"><c r="A1" t="str"><v>&e;</v></c></row>""")),
        ["entities that blow up"] = Sheet("upload.dtd", """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>""" + Parts.Sheet("&c;")),
        ["a document type in the relationships"] = Book("upload.dtd", () => new Parts().Set("_rels/.rels", """<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">""" + Parts.Relations())),
        ["a document type in a part that is not read"] = Book("upload.dtd", () => new Parts().Set("xl/theme/theme1.xml", """<!DOCTYPE x><x/>""")),
        ["an outside hyperlink"] = Book("upload.external", () => new Parts().Set("xl/worksheets/_rels/sheet1.xml.rels", Parts.Relations("TargetMode=\"External\"", ("r1", "hyperlink", "http://127.0.0.1/")))),
        ["an outside template"] = Book("upload.external", () => new Parts().Set("xl/_rels/workbook.xml.rels", Parts.Relations("TargetMode=\"External\"", ("r1", "attachedTemplate", "file://host/share")))),
        ["a link to another workbook"] = Book("upload.external", () => new Parts().Set("xl/externalLinks/externalLink1.xml", "<x/>")),
        ["an outside reference in the workbook"] = Book("upload.external", () => new Parts().Set("xl/workbook.xml", Parts.Book("""<sheet name="One" sheetId="1" r:id="r1"/>""", after: """<externalReferences><externalReference r:id="r9"/></externalReferences>"""))),
        ["a data connection"] = Book("upload.external", () => new Parts().Set("xl/connections.xml", "<x/>")),
        ["a macro project"] = Book("upload.macro", () => new Parts().Set("xl/vbaProject.bin", [1, 2, 3])),
        ["a macro project by its relationship"] = Book("upload.macro", () => new Parts().Set("xl/_rels/workbook.xml.rels", Parts.Relations(("r1", "vbaProject", "harmless.xml")))),
        ["a macro by its content type"] = Book("upload.macro", () => new Parts().Set("[Content_Types].xml", """<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>""")),
        ["an old macro sheet"] = Book("upload.macro", () => new Parts().Set("xl/macrosheets/sheet1.xml", Parts.Sheet(""))),
        ["a name that is a macro"] = Book("upload.macro", () => new Parts().Set("xl/workbook.xml", Parts.Book("""<sheet name="One" sheetId="1" r:id="r1"/>""", after: """<definedNames><definedName name="Auto_Open" xlm="1">One!$A$1</definedName></definedNames>"""))),
        ["a workbook named xlsm"] = new("a.xlsm", "upload.macro", () => new Parts().Zip()),
        ["an old Excel file"] = new("a.xls", "upload.old-format", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]),
        ["a workbook with a password"] = new("a.xlsx", "upload.old-format", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]),
        ["a zip with a password"] = new("a.xlsx", "upload.old-format", () => Locked(new Parts().Zip())),
        ["an embedded file"] = Book("upload.embedded", () => new Parts().Set("xl/embeddings/oleObject1.bin", [1, 2])),
        ["an ActiveX control"] = Book("upload.embedded", () => new Parts().Set("xl/activeX/activeX1.xml", "<x/>")),
        ["an embedded program"] = Book("upload.embedded", () => new Parts().Set("xl/run.exe", "MZ")),
        ["an embedded object by its relationship"] = Book("upload.embedded", () => new Parts().Set("xl/worksheets/_rels/sheet1.xml.rels", Parts.Relations(("r1", "oleObject", "../x.xml")))),
        ["a formula"] = Book("upload.formula", () => new Parts("""<row r="7"><c r="B7"><f>1+1</f><v>2</v></c></row>""")),
        ["a shared formula without a value"] = Book("upload.formula", () => new Parts("""<row r="7"><c r="B7"><f t="shared" si="0"/></c></row>""")),
        ["a hidden sheet"] = Book("upload.hidden-sheet", () => new Parts().Set("xl/workbook.xml", Parts.Book("""<sheet name="One" sheetId="1" state="veryHidden" r:id="r1"/>"""))),
        ["days counted from 1904"] = Book("upload.dates", () => new Parts().Set("xl/workbook.xml", Parts.Book("""<sheet name="One" sheetId="1" r:id="r1"/>""", before: """<workbookPr date1904="1"/>"""))),
        ["a sheet of 1,048,576 empty rows"] = Book("upload.nodes|upload.bomb", () => new Parts(Rows(1_048_576, _ => ""))),
        ["a sheet of too many filled rows"] = Book("upload.rows", () => new Parts(Rows(30_000, r => $"""<c r="A{r}"><v>1</v></c>"""))),
        ["a cell far to the right"] = Book("upload.columns", () => new Parts("""<row r="1"><c r="XFD1"><v>1</v></c></row>""")),
        ["a cell of too much text"] = Book("upload.text", () => new Parts($"""<row r="1"><c r="A1" t="str"><v>{new string('x', 40_000)}</v></c></row>""")),
        ["a long text shared by many cells"] = Book("upload.text", () => new Parts(Rows(5_000, r => $"""<c r="A{r}" t="s"><v>0</v></c>""")).Set("xl/sharedStrings.xml", $"<sst><si><t>{new string('x', 30_000)}</t></si></sst>")),
        ["millions of shared texts"] = Book("upload.nodes", () => new Parts().Set("xl/sharedStrings.xml", $"<sst>{Repeat("<si/>", 1_500_000)}</sst>")),
        ["elements nested without end"] = Sheet("upload.nodes", Repeat("<x>", 200_000) + Repeat("</x>", 200_000)),
        ["an element of endless attributes"] = Sheet("upload.nodes", $"<x {string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=\"\" "))}/>"),
        ["an element of endless attributes with signs that look like ends"] = Sheet("upload.nodes", $"<x {string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=\">\" "))}/>"),
        ["a sheet in another encoding"] = Book("upload.damaged", () => new Parts().Set("xl/worksheets/sheet1.xml", Encoding.Unicode.GetBytes(Parts.Sheet("")))),
        ["a text that is missing"] = Book("upload.damaged", () => new Parts("""<row r="1"><c r="A1" t="s"><v>99</v></c></row>""")),
        ["a cell that stands twice"] = Book("upload.damaged", () => new Parts("""<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>""")),
        ["a cell without a place"] = Book("upload.damaged", () => new Parts("""<row r="1"><c r="ZZZZ99999999999"><v>1</v></c></row>""")),
        ["a workbook without sheets' parts"] = Book("upload.damaged", () => new Parts().Without("xl/worksheets/sheet1.xml")),
        ["a document of a word processor"] = Book("upload.type", () => new Parts().Set("xl/workbook.xml", "<document/>")),
        ["a zip that is no workbook"] = Book("upload.type", () => new Parts().Without("[Content_Types].xml")),
        ["a zip cut off"] = new("a.xlsx", "upload.damaged", () => new Parts().Zip()[..^40]),
        ["a picture named xlsx"] = new("a.xlsx", "upload.type", () => [0x89, .. "PNG\r\n"u8]),
        ["a PDF named csv"] = new("a.csv", "upload.type", () => "%PDF-1.7"u8.ToArray()),
        ["a web page named csv"] = new("a.csv", "upload.type", () => "\uFEFF <html></html>"u8.ToArray()),
        ["a program named csv"] = new("a.csv", "upload.type", () => "MZ\x90"u8.ToArray()),
        ["a workbook named csv"] = new("a.csv", "upload.type", () => new Parts().Zip()),
        ["a text named xlsx"] = new("a.xlsx", "upload.type", () => "item,place,value"u8.ToArray()),
        ["a file of an unknown kind"] = new("a.exe", "upload.type", () => "hello"u8.ToArray()),
        ["an empty file"] = new("a.csv", "upload.empty", () => []),
        ["a file too large"] = new("a.csv", "upload.size", () => new byte[11 * 1024 * 1024]),
        ["a CSV with a NUL byte"] = new("a.csv", "upload.binary", () => "a,b\0c"u8.ToArray()),
        ["a CSV in an old encoding"] = new("a.csv", "upload.encoding", () => [.. "caf"u8, 0xE9]),
        ["a CSV in UTF-16"] = new("a.csv", "upload.binary", () => Encoding.Unicode.GetBytes("\uFEFFitem")),
        ["a CSV with a giant field"] = new("a.csv", "upload.text", () => [.. Enumerable.Repeat((byte)'x', 9_000_000)]),
        ["a CSV with a giant quoted field"] = new("a.csv", "upload.text", () => [.. "\""u8, .. Enumerable.Repeat((byte)'"', 8_999_998), .. "\""u8]),
        ["a CSV with thousands of columns"] = new("a.csv", "upload.columns", () => [.. Enumerable.Repeat((byte)',', 9_000_000)]),
        ["a CSV of millions of cells"] = new("a.csv", "upload.cells", () => Encoding.UTF8.GetBytes(Repeat(Repeat("a,", 199) + "a\n", 20_000))),
        ["a workbook of ever new cells"] = Book("upload.cells|upload.nodes", () => new Parts(Rows(5_000, r => string.Concat(Enumerable.Range(1, 45).Select(c => $"<c><v>{c}</v></c>"))))),
        ["an XML part of ever new names"] = Book("upload.nodes", () => new Parts().Set("xl/theme/theme1.xml", $"<x>{string.Concat(Enumerable.Range(0, 1_500_000).Select(i => $"<a{i}/>"))}</x>")),
        ["a CSV with too many rows"] = new("a.csv", "upload.rows", () => Encoding.UTF8.GetBytes(Repeat("a\n", 1_000_000))),
        ["a CSV with a quote left open"] = new("a.csv", "upload.csv", () => "item,\"place\nvalue"u8.ToArray()),
        ["a CSV with something after a quote"] = new("a.csv", "upload.csv", () => "item,\"place\"x"u8.ToArray()),
    };

    private static Hostile Book(string rule, Func<Parts> make) => new("a.xlsx", rule, () => make().Zip());

    private static Hostile Sheet(string rule, string xml) => Book(rule, () => new Parts().Set("xl/worksheets/sheet1.xml", xml));

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Rows(int count, Func<int, string> cells) =>
        string.Concat(Enumerable.Range(1, count).Select(r => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{r}\" ht=\"15\">{cells(r)}</row>")));

    private static Parts Many(Parts parts, int count, int bytes)
    {
        for (int i = 0; i < count; i++) parts.Twice($"docProps/thumbnail.{i}", new byte[bytes]);
        return parts;
    }

    // The directory says that each part unpacks to ten bytes.
    private static byte[] Lying(byte[] zip)
    {
        for (int at = zip.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0; at = Next(zip, at)) BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 24), 10);
        return zip;
    }

    private static byte[] Locked(byte[] zip)
    {
        for (int at = zip.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0; at = Next(zip, at)) zip[at + 8] |= 1;
        return zip;
    }

    private static int Next(byte[] zip, int at) => zip.AsSpan(at + 4).IndexOf("PK\x01\x02"u8) is >= 0 and var step ? at + 4 + step : -1;
}
