using Clerestory.Packs;

namespace Clerestory.Collection;

/// <summary>A form, as data: its items and the checks on them (DDI and GSIM: instrument). A sealed version never changes; a change is a new version.</summary>
public sealed record Instrument(
    string Code, int Version, string Title, string Law, string? Intro, ReportingPeriod Period, string Due,
    IReadOnlyList<FormSection> Sections, IReadOnlyList<Check> Checks, AttestationText Attestation)
{
    /// <summary>The instrument's name with its version, as obligations and returns give it.</summary>
    public string Id => $"{Code}.{Version}";

    /// <summary>All items, in the order of the form.</summary>
    public IEnumerable<Item> Items => Sections.SelectMany(s => s.Items);

    /// <summary>The instruments of a pack, by id.</summary>
    public static IReadOnlyDictionary<string, Instrument> In(Pack pack) => pack.ReadAll<Instrument>("instruments").ToDictionary(i => i.Id, StringComparer.Ordinal);

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

/// <summary>The words that the signer signs, and who may.</summary>
public sealed record AttestationText(IReadOnlyList<string> Roles, string Statement);

/// <summary>What kind of answer an item takes.</summary>
public enum ItemType { Count, Counts, YesNo, Choice, Choices, Text, Date, Rows }

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
/// <param name="Other">Whether another answer may be written in.</param>
/// <param name="None">Whether "none" may be chosen.</param>
/// <param name="Columns">The columns of repeating rows.</param>
/// <param name="Voluntary">Whether the law does not ask it.</param>
public sealed record Item(
    string Code, string Concept, string? Ref, IReadOnlyList<string>? AskedOf, string Question, string? Help, string? Statute, ItemType Type, string? Unit,
    long? Min, long? Max, string? Codelist, bool Other, bool None, IReadOnlyList<RowColumn>? Columns, bool Voluntary)
{
    /// <summary>What is wrong with an answer to this item; null when nothing is. A missing value that is stated is an answer to any item.</summary>
    public string? FaultOf(string place, AnswerValue value)
    {
        if (value.Missing != Missing.None) return null;
        return Type switch
        {
            ItemType.Count or ItemType.Counts => value.Number is not { } number ? "is not a whole number" : number < Min ? $"is less than {Min}" : number > Max ? $"is more than {Max}" : null,
            ItemType.YesNo => value.Text is "yes" or "no" ? null : "is neither yes nor no",
            ItemType.Choices => value.IsYes && place.Length > 0 ? null : "is not a choice: a chosen code stands as the place, with the value yes",
            ItemType.Rows => place.Contains('.', StringComparison.Ordinal) ? null : "stands at no row: a place is row and column, as in 1.title",
            ItemType.Text => value.Text.Length > Max ? $"is longer than {Max} characters" : null,
            _ => null,
        };
    }

    /// <summary>Whether the item is asked of agencies of a kind.</summary>
    public bool IsAskedOf(string agencyKind) => AskedOf is null || AskedOf.Contains(agencyKind, StringComparer.Ordinal);
}

/// <summary>One column of an item with repeating rows.</summary>
public sealed record RowColumn(string Code, string Label, ItemType Type, string? Codelist, string? Unit, long? Min, long? Max);
