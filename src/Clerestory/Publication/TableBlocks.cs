using Clerestory.Documents;
using Clerestory.Packs;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>Sets protected tables for readers. A withheld table says why, and nothing else.</summary>
internal sealed class TableBlocks(EditionContent content)
{
    /// <summary>A table as a chapter asks for it, with its number.</summary>
    public IEnumerable<Block> Set(TablePart part, string number)
    {
        if (content.Table(part.Table) is not { } table) yield break;
        string title = content.Plain(part.Title ?? table.Title);
        if (table.IsWithheld)
        {
            yield return Withheld(table, $"{number}. {title}", [new Inline.OnScreen([new Inline.Link(content.TableAddress(table.Code), Inlines.Text("What is known of this table"), $"What is known of this table: {table.Title}")])]);
            yield break;
        }
        if (Grid(table, part, $"{number}. {title}") is not { } grid) yield break;
        yield return grid;
        if (Hidden(table) is { } hidden) yield return hidden;
        yield return new Paragraph([.. Foot(table, part.Note)], Role.Note);
    }

    /// <summary>What stands in the place of a table that is withheld.</summary>
    public static Block Withheld(ProtectedTable table, string title, IReadOnlyList<Inline> more) => new Callout(title,
    [
        new Paragraph(
        [
            new Inline.Strong(Inlines.Text("[c] This table is withheld to protect people.")),
            Inline.Of($" {Sentence(string.Join("; ", table.WithheldBecause))} {Sentence(table.Reason)} "),
            .. more,
        ]),
    ]);

    /// <summary>What the mark of hidden numbers means, on a page with numbers of many tables.</summary>
    public static IReadOnlyList<Inline> MeaningOfMark { get; } = [new Inline.Strong(Inlines.Text("[c]")), Inline.Of(" is a number hidden to protect people; it is neither zero nor missing.")];

    /// <summary>The same as a note under numbers of many tables; nothing where none of them is hidden.</summary>
    public static IReadOnlyList<Block> NoteOfMark(bool isAnyHidden) => isAnyHidden ? [new Paragraph(MeaningOfMark, Role.Note)] : [];

    /// <summary>What the mark of hidden numbers means, under a table that has some; null for a table that hides nothing.</summary>
    public static Paragraph? Hidden(ProtectedTable table) => table.Hidden == 0 ? null : new Paragraph(
    [
        new Inline.Strong(Inlines.Text("[c] is a number hidden to protect people.")),
        Inline.Of($" It is neither zero nor missing. It is a count from 1 to {table.Threshold}, or one from which such a count would follow; the mark does not tell which. {Numbers.Read(table.Hidden)} of {Numbers.Read(table.Cells.Count)} numbers of this table are hidden."),
    ], Role.Note);

    /// <summary>All cells of a table, one a row, each with its code.</summary>
    public DataTable All(ProtectedTable table) => new(
        table.Title, [new Column("Number"), .. table.Dimensions.Select(d => new Column(d.Title)), new Column("Value", IsNumeric: true), new Column("Unit"), new Column("Note")],
        [.. table.Cells.Select(cell => new Row(
            [new Inline.Link(content.NumberAddress(table.NumberOf(cell)), Inlines.Text(table.NumberOf(cell)))],
            [.. cell.Labels.Select(TableCell.Of), new TableCell(Inlines.Text(BesideUnit(table, cell) + (cell.Grade.IsUnconfirmed ? " [u]" : "")), cell.Value == 0), TableCell.Of(UnitOf(table, cell)), NoteOf(cell)]))]);

    private DataTable? Grid(ProtectedTable table, TablePart part, string caption)
    {
        if (!content.Knows(table, part.Table, [.. new[] { part.Rows, part.Columns }.OfType<string>(), .. part.Where?.Keys ?? []])) return null;
        if (table.Cells.Count == 0)
        {
            content.Fault("outline.empty", part.Table, $"The table '{part.Table}' has no rows yet. Take the block out until it has.");
            return null;
        }
        var cells = part.Where is null ? [.. table.Cells] : table.Where(part.Where).ToList();
        if (cells.Count == 0)
        {
            content.Fault("outline.where", part.Table, $"No cell of the table '{part.Table}' fits {string.Join(", ", part.Where!.Select(w => $"{w.Key} {w.Value}"))}.");
            return null;
        }
        string rows = part.Rows ?? table.Dimensions[0].Code;
        return part.Columns is { } columns ? Matrix(table, cells, rows, columns, part.Total, caption) : List(table, cells, caption);
    }

    private DataTable List(ProtectedTable table, List<ProtectedCell> cells, string caption)
    {
        bool notes = cells.Any(c => c.Note.Length > 0 || c.IsSuppressed || c.Grade.Word is not null);
        return new DataTable(caption, [new Column(string.Join(", ", table.Dimensions.Select(d => d.Title))), new Column("Number", IsNumeric: true), new Column("Unit"), .. notes ? new[] { new Column("Note") } : []],
            [.. cells.Select(c => new Row(Inlines.Text(string.Join(", ", c.Labels)), [Linked(table, c), TableCell.Of(UnitOf(table, c)), .. notes ? new[] { NoteOf(c) } : []]))]);
    }

    // A section of the law is known by its code; other codes are for machines.
    private bool Cites(ProtectedTable table, string dimension) =>
        table.Dimensions.First(d => d.Code == dimension).Codelist is { } list
        && CodeList.In(content.Pack)[list].Plan.Columns.Contains("law", StringComparer.Ordinal);

    private DataTable? Matrix(ProtectedTable table, List<ProtectedCell> cells, string rows, string columns, bool total, string caption)
    {
        var across = cells.Select(c => (Code: c.CodeOf(table, columns), Label: c.LabelOf(table, columns))).Distinct().ToList();
        var lines = cells.GroupBy(c => (Code: c.CodeOf(table, rows), Label: c.LabelOf(table, rows))).ToList();
        if (lines.Any(l => l.Select(c => c.CodeOf(table, columns)).Distinct().Count() != across.Count || l.Count() != across.Count))
        {
            content.Fault("outline.matrix", table.Code, $"The table '{table.Code}' has no single cell at every {rows} and {columns}. Say more in 'where', or leave 'columns' out.");
            return null;
        }
        bool cites = Cites(table, rows), sums = total && cells.All(c => c.Value is not null);
        return new DataTable(caption, [new Column(Title(table, rows)), .. across.Select(a => new Column(a.Label, IsNumeric: true)), .. sums ? new[] { new Column("All", IsNumeric: true) } : []],
        [
            .. lines.Select(line => new Row(
                cites && line.Key.Code != line.Key.Label ? [new Inline.Strong(Inlines.Text(line.Key.Code)), Inline.Of(" " + line.Key.Label)] : Inlines.Text(line.Key.Label),
                [.. across.Select(a => ValueOf(table, line.First(c => c.CodeOf(table, columns) == a.Code))), .. sums ? new[] { Sum(line) } : []])),
        ]);
    }

    private static TableCell Sum(IEnumerable<ProtectedCell> cells) => cells.Sum(c => c.Value!.Value) is var sum ? new TableCell([new Inline.Strong(Inlines.Text(Numbers.Read(sum)))], sum == 0) : TableCell.Of("");

    private static string Title(ProtectedTable table, string dimension) => table.Dimensions.First(d => d.Code == dimension).Title;

    private static TableCell ValueOf(ProtectedTable table, ProtectedCell cell) => new(Inlines.Text(ReadOf(table, cell) + (cell.Grade.IsUnconfirmed ? " [u]" : "")), cell.Value == 0);

    private TableCell Linked(ProtectedTable table, ProtectedCell cell) =>
        new([new Inline.Number(BesideUnit(table, cell), content.NumberAddress(table.NumberOf(cell)), table.NumberOf(cell), cell.Grade.IsUnconfirmed)], cell.Value == 0);

    /// <summary>The value of a cell as readers read it where it stands alone; a mark where there is none.</summary>
    public static string ReadOf(ProtectedTable table, ProtectedCell cell) => Read(cell, table.Kind == MeasureKind.Percent ? "%" : "");

    /// <summary>The same where its unit stands beside it and says percent itself.</summary>
    public static string BesideUnit(ProtectedTable table, ProtectedCell cell) => UnitOf(table, cell).StartsWith("percent", StringComparison.Ordinal) ? Read(cell, "") : ReadOf(table, cell);

    /// <summary>What a cell counts.</summary>
    public static string UnitOf(ProtectedTable table, ProtectedCell cell) => cell.Unit.Length > 0 ? cell.Unit : table.Unit;

    private static string Read(ProtectedCell cell, string sign) => cell.Value is not { } value
        ? cell.Status switch { CellStatus.Suppressed => "[c]", CellStatus.NotApplicable => "[z]", _ => "[x]" }
        : Numbers.Read(value) + (cell.ValueTo is { } upper ? "–" + Numbers.Read(upper) : "") + sign + (cell.Status == CellStatus.Revised ? " [r]" : "");

    private static TableCell NoteOf(ProtectedCell cell)
    {
        List<Inline> words = cell.Grade.Word is { } grade ? [new Inline.Mark(grade), Inline.Of(" ")] : [];
        return new TableCell([.. words, Inline.Of(cell.IsSuppressed ? "hidden to protect people" + RangeOf(cell) : cell.Note.Length == 0 && words.Count == 0 ? "none" : cell.Note)]);
    }

    /// <summary>What all that is published says of a hidden count.</summary>
    public static string RangeOf(ProtectedCell cell) => cell.Possible is { } range ? $"; from all that is published, it lies between {Numbers.Read(range.Low)} and {Numbers.Read(range.High)}" : "";

    private IEnumerable<Inline> Foot(ProtectedTable table, string? note)
    {
        if (note is not null)
        {
            foreach (var inline in content.Line(note)) yield return inline;
            yield return Inline.Of(" ");
        }
        yield return Inline.Of($"Source: {content.SourceTitle(table.Source)}. Period: {table.Period}. ");
        yield return new Inline.OnScreen(
        [
            new Inline.Link(content.TableAddress(table.Code), Inlines.Text("Every number, with its code"), $"Every number, with its code: {table.Title}"), Inline.Of(", "),
            new Inline.Link($"/data/{table.Code}.csv", Inlines.Text("CSV"), $"CSV, {table.Title}"), Inline.Of("."),
        ]);
    }

    private static string Sentence(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..] + (words.EndsWith('.') ? "" : ".");
}
