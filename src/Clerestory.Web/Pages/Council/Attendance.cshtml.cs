using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Council;

/// <summary>Who came to the meetings of a body.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class AttendanceModel : CouncilPage
{
    /// <summary>The body.</summary>
    public Body Body { get; private set; } = null!;

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; private set; }

    /// <summary>The attendance.</summary>
    public AttendanceTable Table { get; private set; } = new([], []);

    /// <summary>Shows it, for the last year unless other days are given.</summary>
    public async Task<IActionResult> OnGetAsync(string? body, DateOnly? from, DateOnly? to)
    {
        await Load();
        if (Council.BodyOf(string.IsNullOrEmpty(body) ? Seat.Council : body) is not { } found) return NotFound();
        (Body, To) = (found, to ?? Today);
        From = from ?? To.AddYears(-1).AddDays(1);
        if (From > To) Problems.Add(("from", "The first day lies after the last. Change one of them."));
        else Table = AttendanceTable.Of(Council, Body.Code, From, To);
        return Page();
    }
}
