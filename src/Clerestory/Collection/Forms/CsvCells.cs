using System.Text;

namespace Clerestory.Collection.Forms;

/// <summary>
/// Reads CSV (RFC 4180) into cells within limits. The row of a cell is the line of the file on which its record begins, so
/// that people find it in any editor.
/// </summary>
internal sealed class CsvCells(string text, UploadLimits limits, CancellationToken cancel)
{
    private readonly List<SafeCell> cells = [];
    private int at, line = 1, all, rows;

    public SafeSheet Read(string name)
    {
        while (at < text.Length) Record();
        return new SafeSheet(name, cells);
    }

    private void Record()
    {
        cancel.ThrowIfCancellationRequested();
        int first = line, column = 1, before = cells.Count;
        while (true)
        {
            Keep(first, column, Field(first, column));
            if (at == text.Length || text[at] != ',') break;
            at++;
            column++;
            if (column > limits.Columns) throw new UploadRefused("upload.columns", $"Line {first} has more than {limits.Columns} columns. Send only the columns of the form.");
        }
        EndOfLine();
        if (cells.Count > before && ++rows > limits.Rows) throw new UploadRefused("upload.rows", $"The file has more than {limits.Rows} rows. Send only the rows of the form.");
    }

    private void Keep(int row, int column, string value)
    {
        if (value.Length == 0) return;
        all += value.Length;
        if (all > limits.AllText) throw new UploadRefused("upload.text", "The file holds more text than any form. Send only the form.");
        if (cells.Count == limits.Cells) throw new UploadRefused("upload.cells", $"The file has more than {limits.Cells} filled cells. Send only the columns and rows of the form.");
        cells.Add(new SafeCell(row, column, CellKind.Text, value));
    }

    private string Field(int row, int column) => at < text.Length && text[at] == '"' ? Quoted(row, column) : Bare(row, column);

    private string Bare(int row, int column)
    {
        int length = text.AsSpan(at).IndexOfAny(",\r\n");
        var field = length < 0 ? text.AsSpan(at) : text.AsSpan(at, length);
        Fits(field.Length, row, column);
        at += field.Length;
        return field.ToString();
    }

    private string Quoted(int row, int column)
    {
        var field = new StringBuilder();
        at++;
        while (true)
        {
            int length = text.AsSpan(at).IndexOf('"');
            if (length < 0) throw new UploadRefused("upload.csv", $"In line {row} a quotation mark is opened and never closed. Save the file as CSV UTF-8 with your spreadsheet program.");
            Fits(field.Length + length, row, column);
            line += text.AsSpan(at, length).Count('\n');
            field.Append(text, at, length);
            at += length + 1;
            if (at == text.Length || text[at] != '"') break;
            field.Append('"');
            at++;
        }
        if (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            throw new UploadRefused("upload.csv", $"In line {row}, column {column}, something follows a closing quotation mark. Save the file as CSV UTF-8 with your spreadsheet program.");
        return field.ToString();
    }

    private void Fits(int length, int row, int column)
    {
        if (length > limits.CellText) throw new UploadRefused("upload.text", $"The field in line {row}, column {column}, is longer than {limits.CellText} characters. Shorten it.");
    }

    private void EndOfLine()
    {
        if (at == text.Length) return;
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        line++;
    }
}
