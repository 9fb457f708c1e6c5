using System.Text.RegularExpressions;

namespace Clerestory.Collection.Forms;

/// <summary>Tells whether a heading or label asks for what names a person.</summary>
internal static partial class PersonLabels
{
    private const int LongestLabel = 60;

    // A heading is taken for one that asks for a person only if it is made of these words and of nothing else: so "Victim's
    // first name" is one, while "Name of the effort" and "Efforts to address trafficking" are not.
    private static readonly HashSet<string> Around = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "of", "or", "and", "for", "if", "any", "s", "his", "her", "their", "full", "first", "last", "middle", "given", "family", "maiden", "legal", "preferred", "other", "former",
        "victim", "victims", "survivor", "survivors", "client", "clients", "child", "children", "minor", "minors", "youth", "person", "persons", "people", "patient", "patients", "student", "students",
        "juvenile", "juveniles", "suspect", "suspects", "defendant", "defendants", "offender", "offenders", "accused", "arrestee", "witness", "complainant", "caller", "mother", "father", "parent",
        "parents", "guardian", "guardians", "caretaker", "relative", "sponsor", "contact", "officer", "investigator", "home", "work", "cell", "mobile", "mailing", "street", "residential", "current",
        "permanent", "known", "personal", "primary", "day", "date", "year", "month", "birth", "social", "security", "number", "numbers", "no", "nr", "num", "id", "ids", "code", "line", "city", "state",
        "zip", "police", "criminal", "docket", "dockets", "case", "cases", "incident", "file", "report", "arrest", "alien", "passport", "license", "driver", "drivers",
        "medicaid", "medical", "record", "booking", "inmate", "hmis", "alias", "nickname", "initials",
    };

    private static readonly HashSet<string> InKeys = new(StringComparer.Ordinal)
    {
        "dob", "d", "o", "b", "birthdate", "birthdates", "birthday", "birthdays", "births", "dates", "born", "on", "ssn", "ssns", "ss", "name", "names", "surname", "surnames", "firstname", "firstnames",
        "lastname", "lastnames", "fname", "lname", "fullname", "aliases", "nicknames", "address", "addresses", "email", "emails", "e", "mail", "mails", "phone", "phones", "telephone", "telephones", "tel",
        "cellphone", "cellphones", "nos",
    };

    private static readonly (string What, Regex Key)[] Keys =
    [
        ("birth dates", Key("dob|d o b|birthdates?|birthdays?|birth dates?|birth day|dates? of births?|day of birth|born( on)?")),
        ("Social Security numbers", Key("ssns?|ss number|ss no|social security( (numbers?|no|num|nr))?")),
        ("names", Key("names?|surnames?|firstnames?|lastnames?|fname|lname|fullname|alias(es)?|nicknames?|initials")),
        ("addresses", Key("address(es)?|street address|emails?|e mails?")),
        ("phone numbers", Key("phones?|telephones?|tel|cellphones?|mobile (no|number)|cell (no|number)")),
        ("numbers of cases", Key("dockets?( (nos?|numbers?|nr|num|ids?))?|(case|incident|file|report|arrest|booking|inmate|client|victim|patient|student|record|alien|passport|license|medicaid|hmis) (nos?|numbers?|nr|num|ids?)")),
    ];

    /// <summary>What the heading asks for, in words; null when nothing of a person.</summary>
    public static string? AsksFor(string label)
    {
        if (label.Length > LongestLabel) return null;
        var found = new List<string>();
        string plain = label.Replace("#", " no ", StringComparison.Ordinal);
        foreach (var word in Word().EnumerateMatches(plain))
        {
            found.Add(plain.Substring(word.Index, word.Length).ToLowerInvariant());
            // Nearly every cell ends here, so that a large file is looked through in little time.
            if (!MayStandAround(found[^1]) && !InKeys.Contains(found[^1])) return null;
        }
        string words = string.Join(' ', found);
        if (words.StartsWith("number of", StringComparison.Ordinal)) return null;
        return Keys.FirstOrDefault(k => k.Key.IsMatch(words) && IsAround(k.Key.Replace(words, " "))).What;
    }

    private static bool IsAround(string rest) => rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(MayStandAround);

    private static bool MayStandAround(string word) => char.IsAsciiDigit(word[0]) || Around.Contains(word);

    private static Regex Key(string words) => new($@"\b({words})\b", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    // FirstName, first_name and FIRST NAME are the same two words.
    [GeneratedRegex(@"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
