using System.Globalization;
using Clerestory.Collection.Forms;

namespace Clerestory.Justice;

/// <summary>One sheet of a file as a table: where its headings are, and what they say.</summary>
/// <param name="Number">The number of the sheet, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="HeaderRow">The row of the headings.</param>
/// <param name="Headings">The headings that are not empty, by column from 1.</param>
public sealed record SheetHead(int Number, string Name, int HeaderRow, IReadOnlyDictionary<int, string> Headings)
{
    /// <summary>The columns headed by a year, and nothing else.</summary>
    public IReadOnlyDictionary<int, int> Years => Headings.Select(h => (h.Key, Year: YearOf(h.Value))).Where(h => h.Year is not null).ToDictionary(h => h.Key, h => h.Year!.Value);

    /// <summary>A text as a year; null when it is none.</summary>
    public static int? YearOf(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1900 and <= 2100 ? year : null;

    /// <summary>The head of a sheet: its first row with at least two cells, for above it there may be a title.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sheet">The number of the sheet; null for the first one with a table.</param>
    /// <param name="headerRow">The row of the headings; null to look for it.</param>
    /// <returns>The head; null where no sheet has a table.</returns>
    public static SheetHead? Of(GuardedFile file, int? sheet, int? headerRow)
    {
        foreach (var (number, found) in file.Sheets.Select((s, i) => (i + 1, s)).Where(s => sheet is null || s.Item1 == sheet))
        {
            var rows = found.Rows.ToList();
            if ((headerRow is { } at ? rows.FirstOrDefault(r => RowOf(r) == at) : rows.FirstOrDefault(r => r.Count >= 2)) is not { } head) continue;
            return new SheetHead(number, found.Name, RowOf(head), head.ToDictionary(c => c.Key, c => c.Value.Text.Trim()).Where(c => c.Value.Length > 0).ToDictionary());
        }
        return null;
    }

    private static int RowOf(IReadOnlyDictionary<int, SafeCell> row) => row.Values.First().Row;
}

/// <summary>Guesses from its headings how a file is laid out. A person looks at the guess before anything is kept.</summary>
public static class ColumnGuess
{
    private static readonly (ColumnRole Role, string[] Words)[] Words =
    [
        (ColumnRole.Statute, ["statute", "section", "crime", "offense", "law", "charge description"]), (ColumnRole.Year, ["year"]), (ColumnRole.Measure, ["measure", "kind of count", "type"]),
        (ColumnRole.Disposition, ["disposition", "outcome"]), (ColumnRole.District, ["district", "court"]), (ColumnRole.Arrests, ["arrests", "arrest"]), (ColumnRole.Convictions, ["convictions", "conviction"]),
        (ColumnRole.Value, ["value", "count", "number", "total", "cases"]),
    ];

    /// <summary>A plan for a file.</summary>
    public static ColumnPlan Of(SheetHead head)
    {
        var columns = new Dictionary<ColumnRole, string>();
        foreach (var (role, words) in Words)
        {
            string? heading = head.Headings.Values.Where(h => !columns.ContainsValue(h)).FirstOrDefault(h => words.Any(w => Plain(h) == w)) ??
                head.Headings.Values.Where(h => !columns.ContainsValue(h)).FirstOrDefault(h => words.Any(w => Plain(h).StartsWith(w, StringComparison.Ordinal)));
            if (heading is not null) columns[role] = heading;
        }
        var layout = head.Years.Count >= 2 ? FileLayout.YearsAcross : columns.ContainsKey(ColumnRole.Arrests) || columns.ContainsKey(ColumnRole.Convictions) ? FileLayout.MeasuresAcross : FileLayout.Long;
        return new ColumnPlan(layout, head.Number, head.HeaderRow, columns, null, new Dictionary<string, string>());
    }

    /// <summary>Whether a plan fits a file: every column that it reads is there, by its heading.</summary>
    public static bool Fits(ColumnPlan plan, SheetHead head) => plan.Columns.Values.Where(c => c.Length > 0).All(head.Headings.Values.Contains) && (plan.Layout != FileLayout.YearsAcross || head.Years.Count > 0);

    private static string Plain(string heading) => heading.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');
}
