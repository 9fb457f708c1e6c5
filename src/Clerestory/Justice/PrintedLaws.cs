using System.Text;

namespace Clerestory.Justice;

/// <summary>Rules over what a document says of a law: section, title and class, against the register.</summary>
public static class PrintedLaws
{
    /// <summary>Whether a title is that of the section, in any of its versions. A title that belongs to another section is named with that section.</summary>
    /// <param name="laws">The register.</param>
    /// <param name="section">The section as printed, such as <c>53a-196i</c>; compared with the codes, and with the citations without their first words.</param>
    /// <param name="title">The title as printed.</param>
    /// <returns>What does not fit; null where section and title belong together.</returns>
    public static SeriesFinding? SectionAndTitle(IEnumerable<Law> laws, string section, string title)
    {
        var all = laws.ToList();
        if (all.FirstOrDefault(l => Bears(l, section)) is not { } law)
            return new SeriesFinding("justice.section-unknown", null, $"The section {section} is not in the law register. Add it, or correct the number.", Severity.Error);
        if (TitlesOf(law).Contains(Plain(title))) return null;
        var other = all.FirstOrDefault(l => l.Code != law.Code && TitlesOf(l).Contains(Plain(title)));
        return new SeriesFinding("justice.section-and-title", null, other is null
            ? $"Section {section} is '{law.Title}' in the law register, and the title given is '{title}'. Correct the section or the title."
            : $"Section {section} is '{law.Title}' in the law register; '{title}' is {other.Cite}. Correct the section or the title, and ask which of the two was counted.", Severity.Error);
    }

    /// <summary>Whether a class is that of the version in force on a day. One of an earlier version is named with its last day.</summary>
    /// <returns>What does not fit; null where the class fits, or the register knows none for that day.</returns>
    public static SeriesFinding? ClassOn(Law law, DateOnly day, string printed)
    {
        if (law.On(day)?.Class is not { } inForce || Plain(inForce) == Plain(printed)) return null;
        var old = law.Versions.FirstOrDefault(v => v.ValidTo < day && v.Class is { } was && Plain(was) == Plain(printed));
        return new SeriesFinding("justice.class", day.Year, old is null
            ? $"On {Words.Day(day)} {law.Cite} was: {inForce}. What is given is: {printed}. Correct it."
            : $"On {Words.Day(day)} {law.Cite} was: {inForce}. What is given, {printed}, was in force until {Words.Day(old.ValidTo!.Value)}. Use the version in force.", Severity.Error);
    }

    private static bool Bears(Law law, string section) => Squeezed(law.Code) == Squeezed(section) || Squeezed(law.Cite[(law.Cite.LastIndexOf(' ') + 1)..]) == Squeezed(section);

    // A remark in brackets at the end of a title may be the register's own, so the title passes with and without it.
    private static HashSet<string> TitlesOf(Law law) => law.Versions.Select(v => v.Title).OfType<string>().Append(law.Title)
        .SelectMany(t => new[] { t, t.EndsWith(')') && t.LastIndexOf('(') is > 0 and var at ? t[..at] : t }).Select(Plain).ToHashSet(StringComparer.Ordinal);

    // "53a- 83a (c)" and "53a-83a(c)" are one section.
    private static string Squeezed(string section) => string.Concat(section.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    // Case, spaces and signs make no other title.
    private static string Plain(string words)
    {
        var plain = new StringBuilder();
        foreach (char c in words.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().Trim();
    }
}
