using Clerestory.Registry;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Council;

/// <summary>Which seats are empty and who must fill them, and whose term ends soon.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class VacanciesModel : CouncilPage
{
    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>How many days ahead terms are looked for.</summary>
    public int Days { get; private set; }

    /// <summary>The empty seats of all bodies, by who must fill them.</summary>
    public IReadOnlyList<IGrouping<string, (Body Body, SeatOn Seat)>> Vacant { get; private set; } = [];

    /// <summary>Terms that are over or end soon, the oldest first.</summary>
    public IReadOnlyList<(Body Body, SeatOn Seat)> Terms { get; private set; } = [];

    /// <summary>Seats of which no holder is known, or none any more.</summary>
    public IReadOnlyList<(Body Body, SeatOn Seat)> Unknown { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(DateOnly? on, int? days)
    {
        await Load();
        (On, Days) = (on ?? Today, Math.Clamp(days ?? 90, 0, 3650));
        var seats = Council.Bodies.Where(b => b.ExistsOn(On)).SelectMany(b => Council.On(b.Code, On).Seats.Select(s => (Body: b, Seat: s))).ToList();
        Vacant = [.. seats.Where(s => s.Seat.Holding == Holding.Vacant).GroupBy(s => s.Seat.Seat.FilledBy).OrderBy(g => g.Key, StringComparer.Ordinal)];
        Terms = [.. seats.Where(s => s.Seat.Holding == Holding.Held && s.Seat.Appointment!.TermEnds <= On.AddDays(Days)).OrderBy(s => s.Seat.Appointment!.TermEnds)];
        Unknown = [.. seats.Where(s => s.Seat.Holding is Holding.NotKnown or Holding.LastKnown or Holding.DesigneeOnly)];
    }
}
