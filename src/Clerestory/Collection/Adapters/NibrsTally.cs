namespace Clerestory.Collection.Adapters;

/// <summary>
/// Gathers incidents from segments. Only incidents with an offense asked for are held, and the one being read: the specification has the segments of an
/// incident follow its administrative segment, so what comes later belongs to that one or to one that is held.
/// </summary>
internal sealed class NibrsTally(IReadOnlySet<string> asked, FaultList faults)
{
    private const int MostIncidents = 200_000;
    private const int MostMonths = 200_000;

    private readonly Dictionary<(string Ori, string Number), Held> held = [];
    private readonly Dictionary<string, HashSet<DateOnly>> months = new(StringComparer.Ordinal);
    private (string Ori, string Number) key;
    private Held? current;
    private int covers;

    private sealed record Held(DateOnly Month, bool ByReportDay, HashSet<string> Offenses);

    public long OffenseSegments { get; private set; }

    /// <summary>Whether there are more incidents, or more months of agencies, than one file may bring.</summary>
    public bool IsFull => held.Count > MostIncidents || covers > MostMonths;

    public IReadOnlyList<NibrsIncident> Incidents => [.. held.Select(h => new NibrsIncident(h.Key.Ori, h.Value.Month, h.Value.ByReportDay, h.Value.Offenses))];

    public IReadOnlyDictionary<string, IReadOnlySet<DateOnly>> Months => months.ToDictionary(m => m.Key, IReadOnlySet<DateOnly> (m) => m.Value, StringComparer.Ordinal);

    /// <summary>Takes in one segment that can be read.</summary>
    public void Add(int line, NibrsSegment segment)
    {
        if (segment.Level == 0) AddZeroReport(line, segment);
        else if (segment.Level == 1) AddAdministrative(line, segment);
        else if (segment.Level == 2) AddOffense(line, segment);
    }

    private void AddZeroReport(int line, NibrsSegment segment)
    {
        if (segment.ZeroMonth is { } month) Cover(segment.Ori, month);
        else faults.Add(line, "nibrs.date", "Columns 38 to 43 are no month and year. The zero report was not read.");
    }

    private void AddAdministrative(int line, NibrsSegment segment)
    {
        (key, current) = ((segment.Ori, segment.Incident), null);
        if (segment.Action is 'D' or 'R') held.Remove(key);
        if (segment.Action == 'D') return;
        if (segment.Month is not { } month)
        {
            faults.Add(line, "nibrs.date", "Columns 38 to 45 are no day. The incident was not counted.");
            return;
        }
        if (held.TryGetValue(key, out var before) && segment.Action == 'I')
            faults.Add(line, "nibrs.twice", "The incident of this line stands in the file already. It was counted once.");
        current = new Held(month, segment.IsByReportDay, before?.Offenses ?? new HashSet<string>(StringComparer.Ordinal));
        if (before is not null) held[key] = current;
        Cover(segment.Ori, month);
    }

    private void AddOffense(int line, NibrsSegment segment)
    {
        if (!segment.HasOffense)
        {
            faults.Add(line, "nibrs.offense", "Columns 38 to 40 are no offense code. The line was not counted.");
            return;
        }
        OffenseSegments++;
        string offense = segment.Offense;
        if (!asked.Contains(offense)) return;
        (string Ori, string Number) own = (segment.Ori, segment.Incident);
        var incident = own == key && current is not null ? current : held.GetValueOrDefault(own);
        if (incident is null)
        {
            // An incident that was taken out, or has no day, was spoken of at its administrative segment.
            if (own != key) faults.Add(line, "nibrs.order", "This offense stands behind no administrative segment of its incident, so its month is not known. It was not counted.");
        }
        else if (segment.Action == 'D') TakeOut(own, incident, offense);
        else
        {
            incident.Offenses.Add(offense);
            held[own] = incident;
        }
    }

    private void TakeOut((string Ori, string Number) own, Held incident, string offense)
    {
        if (incident.Offenses.Remove(offense) && incident.Offenses.Count == 0) held.Remove(own);
    }

    private void Cover(string ori, DateOnly month)
    {
        if (!months.TryGetValue(ori, out var covered)) months.Add(ori, covered = []);
        if (covered.Add(month)) covers++;
    }
}
