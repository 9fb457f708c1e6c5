using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Clerestory.Collection.Adapters;

/// <summary>
/// Looks whether words in free text may lead to a person. It is made to err on the safe side: what it cannot read, and every word with a capital letter
/// that it does not know, is taken for a name. It cannot find a name written without capitals; that is why a person reviews, and nothing is published from it.
/// </summary>
internal sealed partial class IdentifyingWords(IEnumerable<string> familiar)
{
    private const int Longest = 1_000;

    // Words that begin sentences or name the trade. No word that is also a given name or a surname belongs here (Will, May, Mark).
    private const string Common = """
        A About After All Also An And Any Are As At Because Both But By Can Cases Calls Currently Department Detectives During Each Every Federal For From Had Has Have
        Human I If In Investigation Investigations Investigators Is It Its Local Most No None Not Number Of Officers On One Only Or Our Over People Persons Please Police
        Prosecution Referrals Reports Several Since Some State Statewide Task Force The Their There These They This Those Three To Total Trafficking Training Two Unit
        Victims Was We Were When With Yes Zero
        """;

    private readonly HashSet<string> known = [.. Common.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), .. familiar.SelectMany(f => Word().Matches(f).Select(m => m.Value))];

    /// <summary>Why the words are withheld, as the end of a sentence; null when nothing was found.</summary>
    public string? ReasonIn(string words)
    {
        if (words.Length > Longest) return "it is very long";
        string text = words.Normalize(NormalizationForm.FormKC);
        if (text.EnumerateRunes().Any(IsUnreadable)) return "it holds signs or a script that the check for names cannot read";
        if (Address().IsMatch(text)) return "it may hold an e-mail, web or street address";
        if (LongNumber().IsMatch(text) || CaseNumber().IsMatch(text)) return "it holds a number that may be a phone number, a case number or a date";
        if (Telling().IsMatch(text)) return "it may tell of a single person";
        return Titled().IsMatch(text) || Word().Matches(text).Any(w => w.Value.Any(char.IsUpper) && !known.Contains(w.Value)) ? "it holds a word that may be a person’s name" : null;
    }

    private static bool IsUnreadable(Rune sign) => Rune.GetUnicodeCategory(sign) is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.Format
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.TitlecaseLetter
        || (Rune.GetUnicodeCategory(sign) is UnicodeCategory.DecimalDigitNumber && !char.IsAsciiDigit((char)sign.Value)) || sign.Value == 0xFFFD
        || (Rune.IsControl(sign) && sign.Value is not ('\n' or '\r' or '\t'));

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"@|https?:|www\.|\.(?:com|net|org|gov|us)\b|\b[0-9]+\s+\p{L}+\s+(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|place|pl|boulevard|blvd|way|terrace)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // Five digits, whatever stands between them; a day or an hour of two parts; four digits that are no year of this century.
    [GeneratedRegex(@"(?:[0-9][\s().,/–—:_-]*){5}|[0-9]{1,4}\s?[/.:–—-]\s?[0-9]|(?<![0-9])(?!20[0-9]{2})[0-9]{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\p{L}*\.?\s+[0-9]|\b[0-9]{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"#\s*[0-9]|\p{L}[-_]?[0-9]|[0-9]\p{L}{1,3}[-_]?[0-9]|\b(?:case|docket|report|incident|file|warrant|badge|plate)\s+(?:no\.?|nr\.?|number|id)?\s*[0-9]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CaseNumber();

    [GeneratedRegex(@"\b(?:dob|born|birth|birthday|ssn|social security|docket|aka|a\.k\.a|alias|nickname|named|name is|name was|called (?:herself|himself)|y/?o|years? old|aged|year-olds?)\b|[0-9]+[\s-]*years?[\s-]*old", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Telling();

    [GeneratedRegex(@"\b(?:mr|mrs|ms|miss|dr|det|detective|sgt|sergeant|lt|lieutenant|capt|captain|chief|officer|ofc|agent|inspector|judge|atty|attorney|trooper)\b\.?\s+\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();
}
