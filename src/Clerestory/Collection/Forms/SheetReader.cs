using System.Globalization;
using System.Xml;

namespace Clerestory.Collection.Forms;

/// <summary>Reads the cells of worksheets, counting over all sheets of one workbook.</summary>
internal sealed class SheetReader(GuardedZip zip, IReadOnlyList<string> shared, UploadLimits limits, CancellationToken cancel)
{
    private readonly List<string> formulas = [];
    private int rows, filledCells, text;

    /// <summary>The cells of one sheet that hold something.</summary>
    public SafeSheet Read(string name, string part)
    {
        var cells = new Dictionary<(int Row, int Column), SafeCell>();
        int row = 0, column = 0, filled = 0;
        using var xml = zip.Xml(part);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row", Depth: 2 })
            {
                cancel.ThrowIfCancellationRequested();
                (row, column) = (RowOf(xml) ?? row + 1, 0);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c", Depth: 3 })
            {
                (row, column) = PlaceOf(xml, row, column + 1);
                if (Cell(xml, name, row, column) is not { } cell) continue;
                if (!cells.TryAdd((row, column), cell)) throw new InvalidDataException("A cell stands twice.");
                if (row != filled) CountRow(name);
                filled = row;
            }
        }
        return new SafeSheet(name, [.. cells.Values]);
    }

    /// <summary>Stops when any cell read so far is computed: what a formula shows may not be what it holds.</summary>
    public void MustHaveNoFormulas()
    {
        if (formulas.Count == 0) return;
        string more = formulas.Count > 5 ? $" and {formulas.Count - 5} more" : "";
        throw new UploadRefused("upload.formula", $"Cells hold formulas: {string.Join("; ", formulas.Take(5))}{more}. Copy these cells, and paste them as values.");
    }

    private SafeCell? Cell(XmlReader xml, string sheet, int row, int column)
    {
        string type = xml.GetAttribute("t") ?? "n";
        (string value, bool formula) = CellText.Read(xml, limits);
        if (formula) formulas.Add($"sheet '{sheet}', cell {SafeCell.ColumnName(column)}{row.ToString(CultureInfo.InvariantCulture)}");
        if (type == "s" && value.Length > 0) value = shared[Index(value)];
        if (value.Length == 0) return null;
        if (column > limits.Columns) throw new UploadRefused("upload.columns", $"The sheet '{sheet}' has something beyond column {SafeCell.ColumnName(limits.Columns)}. Delete it, or copy the answers into a fresh copy of the form.");
        if ((text += value.Length) > limits.AllText) throw new UploadRefused("upload.text", "The workbook holds more text than any form. Send only the form.");
        if (++filledCells > limits.Cells) throw new UploadRefused("upload.cells", $"The sheets have more than {limits.Cells} filled cells (at '{sheet}'). Send only the form.");
        return new SafeCell(row, column, KindOf(type), type == "b" ? (value == "1" ? "TRUE" : "FALSE") : value);
    }

    private int Index(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < shared.Count ? index : throw new InvalidDataException("A text is missing.");

    private void CountRow(string sheet)
    {
        if (++rows > limits.Rows) throw new UploadRefused("upload.rows", $"The sheets have more than {limits.Rows} rows with something in them (at '{sheet}'). Send only the form.");
    }

    private static CellKind KindOf(string type) => type switch { "n" => CellKind.Number, "b" => CellKind.Boolean, "e" => CellKind.Fault, _ => CellKind.Text };

    private static int? RowOf(XmlReader xml) => xml.GetAttribute("r") is { } row ? (SafeCell.PlaceOf("A" + row) ?? throw new InvalidDataException("A row has no place.")).Row : null;

    private static (int Row, int Column) PlaceOf(XmlReader xml, int row, int next) =>
        xml.GetAttribute("r") is { } name ? SafeCell.PlaceOf(name) ?? throw new InvalidDataException("A cell has no place.") : (row, next);
}
