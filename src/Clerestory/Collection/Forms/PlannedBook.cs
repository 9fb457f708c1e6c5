namespace Clerestory.Collection.Forms;

/// <summary>How a cell looks.</summary>
internal enum CellLook { Body, Title, Heading, Answer, AnswerText, AnswerDay }

/// <summary>A cell that is to be written.</summary>
internal sealed record PlannedCell(string Text, CellLook Look = CellLook.Body, bool IsNumber = false);

/// <summary>The part of a sheet that is marked up as a table, from its heading row on, beginning in column A.</summary>
internal sealed record PlannedTable(string Name, int FirstRow, int LastRow, int Columns);

/// <summary>What may be typed into a cell: one of a list when the formula is a range, else whatever makes the formula true.</summary>
internal sealed record PlannedRule(string Cell, bool IsList, string Formula, string Prompt, bool Stops = true);

/// <summary>A sheet that is to be written.</summary>
internal sealed record PlannedSheet(
    string Name, IReadOnlyList<double> Widths, IReadOnlyList<IReadOnlyList<PlannedCell>> Rows, PlannedTable? Table, IReadOnlyList<PlannedRule> Rules);

/// <summary>A workbook that is to be written, and the names of its cells.</summary>
internal sealed record PlannedBook(string Title, string Language, IReadOnlyList<PlannedSheet> Sheets, IReadOnlyList<(string Name, string Cell)> Names);
