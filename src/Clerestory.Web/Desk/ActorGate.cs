using System.Security.Claims;
using Clerestory.Accounts;
using Clerestory.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Desk;

// Finds who asks, anew for each request: a role that was taken away, or an account that was ended, counts at once.
internal static class ActorGate
{
    public static async Task Find(HttpContext context, RequestDelegate next)
    {
        var actor = await Of(context);
        context.Features.Set(actor);
        // Rules ask for someone who is signed in: a key is someone, and who holds the cookie of an account that was ended is nobody.
        if (actor is null) context.User = new ClaimsPrincipal(new ClaimsIdentity());
        else if (KeyOf(context) is not null) context.User = new ClaimsPrincipal(new ClaimsIdentity("key"));
        try
        {
            await next(context);
        }
        catch (Denied) when (!context.Response.HasStarted)
        {
            // As if it were not there: what exists is told to nobody who may not see it.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task<Actor?> Of(HttpContext context)
    {
        var store = context.RequestServices.GetRequiredService<DataStore>();
        string pack = context.RequestServices.GetRequiredService<DeskSettings>().Book.Code;
        if (KeyOf(context) is { } key)
        {
            string hash = Secrets.HashOf(key);
            var keys = store.ApiKeys;
            return (await keys.AsNoTracking().FirstOrDefaultAsync(k => k.KeyHash == hash && k.Pack == pack && k.EndedAt == null, context.RequestAborted))?.Actor;
        }
        if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        var accounts = store.Accounts;
        var account = await accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.Pack == pack, context.RequestAborted);
        return account is { EndedAt: null } ? account.Actor : null;
    }

    // A key opens the interface for record systems, and no page.
    private static string? KeyOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..].Trim() : null;
}
