using Clerestory.Packs;

namespace Clerestory.Collection;

/// <summary>A form, as data: its items and the checks on them (DDI and GSIM: instrument). A sealed version never changes; a change is a new version.</summary>
public sealed record Instrument(
    string Code, int Version, string Title, string? Law, string? Intro, ReportingPeriod Period, string Due,
    IReadOnlyList<FormSection> Sections, IReadOnlyList<Check> Checks, AttestationText Attestation, ZeroReturn? ZeroReturn = null)
{
    /// <summary>The instrument's name with its version, as obligations and returns give it.</summary>
    public string Id => $"{Code}.{Version}";

    /// <summary>All items, in the order of the form.</summary>
    public IEnumerable<Item> Items => Sections.SelectMany(s => s.Items);

    /// <summary>The instruments of a pack, by id.</summary>
    public static IReadOnlyDictionary<string, Instrument> In(Pack pack) => pack.Once<IReadOnlyDictionary<string, Instrument>>(p => p.ReadAll<Instrument>("instruments").ToDictionary(i => i.Id, StringComparer.Ordinal));

    /// <summary>Everything that the checks find in a return of an agency of some kind, all at once.</summary>
    public IReadOnlyList<Finding> Examine(Answers answers, string agencyKind)
    {
        var asked = Items.Where(i => i.IsAskedOf(agencyKind)).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        return [.. Checks.Where(check => asked.Contains(check.Item ?? check.Parts ?? "")).Where(check => check.IsBrokenBy(answers)).Select(check => check.Finding)];
    }
}

/// <summary>The period that a return covers: so many months, ending on a day of the year written as month and day.</summary>
public sealed record ReportingPeriod(int Months, string EndsOn);

/// <summary>A part of the form.</summary>
public sealed record FormSection(string Code, string Title, IReadOnlyList<Item> Items);

/// <summary>What a respondent with nothing to report answers, and what it confirms by that.</summary>
/// <param name="Statement">What is confirmed.</param>
/// <param name="Answers">One value an item: a grid takes it at every place, a choice of several takes <c>none</c>.</param>
public sealed record ZeroReturn(string Statement, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>The answers that it stands for, for an agency of some kind.</summary>
    public IReadOnlyList<Answer> AnswersIn(Instrument form, string agencyKind, IReadOnlyDictionary<string, CodeList> lists) =>
    [
        .. from item in form.Items
           where item.IsAskedOf(agencyKind) && Answers.ContainsKey(item.Code)
           from answer in Of(item, Answers[item.Code], lists)
           select answer,
    ];

    private static IEnumerable<Answer> Of(Item item, string value, IReadOnlyDictionary<string, CodeList> lists) => item.Type switch
    {
        ItemType.Choices when value == ItemPlaces.None => [new Answer(item.Code, ItemPlaces.None, "yes")],
        ItemType.Counts or ItemType.Percent or ItemType.BeforeAfter when new AnswerValue(value).Missing == Missing.None => ItemPlaces.Of(item, lists).Select(place => new Answer(item.Code, place.Place, value)),
        _ => [new Answer(item.Code, "", value)],
    };
}

/// <summary>The words that the signer signs, and who may.</summary>
public sealed record AttestationText(IReadOnlyList<string> Roles, string Statement);

/// <summary>What kind of answer an item takes.</summary>
public enum ItemType { Count, Counts, Percent, YesNo, Choice, Choices, Text, Date, Rows, BeforeAfter }

/// <summary>A question of the form (DDI: question item).</summary>
/// <param name="Code">Its place in this form.</param>
/// <param name="Concept">Its meaning across forms and years: the same concept is comparable.</param>
/// <param name="Ref">The clause of the law that asks it.</param>
/// <param name="AskedOf">The kinds of agency it is asked of; null for all.</param>
/// <param name="Question">The question.</param>
/// <param name="Help">What counts and what does not.</param>
/// <param name="Statute">The words of the law, quoted.</param>
/// <param name="Type">The kind of answer.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Min">The smallest number.</param>
/// <param name="Max">The largest number, length or number of rows.</param>
/// <param name="Codelist">The code list that choices or the grid are made of.</param>
/// <param name="By">The second code list of a grid with rows and columns.</param>
/// <param name="Other">Whether another answer may be written in.</param>
/// <param name="None">Whether "none" may be chosen.</param>
/// <param name="Columns">The columns of repeating rows.</param>
/// <param name="Voluntary">Whether the law does not ask it.</param>
public sealed record Item(
    string Code, string Concept, string? Ref, IReadOnlyList<string>? AskedOf, string Question, string? Help, string? Statute, ItemType Type, string? Unit,
    long? Min, long? Max, string? Codelist, string? By, bool Other, bool None, IReadOnlyList<RowColumn>? Columns, bool Voluntary)
{
    /// <summary>What is wrong with an answer to this item; null when nothing is. A missing value that is stated is an answer to any item.</summary>
    /// <param name="place">Where in the item.</param>
    /// <param name="value">The answer.</param>
    /// <param name="lists">The code lists of the pack.</param>
    public string? FaultOf(string place, AnswerValue value, IReadOnlyDictionary<string, CodeList> lists) => FaultAt(ItemPlaces.At(this, place, lists), place, value, lists);

    /// <summary>The same where the place was found already; null where there is none of that name.</summary>
    internal string? FaultAt(ItemPlace? at, string place, AnswerValue value, IReadOnlyDictionary<string, CodeList> lists) =>
        at is not null ? at.FaultOf(value, lists)
        : Type == ItemType.Rows ? "stands at no row: a place is row and column, as in 1.title" : $"stands at '{place}', which is no place of this item";

    /// <summary>Whether the item is asked of agencies of a kind.</summary>
    public bool IsAskedOf(string agencyKind) => AskedOf is null || AskedOf.Contains(agencyKind, StringComparer.Ordinal);
}

/// <summary>One column of an item with repeating rows.</summary>
public sealed record RowColumn(string Code, string Label, ItemType Type, string? Codelist, string? Unit, long? Min, long? Max);
