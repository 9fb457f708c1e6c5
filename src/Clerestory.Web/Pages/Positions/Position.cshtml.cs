using Clerestory.Deliberation;
using Clerestory.Web.Desk;
using Clerestory.Web.Pages.Recommendations;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Positions;

/// <summary>A member or designee states the position of the own seat, with the reason.</summary>
[Needs(Permission.TakePosition)]
public sealed class PositionModel : RecommendationPage
{
    /// <summary>The seats of one's own on its open roll.</summary>
    public IReadOnlyList<OwnSeat> Own { get; private set; } = [];

    /// <summary>What was chosen and could not be kept.</summary>
    public StatedPosition? Typed { get; private set; }

    /// <summary>What may be chosen, with what it means.</summary>
    public IReadOnlyList<(Stand Stand, string Words)> Choices { get; } =
        [(Stand.Support, "Support: I am for it."), (Stand.Oppose, "Oppose: I am against it."), (Stand.Abstain, "Abstain: I am neither for it nor against it."), (Stand.Absent, "Absent: the seat takes no part.")];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync() => Own = [.. (await Store.OwnSeats(Book.Code, Actor, Gone)).Where(o => o.Recommendation.Code == Recommendation.Code)];

    /// <summary>Keeps the position.</summary>
    public async Task<IActionResult> OnPostAsync(int seat, Stand? stand, string? reason)
    {
        Typed = new StatedPosition(seat, stand ?? Stand.NotRecorded, reason ?? "");
        if (stand is not { } chosen || Choices.All(c => c.Stand != chosen)) Problems.Add(($"stand-{seat}", "Choose a position."));
        else
        {
            var problems = await Use<TakePosition>().Run(Recommendation.Code, [Typed], Actor, Gone);
            if (problems.Count == 0)
            {
                Said = $"Your position is kept: {StandLists.Word(chosen).ToLowerInvariant()}. You may change it until the roll is closed.";
                return Redirect("/positions");
            }
            Problems.AddRange(problems.Select(p => ($"reason-{seat}", p.Message)));
        }
        if (!await Load(Recommendation.Code)) return NotFound();
        await OnGetAsync();
        return Page();
    }
}
