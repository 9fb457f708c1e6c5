using Clerestory.Collection;
using Clerestory.Collection.Forms;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Clerestory.Tests.Collection.Forms;

/// <summary>A form goes out as a workbook and comes back with the same answers, whatever people do to its lines.</summary>
public sealed class WorkbookTests
{
    private static readonly WorkbookCover Cover = new("Police Department of =Nowhere", null, "Call of 2026", new DateOnly(2026, 10, 1), "Send it in on the page of your agency.");

    public static TheoryData<string, string> Forms => RandomAnswers.Forms;

    [Theory, MemberData(nameof(Forms))]
    public void Each_form_comes_back_with_the_answers_that_went_out(string pack, string id)
    {
        var (form, lists) = RandomAnswers.Form(pack, id);
        RandomAnswers.To(form, lists).Sample(answers =>
        {
            var filled = Filled(Workbook.Write(form, lists, Cover, answers), form, lists);
            Assert.Empty(filled.Faults);
            Assert.Empty(filled.Notices);
            Assert.Equal(Sorted(answers), Sorted(filled.Answers));
        }, iter: 15, threads: 1);
    }

    [Theory, MemberData(nameof(Forms))]
    public void The_workbook_satisfies_the_standard_and_the_rules_of_access(string pack, string id)
    {
        var (form, lists) = RandomAnswers.Form(pack, id);
        using var file = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write(form, lists, Cover, [])), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(file, Bench.Cancel).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal((form.Title, "en-US"), (file.PackageProperties.Title, file.PackageProperties.Language));
        Assert.All(file.WorkbookPart!.WorksheetParts, part =>
        {
            var sheet = part.Worksheet!;
            Assert.Empty(sheet.Descendants<X.MergeCell>());
            Assert.Empty(sheet.Descendants<X.CellFormula>());
            Assert.Empty(sheet.Descendants<X.Pane>());
            Assert.StartsWith("A4:", Assert.Single(part.TableDefinitionParts).Table!.Reference!.Value, StringComparison.Ordinal);
            Assert.NotEmpty(sheet.Descendants<X.Cell>().First(c => c.CellReference == "A1").InnerText);
        });
        Assert.All(file.WorkbookPart.WorkbookStylesPart!.Stylesheet!.Fonts!.Elements<X.Font>(), f => Assert.Equal("Arial", f.FontName!.Val!.Value));
    }

    [Theory, MemberData(nameof(Forms))]
    public void Every_answer_cell_bears_the_name_of_its_place_and_the_form_passes_its_own_guards(string pack, string id)
    {
        var (form, lists) = RandomAnswers.Form(pack, id);
        byte[] bytes = Workbook.Write(form, lists, Cover, []);
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var names = file.WorkbookPart!.Workbook!.DefinedNames!.Elements<X.DefinedName>().Select(n => n.Name!.Value!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var item in form.Items) Assert.Superset(ItemPlaces.Of(item, lists).Select(p => CellNames.Of(p.Item, p.Place)).ToHashSet(), names);
        Assert.Empty(PersonalData.Examine(GuardedFileTests.Accepted(bytes, "form.xlsx"), PersonalData.WordsOf(form, lists), Bench.Cancel));
    }

    [Fact]
    public void Grids_of_two_lists_percentages_and_words_beside_a_choice_come_back_too()
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        var item = ItemPlacesTests.Item(ItemType.Counts);
        var wide = form with
        {
            Sections =
            [
                new FormSection("s", "cover", [item with { Code = "grid", Codelist = "ways-in", By = "kinds-of-help" }, item with { Code = "share", Type = ItemType.Percent }]),
                new FormSection("t", "What's [this]: a title much longer than any sheet may have?", [item with { Code = "lead", Type = ItemType.Choice, Codelist = "ways-in", Max = null, Other = true, None = true }, item with { Code = "text", Type = ItemType.Text, Max = 99 }]),
            ],
        };
        Answer[] answers =
        [
            new("grid", $"{lists["ways-in"].Codes[0]["code"]}/{lists["kinds-of-help"].Codes[1]["code"]}", "2"), new("lead", "", "in our own words"),
            new("share", "base", "2"), new("share", "part", "1"), new("text", "", "=cmd|' /C calc'!A0"),
        ];
        Assert.Equal(answers, Sorted(Filled(Workbook.Write(wide, lists, Cover, answers), wide, lists).Answers));
        Assert.Equal([new Answer("lead", "", "none")], Filled(Workbook.Write(wide, lists, Cover, [new("lead", "", "none")]), wide, lists).Answers);
    }

    [Fact]
    public void Only_the_questions_asked_of_the_kind_of_agency_are_in_its_workbook()
    {
        var (form, lists) = RandomAnswers.Form("ct", "statutory-return.1");
        var file = GuardedFileTests.Accepted(Workbook.Write(form, lists, Cover with { AgencyKind = "municipal" }, []), "form.xlsx");
        var codes = file.Sheets.SelectMany(s => s.Cells).Select(c => c.Text).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("referrals-received", codes);
        Assert.DoesNotContain("dispositions", codes);
    }

    [Fact]
    public void All_faults_are_named_at_once_by_sheet_and_cell_and_the_good_answers_are_kept()
    {
        var (form, lists) = RandomAnswers.Form("ct", "statutory-return.1");
        var filled = Typed(form, lists, ("efforts", "Yes", false), ("referrals-received", "3.0", true), ("dcf-referrals", "3.5", true), ("prosecution", "501", true), ("people-named", "-1", true),
            ("missing-children", "n/a", false), ("training", "maybe", false), ("efforts-rows:1.level", "Nowhere", false), ("efforts-rows:1.from", "9/30/2026", false), ("efforts-rows:2.from", "44197", true),
            ("criteria", "yes", false), ("criteria:none", "x", false), ("obstacles:language", "no", false), ("coordination:other", "  two words ", false));
        Assert.Equal(
            ["criteria@", "dcf-referrals@", "efforts-rows@1.level", "people-named@", "prosecution@", "training@"],
            filled.Faults.Select(f => $"{f.Item}@{f.Place}").Order(StringComparer.Ordinal));
        Assert.All(filled.Faults, f => Assert.Matches("^C[0-9]+$", f.Cell));
        Assert.Contains("Anti-trafficking efforts", filled.Faults.Select(f => f.Sheet));
        Assert.Equal(
            [
                new Answer("coordination", "other", "  two words "), new Answer("criteria", "none", "yes"), new Answer("efforts", "", "yes"), new Answer("efforts-rows", "1.from", "2026-09-30"),
                new Answer("efforts-rows", "2.from", "2021-01-01"), new Answer("missing-children", "", "NA"), new Answer("referrals-received", "", "3"),
            ],
            Sorted(filled.Answers));
    }

    [Fact]
    public void Lines_may_be_moved_and_sheets_renamed_but_not_answered_twice_or_without_their_code()
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        var filled = Filled(SheetOf(form.Id,
            ["Answer", "Unit", "Code"], ["5", "people", "waiting"], ["7", "people", "people-helped"], ["8", "people", "people-helped"], ["9", "people", ""], ["1", "people", "nothing"], ["", "", "children-helped"]), form, lists);
        Assert.Equal([new Answer("people-helped", "", "7"), new Answer("waiting", "", "5")], Sorted(filled.Answers));
        Assert.Equal(["A13", "A14", "A15"], filled.Faults.Select(f => f.Cell));
        Assert.Contains("A12", filled.Faults[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("police-return.1", "form.other")]
    [InlineData("provider-return.2", "form.version")]
    [InlineData("", "form.unknown")]
    [InlineData("x", "form.other")]
    public void A_workbook_of_another_form_or_version_is_refused(string id, string rule)
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        var reading = Workbook.Read(GuardedFileTests.Accepted(SheetOf(id, ["Code", "Answer"]), "a.xlsx"), form, lists);
        Assert.Equal(rule, Assert.IsType<FormReading.NotThisForm>(reading).Why.Rule);
    }

    [Fact]
    public void A_sheet_that_has_lost_its_heading_line_is_not_passed_over_in_silence()
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        var reading = Workbook.Read(GuardedFileTests.Accepted(SheetOf(form.Id, ["waiting", "5"]), "a.xlsx"), form, lists);
        Assert.Equal("form.columns", Assert.IsType<FormReading.NotThisForm>(reading).Why.Rule);
    }

    [Fact]
    public void A_sheet_of_one_s_own_is_named_and_not_read()
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        Assert.Contains("'One'", Assert.Single(Filled(SheetOf(form.Id, ["Note", "to self"]), form, lists).Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_bytes_of_a_filled_workbook_throw_nothing()
    {
        var (form, lists) = RandomAnswers.Form("demo", "provider-return.1");
        byte[] whole = Workbook.Write(form, lists, Cover, [new Answer("waiting", "", "5")]);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 4].Sample(changes =>
        {
            byte[] changed = [.. whole];
            foreach (var (at, value) in changes) changed[at] = value;
            if (GuardedFile.Judge(changed, "a.xlsx", new UploadLimits(), Bench.Cancel) is GuardedFile.Result.Accepted { File: var file }) Assert.NotNull(Workbook.Read(file, form, lists));
        }, iter: 200);
    }

    [Fact]
    public void Different_places_never_bear_the_same_name_and_every_name_is_one_that_Excel_allows()
    {
        var code = Gen.Char["abzABZ019-_.()/:é"].Array[1, 6].Select(c => new string(c));
        Gen.Select(code, Gen.OneOf(Gen.Const(""), code), code, Gen.OneOf(Gen.Const(""), code)).Sample((a, b, c, d) =>
        {
            string one = CellNames.Of(a, b), other = CellNames.Of(c, d);
            Assert.Matches(@"^[qh]\.[a-z0-9_.]{1,253}$", one);
            Assert.Equal((a, b) == (c, d), string.Equals(one, other, StringComparison.OrdinalIgnoreCase));
        });
        Assert.InRange(CellNames.Of(new string('-', 300), "").Length, 1, 255);
    }

    private static FormReading.Filled Typed(Instrument form, IReadOnlyDictionary<string, Clerestory.Packs.CodeList> lists, params (string Code, string Value, bool IsNumber)[] typed)
    {
        using var stream = new MemoryStream();
        stream.Write(Workbook.Write(form, lists, Cover, []));
        using (var file = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            foreach (var row in file.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Row>()).Where(r => r.RowIndex!.Value > 4).ToList())
            {
                var cells = row.Elements<X.Cell>().ToList();
                if (typed.FirstOrDefault(t => t.Code == cells[0].InnerText) is not { Code: not null } found || cells.Count != 4) continue;
                cells[2].InlineString = null;
                (cells[2].DataType, cells[2].CellValue) = (found.IsNumber ? X.CellValues.Number : X.CellValues.String, new X.CellValue(found.Value));
            }
        }
        return Filled(stream.ToArray(), form, lists);
    }

    // A sheet as a person might build it by hand; its lines begin in row 10.
    private static byte[] SheetOf(string id, params string[][] lines)
    {
        string Row(int row, string[] cells) => $"""<row r="{row}">{string.Concat(cells.Select((c, at) => $"""<c r="{SafeCell.ColumnName(at + 1)}{row}" t="str"><v>{c}</v></c>"""))}</row>""";
        return new Parts(Row(1, id.Length == 0 ? ["What", "Content"] : ["Form", id]) + string.Concat(lines.Select((l, at) => Row(at + 10, l)))).Zip();
    }

    private static FormReading.Filled Filled(byte[] bytes, Instrument form, IReadOnlyDictionary<string, Clerestory.Packs.CodeList> lists) =>
        Assert.IsType<FormReading.Filled>(Workbook.Read(GuardedFileTests.Accepted(bytes, "form.xlsx"), form, lists));

    private static IEnumerable<Answer> Sorted(IEnumerable<Answer> answers) => answers.OrderBy(a => a.Item, StringComparer.Ordinal).ThenBy(a => a.Place, StringComparer.Ordinal);
}
