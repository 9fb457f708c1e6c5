using Clerestory.Web.Desk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Clerestory.Web.Tests.Desk;

/// <summary>One page or endpoint with one method, and the rule that it states.</summary>
public sealed record Door(string Method, string Pattern, NeedsAttribute? Needs, bool IsForAll, bool IsForSignedIn, bool IsPage)
{
    /// <summary>Whether anything says who may come in.</summary>
    public bool HasRule => Needs is not null || IsForAll || IsForSignedIn;

    /// <summary>Whether it belongs to the interface, which answers with a status and not with a page.</summary>
    public bool IsInterface => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>What the rights say, in the test's own words: the rule asks for a right, at the agency that the address names, or anywhere.</summary>
    public bool Opens(Actor? actor)
    {
        if (IsForAll) return true;
        if (actor is null) return false;
        if (Needs is null) return IsForSignedIn;
        bool isHome = Pattern.Contains("{agency}", StringComparison.Ordinal) ? actor.Agency == DeskSite.Own : Needs.Somewhere;
        return actor.Roles.Any(r => Rights.Everywhere(r).Contains(Needs.Permission) || (isHome && Rights.AtHome(r).Contains(Needs.Permission)));
    }

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>All doors of the desk, from its own route table.</summary>
public static class RouteTable
{
    public static IReadOnlyList<Door> Of(IServiceProvider services) => Of(services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints));

    public static IReadOnlyList<Door> Of(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.OfType<RouteEndpoint>().SelectMany(Doors).DistinctBy(d => d.ToString()).OrderBy(d => d.ToString(), StringComparer.Ordinal)];

    // A page answers to both methods; an endpoint to those that it names.
    private static IEnumerable<Door> Doors(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null ? ["GET"] : ["GET", "POST"]);
        return methods.Select(method => new Door(
            method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata.GetMetadata<NeedsAttribute>(), endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            endpoint.Metadata.GetMetadata<SignedInAttribute>() is not null, endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null));
    }
}
