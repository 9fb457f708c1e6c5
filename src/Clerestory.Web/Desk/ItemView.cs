using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Web.Desk;

/// <summary>One item on a page: what is asked, what is answered, what was answered the year before, and what is wrong.</summary>
/// <param name="Item">The item.</param>
/// <param name="Answers">The answers as they stand.</param>
/// <param name="Before">The answers of the period before; null where there are none.</param>
/// <param name="Findings">What the checks find at this item.</param>
/// <param name="Lists">The code lists.</param>
/// <param name="Rows">How many rows of repeating rows are shown.</param>
public sealed record ItemView(Item Item, IReadOnlyList<Answer> Answers, IReadOnlyList<Answer>? Before, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, CodeList> Lists, int Rows)
{
    /// <summary>The value at a place; empty where there is none, or where it is a missing one.</summary>
    public string ValueAt(string place) => new AnswerValue(TextAt(place)).Missing == Missing.None ? TextAt(place) : "";

    /// <summary>The missing value at a place; empty where there is none.</summary>
    public string MissingAt(string place) => new AnswerValue(TextAt(place)).Missing is Missing.None or Missing.Blank ? "" : TextAt(place);

    /// <summary>What was answered the year before at a place, in words; null where nothing was.</summary>
    public string? BeforeAt(string place) => Before?.FirstOrDefault(a => a.Item == Item.Code && a.Place == place) is { } answer ? AnswerWords.Of(Item, place, answer.Value, Lists) : null;

    /// <summary>Places of the item.</summary>
    public IReadOnlyList<ItemPlace> Places => field ??= [.. ItemPlaces.Of(Item, Lists, Rows)];

    /// <summary>The codes of a list with their labels.</summary>
    public IEnumerable<(string Code, string Label)> Codes(string? list) => list is not null && Lists.TryGetValue(list, out var found) ? found.Codes.Select(c => (c["code"], c["label"])) : [];

    /// <summary>What the checks ask about, with what was explained.</summary>
    public IEnumerable<(Finding Finding, string Explained)> Questions(IReadOnlyList<Finding> asked) =>
        asked.Where(f => f.Severity == Severity.Question && f.File == Item.Code).Select(f => (f, Answers.FirstOrDefault(a => a.Item == Draft.Explanation && a.Place == f.Rule)?.Value ?? ""));

    private string TextAt(string place) => Answers.FirstOrDefault(a => a.Item == Item.Code && a.Place == place)?.Value ?? "";
}
