using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Collection;

/// <summary>What one place of an item is answered with.</summary>
public enum AnswerKind { Number, YesNo, Tick, Code, Text, Day, MissingOnly }

/// <summary>One place of an item: the smallest thing that can be answered.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="Place">The place in the item; empty where the item has no places.</param>
/// <param name="Label">What the place is called, in words; empty where the item's question says all.</param>
/// <param name="Kind">What it is answered with.</param>
/// <param name="Codelist">The code list that it is answered from, where there is one.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Min">The smallest number.</param>
/// <param name="Max">The largest number, or the greatest length of a text.</param>
/// <param name="Extra">What may be answered besides the codes of the list.</param>
public sealed record ItemPlace(string Item, string Place, string Label, AnswerKind Kind, string? Codelist, string? Unit, long? Min, long? Max, ExtraChoice Extra)
{
    private const int LongestText = 10_000;

    /// <summary>What is wrong with an answer here; null when nothing is. A missing value that is stated is an answer to anything.</summary>
    public string? FaultOf(AnswerValue value, IReadOnlyDictionary<string, CodeList> lists)
    {
        if (value.Missing != Missing.None) return null;
        return Kind switch
        {
            AnswerKind.Number => value.Number is not { } number ? "is not a whole number" : number < Min ? $"is less than {Min}" : number > Max ? $"is more than {Max}" : null,
            AnswerKind.YesNo => value.Text is "yes" or "no" ? null : "is neither yes nor no",
            AnswerKind.Tick => value.IsYes ? null : "is not a choice: a chosen code stands as the place, with the value yes",
            AnswerKind.Code when !Extra.HasFlag(ExtraChoice.Other) => IsListed(value.Text, lists) ? null : "is not one of the choices",
            AnswerKind.Day => DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "is not a day: write year, month and day, as in 2026-09-30",
            AnswerKind.MissingOnly => "says something of the whole question: answer its lines instead",
            _ => value.Text.Length > (Max ?? LongestText) ? $"is longer than {Max ?? LongestText} characters" : null,
        };
    }

    private bool IsListed(string code, IReadOnlyDictionary<string, CodeList> lists) =>
        Codelist is null || !lists.TryGetValue(Codelist, out var list) || list.Has(code) || (Extra.HasFlag(ExtraChoice.None) && code == ItemPlaces.None);
}

/// <summary>What a choice allows besides its code list.</summary>
[Flags]
public enum ExtraChoice { Nothing = 0, None = 1, Other = 2 }

/// <summary>All places at which an item can be answered. Screens, workbooks, CSV files and programs take them from here.</summary>
public static class ItemPlaces
{
    /// <summary>The place of a percentage's part, a whole number.</summary>
    public const string Part = "part";

    /// <summary>The place of a percentage's base, a whole number.</summary>
    public const string Base = "base";

    /// <summary>The place of a choice that is not in the list.</summary>
    public const string Other = "other";

    /// <summary>The place that says that nothing in the list applies.</summary>
    public const string None = "none";

    /// <summary>How many rows of repeating rows are shown at first.</summary>
    public const int RowsShown = 10;

    /// <summary>Every place of an item, in the order of the form.</summary>
    /// <param name="item">The item.</param>
    /// <param name="lists">The code lists of the pack.</param>
    /// <param name="rows">For repeating rows: how many of them, if the item allows as many.</param>
    public static IEnumerable<ItemPlace> Of(Item item, IReadOnlyDictionary<string, CodeList> lists, int rows = RowsShown) => item.Type switch
    {
        ItemType.Counts => Grid(item, lists),
        ItemType.Percent => [Number(item, Part, "How many"), Number(item, Base, "Out of how many")],
        ItemType.BeforeAfter => BeforeAfter.Places(item),
        ItemType.Choices => Choices(item, lists),
        ItemType.Rows => Enumerable.Range(1, (int)Math.Min(rows, MostRows(item))).SelectMany(row => Row(item, row)),
        _ => [Single(item)],
    };

    /// <summary>The place for the whole of an item that has several: there it can be said that nothing of it is known. Null where the item has but one place.</summary>
    public static ItemPlace? Whole(Item item) => HasSeveral(item) ? new ItemPlace(item.Code, "", "the whole question", AnswerKind.MissingOnly, null, null, null, null, ExtraChoice.Nothing) : null;

    /// <summary>The place of an item by its name, or the whole of it; null when there is no such place.</summary>
    public static ItemPlace? At(Item item, string place, IReadOnlyDictionary<string, CodeList> lists)
    {
        if (place.Length == 0 && HasSeveral(item)) return Whole(item);
        if (item.Type != ItemType.Rows) return Of(item, lists).FirstOrDefault(p => p.Place == place);
        int dot = place.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || !int.TryParse(place.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out int row)) return null;
        return row >= 1 && row <= MostRows(item) ? Row(item, row).FirstOrDefault(p => p.Place == place) : null;
    }

    /// <summary>The largest number of rows that repeating rows may have.</summary>
    public static long MostRows(Item item) => item.Max ?? 100;

    private static bool HasSeveral(Item item) => item.Type is ItemType.Counts or ItemType.Percent or ItemType.BeforeAfter or ItemType.Choices or ItemType.Rows;

    private static IEnumerable<ItemPlace> Grid(Item item, IReadOnlyDictionary<string, CodeList> lists)
    {
        var rows = CodesOf(item.Codelist, lists);
        if (item.By is null) return rows.Select(r => Number(item, r.Code, r.Label));
        var columns = CodesOf(item.By, lists);
        return rows.SelectMany(r => columns.Select(c => Number(item, $"{r.Code}/{c.Code}", $"{r.Label}, {c.Label}")));
    }

    private static IEnumerable<ItemPlace> Choices(Item item, IReadOnlyDictionary<string, CodeList> lists)
    {
        // A list may have a code of its own called other or none; the item's own meaning goes before it.
        var ticks = CodesOf(item.Codelist, lists).Where(c => !(item.Other && c.Code == Other) && !(item.None && c.Code == None)).Select(c => Tick(item, c.Code, c.Label));
        if (item.Other) ticks = ticks.Append(Tick(item, Other, "Another answer, in words") with { Kind = AnswerKind.Text, Max = item.Max ?? 4000 });
        return item.None ? ticks.Append(Tick(item, None, "None")) : ticks;
    }

    private static IEnumerable<ItemPlace> Row(Item item, int row) => (item.Columns ?? []).Select(column => new ItemPlace(
        item.Code, string.Create(CultureInfo.InvariantCulture, $"{row}.{column.Code}"), $"row {row}: {column.Label}",
        KindOf(column.Type), column.Codelist, column.Unit, column.Min, column.Max, ExtraChoice.Nothing));

    private static ItemPlace Single(Item item) => new(
        item.Code, "", "", KindOf(item.Type), item.Codelist, item.Unit, item.Min, item.Max,
        (item.Other ? ExtraChoice.Other : 0) | (item.None ? ExtraChoice.None : 0));

    internal static ItemPlace Number(Item item, string place, string label) =>
        new(item.Code, place, label, AnswerKind.Number, null, item.Unit, item.Min, item.Max, ExtraChoice.Nothing);

    private static ItemPlace Tick(Item item, string place, string label) => new(item.Code, place, label, AnswerKind.Tick, null, null, null, null, ExtraChoice.Nothing);

    private static AnswerKind KindOf(ItemType type) => type switch
    {
        ItemType.Count => AnswerKind.Number,
        ItemType.YesNo => AnswerKind.YesNo,
        ItemType.Choice => AnswerKind.Code,
        ItemType.Date => AnswerKind.Day,
        _ => AnswerKind.Text,
    };

    private static IEnumerable<(string Code, string Label)> CodesOf(string? list, IReadOnlyDictionary<string, CodeList> lists) =>
        list is not null && lists.TryGetValue(list, out var codes) ? codes.Codes.Select(c => (c["code"], c["label"])) : [];
}
