using System.Globalization;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Clerestory.Web.Pages.Council;

/// <summary>One meeting: agenda, presence, quorum, minutes.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class MeetingModel : CouncilPage
{
    /// <summary>The meeting.</summary>
    public Meeting Meeting { get; private set; } = null!;

    /// <summary>The body's seats on its day, and who of them was present.</summary>
    public MeetingRoll Roll { get; private set; } = null!;

    /// <summary>The agenda.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    /// <summary>The minutes as they stand in the field.</summary>
    public string Minutes { get; private set; } = "";

    /// <summary>Whether presence may be written down.</summary>
    public bool TakesPresence => MayKeep && Meeting.State != MeetingState.Cancelled && Meeting.Day <= Today;

    /// <summary>How many days before the meeting its notice went out, and how many the law asks for; null where either is not known.</summary>
    public (int Days, int? Needed)? Notice => Meeting.NoticeOn is { } on ? (Meeting.Day.DayNumber - on.DayNumber, Roll.Roll.Body.NoticeDays) : null;

    /// <summary>What may be marked for a seat.</summary>
    public static IEnumerable<(PresenceMark Mark, string Words)> Marks(SeatOn seat)
    {
        yield return (PresenceMark.NotRecorded, "not recorded");
        if (seat.Holding != Holding.Vacant) yield return (PresenceMark.Member, "present");
        if (seat.Holding != Holding.Vacant && seat.Seat.Designee != Allowed.No && seat.Designee is { } designee) yield return (PresenceMark.Designee, $"by designee, {designee.Name}");
        yield return (PresenceMark.Absent, "absent");
        yield return (PresenceMark.Excused, "excused");
    }

    /// <summary>The mark that is chosen for a seat: what was just sent, or what is written down.</summary>
    public PresenceMark Chosen(SeatOn seat) =>
        Problems.Count > 0 && HttpContext.Request.HasFormContentType && Enum.TryParse<PresenceMark>(HttpContext.Request.Form[Field(seat.Seat.Number)], out var sent) ? sent : CouncilWords.MarkOf(Roll.Of(seat));

    /// <summary>Shows the meeting.</summary>
    public async Task<IActionResult> OnGetAsync(string meeting)
    {
        await Load();
        if (Council.Meetings.FirstOrDefault(m => m.Code == meeting) is not { } found) return NotFound();
        (Meeting, Roll, Agenda, Minutes) = (found, Council.At(found), [.. Council.AgendaItems.Where(i => i.Meeting == meeting)], found.Minutes);
        return Page();
    }

    /// <summary>Writes down who was present.</summary>
    public async Task<IActionResult> OnPostPresenceAsync(string meeting)
    {
        if (await OnGetAsync(meeting) is var shown and not PageResult) return shown;
        var form = HttpContext.Request.Form;
        var marks = Roll.Roll.Seats.Where(s => form.ContainsKey(Field(s.Seat.Number))).ToDictionary(s => s.Seat.Number, s => Enum.TryParse<PresenceMark>(form[Field(s.Seat.Number)], out var mark) ? mark : PresenceMark.NotRecorded);
        var faults = await Use<RecordPresence>().Run(Book.Pack, meeting, marks, Actor, Gone);
        Problems.AddRange(faults.Select(f => (f.Seat > 0 ? Field(f.Seat) : "", f.Why)));
        if (faults.Count > 0) return Page();
        Said = "Who was present is written down.";
        return Redirect($"/council/meetings/{meeting}");
    }

    /// <summary>Keeps the minutes.</summary>
    public async Task<IActionResult> OnPostMinutesAsync(string meeting, string? minutes, DateOnly? approvedOn)
    {
        if (await OnGetAsync(meeting) is var shown and not PageResult) return shown;
        Minutes = minutes ?? "";
        if (Stands(await Use<KeepMinutes>().Run(Book.Pack, meeting, (Minutes, approvedOn), Actor, Gone), "minutes")) return Page();
        Said = approvedOn is null ? "The minutes are kept as a draft." : "The minutes are approved. Readers see them with the next edition.";
        return Redirect($"/council/meetings/{meeting}");
    }

    /// <summary>Cancels the meeting.</summary>
    public async Task<IActionResult> OnPostCancelAsync(string meeting, string? reason)
    {
        if (await OnGetAsync(meeting) is var shown and not PageResult) return shown;
        if (Stands(await Use<CancelMeeting>().Run(Book.Pack, meeting, (reason ?? "", Settings.Site + "/council/meetings"), Actor, Gone), "reason")) return Page();
        Said = "The meeting is cancelled. Everyone who got its notice is told.";
        return Redirect($"/council/meetings/{meeting}");
    }

    /// <summary>The field of a seat.</summary>
    public static string Field(int seat) => string.Create(CultureInfo.InvariantCulture, $"seat{seat}");
}
