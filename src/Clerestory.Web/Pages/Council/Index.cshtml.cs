using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Council;

/// <summary>A body of the council, as of any day.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class IndexModel : CouncilPage
{
    /// <summary>The roll.</summary>
    public Roll Roll { get; private set; } = null!;

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>What is searched for.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The seats that were searched for.</summary>
    public IReadOnlyList<SeatOn> Found { get; private set; } = [];

    /// <summary>What can be said of the seats, in one line each.</summary>
    public IEnumerable<(string Term, string Words)> Facts
    {
        get
        {
            yield return ("Seats by law", Roll.SeatsByLaw is { } seats ? $"{seats}{(Roll.ByLaw?.Grade.Word is { } word ? $" ({word.ToLowerInvariant()})" : "")}" : $"not known{(Roll.ByLaw?.AsTold is { Length: > 0 } told ? $": {told}" : "")}");
            yield return ("Seats in the register", $"{Roll.Seats.Count}{(Roll.MayHaveStood.Count > 0 ? $", and {Roll.MayHaveStood.Count} more that are first shown later and may have stood already" : "")}");
            yield return ("Held", $"{Roll.Known}");
            yield return ("Vacant", $"{Roll.Seats.Count(s => s.Holding == Holding.Vacant)}");
            yield return ("Holder not known", $"{Roll.Seats.Count(s => s.Holding is Holding.NotKnown or Holding.LastKnown or Holding.DesigneeOnly)}");
            yield return ("Quorum", Roll.Needed is { } needed ? $"{needed} ({CouncilWords.Rule(Roll.Body.Quorum)})" : Roll.Body.Quorum.Kind == QuorumKind.NotKnown ? CouncilWords.Rule(Roll.Body.Quorum) : $"cannot be said on this day: {CouncilWords.Rule(Roll.Body.Quorum)}, and not all are known");
            yield return ("A designee’s vote", Roll.Body.DesigneesVote switch { Allowed.Yes => "counts", Allowed.No => "does not count", _ => "not known" });
        }
    }

    /// <summary>The days on which seats of this body began or ended, newest first.</summary>
    public IEnumerable<(DateOnly Day, IReadOnlyList<Seat> Began, IReadOnlyList<Seat> Ended)> Changes =>
        Council.Seats.Where(s => s.Body == Roll.Body.Code && !s.OrEarlier).Select(s => s.ValidFrom).Concat(Council.Seats.Where(s => s.Body == Roll.Body.Code).Select(s => s.ValidTo?.AddDays(1)).OfType<DateOnly>()).Distinct().OrderDescending()
            .Select(day => (day, (IReadOnlyList<Seat>)[.. Council.Seats.Where(s => s.Body == Roll.Body.Code && s.ValidFrom == day && !s.OrEarlier)], (IReadOnlyList<Seat>)[.. Council.Seats.Where(s => s.Body == Roll.Body.Code && s.ValidTo?.AddDays(1) == day)]));

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(DateOnly? on, string? body, string? q)
    {
        await Load();
        string code = string.IsNullOrEmpty(body) ? Seat.Council : body;
        if (Council.BodyOf(code) is null) return NotFound();
        (On, Query) = (on ?? Today, q?.Trim() ?? "");
        Roll = Council.On(code, On);
        Found = [.. Roll.Seats.Where(IsSearched)];
        return Page();
    }

    private bool IsSearched(SeatOn seat) => Query.Length == 0 || new[] { seat.Member, seat.Designee }.OfType<Person>().Any(p => p.Matches(Query))
        || new[] { seat.Seat.Office, seat.Seat.AppointingAuthority, seat.Seat.Clause, seat.Appointment?.Affiliation ?? "", $"seat {seat.Seat.Number}" }.Any(text => text.Contains(Query, StringComparison.OrdinalIgnoreCase));
}
