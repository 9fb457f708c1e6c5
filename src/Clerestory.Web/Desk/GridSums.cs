using Clerestory.Collection;

namespace Clerestory.Web.Desk;

/// <summary>The totals of a grid, computed from what is filled in: never typed, and nothing is taken for a zero.</summary>
/// <param name="Rows">By row.</param>
/// <param name="Columns">By column; empty for a grid with one dimension.</param>
/// <param name="All">In all.</param>
public sealed record GridSums(IReadOnlyDictionary<string, long?> Rows, IReadOnlyDictionary<string, long> Columns, long All)
{
    /// <summary>The totals; null while nothing is a number.</summary>
    public static GridSums? Of(ItemView view)
    {
        var cells = (from place in view.Places let number = new AnswerValue(view.ValueAt(place.Place)).Number where number is not null select (Parts: place.Place.Split('/'), Number: number.Value)).ToList();
        return cells.Count == 0 ? null : new GridSums(
            cells.GroupBy(c => c.Parts[0], StringComparer.Ordinal).ToDictionary(g => g.Key, g => (long?)g.Sum(c => c.Number), StringComparer.Ordinal),
            cells.Where(c => c.Parts.Length > 1).GroupBy(c => c.Parts[1], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Number), StringComparer.Ordinal),
            cells.Sum(c => c.Number));
    }

    /// <summary>The percentage of a part and its base; null while one of them is not a number.</summary>
    public static string? Percent(ItemView view) =>
        new AnswerValue(view.ValueAt(ItemPlaces.Part)).Number is { } part && new AnswerValue(view.ValueAt(ItemPlaces.Base)).Number is { } whole ? Words.Percent(part, whole) : null;

    /// <summary>The measure of an item that is taken before and after; null while its five numbers do not give one.</summary>
    public static BeforeAfter? Measure(ItemView view) => BeforeAfter.Of(place => new AnswerValue(view.ValueAt(place) + view.MissingAt(place)));
}
