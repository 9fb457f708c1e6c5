using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Clerestory.Collection.Forms;

/// <summary>Writes a planned workbook. All texts are written as texts in their cells, none as a formula; there are no macros and no merged cells.</summary>
internal static class XlsxBook
{
    public static byte[] Write(PlannedBook plan)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Sheet();
            var sheets = new X.Sheets();
            for (uint number = 1; number <= plan.Sheets.Count; number++)
            {
                var sheet = plan.Sheets[(int)number - 1];
                sheets.Append(new X.Sheet { Name = sheet.Name, SheetId = number, Id = book.GetIdOfPart(Add(book, sheet, number)) });
            }
            book.Workbook = new X.Workbook(sheets);
            if (plan.Names.Count > 0) book.Workbook.Append(new X.DefinedNames(plan.Names.OrderBy(n => n.Name, StringComparer.Ordinal).Select(n => new X.DefinedName(n.Cell) { Name = n.Name })));
            (file.PackageProperties.Title, file.PackageProperties.Language) = (plan.Title, plan.Language);
        }
        return bytes.ToArray();
    }

    private static WorksheetPart Add(WorkbookPart book, PlannedSheet plan, uint number)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var columns = plan.Widths.Select((width, at) => new X.Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = width, CustomWidth = true });
        var sheet = new X.Worksheet(new X.Columns(columns), new X.SheetData(plan.Rows.Select((cells, at) => Row(cells, at + 1))));
        if (plan.Rules.Count > 0) sheet.Append(new X.DataValidations(plan.Rules.Select(Rule)) { Count = (uint)plan.Rules.Count });
        sheet.Append(new X.PageSetup { Orientation = X.OrientationValues.Landscape, FitToHeight = 0 });
        if (plan.Table is { } table)
        {
            var tablePart = part.AddNewPart<TableDefinitionPart>();
            tablePart.Table = Table(table, plan.Rows[table.FirstRow - 1], number);
            sheet.Append(new X.TableParts(new X.TablePart { Id = part.GetIdOfPart(tablePart) }) { Count = 1 });
        }
        part.Worksheet = sheet;
        return part;
    }

    private static X.Row Row(IReadOnlyList<PlannedCell> cells, int row) =>
        new(cells.Select((cell, at) => Cell(cell, SafeCell.ColumnName(at + 1) + row.ToString(CultureInfo.InvariantCulture)))) { RowIndex = (uint)row };

    private static X.Cell Cell(PlannedCell plan, string name)
    {
        var cell = new X.Cell { CellReference = name, StyleIndex = XlsxStyles.Of(plan.Look, quoted: !plan.IsNumber && Disarm.IsArmed(plan.Text)) };
        if (plan.Text.Length == 0) return cell;
        if (plan.IsNumber)
        {
            cell.CellValue = new X.CellValue(plan.Text);
            return cell;
        }
        cell.DataType = X.CellValues.InlineString;
        cell.InlineString = new X.InlineString(new X.Text(CellText.Encode(plan.Text)) { Space = SpaceProcessingModeValues.Preserve });
        return cell;
    }

    private static X.Table Table(PlannedTable plan, IReadOnlyList<PlannedCell> headings, uint number) => new(
        new X.TableColumns(headings.Select((heading, at) => new X.TableColumn { Id = (uint)at + 1, Name = CellText.Encode(heading.Text) })) { Count = (uint)plan.Columns },
        new X.TableStyleInfo { Name = "TableStyleLight1", ShowFirstColumn = false, ShowLastColumn = false, ShowRowStripes = false, ShowColumnStripes = false })
    {
        Id = number,
        Name = plan.Name,
        DisplayName = plan.Name,
        Reference = string.Create(CultureInfo.InvariantCulture, $"A{plan.FirstRow}:{SafeCell.ColumnName(plan.Columns)}{plan.LastRow}"),
        TotalsRowShown = false,
    };

    private static X.DataValidation Rule(PlannedRule plan) => new(new X.Formula1(plan.Formula))
    {
        Type = plan.IsList ? X.DataValidationValues.List : X.DataValidationValues.Custom,
        AllowBlank = true,
        ShowInputMessage = true,
        ShowErrorMessage = plan.Stops,
        Prompt = plan.Prompt,
        ErrorTitle = "This answer does not fit",
        Error = plan.Prompt,
        SequenceOfReferences = new ListValue<StringValue>([plan.Cell]),
    };
}
