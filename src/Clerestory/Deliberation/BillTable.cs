using System.Globalization;
using System.Text.Json;
using Clerestory.Collection.Forms;

namespace Clerestory.Deliberation;

/// <summary>One row of a bill tracker, read.</summary>
public sealed record BillRow(int Row, string Session, string Number, string Recommendation, string Title, DispositionStatus Status, DateOnly? Day, string Act, string Source);

/// <summary>Reads the table of a bill tracker. Every column is mapped to a field or left out on purpose; a column that nobody decided on stops the import.</summary>
public static class BillTable
{
    /// <summary>The field of a column that is left out on purpose.</summary>
    public const string LeftOut = "-";

    /// <summary>The fields, with what they hold and whether each must have a column.</summary>
    public static IReadOnlyList<(string Field, string Words, bool IsNeeded)> Fields { get; } =
    [
        ("recommendation", "Recommendation, by its code", true), ("session", "Session, such as the year", true), ("number", "Number of the bill", true), ("title", "Title", false), ("status", "Status", true),
        ("date", "Day of the status, as in 2023-05-03", false), ("act", "Act that it became", false), ("source", "Address where that can be read", false),
    ];

    /// <summary>The words of a tracker for each status, beside our own.</summary>
    private static readonly Dictionary<string, DispositionStatus> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["prefiled"] = DispositionStatus.Introduced, ["in committee"] = DispositionStatus.Introduced, ["referred"] = DispositionStatus.Introduced, ["engrossed"] = DispositionStatus.PassedOneChamber,
        ["passed house"] = DispositionStatus.PassedOneChamber, ["passed senate"] = DispositionStatus.PassedOneChamber, ["enrolled"] = DispositionStatus.PassedBothChambers, ["passed"] = DispositionStatus.PassedBothChambers,
        ["signed"] = DispositionStatus.Enacted, ["became law"] = DispositionStatus.Enacted, ["chaptered"] = DispositionStatus.Enacted, ["failed"] = DispositionStatus.Died, ["dead"] = DispositionStatus.Died,
    };

    private static readonly DispositionStatus[] OfBills =
        [DispositionStatus.Introduced, DispositionStatus.PassedOneChamber, DispositionStatus.PassedBothChambers, DispositionStatus.Died, DispositionStatus.Vetoed, DispositionStatus.Enacted];

    /// <summary>The names of the columns, in their order.</summary>
    public static IReadOnlyList<string> Columns(GuardedFile file) =>
        file.Sheets is [var sheet, ..] && sheet.Rows.FirstOrDefault() is { } head ? [.. head.OrderBy(c => c.Key).Select(c => c.Value.Text.Trim()).Where(t => t.Length > 0)] : [];

    /// <summary>The field that each column is taken for by its name alone; a name that nobody knows has none.</summary>
    public static IReadOnlyDictionary<string, string> Guess(IReadOnlyList<string> columns) => columns.Distinct(StringComparer.Ordinal)
        .Select(c => (Column: c, Field: Fields.Select(f => f.Field).FirstOrDefault(f => Same(c, f)))).Where(g => g.Field is not null).ToDictionary(g => g.Column, g => g.Field!, StringComparer.Ordinal);

    /// <summary>Reads the rows.</summary>
    /// <param name="file">The file, past the guard.</param>
    /// <param name="mapping">The field of each column.</param>
    /// <param name="problems">What is wrong, all of it.</param>
    public static IReadOnlyList<BillRow> Read(GuardedFile file, IReadOnlyDictionary<string, string> mapping, List<string> problems)
    {
        var columns = Columns(file);
        foreach (var twice in columns.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1)) problems.Add($"The column “{twice.Key}” stands twice. Rename one of the two.");
        foreach (string unknown in columns.Where(c => !mapping.ContainsKey(c)).Distinct(StringComparer.Ordinal)) problems.Add($"Nothing is known of the column “{unknown}”. Say which field it is, or leave it out.");
        foreach (var twice in mapping.Where(m => m.Value != LeftOut && columns.Contains(m.Key)).GroupBy(m => m.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add($"Two columns are mapped to “{twice.Key}”: {string.Join(", ", twice.Select(m => $"“{m.Key}”"))}. Leave one out.");
        foreach (var (field, words, _) in Fields.Where(f => f.IsNeeded && !mapping.Any(m => m.Value == f.Field && columns.Contains(m.Key)))) problems.Add($"No column is mapped to “{field}” ({words.ToLowerInvariant()}).");
        if (problems.Count > 0) return [];

        var places = file.Sheets[0].Rows.First().Where(c => mapping.GetValueOrDefault(c.Value.Text.Trim(), LeftOut) != LeftOut).ToDictionary(c => mapping[c.Value.Text.Trim()], c => c.Key, StringComparer.Ordinal);
        var rows = file.Sheets[0].Rows.Skip(1).Select(cells => ReadRow(cells.First().Value.Row, f => places.TryGetValue(f, out int at) && cells.TryGetValue(at, out var cell) ? cell.Text.Trim() : "", problems)).OfType<BillRow>().ToList();
        foreach (var twice in rows.GroupBy(r => (r.Session, r.Number, r.Recommendation)).Where(g => g.Count() > 1)) problems.Add($"Rows {string.Join(" and ", twice.Select(r => r.Row))} tell of the same bill and recommendation. Keep one.");
        return rows;
    }

    private static BillRow? ReadRow(int row, Func<string, string> value, List<string> problems)
    {
        int before = problems.Count;
        foreach (string field in new[] { "recommendation", "session", "number", "status" }.Where(f => value(f).Length == 0)) problems.Add($"Row {row}: “{field}” is empty.");
        if (Fields.FirstOrDefault(f => value(f.Field).Length > 500).Field is { } tooLong) problems.Add($"Row {row}: “{tooLong}” has more than 500 letters.");
        var status = StatusOf(value("status"));
        if (status is null && value("status").Length > 0) problems.Add($"Row {row}: the status “{value("status")}” is not known. Known: {string.Join(", ", OfBills.Select(Kebab))}, and {string.Join(", ", Words.Keys)}.");
        DateOnly? day = DateOnly.TryParseExact(value("date"), ["yyyy-MM-dd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        if (day is null && value("date").Length > 0) problems.Add($"Row {row}: “{value("date")}” is not a day. Write it as in 2023-05-03.");
        return problems.Count > before ? null : new BillRow(row, value("session"), value("number"), value("recommendation"), value("title"), status!.Value, day, value("act"), value("source"));
    }

    private static DispositionStatus? StatusOf(string text) => Words.TryGetValue(text, out var known) ? known : OfBills.Cast<DispositionStatus?>().FirstOrDefault(s => Same(text, Kebab(s!.Value)));

    private static string Kebab(DispositionStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    private static bool Same(string one, string other) => string.Equals(Letters(one), Letters(other), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
