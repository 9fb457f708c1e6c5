using System.Text;
using Clerestory.Packs;

namespace Clerestory.Collection.Adapters;

/// <summary>How the columns of an older free-text form lead to the items of a form of today.</summary>
/// <param name="Source">Where the columns' names come from.</param>
/// <param name="Instrument">The form, with its version.</param>
/// <param name="Agency">The column with the name of the agency.</param>
/// <param name="Dropped">Columns about persons. They are never read.</param>
/// <param name="Questions">The columns with answers.</param>
/// <param name="Familiar">Names and abbreviations that may stand with a capital letter without being taken for a person's name.</param>
/// <param name="Note">What the older form left open, for the reviewer.</param>
public sealed record OldFormPlan(
    string Source, string Instrument, string Agency, IReadOnlyList<string> Dropped, IReadOnlyList<OldFormColumn> Questions,
    IReadOnlyList<string>? Familiar, string? Note)
{
    /// <summary>The file of a pack that holds it. A pack may do without.</summary>
    public const string Place = "adapters/old-form.json";

    /// <summary>What a pack says of its older form; null when it had none.</summary>
    public static OldFormPlan? In(Pack pack) => pack.Has(Place) ? pack.Read<OldFormPlan>(Place) : null;

    /// <summary>A name as names are compared: letters and digits only, in lower case, one blank between words.</summary>
    public static string Normal(string name)
    {
        var normal = new StringBuilder();
        foreach (var sign in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(sign)) normal.Append(Rune.ToLowerInvariant(sign));
            else if (sign.Value is not ('\'' or '’' or '.') && normal.Length > 0 && normal[^1] != ' ') normal.Append(' ');
        }
        return normal.ToString().TrimEnd();
    }
}

/// <summary>A column with answers.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Item">The item of the form.</param>
/// <param name="Note">How the old question and the item differ, for the reviewer.</param>
public sealed record OldFormColumn(string Column, string Item, string? Note);
