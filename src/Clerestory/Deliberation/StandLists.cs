namespace Clerestory.Deliberation;

/// <summary>The lists that a report prints under a recommendation, made from its roll.</summary>
public static class StandLists
{
    /// <summary>The word that stands before a list.</summary>
    public static string Word(Stand stand) => stand switch
    {
        Stand.Support => "Support",
        Stand.Oppose => "Oppose",
        Stand.Abstain => "Abstain",
        Stand.Absent => "Absent",
        _ => "Not recorded",
    };

    /// <summary>Who dissented, in one line, as in <c>Oppose: A, B; Abstain: C</c>; empty where nobody did.</summary>
    public static string Dissent(PositionRoll roll) => string.Join("; ", new[] { Stand.Oppose, Stand.Abstain }
        .Select(s => (Stand: s, Names: NamesOf(roll, s))).Where(l => l.Names.Count > 0).Select(l => $"{Word(l.Stand)}: {string.Join(", ", l.Names)}"));

    /// <summary>The seats of one stand, in the order of their numbers: by office, or, where the seat is not certain, by the name that is printed.</summary>
    public static IReadOnlyList<string> NamesOf(PositionRoll roll, Stand stand) =>
        [.. roll.Lines.Where(l => l.Stand == stand && !l.IsVacant).OrderBy(l => l.Seat ?? int.MaxValue).ThenBy(l => l.Number).Select(NameOf)];

    /// <summary>How a line is named: the office of its seat, with the printed name where that differs.</summary>
    public static string NameOf(RollLine line) => line.Seat is null || line.Office.Length == 0 ? line.Name : line.Office;
}
