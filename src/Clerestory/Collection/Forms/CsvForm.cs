using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>A form as CSV: one line for each place, with the columns item, place, question and value.</summary>
public static class CsvForm
{
    // No item has such a code.
    private const string CopyItem = "#copy";

    /// <summary>The form with its answers so far; every place has its line, and an empty value is no answer. A last line says which copy it is.</summary>
    public static string Write(Instrument instrument, IReadOnlyDictionary<string, CodeList> lists, IReadOnlyCollection<Answer> answers, FormCopy? copy = null)
    {
        var values = answers.ToDictionary(a => (a.Item, a.Place), a => a.Value);
        var rows = FormLine.Of(instrument.Items, lists, answers).Select(line => (IReadOnlyList<ExportCell>)
        [
            ExportCell.Of(line.Item.Code), ExportCell.Of(line.Place.Place), ExportCell.Of(line.Question),
            ExportCell.Of(values.GetValueOrDefault((line.Item.Code, line.Place.Place), "")),
        ]);
        if (copy is not null) rows = rows.Append([ExportCell.Of(CopyItem), ExportCell.Of(""), ExportCell.Of(FormCopy.Label), ExportCell.Of(copy.ToString())]);
        return new ExportTable(instrument.Title, instrument.Id, ["item", "place", "question", "value"], [.. rows]).ToCsv();
    }

    /// <summary>Reads a filled form. The column question is passed over, and may be missing.</summary>
    public static FormReading Read(GuardedFile file, Instrument instrument, IReadOnlyDictionary<string, CodeList> lists)
    {
        ArgumentNullException.ThrowIfNull(file);
        var rows = file.Sheets[0].Rows.ToList();
        int Column(string name) => rows.Count == 0 ? 0 : rows[0].Values.FirstOrDefault(c => string.Equals(c.Text.Trim(), name, StringComparison.OrdinalIgnoreCase))?.Column ?? 0;
        (int item, int place, int value) = (Column("item"), Column("place"), Column("value"));
        if (file.Kind != UploadKind.Csv || item == 0 || place == 0 || value == 0)
            return new FormReading.NotThisForm(Finding.Error("form.columns", file.Name, rows.Count == 0 ? null : 1, "The file must be CSV, with commas, and its first line must name the columns item, place and value. Download the form as CSV, and fill that in."));
        var gathering = new FormGathering(instrument, lists);
        bool IsCopy(IReadOnlyDictionary<int, SafeCell> row) => row.TryGetValue(item, out var code) && code.Text.Trim() == CopyItem;
        foreach (var row in rows.Skip(1).Where(r => !IsCopy(r))) Gather(gathering, file.Name, row, (item, place, value));
        return gathering.Filled([]) with { Copy = FormCopy.Read(rows.Skip(1).FirstOrDefault(IsCopy)?.GetValueOrDefault(value)?.Text) };
    }

    private static void Gather(FormGathering gathering, string file, IReadOnlyDictionary<int, SafeCell> row, (int Item, int Place, int Value) columns)
    {
        string At(int column) => row.TryGetValue(column, out var cell) ? cell.Text : "";
        int line = row.Values.First().Row;
        string cell = string.Create(CultureInfo.InvariantCulture, $"line {line}, column {columns.Value}");
        gathering.Add(file, cell, (At(columns.Item).Trim(), At(columns.Place).Trim()), CellKind.Text, Disarm.Undo(At(columns.Value)));
    }
}
