using Clerestory.Packs;

namespace Clerestory.Collection.Adapters;

/// <summary>What a pack says of NIBRS: which offenses count, and for which items of which forms they suggest a value.</summary>
/// <param name="Source">Where the offenses come from, and whose reading it is that they belong together.</param>
/// <param name="Codelist">The pack's code list of all NIBRS offenses, if it has one; the codes below are symbols of it.</param>
/// <param name="Offenses">The offenses that are counted.</param>
/// <param name="Proposes">The items that a value is suggested for.</param>
public sealed record NibrsPlan(string Source, string? Codelist, IReadOnlyList<NibrsOffense> Offenses, IReadOnlyList<NibrsSuggestion> Proposes)
{
    /// <summary>The file of a pack that holds it. A pack may do without.</summary>
    public const string Place = "adapters/nibrs.json";

    /// <summary>What a pack says of NIBRS; null when it says nothing.</summary>
    public static NibrsPlan? In(Pack pack) => pack.Has(Place) ? pack.Read<NibrsPlan>(Place) : null;

    /// <summary>The codes of all offenses that are counted, to read a file for.</summary>
    public IReadOnlySet<string> Codes => Offenses.Select(o => o.Code).ToHashSet(StringComparer.Ordinal);
}

/// <summary>An offense that is counted.</summary>
/// <param name="Code">Its code in NIBRS.</param>
/// <param name="Label">Its name.</param>
/// <param name="Main">Whether it is trafficking itself; the others are related, and shown beside it.</param>
public sealed record NibrsOffense(string Code, string Label, bool Main);

/// <summary>What NIBRS counts of an incident. So far an incident itself, once, whatever it had in it.</summary>
public enum NibrsCount { Incidents }

/// <summary>An item that a value is suggested for.</summary>
/// <param name="Instrument">The form, with its version.</param>
/// <param name="Item">The item, which takes a count.</param>
/// <param name="Counts">What is counted.</param>
/// <param name="Offenses">The offenses; an incident with any of them counts, and counts once.</param>
/// <param name="Note">How NIBRS and the item differ, for the person who confirms.</param>
public sealed record NibrsSuggestion(string Instrument, string Item, NibrsCount Counts, IReadOnlyList<string> Offenses, string Note);
