using System.Globalization;
using System.Text.RegularExpressions;
using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>
/// Looks for what names a person before anything of an upload is stored. The council holds counts; a file with people in it is
/// refused whole. What is found is named by sheet and column, and never repeated.
/// </summary>
public static partial class PersonalData
{
    private const string Rule = "upload.personal-data";

    /// <summary>The words of a form itself, which pass in any column: its codes, questions and headings.</summary>
    public static IReadOnlySet<string> WordsOf(Instrument instrument, IReadOnlyDictionary<string, CodeList> lists)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var words = new HashSet<string>(StringComparer.Ordinal) { instrument.Title, instrument.Code, instrument.Id };
        foreach (var section in instrument.Sections) words.UnionWith([section.Title, section.Code]);
        foreach (var line in FormLine.Of(instrument.Items, lists, []))
        {
            if (line.Place.Kind == AnswerKind.Code) words.UnionWith(new ChoiceWords(line.Place, lists).Words);
            words.UnionWith([line.Code, line.Place.Place, line.Question, line.Place.Label, line.Hint, line.Item.Code, PlainWords.Of(line.Item.Question), line.Item.Help ?? ""]);
        }
        foreach (var column in instrument.Items.SelectMany(i => i.Columns ?? [])) words.UnionWith([column.Label, column.Code]);
        return words;
    }

    /// <summary>Everything in a file that looks as if it named people, one finding for each column of each sheet. None may be stored while there is one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">Cells that hold just these words pass.</param>
    /// <param name="cancel">Stops the search.</param>
    public static IReadOnlyList<Finding> Examine(GuardedFile file, IReadOnlySet<string> known, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        string? SignOf(SafeCell cell)
        {
            cancel.ThrowIfCancellationRequested();
            return Sign(cell);
        }

        var findings = new List<Finding>();
        foreach (var sheet in file.Sheets)
        {
            var unknown = sheet.Cells.Where(c => c.Kind is CellKind.Text or CellKind.Number && !known.Contains(c.Text)).ToList();
            var found = unknown.Select(c => (c.Row, c.Column, What: SignOf(c))).Where(f => f.What is not null).Concat(BirthDates(unknown));
            findings.AddRange(found.GroupBy(f => (f.Column, f.What)).OrderBy(g => g.Key.Column).Select(g => Found(file, sheet, g.First().Row, g.Key.Column, g.Key.What!)));
        }
        return findings;
    }

    private static Finding Found(GuardedFile file, SafeSheet sheet, int row, int column, string what)
    {
        string where = file.Kind == UploadKind.Xlsx ? $"The sheet '{sheet.Name}', column {SafeCell.ColumnName(column)}," : $"Column {column.ToString(CultureInfo.InvariantCulture)} of the file";
        return Finding.Error(Rule, file.Name, file.Kind == UploadKind.Xlsx ? null : row, $"{where} seems to hold {what}. Nothing was kept. Give counts only: delete what names people, and send the file again.");
    }

    private static string? Sign(SafeCell cell) =>
        SocialSecurity().IsMatch(cell.Text) ? "Social Security numbers"
        : cell.Text.Contains('@', StringComparison.Ordinal) && Mail().IsMatch(cell.Text) ? "e-mail addresses"
        : cell.Kind == CellKind.Text ? PersonLabels.AsksFor(cell.Text) : null;

    // Without headings: a column of what reads like names, and beside it one of days that lie years apart, as birth dates do and the days of one period do not.
    private static IEnumerable<(int Row, int Column, string? What)> BirthDates(List<SafeCell> cells)
    {
        var names = cells.Where(c => c.Kind == CellKind.Text && c.Text.Length <= 60 && NameLike().IsMatch(c.Text)).Select(c => c.Row).ToHashSet();
        return cells.Where(c => names.Contains(c.Row) && c.Text.Length <= 10 && YearOf(c.Text) is not null).GroupBy(c => c.Column)
            .Where(g => g.Count() >= 2 && g.Max(c => YearOf(c.Text)) - g.Min(c => YearOf(c.Text)) >= 3)
            .Select(g => (g.First().Row, g.Key, (string?)"birth dates beside names"));
    }

    private static int? YearOf(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1900 ? day.Year : null;

    [GeneratedRegex(@"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,8}", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’-]{1,20}(, ?| )(\p{Lu}\.? )?\p{Lu}[\p{L}'’-]{1,20}( \p{Lu}[\p{L}'’-]{1,20})?$", RegexOptions.CultureInvariant)]
    private static partial Regex NameLike();
}
