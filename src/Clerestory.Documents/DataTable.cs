namespace Clerestory.Documents;

/// <summary>A table of data. No cell is merged and every row has as many cells as there are columns.</summary>
public sealed record DataTable : Block
{
    /// <summary>Makes a table.</summary>
    /// <param name="caption">What the table holds; it is read out before the table.</param>
    /// <param name="columns">The columns, the row headers' own column first.</param>
    /// <param name="rows">The rows; at least one.</param>
    /// <param name="captionIsShown">Whether the caption is seen as well as heard.</param>
    /// <exception cref="ArgumentException">There are no rows, or a row has more or fewer cells than there are columns.</exception>
    public DataTable(string caption, IReadOnlyList<Column> columns, IReadOnlyList<Row> rows, bool captionIsShown = true)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) throw new ArgumentException($"The table '{caption}' has no rows. Say 'none' in a sentence instead.", nameof(rows));
        if (rows.FirstOrDefault(r => r.Cells.Count + 1 != columns.Count) is { } odd)
            throw new ArgumentException($"The table '{caption}' has {columns.Count} columns; its row '{odd.Header.AsWords()}' has {odd.Cells.Count + 1} cells.", nameof(rows));
        (Caption, Columns, Rows, CaptionIsShown) = (caption, columns, rows, captionIsShown);
    }

    /// <summary>What the table holds.</summary>
    public string Caption { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Whether the caption is seen.</summary>
    public bool CaptionIsShown { get; }

    /// <summary>Whether all columns but the first hold numbers: such a table is set tight.</summary>
    public bool IsMatrix => Columns.Count > 4 && Columns.Skip(1).All(c => c.IsNumeric);
}

/// <summary>A column; numbers are set flush right.</summary>
public sealed record Column(string Title, bool IsNumeric = false);

/// <summary>A row, with its header cell.</summary>
public sealed record Row(IReadOnlyList<Inline> Header, IReadOnlyList<TableCell> Cells);

/// <summary>A cell. A true zero is set lighter, so that the eye finds what is not zero.</summary>
public sealed record TableCell(IReadOnlyList<Inline> Content, bool IsZero = false)
{
    /// <summary>A cell of plain text.</summary>
    public static TableCell Of(string text) => new(Inlines.Text(text));
}
