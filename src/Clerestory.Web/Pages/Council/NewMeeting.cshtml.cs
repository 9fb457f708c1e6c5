using System.Globalization;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Council;

/// <summary>Calling a meeting.</summary>
[Needs(Permission.KeepCouncil)]
public sealed class NewMeetingModel : CouncilPage
{
    /// <summary>How many items of an agenda may be typed.</summary>
    public const int MostItems = 8;

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync() => Load();

    /// <summary>What was typed into a field.</summary>
    public string Typed(string field) => HttpContext.Request.HasFormContentType ? HttpContext.Request.Form[field].ToString() : "";

    /// <summary>Calls it.</summary>
    public async Task<IActionResult> OnPostAsync(string? body, DateOnly? day, string? starts, string? place, bool isUrgent)
    {
        await Load();
        if (day is null)
        {
            Problems.Add(("day", "Give the day."));
            return Page();
        }
        TimeOnly? at = TimeOnly.TryParseExact(starts, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
        var agenda = Enumerable.Range(1, MostItems).Select(Item).OfType<PlannedItem>().ToList();
        switch (await Use<CallMeeting>().Run(Book.Pack, new MeetingPlan(body ?? "", day.Value, at, place ?? "", agenda, isUrgent), Settings.Site + "/council/meetings", Actor, Gone))
        {
            case CallMeeting.Result.Called called:
                Said = $"The meeting is called. {called.Mail} {(called.Mail == 1 ? "notice goes" : "notices go")} by mail, {called.ByHand} {(called.ByHand == 1 ? "waits" : "wait")} for a person under Letters.";
                return Redirect($"/council/meetings/{called.Meeting}");
            case CallMeeting.Result.Refused refused:
                Problems.Add((refused.Field == "agenda" ? "title1" : refused.Field, refused.Why));
                break;
        }
        return Page();
    }

    private PlannedItem? Item(int row)
    {
        string Field(string name) => Typed(string.Create(CultureInfo.InvariantCulture, $"{name}{row}"));
        return Field("title").Length + Field("speaker").Length == 0 ? null
            : new PlannedItem(Enum.TryParse<AgendaKind>(Field("kind"), out var kind) ? kind : AgendaKind.Business, Field("title"), Field("speaker"), Field("for"));
    }
}
