using Clerestory.Deliberation;
using Clerestory.Registry;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Recommendations;

/// <summary>The roll of a recommendation: opened, kept and closed by staff.</summary>
[Needs(Permission.KeepRecommendations)]
public sealed class RollModel : RecommendationPage
{
    /// <summary>The meetings of the body, newest first.</summary>
    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];

    /// <summary>What was typed, by seat, where it could not be kept.</summary>
    public IReadOnlyDictionary<int, StatedPosition> Typed { get; private set; } = new Dictionary<int, StatedPosition>();

    /// <summary>The day that a new roll is opened for, unless staff choose another.</summary>
    public DateOnly Today => Book.DayOf(Now);

    /// <summary>The stands that need a reason, in words.</summary>
    public string ReasonRule => OpenRoll!.Call.ReasonFor is { Count: > 0 } stands ? $"The rule asks for a reason with “{string.Join("” and “", stands.Select(StandLists.Word))}”." : "No rule asks for a reason.";

    /// <summary>Shows the roll, or the form that opens one.</summary>
    public async Task OnGetAsync() => Meetings = [.. (await Store.Council(Book.Code, Gone)).Meetings.Where(m => m.Body == Recommendation.Body && m.State == MeetingState.Held).Reverse().Take(50)];

    /// <summary>Opens a roll.</summary>
    public async Task<IActionResult> OnPostOpenAsync(string? day, string? meeting, string? due)
    {
        string code = meeting ?? "";
        var held = code.Length == 0 ? null : (await Store.Council(Book.Code, Gone)).Meetings.FirstOrDefault(m => m.Code == code);
        if ((held?.Day ?? Day(day)) is not { } on) Problems.Add(("day", "Give the day of the roll, or choose a meeting."));
        else if (await Use<OpenRoll>().Run(Recommendation.Code, (on, code, Day(due)), Actor, Gone) is OpenRoll.Result.Refused refused) Problems.Add(("day", refused.Why));
        else
        {
            Said = "The roll is open. Members find it on their first page.";
            return Redirect($"{Home}/roll");
        }
        return await Again();
    }

    /// <summary>Keeps the positions that were changed.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Stand? rest)
    {
        if (OpenRoll is not { } roll) return Redirect(Home);
        var typed = roll.Lines.Where(l => l is { Seat: not null, IsVacant: false }).Select(l => Read(l, rest)).ToList();
        var changed = typed.Where(t => roll.Lines.First(l => l.Seat == t.Seat) is var l && (l.Stand, l.Reason, l.ByDesignee) != (t.Stand, t.Reason, t.ByDesignee)).ToList();
        var problems = await Use<TakePosition>().Run(Recommendation.Code, changed, Actor, Gone);
        if (problems.Count == 0)
        {
            Said = changed.Count == 0 ? "Nothing was changed." : $"{changed.Count} {(changed.Count == 1 ? "position is" : "positions are")} kept.";
            return Redirect($"{Home}/roll");
        }
        Problems.AddRange(problems.Select(p => ($"s{p.Seat}", p.Message)));
        Typed = typed.ToDictionary(t => t.Seat);
        return await Again();
    }

    /// <summary>Closes the roll.</summary>
    public async Task<IActionResult> OnPostCloseAsync(string? sure, int seen)
    {
        if (sure != "yes") Problems.Add(("sure", "Tick the box first."));
        else if (await Use<CloseRoll>().Run(Recommendation.Code, seen, Actor, Gone) is CloseRoll.Result.Refused refused) Problems.AddRange(refused.Why.Select(w => ("", w)));
        else
        {
            Said = "The roll is closed and sealed.";
            return Redirect(Home);
        }
        return await Again();
    }

    private StatedPosition Read(RollLine line, Stand? rest)
    {
        string seat = $"s{line.Seat}";
        var stand = Enum.TryParse<Stand>(Request.Form[seat], out var chosen) && Enum.IsDefined(chosen) ? chosen : line.Stand;
        return new StatedPosition(line.Seat!.Value, stand == Stand.NotRecorded && rest is Stand.Support or Stand.Absent ? rest.Value : stand, Request.Form[$"{seat}-reason"].ToString().Trim().ReplaceLineEndings("\n"), Request.Form[$"{seat}-designee"] == "yes");
    }

    private async Task<IActionResult> Again()
    {
        if (!await Load(Recommendation.Code)) return NotFound();
        await OnGetAsync();
        return Page();
    }
}
