using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Collection;

/// <summary>Every place at which an item can be answered: one list for screens, workbook, import, schema and zero return.</summary>
public static class ItemPlaces
{
    /// <summary>The place of a percentage's part, a whole number.</summary>
    public const string Part = "part";

    /// <summary>The place of a percentage's base, a whole number.</summary>
    public const string Base = "base";

    /// <summary>The place of an answer in the respondent's own words.</summary>
    public const string Other = "other";

    /// <summary>The place of the choice that nothing applies.</summary>
    public const string None = "none";

    /// <summary>The places of an item, in the order of the form.</summary>
    /// <param name="item">The item.</param>
    /// <param name="lists">The code lists of its pack.</param>
    /// <param name="rows">How many rows of an item with repeating rows are listed.</param>
    public static IEnumerable<string> Of(Item item, IReadOnlyDictionary<string, CodeList> lists, int rows = 0) => item.Type switch
    {
        ItemType.Counts when item.By is not null => from row in Codes(lists, item.Codelist) from column in Codes(lists, item.By) select $"{row}/{column}",
        ItemType.Counts => Codes(lists, item.Codelist),
        ItemType.Percent => [Part, Base],
        ItemType.Choices => [.. Codes(lists, item.Codelist), .. item.Other ? new[] { Other } : [], .. item.None ? new[] { None } : []],
        ItemType.Rows => from row in Enumerable.Range(1, rows) from column in item.Columns ?? [] select RowPlace(row, column.Code),
        ItemType.Choice when item.Other => ["", Other],
        _ => [""],
    };

    /// <summary>The place of one column in one of the repeating rows; rows count from 1.</summary>
    public static string RowPlace(int row, string column) => string.Create(CultureInfo.InvariantCulture, $"{row}.{column}");

    /// <summary>The row and the column of such a place; null where it is none.</summary>
    public static (int Row, string Column)? RowOf(string place)
    {
        int dot = place.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && int.TryParse(place.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out int row) && row > 0 ? (row, place[(dot + 1)..]) : null;
    }

    /// <summary>Whether an item can be answered at a place.</summary>
    public static bool Has(Item item, string place, IReadOnlyDictionary<string, CodeList> lists) => item.Type == ItemType.Rows
        ? RowOf(place) is { } at && at.Row <= (item.Max ?? 1000) && (item.Columns ?? []).Any(c => c.Code == at.Column)
        : Of(item, lists).Contains(place, StringComparer.Ordinal);

    private static IEnumerable<string> Codes(IReadOnlyDictionary<string, CodeList> lists, string? list) =>
        list is not null && lists.TryGetValue(list, out var found) ? found.Codes.Select(row => row["code"]) : [];
}
