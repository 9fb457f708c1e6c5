using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>One line of a form on paper: an item at one place, its code, its question and what to answer it with.</summary>
internal sealed record FormLine(Item Item, ItemPlace Place)
{
    /// <summary>Item and place in one word; items have no colon in their codes.</summary>
    public string Code => Place.Place.Length == 0 ? Item.Code : $"{Item.Code}:{Place.Place}";

    /// <summary>The question with the name of the place.</summary>
    public string Question => Place.Label.Length == 0 ? PlainWords.Of(Item.Question) : $"{PlainWords.Of(Item.Question)} — {Place.Label}";

    /// <summary>What to answer with.</summary>
    public string Hint => Place.Kind switch
    {
        AnswerKind.Number => $"{Place.Unit ?? "number"}, a whole number" + Bounds(),
        AnswerKind.YesNo => "yes or no",
        AnswerKind.Tick => "yes where it applies",
        AnswerKind.Code => (Place.Extra & ExtraChoice.Other) == 0 ? "one of the list" : "one of the list, or your own words",
        AnswerKind.Day => "a day, such as 2026-09-30",
        AnswerKind.MissingOnly => "NK, NA or RF, if that is all there is to say",
        _ => Place.Max is { } most ? string.Create(CultureInfo.InvariantCulture, $"words, {most} characters at most") : "words",
    };

    /// <summary>The lines of some items, in the order of the form; of repeating rows as many as are shown, and as the answers fill.</summary>
    public static IEnumerable<FormLine> Of(IEnumerable<Item> items, IReadOnlyDictionary<string, CodeList> lists, IReadOnlyCollection<Answer> answers) =>
        from item in items
        from place in ItemPlaces.Of(item, lists, RowsOf(item, answers)).Append(ItemPlaces.Whole(item)).OfType<ItemPlace>()
        select new FormLine(item, place);

    private static int RowsOf(Item item, IReadOnlyCollection<Answer> answers) => answers
        .Where(a => item.Type == ItemType.Rows && a.Item == item.Code)
        .Select(a => int.TryParse(a.Place.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int row) ? row : 0)
        .Append(ItemPlaces.RowsShown).Max();

    private string Bounds() => (Place.Min, Place.Max) switch
    {
        ({ } min, { } max) => string.Create(CultureInfo.InvariantCulture, $" from {min} to {max}"),
        (null, { } max) => string.Create(CultureInfo.InvariantCulture, $" up to {max}"),
        _ => "",
    };
}
