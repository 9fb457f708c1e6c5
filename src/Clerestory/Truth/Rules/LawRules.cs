using System.Text.RegularExpressions;
using Clerestory.Justice;

namespace Clerestory.Truth.Rules;

/// <summary>Laws as cited, against the law register.</summary>
internal static partial class LawRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("law.version", Severity.Error, "The class printed for a section is not that of the version in force", "Print the version in force in the years that are reported.", WrongVersion),
        new("law.title", Severity.Error, "A section and its title do not belong together", "Look both up in the law register, and ask which of the two was counted.", WrongTitle),
        new("law.unknown", Severity.Question, "A section is not in the law register", "Add it to the register with its source, or correct the citation.",
            (report, known) => report.Citations.Where(c => LawOf(known, c.Section) is null).Select(c => new Breach($"law/{c.Code}", c.Line, $"There is no section '{c.Section}' in the law register{(c.Title is null ? "" : $"; it is printed with the title '{c.Title}'")}."))),
        new("law.no-number", Severity.Error, "A law is told by the year of its making, without its number", "Cite the section or the act.", NoNumber),
    ];

    /// <summary>The law of a section, whatever its spaces.</summary>
    public static Law? LawOf(KnownFacts known, string section) => known.Laws.GetValueOrDefault(section) ?? known.Laws.Values.FirstOrDefault(l => Bare(l.Code) == Bare(section) || Bare(l.Cite) == Bare(section));

    /// <summary>The law that a citation tells by its title, where that is the title of another section; else that of its section.</summary>
    public static Law? LawMeantBy(KnownFacts known, Citation citation) => (citation.Title is { } title ? Titled(known, title) : null) ?? LawOf(known, citation.Section);

    private static Law? Titled(KnownFacts known, string title) => known.Laws.Values.FirstOrDefault(l => Titles(l).Any(t => Bare(t) == Bare(title)));

    private static IEnumerable<string> Titles(Law law) => law.Versions.Select(v => v.Title).Append(law.Title).OfType<string>();

    // Two wordings of the same classes are one: "class D felony, class C for a second" says what "Class D felony for a first offense, class C for a second" says.
    private static IEnumerable<Breach> WrongVersion(PrintedReport report, KnownFacts known) =>
        from citation in report.Citations
        where citation is { Class: not null, On: not null }
        let law = LawOf(known, citation.Section)
        where law?.On(citation.On!.Value)?.Class is { } inForce && !Classes(inForce).SetEquals(Classes(citation.Class!))
        let found = PrintedLaws.ClassOn(law, citation.On!.Value, citation.Class!)
        where found is not null
        select new Breach($"law/{citation.Code}", citation.Line, found.Message);

    private static IEnumerable<Breach> WrongTitle(PrintedReport report, KnownFacts known) =>
        from citation in report.Citations
        where citation.Title is not null
        let law = LawOf(known, citation.Section)
        where law is not null
        let found = PrintedLaws.SectionAndTitle(known.Laws.Values, law.Code, citation.Title!)
        where found is not null
        select new Breach($"law/{citation.Code}", citation.Line, found.Message);

    private static IEnumerable<Breach> NoNumber(PrintedReport report, KnownFacts known) =>
        from text in report.Texts
        from sentence in Sentences.Of(text.Text)
        let told = MadeInAYear().Match(sentence)
        where told.Success && !Number().IsMatch(sentence)
        select new Breach($"text/{text.Code}", text.Line, $"'{told.Value}' does not say which law.");

    // "class D felony first offense; class C second": the letters, and whether a felony or a misdemeanor is meant where no letter is.
    private static HashSet<string> Classes(string text) => Class().Matches(text).Select(m => m.Groups[1].Value.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"\bclass ([a-e])\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Class();

    [GeneratedRegex(@"\b(?:law|statute|act)s? (?:(?:was|were|that was) )?(?:enacted|passed|adopted|amended|made) in (?:19|20)[0-9]{2}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MadeInAYear();

    // A section, an act or a bill by its number: 10-234a, HB 1234, § 5.
    [GeneratedRegex(@"\b[0-9]+[a-z]?-[0-9]+|§\s*[0-9]|\b(?:HB|SB|Act|Sec\.|Section)\s?[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
