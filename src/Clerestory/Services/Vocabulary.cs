using Clerestory.Packs;

namespace Clerestory.Services;

/// <summary>How close a code of ours is to a term of a standard (SKOS: exactMatch, broadMatch, narrowMatch).</summary>
public enum Fit { Exact, Broader, Narrower, None }

/// <summary>A standard that codes are mapped to.</summary>
/// <param name="Code">Its code, such as <c>htcds</c>.</param>
/// <param name="Title">Its title with its version.</param>
/// <param name="Codelist">The code list of the pack that holds its terms.</param>
public sealed record VocabularyStandard(string Code, string Title, string Codelist);

/// <summary>One code of ours in the words of a standard.</summary>
/// <param name="Code">Our code.</param>
/// <param name="Term">The code of the term in the standard's list; null where it has none.</param>
/// <param name="Value">The value, where the term is a variable that takes values; null where the term is the value itself.</param>
/// <param name="Fit">Whether the term means the same, more, or less.</param>
/// <param name="Note">What differs.</param>
public sealed record VocabularyTerm(string Code, string? Term, string? Value, Fit Fit, string? Note);

/// <summary>All codes of one of our lists in the words of one standard.</summary>
public sealed record VocabularyMapping(string Codelist, string Standard, IReadOnlyList<VocabularyTerm> Terms);

/// <summary>The pack's words beside those of the standards of the field: HTCDS, CTDC, and the federal standard on race and ethnicity.</summary>
/// <remarks>A mapping renames; it never adds up. Codes that share a term stay apart, since a sum might tell what is hidden in its parts.</remarks>
public sealed record Vocabulary(IReadOnlyList<VocabularyStandard> Standards, IReadOnlyList<VocabularyMapping> Mappings)
{
    private const string File = "services/vocabulary.json";

    /// <summary>A pack's vocabulary; an empty one where it has no such file.</summary>
    public static Vocabulary In(Pack pack) => pack.Has(File) ? pack.Read<Vocabulary>(File) : new Vocabulary([], []);

    /// <summary>The mappings of a code list.</summary>
    public IEnumerable<VocabularyMapping> Of(string codelist) => Mappings.Where(m => m.Codelist == codelist);

    /// <summary>Every list, code, term and value that is not there, and every code that a mapping leaves out.</summary>
    public static IEnumerable<Finding> Examine(Pack pack)
    {
        var (vocabulary, lists) = (In(pack), CodeList.In(pack));
        Finding Fault(string at, string message) => Finding.Error("vocabulary", File, PackFiles.LineOf(pack, File, at), message);
        var standards = vocabulary.Standards.ToDictionary(s => s.Code, StringComparer.Ordinal);
        foreach (var standard in vocabulary.Standards.Where(s => !lists.ContainsKey(s.Codelist))) yield return Fault(standard.Code, $"The code list '{standard.Codelist}' of {standard.Title} is not in codelists/index.json.");
        foreach (var mapping in vocabulary.Mappings)
        {
            if (!lists.TryGetValue(mapping.Codelist, out var ours)) yield return Fault(mapping.Codelist, $"The code list '{mapping.Codelist}' is not in codelists/index.json.");
            else if (!standards.TryGetValue(mapping.Standard, out var standard) || !lists.TryGetValue(standard.Codelist, out var theirs)) yield return Fault(mapping.Standard, $"The vocabulary has no standard '{mapping.Standard}'.");
            else foreach (string message in FaultsOf(mapping, ours, theirs)) yield return Fault(mapping.Codelist, $"{mapping.Codelist} in {standard.Title}: {message}");
        }
    }

    private static IEnumerable<string> FaultsOf(VocabularyMapping mapping, CodeList ours, CodeList theirs)
    {
        var mapped = mapping.Terms.Select(t => t.Code).ToList();
        foreach (string left in ours.Codes.Select(c => c["code"]).Except(mapped, StringComparer.Ordinal)) yield return $"the code '{left}' is left out. Map it, or say that it has no term.";
        foreach (string twice in mapped.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)) yield return $"the code '{twice}' is mapped twice.";
        foreach (var term in mapping.Terms)
        {
            if (!ours.Has(term.Code)) yield return $"there is no code '{term.Code}'.";
            if (term.Term is null != (term.Fit == Fit.None)) yield return $"the code '{term.Code}' must have a term or the fit none, and not both.";
            else if (term.Term is { } named && theirs.Codes.FirstOrDefault(c => c["code"] == named) is var row)
            {
                if (row is null) yield return $"the standard has no term '{named}'.";
                else if (term.Value is { } value && !row["values"].Contains(value, StringComparison.Ordinal)) yield return $"the term '{named}' takes no value '{value}'.";
            }
        }
    }
}
