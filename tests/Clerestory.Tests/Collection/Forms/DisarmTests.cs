using System.Text;
using Clerestory.Collection.Forms;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Clerestory.Tests.Collection.Forms;

/// <summary>No text that goes out can act as a formula, and none is changed by going out and coming back.</summary>
public sealed class DisarmTests
{
    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("+1", true)]
    [InlineData("-1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("\tx", true)]
    [InlineData("\rx", true)]
    [InlineData("\nx", true)]
    [InlineData("  =1", true)]
    [InlineData("\u00A0=1", true)]
    [InlineData("\u200B=1", true)]
    [InlineData("\uFEFF=1", true)]
    [InlineData("\u3000\uFF1D1", true)]
    [InlineData("\uFF0B1", true)]
    [InlineData("\uFF0D1", true)]
    [InlineData("\uFF20x", true)]
    [InlineData("'=1", true)]
    [InlineData("-", false)]          // our word for blank
    [InlineData("", false)]
    [InlineData("'tis", false)]
    [InlineData("3", false)]
    [InlineData("a=b", false)]
    public void Armed_texts_are_told_from_harmless_ones(string text, bool armed)
    {
        Assert.Equal(armed, Disarm.IsArmed(text));
        Assert.Equal(armed ? "'" + text : text, Disarm.Text(text));
    }

    [Fact]
    public void Every_text_comes_back_as_it_was() => Gen.OneOf(RandomAnswers.Text, Gen.String).Sample(text => Disarm.Undo(Disarm.Text(text)) == text);

    [Fact]
    public void Disarmed_texts_begin_with_no_sign_of_a_formula() => RandomAnswers.Text.Sample(text => !"=+@\t\r\n".Contains((Disarm.Text(text) + "x").TrimStart(' ', '\u00A0', '\u200B')[0], StringComparison.Ordinal));

    [Fact]
    public void In_csv_texts_are_disarmed_and_numbers_stay_numbers() =>
        Assert.Equal("a,\"'-b;c\"\r\n'=1+1,-5\r\n\"'\t\"\"x\"\"\",0.5\r\n", new ExportTable("T", "S", ["a", "-b;c"], [[ExportCell.Of("=1+1"), ExportCell.Of(-5)], [ExportCell.Of("\t\"x\""), ExportCell.Of(0.5m)]]).ToCsv());

    [Fact]
    public void In_a_workbook_texts_are_texts_and_numbers_stay_numbers()
    {
        byte[] bytes = new ExportTable("Title", "Source", ["a", "=b"], [[ExportCell.Of("=1+1"), ExportCell.Of(-5)], [ExportCell.Of("two\r\n_x000D_"), ExportCell.Of("")]]).ToXlsx();
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(file, Bench.Cancel).Select(e => e.Description));
        var formats = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<X.CellFormat>().ToList();
        var cells = file.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<X.Cell>().ToDictionary(c => c.CellReference!.Value!);
        Assert.True(formats[(int)cells["A4"].StyleIndex!.Value].QuotePrefix!.Value);
        Assert.True(formats[(int)cells["B3"].StyleIndex!.Value].QuotePrefix!.Value);
        Assert.Null(formats[(int)cells["A3"].StyleIndex!.Value].QuotePrefix);
        Assert.Equal(
            ["A1 Text Title", "A2 Text Source", "A3 Text a", "B3 Text =b", "A4 Text =1+1", "B4 Number -5", "A5 Text two\r\n_x000D_"],
            GuardedFileTests.Accepted(bytes, "t.xlsx").Sheets[0].Cells.Select(c => $"{c.Name} {c.Kind} {c.Text}"));
    }

    [Fact]
    public void Any_text_comes_back_from_a_workbook_as_it_was() => Gen.OneOf(RandomAnswers.Text, Gen.String).Where(t => t.Length > 0).Sample(
        text => GuardedFileTests.Accepted(new ExportTable("T", "S", ["a"], [[ExportCell.Of(text)]]).ToXlsx(), "t.xlsx").Sheets[0].Cells.Single(c => c.Name == "A4").Text == text, iter: 100);

    [Fact]
    public void Any_texts_come_back_from_csv_as_they_were() => RandomAnswers.Text.Where(t => t.Length > 0).Sample(
        text => Disarm.Undo(GuardedFileTests.Accepted(Encoding.UTF8.GetBytes(new ExportTable("T", "S", ["a"], [[ExportCell.Of(text)]]).ToCsv()), "t.csv").Sheets[0].Cells.Single(c => c.Name == "A2").Text) == text);

    [Fact]
    public void A_table_whose_rows_do_not_fit_its_columns_is_a_fault_of_ours()
    {
        Assert.Throws<ArgumentException>(() => new ExportTable("T", "S", ["a"], [[]]));
        Assert.Throws<ArgumentException>(() => new ExportTable("T", "S", ["a", "A"], []));
    }
}
