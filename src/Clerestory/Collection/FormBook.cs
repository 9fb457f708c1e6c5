using System.Collections.Concurrent;
using System.Text.Json;
using Clerestory.Packs;
using Clerestory.Registry;

namespace Clerestory.Collection;

/// <summary>What a pack says of its forms, read once: instruments, code lists, obligations, agencies and letters, each by its code.</summary>
public sealed class FormBook(Pack pack)
{
    // Every save and every signature asks for these; a pack never changes.
    private readonly ConcurrentDictionary<string, string> seals = new(StringComparer.Ordinal), cites = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<(string Item, string Place), ItemPlace>> places = new(StringComparer.Ordinal);

    /// <summary>The pack.</summary>
    public Pack Pack => pack;

    /// <summary>The pack's code.</summary>
    public string Code => pack.Manifest.Code;

    /// <summary>The instruments, by id.</summary>
    public IReadOnlyDictionary<string, Instrument> Instruments => field ??= Instrument.In(pack);

    /// <summary>The code lists.</summary>
    public IReadOnlyDictionary<string, CodeList> Lists => field ??= CodeList.In(pack);

    /// <summary>The agencies.</summary>
    public IReadOnlyDictionary<string, Agency> Agencies => field ??= Agency.In(pack).ToDictionary(a => a.Code, StringComparer.Ordinal);

    /// <summary>The obligations.</summary>
    public IReadOnlyDictionary<string, Obligation> Obligations => field ??= Obligation.In(pack).ToDictionary(o => o.Code, StringComparer.Ordinal);

    /// <summary>What became of agencies over the years.</summary>
    public AgencyHistory History => field ??= AgencyHistory.In(pack);

    /// <summary>The letters.</summary>
    public IReadOnlyDictionary<string, LetterPlan> Letters => field ??= LetterPlan.In(pack);

    /// <summary>The steps by which missing returns are chased, in the order of their days.</summary>
    public IReadOnlyList<Rung> Ladder => field ??= Rung.In(pack);

    /// <summary>The council's time zone.</summary>
    public string TimeZone => pack.Manifest.TimeZone;

    /// <summary>How a law of the pack's register is cited.</summary>
    public string CiteOf(string law) => cites.GetOrAdd(law, code => pack.Has($"law/{code}.json") ? JsonElement.Parse(pack.Text($"law/{code}.json")).GetProperty("cite").GetString()! : code);

    /// <summary>The place of an item of a form by its name, or the whole of the item; null where there is none.</summary>
    public ItemPlace? PlaceAt(Instrument form, Item item, string place) =>
        item.Type == ItemType.Rows ? ItemPlaces.At(item, place, Lists) : places.GetOrAdd(form.Id, _ => PlacesOf(form)).GetValueOrDefault((item.Code, place));

    /// <summary>The seal of one form: its file, and every code list that it takes its choices from.</summary>
    public string SealOf(string instrument) => seals.GetOrAdd(instrument, Seal);

    /// <summary>The seal over the forms of some obligations.</summary>
    public string SealOf(IEnumerable<string> obligations) =>
        Hash.Of(string.Join('\n', obligations.Select(o => Obligations[o].Instrument).Distinct().Order(StringComparer.Ordinal).Select(i => $"{i} {SealOf(i)}")));

    private Dictionary<(string Item, string Place), ItemPlace> PlacesOf(Instrument form) => form.Items.Where(i => i.Type != ItemType.Rows)
        .SelectMany(i => ItemPlaces.Of(i, Lists).Append(ItemPlaces.Whole(i)).OfType<ItemPlace>()).DistinctBy(p => (p.Item, p.Place)).ToDictionary(p => (p.Item, p.Place));

    private string Seal(string instrument)
    {
        var form = Instruments[instrument];
        var lists = form.Items.SelectMany(i => new[] { i.Codelist, i.By }.Concat((i.Columns ?? []).Select(c => c.Codelist))).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        return Hash.Of(pack.Text($"instruments/{instrument}.json") + string.Concat(lists.Select(l => pack.Text(Lists[l].Plan.File))));
    }
}
