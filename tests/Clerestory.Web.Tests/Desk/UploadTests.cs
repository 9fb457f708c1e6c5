using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Clerestory.Collection;
using Clerestory.Collection.Forms;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Tests.Desk;

/// <summary>Files through the page: a filled form comes into the draft, and what may not come in leaves no trace.</summary>
public sealed partial class UploadTests(DeskSite site) : IClassFixture<DeskSite>
{
    [Fact]
    public async Task A_workbook_that_was_downloaded_and_filled_comes_into_the_draft()
    {
        const string agency = "quillogarth-police";
        var clerk = await site.SignedIn(agency, AccountRole.Preparer);
        byte[] empty = await clerk.GetByteArrayAsync(new Uri(DeskSite.Home(agency) + "/workbook.xlsx", UriKind.Relative), DeskSite.Cancel);
        string page = await Uploaded(clerk, agency, Filled(empty, ("concerns-in", "", "7"), ("searches-opened", "", "2")), "form.xlsx");
        Assert.Contains("2 answers read into the draft", page, StringComparison.Ordinal);
        Assert.Equal([("concerns-in", "7"), ("searches-opened", "2")], (await Kept(agency)).Select(a => (a.Item, a.Value)).Order());

        // And it is in the next copy, so that nobody types it twice.
        byte[] next = await clerk.GetByteArrayAsync(new Uri(DeskSite.Home(agency) + "/workbook.xlsx", UriKind.Relative), DeskSite.Cancel);
        string again = await Uploaded(clerk, agency, next, "form.xlsx");
        Assert.Contains("2 answers read into the draft", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_csv_file_goes_the_same_way()
    {
        const string agency = "velvowick-police";
        var clerk = await site.SignedIn(agency, AccountRole.Preparer);
        string empty = await clerk.GetStringAsync(new Uri(DeskSite.Home(agency) + "/form.csv", UriKind.Relative), DeskSite.Cancel);
        Assert.Matches("(?m)^concerns-in,,.*,\r?$", empty);
        string filled = Regex.Replace(empty, "(?m)^(concerns-in,,.*,)(\r?)$", "${1}9$2");
        Assert.Contains("1 answer read into the draft", await Uploaded(clerk, agency, Encoding.UTF8.GetBytes(filled), "form.csv"), StringComparison.Ordinal);
        Assert.Equal(new Answer("concerns-in", "", "9"), Assert.Single(await Kept(agency)));
    }

    [Theory]
    [InlineData("bomb.xlsx")]
    [InlineData("macro.xlsm")]
    [InlineData("people.csv")]
    [InlineData("people.xlsx")]
    [InlineData("program.exe")]
    [InlineData("empty.xlsx")]
    public async Task A_file_that_may_not_come_in_is_refused_in_plain_words_and_nothing_of_it_is_kept(string name)
    {
        const string agency = "pewtrawick-police";
        var clerk = await site.SignedIn(agency, AccountRole.Preparer);
        byte[] empty = await clerk.GetByteArrayAsync(new Uri(DeskSite.Home(agency) + "/workbook.xlsx", UriKind.Relative), DeskSite.Cancel);
        byte[] file = name switch
        {
            "bomb.xlsx" => With(empty, "xl/printerSettings/printerSettings1.bin", new byte[100_000_000]),
            "macro.xlsm" => With(empty, "xl/vbaProject.bin", [1, 2, 3]),
            "people.csv" => "item,place,value,SSN\nconcerns-in,,7,078-05-1120\n"u8.ToArray(),
            "people.xlsx" => Filled(empty, ("concerns-in", "", "7"), ("rule-words", "", "078-05-1120")),
            "program.exe" => [0x4D, 0x5A, .. new byte[500]],
            _ => [],
        };
        string page = await Uploaded(clerk, agency, file, name);
        Assert.DoesNotContain("read into the draft", page, StringComparison.Ordinal);
        string problem = WebUtility.HtmlDecode(Problem().Match(page).Groups[1].Value);
        Assert.True(problem.Length > 30, $"{name}: no reason is given.");
        Assert.DoesNotContain("078-05-1120", page, StringComparison.Ordinal);
        Assert.Empty(await Kept(agency));
        Assert.All(site.Log.Lines, line => Assert.DoesNotContain("078-05-1120", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_far_too_large_is_refused_and_the_desk_goes_on()
    {
        var clerk = await site.SignedIn(DeskSite.Own, AccountRole.Preparer);
        string token = await DeskSite.Token(clerk, DeskSite.Home() + "/upload");
        using var body = Body(token, new byte[DeskHostLimit + 1_000_000], "large.xlsx");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(DeskSite.Home() + "/upload", UriKind.Relative)) { Content = body };
        request.Headers.ExpectContinue = true;
        using var answer = await clerk.SendAsync(request, DeskSite.Cancel);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Empty(await Kept(DeskSite.Own));
    }

    [Fact]
    public async Task Cells_that_cannot_be_read_are_listed_and_their_list_is_a_file_without_formulas()
    {
        const string agency = "pewtraholm-police";
        var clerk = await site.SignedIn(agency, AccountRole.Preparer);
        string page = await Uploaded(clerk, agency, "item,place,value\nconcerns-in,,many\n=1+1,,3\nsearches-opened,,4\n"u8.ToArray(), "form.csv");
        Assert.Contains("These cells could not be read", page, StringComparison.Ordinal);
        Assert.Equal(new Answer("searches-opened", "", "4"), Assert.Single(await Kept(agency)));
        var faults = Fault().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        Assert.Equal(2, faults.Count);

        // Also those that somebody puts into the form by hand.
        using var answer = await DeskSite.Act(clerk, DeskSite.Home(agency) + "/upload", "Faults", [.. faults.Append("=cmd|' /C calc'!A1\t+1\t-1\t@SUM(1)").Select(f => ("fault", f))]);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        string csv = await answer.Content.ReadAsStringAsync(DeskSite.Cancel);
        Assert.Contains("cmd|", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(^|,)\"?[=+@-]", csv.TrimStart('\ufeff'));
    }

    private const long DeskHostLimit = Clerestory.Web.Desk.DeskHost.LargestUpload;

    private static async Task<string> Uploaded(HttpClient clerk, string agency, byte[] file, string name)
    {
        string path = DeskSite.Home(agency) + "/upload";
        using var body = Body(await DeskSite.Token(clerk, path), file, name);
        using var answer = await clerk.PostAsync(new Uri(path, UriKind.Relative), body, DeskSite.Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(DeskSite.Cancel);
    }

    private static MultipartFormDataContent Body(string token, byte[] file, string name) => new() { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), "file", name } };

    // Types values into the cells that bear the names of their places, as Excel does it.
    private static byte[] Filled(byte[] book, params (string Item, string Place, string Value)[] values)
    {
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var file = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            var workbook = file.WorkbookPart!;
            foreach (var (item, place, value) in values)
            {
                string at = workbook.Workbook!.DefinedNames!.Elements<DefinedName>().Single(n => n.Name!.Value == CellNames.Of(item, place)).Text;
                var (sheetName, reference) = (at.Split('!')[0].Trim('\''), at.Split('!')[1].Replace("$", "", StringComparison.Ordinal));
                var sheet = workbook.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name!.Value == sheetName);
                var cells = ((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!)).Worksheet!;
                var cell = cells.Descendants<Cell>().FirstOrDefault(c => c.CellReference == reference) ?? throw new InvalidOperationException($"There is no cell {at}.");
                (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new Text(value)));
                cell.CellValue = null;
            }
        }
        return memory.ToArray();
    }

    private static byte[] With(byte[] book, string part, byte[] content)
    {
        using var memory = new MemoryStream();
        memory.Write(book);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        using (var stream = zip.CreateEntry(part).Open()) stream.Write(content);
        return memory.ToArray();
    }

    private async Task<IReadOnlyList<Answer>> Kept(string agency)
    {
        await using var store = site.Settings.Store.Connect();
        return (await store.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Respondent == agency, DeskSite.Cancel))?.Answers ?? [];
    }

    [GeneratedRegex("name=\"fault\" value=\"([^\"]*)\"")]
    private static partial Regex Fault();

    [GeneratedRegex("(?s)class=\"problems\".*?<ul>(.*?)</ul>")]
    private static partial Regex Problem();
}
