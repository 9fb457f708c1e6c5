using Clerestory.Deliberation;
using Clerestory.Web.Desk;

namespace Clerestory.Web.Pages.Recommendations;

/// <summary>One recommendation: its words and how they changed, its rolls, what became of it.</summary>
[Needs(Permission.ReadCouncil)]
public sealed class RecommendationModel : RecommendationPage
{
    /// <summary>The seats of one's own on the open roll.</summary>
    public IReadOnlyList<OwnSeat> Own { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        if (OpenRoll is not null && Actor.May(Permission.TakePosition)) Own = [.. (await Store.OwnSeats(Book.Code, Actor, Gone)).Where(o => o.Recommendation.Code == Recommendation.Code)];
    }

    /// <summary>How a step is dated.</summary>
    public static string When(DispositionStep step) => step.Stage == DispositionStage.Figure ? step.MeantTo == MeantTo.Rise ? "meant to rise" : "meant to fall" : step.Day is { } day ? Words.Day(day) : "day not known";
}
