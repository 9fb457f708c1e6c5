using System.Buffers;
using System.Globalization;
using System.Text;

namespace Clerestory.Collection.Forms;

/// <summary>One cell of an export: a text, which is disarmed, or a number, which stays one.</summary>
public abstract record ExportCell
{
    private ExportCell()
    {
    }

    /// <summary>Words of any origin.</summary>
    public sealed record Text(string Value) : ExportCell;

    /// <summary>A number.</summary>
    public sealed record Number(decimal Value) : ExportCell;

    /// <summary>A text as a cell.</summary>
    public static ExportCell Of(string value) => new Text(value);

    /// <summary>A number as a cell.</summary>
    public static ExportCell Of(decimal value) => new Number(value);
}

/// <summary>A table that goes out as a file, for people to open in a spreadsheet program. No text in it can act as a formula there.</summary>
public sealed record ExportTable
{
    // The semicolon and the tab are no separators here, but some programs take them for one.
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\"\t\r\n");

    /// <summary>A table.</summary>
    /// <exception cref="ArgumentException">A row has more or fewer cells than there are columns, or two columns bear one name.</exception>
    public ExportTable(string title, string source, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<ExportCell>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Any(r => r.Count != columns.Count)) throw new ArgumentException($"Each row must have {columns.Count} cells.", nameof(rows));
        if (columns.Distinct(StringComparer.OrdinalIgnoreCase).Count() != columns.Count) throw new ArgumentException("Columns must have different names.", nameof(columns));
        (Title, Source, Columns, Rows) = (title, source, columns, rows);
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>Where its figures come from.</summary>
    public string Source { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, each as long as there are columns.</summary>
    public IReadOnlyList<IReadOnlyList<ExportCell>> Rows { get; }

    /// <summary>The table as CSV (RFC 4180); lines end with CR LF.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns.Select(c => Field(Disarm.Text(c)))).Append("\r\n");
        foreach (var row in Rows) text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>The table as a workbook of one sheet.</summary>
    /// <param name="language">The language of the texts, such as en-US.</param>
    public byte[] ToXlsx(string language = "en-US")
    {
        List<IReadOnlyList<PlannedCell>> rows =
        [
            [new PlannedCell(Title, CellLook.Title)],
            [new PlannedCell(Source)],
            [.. Columns.Select(c => new PlannedCell(c, CellLook.Heading))],
            .. Rows.Select(r => r.Select(Planned).ToList()),
        ];
        var table = Rows.Count == 0 ? null : new PlannedTable("Table1", FirstRow: 3, LastRow: rows.Count, Columns.Count);
        return XlsxBook.Write(new PlannedBook(Title, language, [new PlannedSheet("Table", [.. Columns.Select(_ => 24.0)], rows, table, [])], []));
    }

    private static PlannedCell Planned(ExportCell cell) => cell switch
    {
        ExportCell.Number number => new PlannedCell(number.Value.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        ExportCell.Text text => new PlannedCell(text.Value),
        _ => throw new InvalidOperationException("There are but two kinds of cell."),
    };

    private static string Field(ExportCell cell) => cell switch
    {
        ExportCell.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        ExportCell.Text text => Field(Disarm.Text(text.Value)),
        _ => throw new InvalidOperationException("There are but two kinds of cell."),
    };

    private static string Field(string safe) => safe.AsSpan().ContainsAny(NeedQuotes) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
}
