using Clerestory.Justice;
using Clerestory.Registry;
using Clerestory.Truth;

namespace Clerestory.Tests.Truth;

/// <summary>Asks one rule about a report that a test makes up.</summary>
internal static class Told
{
    public static IReadOnlyList<TruthFinding> By(string rule, PrintedReport report, KnownFacts? known = null)
    {
        Assert.Contains(TruthRules.All, r => r.Code == rule);
        return [.. TruthRules.Examine(report, known ?? KnownFacts.None).Where(f => f.Rule == rule)];
    }

    public static void Finds(string rule, string place, PrintedReport report, KnownFacts? known = null) => Assert.Equal([place], By(rule, report, known).Select(f => f.Place));

    public static void IsSilent(string rule, PrintedReport report, KnownFacts? known = null) => Assert.Equal([], By(rule, report, known).Select(f => f.ToString()));

    public static Law Law(string code, string title, params LawVersion[] versions) => new(code, LawKind.Statute, $"U.C. {code}", title, versions, null, Grade.Verified, null);

    public static LawVersion Version(string? from, string? to, string? title = null, string? @class = null, string? text = null) =>
        new(from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), to is null ? null : DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), title, @class, null, text, null, "inv", Grade.Verified);

    public static KnownFacts Knowing(params Law[] laws) => new([], laws.ToDictionary(l => l.Code));

    public static Seat Seat(int number, string office) => new()
    {
        Pack = "x", Number = number, Clause = $"({number})", Office = office, Kind = "ex-officio", AppointingAuthority = "", ValidFrom = new DateOnly(2010, 1, 1), OrEarlier = false, ValidTo = null,
        Grade = Grade.Verified, PrintedName = "", PrintedNote = "",
    };

    public static PrintedReport OfText(string text) => new() { Texts = [new PrintedText("a", "s", text)] };
}
