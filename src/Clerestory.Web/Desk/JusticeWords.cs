using Clerestory.Justice;

namespace Clerestory.Web.Desk;

/// <summary>How draws and their counts are told on pages.</summary>
public static class JusticeWords
{
    /// <summary>The units that a person may choose, with their words.</summary>
    public static IReadOnlyList<(CountingUnit Unit, string Words)> Choices { get; } =
    [
        (CountingUnit.Person, "People"), (CountingUnit.Charge, "Charges"), (CountingUnit.Case, "Cases"), (CountingUnit.Event, "Events"), (CountingUnit.NotStated, "Not stated (printed documents only)"),
    ];

    /// <summary>The units of a draw, in words.</summary>
    public static string Units(CountingUnits units) =>
        string.Join("; ", Enum.GetValues<JusticeMeasure>().Where(m => units.Of(m) is not null).Select(m => $"{Name(m).ToLowerInvariant()} in {CountingUnits.InWords(units.Of(m))}")).Replace("in not stated", "not stated", StringComparison.Ordinal);

    /// <summary>By what way a draw came.</summary>
    public static string Way(DrawWay way) => way switch { DrawWay.File => "From a file", DrawWay.Return => "From a return", _ => "With the pack" };

    /// <summary>A measure.</summary>
    public static string Name(JusticeMeasure measure) => measure.ToString();

    /// <summary>A count, or why there is none.</summary>
    public static string Value(DrawCount? count) => count is null ? "–" : count.Value is { } value ? Words.Number(value) : MissingSigns.InWords(count.Status);

    /// <summary>A change, in a word.</summary>
    public static string Change(DrawChange change) => change switch
    {
        DrawChange.Shrunk => "Smaller", DrawChange.Grown => "Larger", DrawChange.New => "New", DrawChange.Gone => "Gone", DrawChange.Restated => "Another reason", _ => "The same",
    };

    /// <summary>A difference with its sign.</summary>
    public static string Signed(long? difference) => difference is not { } by ? "–" : by < 0 ? $"−{Words.Number(-by)}" : by > 0 ? $"+{Words.Number(by)}" : "0";

    /// <summary>The code lists of statutes that draws use.</summary>
    public static IReadOnlyList<string> Lists(JusticeBook book) => book.Plan is not { } plan ? [] : [.. (plan.Draws ?? []).Select(d => d.Statutes).OfType<string>().Append(plan.Statutes).Distinct(StringComparer.Ordinal)];

    /// <summary>The words of the versions in force in a year.</summary>
    public static string Force(Law law, int year) => law.InForceIn(year) switch
    {
        InForce.NotYet => "not yet law",
        InForce.NoMore => "no longer law",
        InForce.NotKnown => "not known",
        _ => string.Join(", then ", law.VersionsIn(year).Select(v => $"version {law.Versions.ToList().IndexOf(v) + 1}")),
    };

    /// <summary>The days of a version.</summary>
    public static string Span(LawVersion version) => (version.ValidFrom, version.ValidTo) switch
    {
        (null, null) => "days not known",
        ({ } from, null) => $"since {Words.Day(from)}",
        (null, { } to) => $"until {Words.Day(to)}",
        ({ } from, { } to) => $"{Words.Day(from)} to {Words.Day(to)}",
    };
}
