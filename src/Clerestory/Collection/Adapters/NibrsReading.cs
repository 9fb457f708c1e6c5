namespace Clerestory.Collection.Adapters;

/// <summary>An incident, as far as it is kept: who reported it, in which month it happened, and which of the offenses asked for it had. Never its number, its day or anybody in it.</summary>
/// <param name="Ori">The reporting agency, by its ORI.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="ByReportDay">Whether the month is that of the report, as the day of the incident is not known.</param>
/// <param name="Offenses">The offenses asked for that the incident had.</param>
public sealed record NibrsIncident(string Ori, DateOnly Month, bool ByReportDay, IReadOnlySet<string> Offenses);

/// <summary>What was read from a NIBRS flat file.</summary>
/// <param name="Incidents">The incidents with one of the offenses asked for, each once, in no order that means anything.</param>
/// <param name="Months">For each agency in the file, the months (by their first day) with an incident of any kind or a zero report.</param>
/// <param name="OffenseSegments">How many offense segments could be read, whatever the offense.</param>
/// <param name="Faults">What is wrong with lines of the file; the first hundred.</param>
/// <param name="FaultsLeftOut">How many more there are.</param>
/// <param name="IsWhole">Whether the file was read to its end. What was counted from a part is no count.</param>
public sealed record NibrsReading(
    IReadOnlyList<NibrsIncident> Incidents, IReadOnlyDictionary<string, IReadOnlySet<DateOnly>> Months, long OffenseSegments,
    IReadOnlyList<LineFault> Faults, int FaultsLeftOut, bool IsWhole);
