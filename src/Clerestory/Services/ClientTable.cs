using System.Globalization;
using Clerestory.Collection.Forms;
using Clerestory.Packs;

namespace Clerestory.Services;

/// <summary>A provider's own table while it is counted: its cells are read one by one, and none is kept. What does not fit is told by row and column, never by its text.</summary>
internal sealed class ClientTable
{
    private static readonly DateOnly SerialZero = new(1899, 12, 30);
    private readonly CountPlan plan;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> codes = new(StringComparer.Ordinal);
    private readonly List<(string Rule, string Column, int Row, string Why)> faults = [];

    public ClientTable(CountPlan plan, ColumnNames names, IReadOnlyDictionary<string, CodeList> lists, SafeSheet sheet)
    {
        this.plan = plan;
        var rows = sheet.Rows.ToList();
        foreach (var cell in rows.Count == 0 ? [] : rows[0].Values)
        {
            if (plan.Columns.FirstOrDefault(c => names.IsHeading(cell.Text, c)) is { } column && !columns.TryAdd(column.Code, cell.Column)) faults.Add(("counting.double", column.Title, cell.Row, "stands twice: rename or delete one"));
        }
        foreach (var column in plan.Columns.Where(c => c.Kind == ColumnKind.Code)) codes[column.Code] = CodesOf(column, names, lists);
        Rows = [.. rows.Skip(1)];
    }

    /// <summary>The rows below the headings.</summary>
    public IReadOnlyList<IReadOnlyDictionary<int, SafeCell>> Rows { get; }

    /// <summary>The columns that must be there and are not.</summary>
    public IReadOnlyList<PlanColumn> Lacking => [.. plan.Columns.Where(c => !c.Optional && !Has(c.Code))];

    /// <summary>Whether the table has a column, or the days from which an age is worked out.</summary>
    public bool Has(string column) => columns.ContainsKey(column) || (plan.Column(column).Born is { } born && columns.ContainsKey(born.Column) && columns.ContainsKey(born.On));

    /// <summary>What did not fit, a finding for each column and reason, with the first rows of it.</summary>
    public IEnumerable<Finding> Faults => faults.Distinct().GroupBy(f => (f.Rule, f.Column, f.Why)).Select(g => Finding.Error(
        g.Key.Rule, null, g.Min(f => f.Row), $"Column '{g.Key.Column}' {g.Key.Why}. Rows: {string.Join(", ", g.Select(f => f.Row).Order().Take(8))}{(g.Count() > 8 ? $" and {g.Count() - 8} more" : "")}."));

    /// <summary>The text of a cell; empty where it has none.</summary>
    public string Text(IReadOnlyDictionary<int, SafeCell> row, string column) => Cell(row, column)?.Text.Trim() ?? "";

    /// <summary>A day; null where the cell is empty or holds none.</summary>
    public DateOnly? Day(IReadOnlyDictionary<int, SafeCell> row, string column)
    {
        if (Cell(row, column) is not { } cell || cell.Text.Trim() is not { Length: > 0 } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double serial) && serial is > 60 and < 73_050) return SerialZero.AddDays((int)serial);
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "M/d/yyyy", "M/d/yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault("counting.day", column, cell.Row, "holds something that is no day: write 2025-09-30 or 9/30/2025");
        return null;
    }

    /// <summary>Yes or no; null where the cell is empty or says neither.</summary>
    public bool? YesNo(IReadOnlyDictionary<int, SafeCell> row, string column)
    {
        string text = Text(row, column).ToUpperInvariant();
        if (text is "YES" or "Y" or "TRUE" or "X" or "1") return true;
        if (text is "NO" or "N" or "FALSE" or "0") return false;
        if (text.Length > 0) Fault("counting.yes-no", column, Cell(row, column)!.Row, "holds something that is neither yes nor no");
        return null;
    }

    /// <summary>The code that a cell falls into; null where it falls into none.</summary>
    public string? Code(IReadOnlyDictionary<int, SafeCell> row, PlanColumn column)
    {
        string text = Text(row, column.Code);
        int line = row.Values.First().Row;
        if (column.Bands is not null) return Band(row, column, text, line);
        if (text.Length == 0) return Blank(column, line);
        if (codes[column.Code].TryGetValue(text, out string? code)) return code;
        Fault("counting.word", column.Code, line, $"holds words that stand for no code of {column.Codelist}: name them in your file of column names");
        return null;
    }

    private string? Band(IReadOnlyDictionary<int, SafeCell> row, PlanColumn column, string text, int line)
    {
        long? number = text.Length == 0 ? AgeOf(row, column) : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal given) ? (long)decimal.Floor(given) : null;
        if (number is null && text.Length == 0) return Blank(column, line);
        if (number is { } known && column.Bands!.FirstOrDefault(b => known >= b.Value[0] && known <= b.Value[1]).Key is { } code) return code;
        Fault("counting.number", column.Code, line, "holds something that falls into none of the groups");
        return null;
    }

    private long? AgeOf(IReadOnlyDictionary<int, SafeCell> row, PlanColumn column)
    {
        if (column.Born is not { } born || Day(row, born.Column) is not { } birth || Day(row, born.On) is not { } on || birth > on) return null;
        int years = on.Year - birth.Year;
        return birth.AddYears(years) > on ? years - 1 : years;
    }

    private string? Blank(PlanColumn column, int line)
    {
        if (column.Blank is null && Has(column.Code)) Fault("counting.blank", column.Code, line, "is empty, and must not be");
        return column.Blank;
    }

    private SafeCell? Cell(IReadOnlyDictionary<int, SafeCell> row, string column) => columns.TryGetValue(column, out int at) ? row.GetValueOrDefault(at) : null;

    private void Fault(string rule, string column, int row, string why) => faults.Add((rule, plan.Column(column).Title, row, why));

    private static Dictionary<string, string> CodesOf(PlanColumn column, ColumnNames names, IReadOnlyDictionary<string, CodeList> lists)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in lists[column.Codelist!].Codes)
        {
            codes[row["code"]] = row["code"];
            codes[row["label"]] = row["code"];
        }
        foreach (var (code, word) in names.WordsOf(column)) codes[word.Trim()] = code;
        return codes;
    }
}
