using System.Globalization;
using Clerestory.Collection.Forms;

namespace Clerestory.Justice;

/// <summary>A word of a file that stands for no code yet.</summary>
/// <param name="Role">What its column holds.</param>
/// <param name="Word">The word.</param>
/// <param name="Cell">Where it stands first.</param>
public sealed record UnknownWord(ColumnRole Role, string Word, string Cell);

/// <summary>What a file was found to hold.</summary>
/// <param name="Counts">The counts, each with its cell.</param>
/// <param name="Faults">Cells that could not be read.</param>
/// <param name="Unknown">Words that stand for no code yet.</param>
/// <param name="LeftOut">How many rows were left out because a word says so.</param>
public sealed record DrawReading(IReadOnlyList<LocatedCount> Counts, IReadOnlyList<LocatedFinding> Faults, IReadOnlyList<UnknownWord> Unknown, int LeftOut);

/// <summary>Reads the counts of one file by a plan of its columns.</summary>
/// <param name="file">The file, past all guards.</param>
/// <param name="plan">Its columns.</param>
/// <param name="head">Its headings.</param>
/// <param name="book">The pack's code lists.</param>
public sealed class DrawSheet(GuardedFile file, ColumnPlan plan, SheetHead head, JusticeBook book)
{
    private readonly List<LocatedCount> counts = [];
    private readonly List<LocatedFinding> faults = [];
    private readonly Dictionary<string, UnknownWord> unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> columns = head.Headings.GroupBy(h => h.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(h => h.Key), StringComparer.Ordinal);
    private int leftOut;

    /// <summary>Reads it.</summary>
    public DrawReading Read()
    {
        foreach (var row in file.Sheets[head.Number - 1].Rows.Where(r => r.Values.First().Row > head.HeaderRow)) Read(row);
        return new DrawReading(counts, faults, [.. unknown.Values], leftOut);
    }

    private void Read(IReadOnlyDictionary<int, SafeCell> row)
    {
        int at = row.Values.First().Row;
        // A line with nothing in the column of statutes is a remark under the table, or an empty line.
        if (Text(row, ColumnRole.Statute).Length == 0) return;
        string?[] codes = [Code(row, at, ColumnRole.Statute, plan[ColumnRole.Statute]), Code(row, at, ColumnRole.Disposition, plan[ColumnRole.Disposition]), Code(row, at, ColumnRole.District, plan[ColumnRole.District])];
        string? measured = plan.Layout == FileLayout.MeasuresAcross || plan[ColumnRole.Measure] is null ? "" : Code(row, at, ColumnRole.Measure, plan[ColumnRole.Measure]);
        if (codes.Append(measured).Contains(ColumnPlan.LeaveOut))
        {
            leftOut++;
            return;
        }
        if (codes.Append(measured).Contains(null)) return;
        foreach (var (measure, year, column) in Places(row, at, measured!)) Keep(row, at, (codes[0]!, codes[1]!, codes[2]!), (measure, year, column));
    }

    private IEnumerable<(JusticeMeasure Measure, int Year, int Column)> Places(IReadOnlyDictionary<int, SafeCell> row, int at, string measured)
    {
        if (plan.Layout == FileLayout.YearsAcross) return MeasureOf(measured, at) is { } each ? head.Years.OrderBy(y => y.Key).Select(y => (each, y.Value, y.Key)) : [];
        if (SheetHead.YearOf(Text(row, ColumnRole.Year)) is not { } year)
        {
            faults.Add(LocatedFinding.Error(CellAt(at, ColumnRole.Year), "justice.year", "This is no year. Write it with four digits, as in 2020."));
            return [];
        }
        if (plan.Layout == FileLayout.Long) return MeasureOf(measured, at) is { } one ? [(one, year, ColumnOf(ColumnRole.Value))] : [];
        return new[] { (JusticeMeasure.Arrests, ColumnRole.Arrests), (JusticeMeasure.Convictions, ColumnRole.Convictions) }.Where(m => plan[m.Item2] is not null).Select(m => (m.Item1, year, ColumnOf(m.Item2)));
    }

    private JusticeMeasure? MeasureOf(string code, int at)
    {
        if (code.Length > 0) return Enum.Parse<JusticeMeasure>(code, ignoreCase: true);
        if (plan.Only is null) faults.Add(LocatedFinding.Error(Cell(at, 1), "justice.measure", "Nothing says whether these are arrests, convictions or dispositions. Choose the column that says it, or what the whole file holds."));
        return plan.Only;
    }

    private void Keep(IReadOnlyDictionary<int, SafeCell> row, int at, (string Statute, string Disposition, string District) codes, (JusticeMeasure Measure, int Year, int Column) place)
    {
        string cell = Cell(at, place.Column), text = row.TryGetValue(place.Column, out var found) ? found.Text.Trim() : "";
        if (place.Measure == JusticeMeasure.Dispositions != codes.Disposition.Length > 0)
        {
            faults.Add(LocatedFinding.Error(cell, "justice.disposition", place.Measure == JusticeMeasure.Dispositions ? "A count of dispositions needs its disposition. Choose the column that says it." : "A disposition goes with the measure dispositions only."));
            return;
        }
        long? value = NumberOf(text);
        if (value is null && MissingSigns.Read(text) is null)
        {
            faults.Add(LocatedFinding.Error(cell, "justice.value", "This is no whole number. Write a number, NA where the law did not exist, NK where it is not known, or leave the cell empty."));
            return;
        }
        counts.Add(new LocatedCount(new DrawCount(codes.Statute, place.Measure, codes.Disposition, codes.District, place.Year, value, value is null ? MissingSigns.Read(text)!.Value : CellStatus.Normal), cell));
    }

    // A program may write 4 as 4.0, and 1234 as 1,234.
    private static long? NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal number) && number == decimal.Truncate(number) && number is >= 0 and < 1_000_000_000 ? (long)number : null;

    // The code of a word in a column: the pack's, or what somebody said that it stands for. Empty where there is no such column; null where nobody said.
    private string? Code(IReadOnlyDictionary<int, SafeCell> row, int at, ColumnRole role, string? column)
    {
        string word = column is null ? "" : Text(row, role);
        if (word.Length == 0) return "";
        if (plan.Words.TryGetValue(ColumnPlan.WordKey(role, word), out string? said)) return said;
        if ((role == ColumnRole.Measure ? MeasureIn(word) : InList(role, word)) is { } known) return known;
        unknown.TryAdd(ColumnPlan.WordKey(role, word), new UnknownWord(role, word, CellAt(at, role)));
        return null;
    }

    private string? InList(ColumnRole role, string word)
    {
        string? name = role switch { ColumnRole.Statute => book.Plan!.Statutes, ColumnRole.Disposition => book.Plan!.Dispositions, _ => book.Plan!.Districts };
        if (name is null) return null;
        return book.Lists[name].Codes.FirstOrDefault(r => Same(r["code"], word) || Same(r["label"], word) || (role == ColumnRole.Statute && book.Laws.GetValueOrDefault(r["law"]) is { } law && Same(law.Cite, word)))?["code"];
    }

    private static string? MeasureIn(string word) => Enum.GetValues<JusticeMeasure>().Select(m => DrawChecks.Name(m)).FirstOrDefault(m => Same(m, word) || Same(m[..^1], word));

    private static bool Same(string one, string other) => Squeezed(one) == Squeezed(other);

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    private string Text(IReadOnlyDictionary<int, SafeCell> row, ColumnRole role) => ColumnOf(role) is > 0 and var column && row.TryGetValue(column, out var cell) ? cell.Text.Trim() : "";

    private int ColumnOf(ColumnRole role) => plan[role] is { } heading && columns.TryGetValue(heading, out int column) ? column : 0;

    private string CellAt(int row, ColumnRole role) => Cell(row, ColumnOf(role));

    private string Cell(int row, int column) => file.Kind == UploadKind.Xlsx ? SafeCell.ColumnName(Math.Max(1, column)) + row.ToString(CultureInfo.InvariantCulture) : $"line {row}, column {Math.Max(1, column)}";
}
