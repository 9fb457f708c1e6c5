using System.IO.Compression;
using System.Text;
using Clerestory.Protection;
using Clerestory.Publication;

namespace Clerestory.Tests.Publication;

/// <summary>Finished files are read as a reader reads them: what stands there without a code is found too.</summary>
public sealed class EditionAuditTests
{
    private const string Chapter = "report/2021/member-activities/index.html";

    // PV.labor is 1 and hidden, PS.trafficking-organization is 30 %, PE.sex.race-white is 35 %.
    [Theory]
    [InlineData("</main>", "<p>In labor trafficking there was 1 client, known to all.</p></main>", "PV.labor")]
    [InlineData("</main>", "<svg role=\"img\" aria-label=\"Labor trafficking: 1\"></svg></main>", "PV.labor")]
    [InlineData("</main>", "<svg><text x=\"1\">Labor trafficking</text><text x=\"9\">1</text></svg></main>", "PV.labor")]
    [InlineData("</main>", "<svg><desc>Labor trafficking 1, sex trafficking 20</desc></svg></main>", "PV.sex")]
    [InlineData("</main>", "<img src=\"/a.png\" alt=\"Bars: Labor trafficking (1), both (1)\"></main>", "PV.labor")]
    [InlineData("</main>", "<table><caption>By type</caption><thead><tr><th>Type</th><th>Race: White, non-Hispanic</th></tr></thead><tbody><tr><th scope=\"row\">Sex trafficking</th><td>35%</td></tr></tbody></table></main>", "PE.sex.race-white")]
    [InlineData("</main>", "<dl><dt>Labor trafficking</dt><dd>1</dd></dl></main>", "PV.labor")]
    [InlineData("</main>", "<p>Labor trafficking: between 0 and 23, or 1 to 10, in chapter 1, 20 years.</p></main>", null)]
    public void A_hidden_number_beside_its_words_is_found_wherever_it_stands(string before, string planted, string? code)
    {
        var files = Bench.Edition(Bench.Connecticut, "2021").Files.ToDictionary();
        string page = Encoding.UTF8.GetString(files[Chapter]);
        files[Chapter] = Encoding.UTF8.GetBytes(page.Replace(before, planted, StringComparison.Ordinal));
        Assert.NotEqual(page, Encoding.UTF8.GetString(files[Chapter]));
        Holds(files, code, Chapter);
    }

    [Fact]
    public void The_cell_of_a_matrix_carries_no_code_and_is_read()
    {
        var files = Bench.Edition(Bench.Connecticut, "2021").Files.ToDictionary();
        var (path, text) = files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).Select(f => (f.Key, Text: Encoding.UTF8.GetString(f.Value))).First(f => f.Text.Contains(">Labor trafficking</th>", StringComparison.Ordinal) && f.Text.Contains("<td class=\"n\">[c]</td>", StringComparison.Ordinal) && !f.Key.Contains("/table/", StringComparison.Ordinal));
        int row = text.IndexOf("Hispanic", StringComparison.Ordinal), cell = text.IndexOf("<td class=\"n\">[c]</td>", row, StringComparison.Ordinal);
        files[path] = Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, cell), "<td class=\"n\">40%</td>", text.AsSpan(cell + "<td class=\"n\">[c]</td>".Length)));
        Holds(files, "PE.sex.race-hispanic", path);
    }

    [Theory]
    [InlineData("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Labor trafficking: 1</w:t></w:r></w:p></w:body></w:document>", "data/x.docx")]
    [InlineData("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Type</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Clients</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Labor trafficking</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>", "data/x.docx")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>Labor trafficking</t></is></c><c><v>1</v></c></row></sheetData></worksheet>", "data/x.xlsx")]
    public void Documents_and_workbooks_are_read(string part, string xml, string path)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry(part).Open())) writer.Write(xml);
        Holds(new Dictionary<string, byte[]> { [path] = memory.ToArray() }, "PV.labor", path);
    }

    // A PDF as Chromium prints it, from a document into which the number was put: in a line, in a matrix, and in a drawing.
    [Theory]
    [InlineData("<p>Labor trafficking 1</p>", "PV.labor")]
    [InlineData("<svg width=\"400\" height=\"40\"><text x=\"0\" y=\"20\">Labor trafficking</text><text x=\"200\" y=\"20\">1</text></svg>", "PV.labor")]
    [InlineData("<table><tr><th>Race</th><th>Sex trafficking</th><th>Other</th></tr><tr><th>Race: White, non-Hispanic</th><td>35%</td><td>12%</td></tr></table>", "PE.sex.race-white")]
    [InlineData("<p>Labor trafficking [c], between 0 and 23</p>", null)]
    public async Task The_words_of_a_pdf_are_read(string body, string? code)
    {
        Assert.SkipWhen(PdfPrinter.Find() is null, "Chromium is not installed.");
        byte[] pdf = await PdfPrinter.Print($"<!doctype html><html lang=\"en\"><title>t</title><body>{body}</body></html>", new DateOnly(2022, 1, 1), Bench.Cancel);
        Holds(new Dictionary<string, byte[]> { ["report/2021/annual-report.pdf"] = pdf }, code, "annual-report.pdf");
    }

    [Fact]
    public void What_is_no_pdf_stops_the_edition() =>
        Assert.Equal("pdf.read", Assert.Throws<Fault>(() => EditionAudit.Read(Bench.Connecticut, [new("a.pdf", [1, 2, 3])])).Rule);

    private static void Holds(Dictionary<string, byte[]> files, string? code, string file)
    {
        var holes = CertifyRelease.WithoutStore(Bench.Connecticut, EditionAudit.Read(Bench.Connecticut, files.ToList())).Holes;
        if (code is null) Assert.Empty(holes);
        else Assert.Contains(holes, h => h.Code == code && h.Words.Contains(file, StringComparison.Ordinal));
    }
}
