using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Collection.Forms;

/// <summary>What a cell was found to say: an answer, nothing, or something that does not fit.</summary>
internal readonly record struct CellReading(string? Value, string? Fault)
{
    public static CellReading Nothing => default;

    public static CellReading Of(string value) => new(value, null);

    public static CellReading Wrong(string why) => new(null, why);
}

/// <summary>Reads the text of a cell as an answer to one place, leniently in form (Yes, 3.0, 9/30/2026) and strictly in meaning.</summary>
internal static class AnswerText
{
    private const string OrMissing = "or NK (not known), NA (not applicable) or RF (refused)";
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    public static CellReading Read(ItemPlace place, CellKind kind, string text, IReadOnlyDictionary<string, CodeList> lists)
    {
        if (string.IsNullOrWhiteSpace(text)) return CellReading.Nothing;
        if (kind == CellKind.Fault) return CellReading.Wrong("The cell shows an error of the spreadsheet program. Type the answer.");
        if (place.Kind == AnswerKind.Text) return Words(place, text);
        string word = text.Trim();
        if (MissingWord(word) is { } missing) return CellReading.Of(missing);
        return place.Kind switch
        {
            AnswerKind.Number => Number(place, word),
            AnswerKind.YesNo => YesNo(word),
            AnswerKind.Tick => Tick(word),
            AnswerKind.Code => Code(place, word, lists),
            AnswerKind.Day => Day(kind, word),
            _ => CellReading.Wrong("Only NK (not known), NA (not applicable) or RF (refused) can be said of the whole question. Answer its lines instead."),
        };
    }

    /// <summary>A day as the number that spreadsheets keep; null before March 1900, where they count a day that never was.</summary>
    public static int? Serial(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.DayNumber - SerialZero.DayNumber is > 60 and var serial ? serial : null;

    private static string? MissingWord(string word) => word.ToUpperInvariant() switch { "NK" => "NK", "NA" or "N/A" => "NA", "RF" => "RF", "-" => "-", _ => null };

    private static CellReading Words(ItemPlace place, string text)
    {
        // Line breaks are the same to people however a program writes them, and no database should have to keep the difference.
        string words = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (words.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r'))) return CellReading.Wrong("The text holds characters that cannot be shown. Type it again.");
        if (words.Any(char.IsSurrogate) && !IsWhole(words)) return CellReading.Wrong("The text holds half a character. Type it again.");
        return words.Length > place.Max ? CellReading.Wrong($"The text is longer than {place.Max} characters. Shorten it.") : CellReading.Of(words);
    }

    private static bool IsWhole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))) return false;
        }
        return true;
    }

    private static CellReading Number(ItemPlace place, string word)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (word.Length > 40 || !decimal.TryParse(word, plain, CultureInfo.InvariantCulture, out decimal number) || number != decimal.Truncate(number) || Math.Abs(number) > long.MaxValue)
            return CellReading.Wrong($"Give a whole number, such as 3, {OrMissing}.");
        if (number < (place.Min ?? 0)) return CellReading.Wrong($"The number is less than {place.Min ?? 0}. Correct it.");
        return number > place.Max ? CellReading.Wrong($"The number is more than {place.Max}. Correct it.") : CellReading.Of(((long)number).ToString(CultureInfo.InvariantCulture));
    }

    private static CellReading YesNo(string word) => word.ToUpperInvariant() switch
    {
        "YES" or "Y" or "TRUE" => CellReading.Of("yes"),
        "NO" or "N" or "FALSE" => CellReading.Of("no"),
        _ => CellReading.Wrong($"Answer yes or no, {OrMissing}."),
    };

    // A choice that is not made is no answer: only the chosen ones are kept.
    private static CellReading Tick(string word) => word.ToUpperInvariant() switch
    {
        "YES" or "Y" or "TRUE" or "X" => CellReading.Of("yes"),
        "NO" or "N" or "FALSE" => CellReading.Nothing,
        _ => CellReading.Wrong($"Answer yes where it applies, and leave the cell empty where it does not, {OrMissing}."),
    };

    private static CellReading Code(ItemPlace place, string word, IReadOnlyDictionary<string, CodeList> lists) =>
        new ChoiceWords(place, lists).CodeFor(word) is { } code ? CellReading.Of(code)
        : (place.Extra & ExtraChoice.Other) != 0 ? Words(place, word)
        : CellReading.Wrong($"Choose one of the list, {OrMissing}.");

    private static CellReading Day(CellKind kind, string word)
    {
        if (kind == CellKind.Number)
        {
            bool whole = decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal serial) && serial is > 60 and < 2_958_466;
            return whole ? CellReading.Of(Written(SerialZero.AddDays((int)decimal.Truncate(serial)))) : CellReading.Wrong($"Give a day, such as 2026-09-30, {OrMissing}.");
        }
        string[] forms = ["yyyy-MM-dd", "M/d/yyyy"];
        return DateOnly.TryParseExact(word, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? CellReading.Of(Written(day)) : CellReading.Wrong($"Give a day, such as 2026-09-30, {OrMissing}.");
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
