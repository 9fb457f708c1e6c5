using System.Globalization;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Clerestory.Web.Pages.Council;

/// <summary>Noting what an act does to the seats.</summary>
[Needs(Permission.KeepCouncil)]
public sealed class ActModel : CouncilPage
{
    /// <summary>How many new seats may be typed at once.</summary>
    public const int MostNew = 5;

    /// <summary>The body.</summary>
    public Body Body { get; private set; } = null!;

    /// <summary>The seats that stand today, to choose those that end.</summary>
    public IReadOnlyList<SeatOn> Seats { get; private set; } = [];

    /// <summary>How many seats the law gives it now; null where that is not known.</summary>
    public int? ByLaw { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string? body)
    {
        await Load();
        if (Council.BodyOf(string.IsNullOrEmpty(body) ? Seat.Council : body) is not { } found) return NotFound();
        Body = found;
        var roll = Council.On(found.Code, Today);
        (Seats, ByLaw) = (roll.Seats, roll.SeatsByLaw);
        return Page();
    }

    /// <summary>Changes the seats.</summary>
    public async Task<IActionResult> OnPostAsync(string? body, string? act, DateOnly? from, List<int> ends, int? byLaw)
    {
        if (await OnGetAsync(body) is var shown and not PageResult) return shown;
        if (from is null)
        {
            Problems.Add(("from", "Give the day on which the act takes effect."));
            return Page();
        }
        var begins = Enumerable.Range(0, MostNew).Select(NewSeat).OfType<NewSeat>().ToList();
        if (Stands(await Use<ChangeSeats>().Run(Book.Pack, new SeatsAct(Body.Code, act ?? "", from.Value, ends, begins, byLaw), Actor, Gone))) return Page();
        Said = $"The seats change on {Words.Day(from.Value)}: {ends.Count} end, {begins.Count} begin.";
        return Redirect($"/council?body={Body.Code}&on={CouncilWords.Field(from)}");
    }

    /// <summary>What was typed into a field.</summary>
    public string Typed(string field) => HttpContext.Request.HasFormContentType && HttpContext.Request.Form.TryGetValue(field, out StringValues value) ? value.ToString() : "";

    // A row of which nothing but the choices is filled in is no seat.
    private NewSeat? NewSeat(int row)
    {
        string Field(string name) => Typed(string.Create(CultureInfo.InvariantCulture, $"{name}{row}"));
        return Field("clause").Length + Field("office").Length + Field("authority").Length == 0 ? null
            : new NewSeat(Field("clause"), Field("office"), Field("kind"), Field("authority"), Enum.TryParse<Allowed>(Field("designee"), out var allowed) ? allowed : Allowed.Unknown, Field("withheld") == "true");
    }
}
