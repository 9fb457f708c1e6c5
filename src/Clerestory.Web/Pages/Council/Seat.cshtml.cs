using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Clerestory.Web.Pages.Council;

/// <summary>One seat: what the law says of it, who held it, and, for staff, what is to be noted.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class SeatModel : CouncilPage
{
    /// <summary>The seat's number.</summary>
    public int Number { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The seat's spans of time, oldest first.</summary>
    public IReadOnlyList<Seat> Spans { get; private set; } = [];

    /// <summary>The seat on the day; null where it does not stand then.</summary>
    public SeatOn? Standing { get; private set; }

    /// <summary>The body.</summary>
    public Body Body { get; private set; } = null!;

    /// <summary>Who held it, newest first.</summary>
    public IEnumerable<Appointment> Appointments => Council.Appointments.Where(a => a.Seat == Number).Reverse();

    /// <summary>Who was sent, newest first.</summary>
    public IEnumerable<Designation> Designations => Council.Designations.Where(d => d.Seat == Number).Reverse();

    /// <summary>When it was empty.</summary>
    public IEnumerable<Vacancy> Vacancies => Council.Vacancies.Where(v => v.Seat == Number).Reverse();

    /// <summary>The appointment that may be ended: it stands without an end.</summary>
    public Appointment? Open => Appointments.FirstOrDefault(a => a.To is null);

    /// <summary>The designation that may be ended.</summary>
    public Designation? OpenDesignation => Designations.FirstOrDefault(d => d.To is null);

    /// <summary>A person's name, or what is said where it is withheld.</summary>
    public string NameOf(string code) => Council.PersonOf(code)?.Name ?? "held; the name is not published";

    /// <summary>Shows the seat.</summary>
    public async Task<IActionResult> OnGetAsync(int seat, DateOnly? on)
    {
        await Load();
        Spans = [.. Council.Seats.Where(s => s.Number == seat)];
        if (Spans.Count == 0) return NotFound();
        (Number, On, Body) = (seat, on ?? Today, Council.BodyOf(Spans[^1].Body)!);
        Standing = Council.On(Body.Code, On).Of(seat);
        return Page();
    }

    /// <summary>Notes an appointment.</summary>
    public async Task<IActionResult> OnPostAppointAsync(int seat, string? person, DateOnly? from, DateOnly? termEnds, string? affiliation)
    {
        if (await OnGetAsync(seat, null) is var shown and not PageResult) return shown;
        if (Stands(from is null ? "Give the first day." : await Use<AppointMember>().Run(Book.Code, new NewAppointment(seat, person ?? "", from.Value, termEnds, affiliation ?? ""), Actor, Gone), from is null ? "from" : "")) return Page();
        return Done(seat, "The appointment stands in the register.");
    }

    /// <summary>Ends an appointment.</summary>
    public async Task<IActionResult> OnPostEndAsync(int seat, string? appointment, DateOnly? last, string? reason, bool isVacant)
    {
        if (await OnGetAsync(seat, null) is var shown and not PageResult) return shown;
        if (Stands(last is null ? "Give the last day." : await Use<EndAppointment>().Run(Book.Code, appointment ?? "", (last.Value, reason ?? "", isVacant), Actor, Gone), last is null ? "last" : "")) return Page();
        return Done(seat, isVacant ? "The appointment is ended, and the seat is vacant from the next day." : "The appointment is ended.");
    }

    /// <summary>Notes a designee.</summary>
    public async Task<IActionResult> OnPostDesigneeAsync(int seat, string? designee, DateOnly? sentFrom, string? sentBy)
    {
        if (await OnGetAsync(seat, null) is var shown and not PageResult) return shown;
        if (Stands(sentFrom is null ? "Give the first day of the designee." : await Use<NameDesignee>().Run(Book.Code, new NewDesignation(seat, designee ?? "", sentFrom.Value, sentBy ?? ""), Actor, Gone), sentFrom is null ? "sentFrom" : "")) return Page();
        return Done(seat, "The designee stands in the register.");
    }

    /// <summary>Ends a designee's time.</summary>
    public async Task<IActionResult> OnPostEndDesigneeAsync(int seat, string? designation, DateOnly? sentLast)
    {
        if (await OnGetAsync(seat, null) is var shown and not PageResult) return shown;
        if (Stands(sentLast is null ? "Give the last day of the designee." : await Use<EndDesignation>().Run(Book.Code, designation ?? "", sentLast.Value, Actor, Gone), sentLast is null ? "sentLast" : "")) return Page();
        return Done(seat, "The designee’s time is ended.");
    }

    private RedirectResult Done(int seat, string said)
    {
        Said = said;
        return Redirect($"/council/seats/{seat}");
    }
}
