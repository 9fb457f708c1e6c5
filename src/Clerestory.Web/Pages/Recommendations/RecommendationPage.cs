using Clerestory.Deliberation;
using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clerestory.Web.Pages.Recommendations;

/// <summary>What every page about one recommendation has at hand.</summary>
public abstract class RecommendationPage : DeskPage
{
    /// <summary>The recommendation.</summary>
    public Recommendation Recommendation { get; private set; } = null!;

    /// <summary>The address of its pages.</summary>
    public string Home => $"/recommendations/{Recommendation.Code}";

    /// <summary>Its open roll; null where none is open.</summary>
    public PositionRoll? OpenRoll => Recommendation.Rolls.LastOrDefault(r => !r.IsClosed);

    /// <summary>Whether the person keeps recommendations.</summary>
    public bool MayKeep => Actor.May(Permission.KeepRecommendations, pack: Book.Code);

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await Load((string)RouteData.Values["recommendation"]!)) context.Result = NotFound();
        else await next();
    }

    /// <summary>Reads it again, after something was changed or refused.</summary>
    protected async Task<bool> Load(string code)
    {
        Store.ChangeTracker.Clear();
        // Addresses that the pages make are in small letters, and codes need not be.
        if ((await Store.RecommendationsOf(Book.Code, Gone)).FirstOrDefault(r => string.Equals(r.Code, code, StringComparison.OrdinalIgnoreCase)) is not { } found) return false;
        Recommendation = found;
        return true;
    }
}
