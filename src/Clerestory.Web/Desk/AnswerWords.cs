using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Web.Desk;

/// <summary>How answers are shown. Zero, blank, not known, not applicable and refused are five different things.</summary>
public static class AnswerWords
{
    /// <summary>The ways of having no value, with their words.</summary>
    public static IReadOnlyList<(string Code, string Words)> Missing { get; } = [("NK", "not known"), ("NA", "not applicable"), ("RF", "refused")];

    /// <summary>One answer in words.</summary>
    public static string Of(Item item, string place, string value, IReadOnlyDictionary<string, CodeList> lists)
    {
        var answer = new AnswerValue(value);
        if (answer.Missing == Clerestory.Collection.Missing.Blank) return "blank";
        if (answer.Missing != Clerestory.Collection.Missing.None) return Missing.First(m => m.Code == value).Words;
        var at = ItemPlaces.At(item, place, lists);
        return at?.Kind switch
        {
            AnswerKind.Number when answer.Number is { } number => Words.Number(number),
            AnswerKind.Code when at.Codelist is { } list && lists.TryGetValue(list, out var codes) => codes.Label(value),
            AnswerKind.Day when DateOnly.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var day) => Words.Day(day),
            _ => value,
        };
    }

    /// <summary>All answers to an item in the order of the form, each with the name of its place.</summary>
    public static IReadOnlyList<(string Place, string Label, string Words)> All(Item item, IReadOnlyList<Answer> answers, IReadOnlyDictionary<string, CodeList> lists)
    {
        var order = ItemPlaces.Of(item, lists, int.MaxValue).Index().ToDictionary(p => p.Item.Place, p => p.Index, StringComparer.Ordinal);
        return
        [
            .. from answer in answers
               where answer.Item == item.Code
               orderby order.GetValueOrDefault(answer.Place, -1)
               let at = ItemPlaces.At(item, answer.Place, lists)
               select (answer.Place, at?.Label ?? answer.Place, Of(item, answer.Place, answer.Value, lists)),
        ];
    }
}
