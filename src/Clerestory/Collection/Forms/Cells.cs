using System.Globalization;

namespace Clerestory.Collection.Forms;

/// <summary>What a cell holds.</summary>
public enum CellKind { Text, Number, Boolean, Fault }

/// <summary>One cell with something in it: its place, counted from 1, and its text exactly as the file has it.</summary>
public sealed record SafeCell(int Row, int Column, CellKind Kind, string Text)
{
    /// <summary>The cell's name, as in B7.</summary>
    public string Name => ColumnName(Column) + Row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column: 1 is A, 27 is AA.</summary>
    public static string ColumnName(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : ColumnName((column - 1) / 26) + ColumnName(((column - 1) % 26) + 1);

    /// <summary>Row and column of a name such as B7; null when it is no such name.</summary>
    public static (int Row, int Column)? PlaceOf(string name)
    {
        int letters = 0, column = 0;
        while (letters < name.Length && letters < 4 && char.IsAsciiLetterUpper(name[letters])) column = (column * 26) + (name[letters++] - 'A' + 1);
        bool known = int.TryParse(name.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out int row);
        return known && column is > 0 and <= 16_384 && row is > 0 and <= 1_048_576 ? (row, column) : null;
    }
}

/// <summary>One sheet of a workbook, or the one table of a CSV file: only cells that hold something, in the order of rows.</summary>
public sealed record SafeSheet(string Name, IReadOnlyList<SafeCell> Cells)
{
    /// <summary>The cells by row, each row by column.</summary>
    public IEnumerable<IReadOnlyDictionary<int, SafeCell>> Rows => Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => g.ToDictionary(c => c.Column));
}
