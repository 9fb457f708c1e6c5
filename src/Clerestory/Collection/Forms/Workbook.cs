using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>A form as an Excel workbook: written from the instrument, filled by an agency, read back by the codes of its lines.</summary>
public static class Workbook
{
    internal const string FormLabel = "Form", CodeHeading = "Code", AnswerHeading = "Answer", NotesHeading = "Question code";

    /// <summary>The workbook of a form, with the answers so far.</summary>
    public static byte[] Write(Instrument instrument, IReadOnlyDictionary<string, CodeList> lists, WorkbookCover cover, IReadOnlyCollection<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(cover);
        return XlsxBook.Write(new WorkbookPlan(instrument, lists, cover, answers).Book());
    }

    /// <summary>Reads a filled workbook. Lines are known by their codes, so they may be sorted, moved or left out.</summary>
    public static FormReading Read(GuardedFile file, Instrument instrument, IReadOnlyDictionary<string, CodeList> lists)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (WrongForm(file, instrument) is { } wrong) return new FormReading.NotThisForm(wrong);
        var gathering = new FormGathering(instrument, lists);
        var codes = FormLine.Of(instrument.Items, lists, []).Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        var notices = new List<Finding>();
        foreach (var sheet in file.Sheets)
        {
            if (Heading(sheet) is { } heading) Gather(gathering, sheet, heading);
            else if (IsOurs(sheet)) continue;
            else if (sheet.Cells.Any(c => codes.Contains(c.Text.Trim())))
                return new FormReading.NotThisForm(Finding.Error("form.columns", file.Name, null, $"The sheet '{sheet.Name}' has lost its heading line with {CodeHeading} and {AnswerHeading}. Put it back as in a fresh copy of the form."));
            else
                notices.Add(Finding.Notice("form.sheet", file.Name, $"The sheet '{sheet.Name}' is no part of the form. Nothing in it was read."));
        }
        return gathering.Filled(notices) with { Copy = FormCopy.Read(Beside(file, FormCopy.Label)) };
    }

    private static Finding? WrongForm(GuardedFile file, Instrument instrument)
    {
        string? id = Beside(file, FormLabel);
        if (file.Kind != UploadKind.Xlsx || id is null)
            return Finding.Error("form.unknown", file.Name, null, $"The file does not say which form it is. Download the workbook of '{instrument.Title}', and copy your answers into it.");
        if (id == instrument.Id) return null;
        return id[..Math.Max(id.LastIndexOf('.'), 0)] == instrument.Code
            ? Finding.Error("form.version", file.Name, null, $"The workbook is another version of this form; asked for is version {instrument.Version}. Download the workbook again, and copy your answers into it.")
            : Finding.Error("form.other", file.Name, null, $"The workbook is another form. Send it where that form is asked for, or download the workbook of '{instrument.Title}'.");
    }

    // What stands beside a word of the cover, wherever the sheet was moved to.
    private static string? Beside(GuardedFile file, string label) =>
        file.Sheets.SelectMany(s => s.Rows).FirstOrDefault(r => r.TryGetValue(1, out var cell) && cell.Text.Trim() == label)?.GetValueOrDefault(2)?.Text.Trim();

    private static (int Row, int Code, int Answer)? Heading(SafeSheet sheet)
    {
        foreach (var row in sheet.Rows)
        {
            int? code = Column(row, CodeHeading), answer = Column(row, AnswerHeading);
            if (code is not null && answer is not null) return (row.Values.First().Row, code.Value, answer.Value);
        }
        return null;
    }

    // The notes name the codes too, and hold no answers, whatever their sheet is called by now.
    private static bool IsOurs(SafeSheet sheet) => WorkbookPlan.OwnSheets.Contains(sheet.Name, StringComparer.OrdinalIgnoreCase) || sheet.Cells.Any(c => c.Text == NotesHeading);

    private static int? Column(IReadOnlyDictionary<int, SafeCell> row, string heading) => row.Values.FirstOrDefault(c => c.Text.Trim() == heading)?.Column;

    private static void Gather(FormGathering gathering, SafeSheet sheet, (int Row, int Code, int Answer) heading)
    {
        foreach (var row in sheet.Rows)
        {
            if (!row.TryGetValue(heading.Answer, out var answer) || answer.Row <= heading.Row) continue;
            string code = row.TryGetValue(heading.Code, out var cell) ? cell.Text.Trim() : "";
            string[] parts = code.Split(':', 2);
            gathering.Add(sheet.Name, answer.Name, (parts[0], parts.Length == 2 ? parts[1] : ""), answer.Kind, answer.Text);
        }
    }
}
