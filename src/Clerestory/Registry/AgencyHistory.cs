using System.Globalization;
using Clerestory.Packs;

namespace Clerestory.Registry;

/// <summary>What became of an agency.</summary>
public enum AgencyChangeKind { Renamed, Merged, Split, Opened, Closed }

/// <summary>One thing that happened to an agency.</summary>
/// <param name="Day">The first day on which it holds.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Agency">To which agency.</param>
/// <param name="Successor">The agency that it went into, or that came out of it; empty otherwise.</param>
/// <param name="Name">The name that it had until then, if it was renamed; empty otherwise.</param>
public sealed record AgencyChange(DateOnly Day, AgencyChangeKind Kind, string Agency, string Successor, string Name);

/// <summary>Names, mergers and splits of agencies over time. Their codes stay, so that their series do.</summary>
public sealed class AgencyHistory(IReadOnlyList<AgencyChange> changes)
{
    private const string File = "respondents/changes.csv";

    private readonly ILookup<string, AgencyChange> byAgency = changes.OrderBy(c => c.Day).ToLookup(c => c.Agency, StringComparer.Ordinal);

    /// <summary>The history that a pack tells; nothing where it has no such file.</summary>
    public static AgencyHistory In(Pack pack) => new(pack.Has(File)
        ? [.. pack.Rows(File).Select(r => new AgencyChange(
            DateOnly.ParseExact(r["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture), Enum.Parse<AgencyChangeKind>(r["kind"], ignoreCase: true), r["agency"], r["successor"], r["name"]))]
        : []);

    /// <summary>The agency's name on a day. The register has the name of today, and each renaming the name that ended with it.</summary>
    public string NameOn(Agency agency, DateOnly day) =>
        byAgency[agency.Code].FirstOrDefault(c => c.Kind == AgencyChangeKind.Renamed && c.Day > day)?.Name ?? agency.Name;

    /// <summary>Whether the agency exists on a day.</summary>
    public bool ExistsOn(string agency, DateOnly day)
    {
        if (!byAgency.Contains(agency)) return true;
        var life = byAgency[agency].Where(c => c.Kind is AgencyChangeKind.Opened or AgencyChangeKind.Closed or AgencyChangeKind.Merged).ToList();
        return life.LastOrDefault(c => c.Day <= day) is { } last ? last.Kind == AgencyChangeKind.Opened : life.FirstOrDefault()?.Kind != AgencyChangeKind.Opened;
    }

    /// <summary>How an agency that does not exist on a day came to its end; null where it had not begun.</summary>
    public AgencyChange? EndOf(string agency, DateOnly day) =>
        byAgency[agency].LastOrDefault(c => c.Day <= day && c.Kind is AgencyChangeKind.Closed or AgencyChangeKind.Merged);

    /// <summary>What an agency's series goes on from: those that were merged into it, and the one that it was split from.</summary>
    public IReadOnlyList<AgencyChange> Before(string agency) =>
        [.. changes.Where(c => c.Successor == agency && c.Kind is AgencyChangeKind.Merged or AgencyChangeKind.Split)];
}
