using Clerestory.Deliberation;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Clerestory.Web.Pages.Recommendations;

/// <summary>Amending the words of a recommendation.</summary>
[Needs(Permission.KeepRecommendations)]
public sealed class AmendRecommendationModel : RecommendationPage
{
    /// <summary>What was typed.</summary>
    public (string Text, string ProposedBy, string Why) Typed { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet() => Typed = (Recommendation.Text, "", "");

    /// <summary>Keeps the new words.</summary>
    public async Task<IActionResult> OnPostAsync(string? text, string? proposedBy, string? why, int from)
    {
        Typed = (text ?? "", proposedBy ?? "", why ?? "");
        if (Stands(await Use<AmendRecommendation>().Run(Recommendation.Code, (Typed.Text, Typed.ProposedBy, Typed.Why, from), Actor, Gone))) return await Load(Recommendation.Code) ? Page() : NotFound();
        Said = "The new words stand. Those before are kept.";
        return Redirect(Home);
    }
}
