namespace Clerestory.Collection.Forms;

/// <summary>The workbook's own words.</summary>
internal static class WorkbookWords
{
    public const string AboutCover = "This sheet says whose form this is, how to fill it and how to return it.";

    public const string AboutNotes = "This sheet explains each question, in the order of the form.";

    public const string AboutSection = "Write answers in the column Answer only. Leave the codes as they are: they tell which answer belongs to which question.";

    public const string AboutLists = "This sheet holds the answers to choose from. There is nothing to fill in here.";

    public static IReadOnlyList<(string, string)> HowToFill { get; } =
    [
        ("How to fill it", "Answer in the shaded column of each sheet. You may leave questions for later: an empty cell is no answer, and never becomes zero."),
        ("Zero", "Write 0 when you know that there were none."),
        ("NK", "Write NK when the answer is not known."),
        ("NA", "Write NA when the question does not apply to your agency."),
        ("RF", "Write RF when your agency refuses to answer."),
        ("A hyphen", "Write - to say that you leave the question blank on purpose."),
        ("Counts only", "Give counts only: nothing that names a person or tells who it is."),
        ("What cannot be sent", "Formulas, macros, links, pictures and hidden sheets are refused. Paste values instead."),
    ];
}
