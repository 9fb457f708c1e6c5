using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>The sheet of answers to choose from, and the rules that lead to it. It grows as rules are asked for.</summary>
internal sealed class WorkbookLists(string sheetName, IReadOnlyDictionary<string, CodeList> lists)
{
    private const int FirstLine = 5;
    private static readonly string[] MissingWords = ["NK", "NA", "RF", "-"];
    private readonly List<(string List, string Entry)> entries = [];
    private readonly Dictionary<string, string> ranges = new(StringComparer.Ordinal);

    /// <summary>What may be typed into an answer cell; null for free text.</summary>
    public PlannedRule? RuleFor(FormLine line, string cell) => line.Place.Kind switch
    {
        AnswerKind.YesNo => new(cell, true, Range("yes or no", ["yes", "no"]), "Answer yes or no, or NK, NA or RF."),
        AnswerKind.Tick => new(cell, true, Range("chosen", ["yes"]), "Answer yes where it applies. Leave the cell empty where it does not."),
        AnswerKind.MissingOnly => new(cell, true, Range("whole question", []), "NK, NA or RF, if that is all there is to say of the whole question."),
        AnswerKind.Code => new(cell, true, Range($"{line.Place.Codelist} {line.Place.Extra}", new ChoiceWords(line.Place, lists).Words), "Choose one of the list, or NK, NA or RF.", Stops: (line.Place.Extra & ExtraChoice.Other) == 0),
        AnswerKind.Number => new(cell, false, OrMissing(cell, Whole(line.Place, cell)), Clip($"{line.Hint}; or NK, NA or RF.")),
        AnswerKind.Day => new(cell, false, OrMissing(cell, $"{cell}>60"), "A day, such as 2026-09-30; or NK, NA or RF."),
        _ => null,
    };

    /// <summary>The sheet with every list that a rule leads to.</summary>
    public PlannedSheet Sheet()
    {
        if (entries.Count == 0) Range("whole question", []);
        List<IReadOnlyList<PlannedCell>> rows =
        [
            [new("Lists", CellLook.Title)], [new(WorkbookWords.AboutLists)], [new("Source: the code lists of this form")],
            [new("List", CellLook.Heading), new("Entry", CellLook.Heading)],
            .. entries.Select(e => (IReadOnlyList<PlannedCell>)[new(e.List), new(e.Entry)]),
        ];
        return new PlannedSheet(sheetName, [40, 70], rows, new PlannedTable("t_lists", FirstLine - 1, rows.Count, 2), []);
    }

    private string Range(string list, IEnumerable<string> words)
    {
        if (ranges.TryGetValue(list, out string? known)) return known;
        int first = entries.Count + FirstLine;
        string title = list.Replace(" Nothing", "", StringComparison.Ordinal);
        entries.AddRange([.. words.Select(w => (title, w)), .. MissingWords.Select(m => (title, m))]);
        return ranges[list] = string.Create(CultureInfo.InvariantCulture, $"{sheetName}!$B${first}:$B${entries.Count + FirstLine - 1}");
    }

    // A spreadsheet's AND looks at all its parts, and a word where a number is expected spoils the whole: so IF comes first.
    private static string OrMissing(string cell, string whenNumber) =>
        $"IF(ISNUMBER({cell}),{whenNumber},OR({string.Join(',', MissingWords.Select(m => $"EXACT({cell},\"{m}\")"))}))";

    private static string Whole(ItemPlace place, string cell) => place.Max is { } most
        ? string.Create(CultureInfo.InvariantCulture, $"AND({cell}>={place.Min ?? 0},{cell}<={most},{cell}=INT({cell}))")
        : string.Create(CultureInfo.InvariantCulture, $"AND({cell}>={place.Min ?? 0},{cell}=INT({cell}))");

    // Excel takes 225 characters of an error text.
    private static string Clip(string text) => text.Length <= 225 ? text : text[..225];
}
