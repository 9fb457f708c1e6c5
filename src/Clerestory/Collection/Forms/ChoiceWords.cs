using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>The words by which people choose a code, and the code that each stands for.</summary>
internal sealed class ChoiceWords
{
    private readonly List<(string Code, string Word)> words = [];
    private readonly Dictionary<string, string> codes = new(StringComparer.OrdinalIgnoreCase);

    public ChoiceWords(ItemPlace place, IReadOnlyDictionary<string, CodeList> lists)
    {
        var rows = place.Codelist is { } list && lists.TryGetValue(list, out var found) ? found.Codes : [];
        var labels = rows.Select(r => r["label"]).CountBy(l => l, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows) codes.TryAdd(row["code"], row["code"]);
        if ((place.Extra & ExtraChoice.None) != 0) codes.TryAdd(ItemPlaces.None, ItemPlaces.None);
        foreach (var row in rows)
        {
            (string code, string label) = (row["code"], row["label"]);
            // A label that two codes share, or that is itself a code or a missing word, would be read back as something else.
            bool clear = label == label.Trim() && label.Length > 0 && labels[label] == 1 && !codes.ContainsKey(label) && new AnswerValue(label.ToUpperInvariant()).Missing == Missing.None;
            words.Add((code, clear ? label : code));
            if (clear) codes[label] = code;
        }
        if ((place.Extra & ExtraChoice.None) != 0) words.Add((ItemPlaces.None, ItemPlaces.None));
    }

    /// <summary>The words to choose from, in the order of the list.</summary>
    public IEnumerable<string> Words => words.Select(w => w.Word);

    /// <summary>The word for a code; the code itself when it is none of the list.</summary>
    public string WordFor(string code) => words.FirstOrDefault(w => w.Code == code).Word ?? code;

    /// <summary>The code for a word or for the code itself; null when it is neither.</summary>
    public string? CodeFor(string word) => codes.GetValueOrDefault(word);
}
