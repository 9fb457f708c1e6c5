using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>Plans the sheets of a form's workbook: cover, notes, one for each section, lists.</summary>
internal sealed class WorkbookPlan(Instrument instrument, IReadOnlyDictionary<string, CodeList> lists, WorkbookCover cover, IReadOnlyCollection<Answer> answers)
{
    private const string Cover = "Cover", Notes = "Notes", Lists = "Lists";
    private readonly Dictionary<(string Item, string Place), string> values = answers.ToDictionary(a => (a.Item, a.Place), a => a.Value);
    private readonly WorkbookLists choices = new(Lists, lists);
    private readonly List<(string Name, string Cell)> names = [];

    /// <summary>The sheets that a workbook has besides its sections.</summary>
    public static IReadOnlyList<string> OwnSheets { get; } = [Cover, Notes, Lists];

    public PlannedBook Book()
    {
        var asked = instrument.Sections.Select(s => s with { Items = [.. s.Items.Where(i => cover.AgencyKind is null || i.IsAskedOf(cover.AgencyKind))] }).Where(s => s.Items.Count > 0).ToList();
        var taken = new List<string>(OwnSheets);
        var sections = asked.Select(s => Section(s, SheetName(s.Title, taken))).ToList();
        return new PlannedBook(instrument.Title, cover.Language, [CoverSheet(), NotesSheet(asked), .. sections, choices.Sheet()], names);
    }

    private PlannedSheet CoverSheet()
    {
        List<(string, string)> rows =
        [
            ("Agency", cover.Agency),
            ("Call", cover.Call),
            (Workbook.FormLabel, instrument.Id),
            ("Due", cover.Due.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)),
            .. cover.Copy is { } copy ? [(FormCopy.Label, copy.ToString())] : Array.Empty<(string, string)>(),
            .. WorkbookWords.HowToFill,
            ("How to return it", cover.HowToReturn),
        ];
        var introduction = (instrument.Intro ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((text, at) => ($"About this form, {at + 1}", PlainWords.Of(text)));
        return Sheet(Cover, instrument.Title, WorkbookWords.AboutCover, ["What", "Content"], [30, 90], [.. rows.Concat(introduction).Select(Row)]);
    }

    private PlannedSheet NotesSheet(IEnumerable<FormSection> sections) => Sheet(
        Notes, "Notes on the questions", WorkbookWords.AboutNotes, [Workbook.NotesHeading, "Question", "What counts", "Words of the law", "By law or by choice"], [26, 50, 60, 60, 18],
        [.. sections.SelectMany(s => s.Items).Select(i => Row(i.Code, PlainWords.Of(i.Question), PlainWords.Of(i.Help ?? "no note"), PlainWords.Of(i.Statute ?? "none"), i.Voluntary ? "by choice" : "by law"))]);

    private PlannedSheet Section(FormSection section, string name)
    {
        var lines = FormLine.Of(section.Items, lists, answers).ToList();
        var rules = new List<PlannedRule>();
        for (int i = 0; i < lines.Count; i++)
        {
            string cell = string.Create(CultureInfo.InvariantCulture, $"C{i + FirstLine}");
            names.Add((CellNames.Of(lines[i].Place.Item, lines[i].Place.Place), $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!$C${(i + FirstLine).ToString(CultureInfo.InvariantCulture)}"));
            if (choices.RuleFor(lines[i], cell) is { } rule) rules.Add(rule);
        }
        var rows = lines.Select(l => (IReadOnlyList<PlannedCell>)[new(l.Code), new(l.Question), AnswerCell(l), new(l.Hint)]);
        return Sheet(name, section.Title, WorkbookWords.AboutSection, [Workbook.CodeHeading, "Question", Workbook.AnswerHeading, "Answer with"], [34, 70, 30, 34], [.. rows]) with { Rules = rules };
    }

    // The heading row is the fourth: title, description and source stand above it.
    private const int HeadingRow = 4, FirstLine = HeadingRow + 1;

    private PlannedSheet Sheet(string name, string title, string about, string[] headings, double[] widths, IReadOnlyList<IReadOnlyList<PlannedCell>> rows) => new(
        name, widths,
        [
            [new PlannedCell(title, CellLook.Title)], [new PlannedCell(about)], [new PlannedCell($"Source: {instrument.Title}, {instrument.Id}")],
            [.. headings.Select(h => new PlannedCell(h, CellLook.Heading))], .. rows,
        ],
        new PlannedTable(string.Concat("t_", Hash.Of(name).AsSpan(0, 8)), HeadingRow, HeadingRow + rows.Count, headings.Length), []);

    private PlannedCell AnswerCell(FormLine line)
    {
        string value = values.GetValueOrDefault((line.Place.Item, line.Place.Place), "");
        bool stated = new AnswerValue(value).Missing == Missing.None;
        return line.Place.Kind switch
        {
            AnswerKind.Text => new PlannedCell(value, CellLook.AnswerText),
            AnswerKind.Number when stated && value.Length <= 15 && new AnswerValue(value).Number is not null => new PlannedCell(value, CellLook.Answer, IsNumber: true),
            AnswerKind.Day when AnswerText.Serial(value) is { } serial => new PlannedCell(serial.ToString(CultureInfo.InvariantCulture), CellLook.AnswerDay, IsNumber: true),
            AnswerKind.Day => new PlannedCell(value, CellLook.AnswerDay),
            AnswerKind.Code when stated => new PlannedCell(new ChoiceWords(line.Place, lists).WordFor(value), CellLook.Answer),
            _ => new PlannedCell(value, CellLook.Answer),
        };
    }

    private static IReadOnlyList<PlannedCell> Row((string What, string Content) row) => Row(row.What, row.Content);

    private static IReadOnlyList<PlannedCell> Row(params string[] cells) => [.. cells.Select(c => new PlannedCell(c.Length == 0 ? "none" : c))];

    // Excel allows 31 characters, some signs not, and no two names that differ in capitals only.
    private static string SheetName(string title, List<string> taken)
    {
        string plain = string.Concat(title.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal) && !char.IsControl(c))).Trim('\'', ' ');
        string start = plain.Length == 0 ? "Section" : plain[..Math.Min(plain.Length, 27)].Trim('\'', ' '), name = start;
        for (int i = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Equals("History", StringComparison.OrdinalIgnoreCase); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{start} {i}");
        taken.Add(name);
        return name;
    }
}
