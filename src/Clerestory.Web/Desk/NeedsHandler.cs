using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Clerestory.Web.Desk;

// Asks the actor for the right that a page needs.
internal sealed class NeedsHandler(IHttpContextAccessor contexts) : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (contexts.HttpContext is { } http && http.Features.Get<Actor>() is { } actor)
        {
            string? agency = http.GetRouteValue("agency") as string;
            if (agency is null && requirement.Somewhere ? actor.MaySomewhere(requirement.Permission) : actor.May(requirement.Permission, agency)) context.Succeed(requirement);
        }
        return Task.CompletedTask;
    }
}
