using System.Security.Cryptography;

namespace Clerestory.Referrals;

/// <summary>
/// The reference of a single referral: drawn at random by this program, with a sign that tells a slip of the pen. It says nothing of anybody. Whatever is not of this
/// form is refused: names, days, and the numbers of cases and dockets.
/// </summary>
public static class OpaqueReference
{
    // 31 signs, a prime: so a single wrong sign, and two that changed places, are always told. I, L, O, U and Z are left out: they are misread, or make words.
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXY";
    private const int Drawn = 11;

    /// <summary>A new reference, as in <c>7K3M-9QTR-0XWB</c>.</summary>
    public static string New()
    {
        string drawn;
        // One that is all digits could be taken for a number of a case or a day.
        do drawn = RandomNumberGenerator.GetString(Signs, Drawn);
        while (drawn.All(char.IsAsciiDigit));
        return Written(drawn + Check(drawn));
    }

    /// <summary>A reference as it is kept, from what somebody typed; null where it is none.</summary>
    public static string? Read(string typed)
    {
        string plain = string.Concat(typed.Where(c => c != '-' && !char.IsWhiteSpace(c))).ToUpperInvariant();
        return plain.Length == Drawn + 1 && plain.All(c => Signs.Contains(c, StringComparison.Ordinal)) && !plain[..Drawn].All(char.IsAsciiDigit) && Check(plain[..Drawn]) == plain[Drawn] ? Written(plain) : null;
    }

    private static string Written(string plain) => $"{plain[..4]}-{plain[4..8]}-{plain[8..]}";

    private static char Check(string drawn) => Signs[drawn.Select((c, i) => (i + 2) * Signs.IndexOf(c, StringComparison.Ordinal)).Sum() % Signs.Length];
}
