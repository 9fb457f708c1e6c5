using System.Text.RegularExpressions;

namespace Clerestory.Truth.Rules;

/// <summary>Reads the sentences of a text.</summary>
internal static partial class Sentences
{
    // Words that make a clause of their own. Plain verbs of reports, in their base forms; an ending -s is taken off before a word is looked up.
    private static readonly HashSet<string> Verbs = new(
        ("is are was were be been am has have had do does did will would can could may might must shall should cannot needs need " +
        "say said tell told give gave get got make made take took go went come came see saw know knew find found show hold held stand stood keep kept let put set cut lie lay rise rose fall fell grow grew " +
        "begin began become became bring brought build built buy bought choose chose fight fought leave left lead led lose lost mean meant meet met pay paid read rest run ran send sent speak spoke spend spent " +
        "think thought win won write wrote allow ask call change continue contain count cover create differ exist follow help hide include increase decrease intend keep like live look offer open print protect prove " +
        "provide reach receive refer remain report require seem serve start state stop suggest support take want work add apply appear believe belong concern consider consist decide depend describe enter expect explain " +
        "face feel happen hear learn rely recommend record remember represent result return reveal seek sit step stay turn understand use vary warn " +
        "sleep slept sweep swept creep crept deal dealt feed fed flee fled fly flew freeze froze hang hung hurt kneel knelt lend lent light lit ride rode ring rang shake shook shine shone shoot shot shut sing sang sink sank sell sold strike struck steal stole stick stuck swim swam swear swore teach taught tear tore throw threw wake woke wear wore drive drove drink drank eat ate catch caught draw drew hit sail").Split(' '), StringComparer.Ordinal);

    /// <summary>The sentences of a paragraph.</summary>
    public static IEnumerable<string> Of(string text) => End().Split(text).Select(s => s.Trim()).Where(s => s.Length > 0);

    /// <summary>Whether a sentence opens a side clause, such as "While…", and no main clause comes.</summary>
    public static bool HasNoMainClause(string sentence)
    {
        string from = Opening().Replace(sentence, "", 1);
        if (!SideClause().IsMatch(from)) return false;
        string[] parts = from.Split(", ");
        return parts.Length > 1 && !parts.Skip(1).Any(HasVerb);
    }

    private static bool HasVerb(string part) => Word().Matches(part.ToLowerInvariant()).Select(m => m.Value).Any(word =>
        Verbs.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) || (word.EndsWith('s') && (Verbs.Contains(word[..^1]) || (word.EndsWith("es", StringComparison.Ordinal) && Verbs.Contains(word[..^2]))))
        || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<=[.!?][”""’)]?)\s+(?=[“""‘(]?\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(@"^(?:In|During|By|For|At|On|Until|Then|But|And|Yet)\b[^,]{0,40},?\s+(?=(?:while|although|though|because|whereas|since|when)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:while|although|though|because|whereas|since|when)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SideClause();

    [GeneratedRegex(@"[\p{L}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
