using Clerestory.Collection;
using Clerestory.Packs;
using CsCheck;

namespace Clerestory.Tests.Collection.Forms;

/// <summary>The forms of both packs, and answers to them as people may give them.</summary>
internal static class RandomAnswers
{
    private static readonly string[] Pieces =
    [
        "=", "+", "-", "@", "'", "\"", ",", ";", "\n", "\t", " ", "\u00A0", "\u200B", "\uFF1D", "\uFF20", "_x000D_", "_x005F_", "é", "漢", "😀", "&", "1", "NK", "yes", "word", "Zeile", "\uFFFD",
    ];

    public static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Array[0, 6].Select(at => string.Concat(at.Select(i => Pieces[i])));

    /// <summary>Every form, as pack and id.</summary>
    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach (var (code, pack) in new[] { ("ct", Bench.Connecticut), ("demo", Bench.Demonstration) })
            {
                foreach (string id in Instrument.In(pack).Keys) forms.Add(code, id);
            }
            return forms;
        }
    }

    public static (Instrument Form, IReadOnlyDictionary<string, CodeList> Lists) Form(string pack, string id)
    {
        var opened = pack == "ct" ? Bench.Connecticut : Bench.Demonstration;
        return (Instrument.In(opened)[id], CodeList.In(opened));
    }

    /// <summary>Answers to about half of the places, rows beyond those first shown among them.</summary>
    public static Gen<IReadOnlyList<Answer>> To(Instrument form, IReadOnlyDictionary<string, CodeList> lists)
    {
        var places = form.Items.SelectMany(i => ItemPlaces.Of(i, lists, rows: 12).Append(ItemPlaces.Whole(i)).OfType<ItemPlace>()).ToList();
        var rolls = Gen.Select(Gen.Bool, Gen.Int[0, 1_000_000], Text).Array[places.Count];
        return rolls.Select(rolled => (IReadOnlyList<Answer>)
        [
            .. from pair in places.Zip(rolled)
               where pair.Second.Item1
               let value = Value(pair.First, pair.Second.Item2, pair.Second.Item3, lists)
               where !string.IsNullOrWhiteSpace(value)
               select new Answer(pair.First.Item, pair.First.Place, value),
        ]);
    }

    private static string Value(ItemPlace place, int roll, string text, IReadOnlyDictionary<string, CodeList> lists)
    {
        string[] missing = ["NK", "NA", "RF", "-"];
        if (roll % 5 == 0 || place.Kind == AnswerKind.MissingOnly) return missing[roll / 5 % 4];
        return place.Kind switch
        {
            AnswerKind.Number => $"{(place.Min ?? 0) + (roll % ((place.Max ?? 100_000) - (place.Min ?? 0) + 1))}",
            AnswerKind.YesNo => roll % 2 == 0 ? "yes" : "no",
            AnswerKind.Tick => "yes",
            AnswerKind.Code => lists[place.Codelist!].Codes[roll % lists[place.Codelist!].Codes.Count]["code"],
            AnswerKind.Day => new DateOnly(1890, 1, 1).AddDays(roll % 60_000).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            _ => text,
        };
    }
}
