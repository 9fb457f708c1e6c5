using Clerestory.Registry;

namespace Clerestory.Truth.Rules;

/// <summary>Names against the registry of the council.</summary>
internal static class RegistryRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<TruthRule> All { get; } =
    [
        new("registry.seats-not-covered", Severity.Error, "The names do not cover the seats, and the list does not say which are vacant", "Print every seat with its holder, or the word vacant and who appoints.", SeatsNotCovered),
        new("registry.two-names-one-seat", Severity.Question, "Two names stand for one seat", "Say which of them holds the seat, and what the other is.", TwoNamesOneSeat),
        new("registry.two-spellings", Severity.Error, "One person is spelled in two ways", "Ask the person, and keep one spelling.", TwoSpellings),
    ];

    private static IEnumerable<Breach> SeatsNotCovered(PrintedReport report, KnownFacts known)
    {
        if (report is not { Members: { } list, Report.CouncilOn: { } day } || (list.ShowsSeats && list.ShowsVacancies)) yield break;
        var seats = known.Seats.Where(s => s.Body == Seat.Council && s.ExistsOn(day)).ToList();
        var held = list.People.Select(p => p.Seat).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var empty = seats.Where(s => !held.Contains(s.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
        if (empty.Count == 0 && list.People.Count >= seats.Count) yield break;
        string lacking = empty.Count == 0 ? "" : $" No name fits {string.Join(", ", empty.Take(5).Select(s => $"seat {s.Number} ({s.Office})"))}{(empty.Count > 5 ? $" and {empty.Count - 5} more" : "")}.";
        yield return new Breach("members", list.Line, $"The list prints {list.People.Count} names for {seats.Count} seats, and shows {(list.ShowsSeats ? "" : "no seat and ")}no vacancy.{lacking}");
    }

    private static IEnumerable<Breach> TwoNamesOneSeat(PrintedReport report, KnownFacts known) => (report.Members?.People ?? []).Where(p => p.Seat is not null).GroupBy(p => p.Seat, StringComparer.Ordinal)
        .Where(seat => seat.Count() > 1).Select(seat => new Breach($"seat/{seat.Key}", seat.First().Line, $"{string.Join(" and ", seat.Select(p => $"'{p.Name}'"))} are printed for one seat."));

    private static IEnumerable<Breach> TwoSpellings(PrintedReport report, KnownFacts known)
    {
        var names = (report.Members?.People.Select(p => (p.Name, p.Line)) ?? []).Concat(report.Names.Select(n => (n.Name, n.Line))).Select(n => (n.Name, n.Line, Parts: PersonName.Read(n.Name))).ToList();
        for (int i = 0; i < names.Count; i++)
        {
            for (int j = i + 1; j < names.Count; j++)
            {
                if (names[i].Parts.IsOtherSpellingOf(names[j].Parts))
                    yield return new Breach($"name/{names[i].Parts.Family}", names[i].Line, $"'{names[i].Name}' (line {names[i].Line}) and '{names[j].Name}' (line {names[j].Line}) look like one person, spelled in two ways.");
            }
        }
    }
}
