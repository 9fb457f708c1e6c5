using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>Gathers the answers of one form cell by cell, with every fault, in whatever order the cells come.</summary>
internal sealed class FormGathering(Instrument instrument, IReadOnlyDictionary<string, CodeList> lists)
{
    private readonly Dictionary<string, Item> items = instrument.Items.ToDictionary(i => i.Code, StringComparer.Ordinal);
    private readonly Dictionary<(string Item, string Place), ItemPlace?> places = [];
    private readonly Dictionary<(string Item, string Place), string> seen = [];
    private readonly List<Answer> answers = [];
    private readonly List<CellFault> faults = [];

    /// <summary>One cell that says something of one place.</summary>
    public void Add(string sheet, string cell, (string Item, string Place) of, CellKind kind, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        void Fault(string message) => faults.Add(new CellFault(sheet, cell, of.Item, of.Place, message));
        if (of.Item.Length == 0) Fault("The code of this line is missing. Copy it from a fresh copy of the form.");
        else if (!items.TryGetValue(of.Item, out var item)) Fault($"This form has no question with the code of this line ({instrument.Id}). Copy the code from a fresh copy of the form.");
        else if (Place(item, of.Place) is not { } place) Fault("The question has no such place. Copy the code from a fresh copy of the form.");
        else if (!seen.TryAdd(of, cell)) Fault($"The same question is answered in {seen[of]} too. Delete one of the two.");
        else if (AnswerText.Read(place, kind, text, lists) is { Fault: { } wrong }) Fault(wrong);
        else if (AnswerText.Read(place, kind, text, lists).Value is { } value) answers.Add(new Answer(of.Item, of.Place, value));
    }

    /// <summary>A line that cannot be read at all.</summary>
    public void Add(CellFault fault) => faults.Add(fault);

    /// <summary>Everything gathered.</summary>
    public FormReading.Filled Filled(IReadOnlyList<Finding> notices) => new(answers, faults, notices);

    private ItemPlace? Place(Item item, string place)
    {
        if (places.TryGetValue((item.Code, place), out var known)) return known;
        foreach (var each in ItemPlaces.Of(item, lists, rows: 1)) places.TryAdd((item.Code, each.Place), each);
        return places[(item.Code, place)] = places.GetValueOrDefault((item.Code, place)) ?? ItemPlaces.At(item, place, lists);
    }
}
