using System.Text.Json;
using Clerestory.Accounts;
using Clerestory.Store;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Web.Desk;

// What the browser's own passkey dialogue needs. Everything else of signing in is a plain form.
internal static class Passkeys
{
    public static void Map(WebApplication app)
    {
        var group = app.MapGroup("/passkey").AddEndpointFilter(OfOurPage);
        group.MapPost("/request", async (SignInManager<Account> signIn) => Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous();
        group.MapPost("/sign-in", SignIn).AllowAnonymous();
        group.MapPost("/creation", Creation).AllowAnonymous();
        group.MapPost("/add", Add).AllowAnonymous();
    }

    private static async ValueTask<object?> OfOurPage(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext) ? await next(context)
            : Results.Problem("Open the page again, and try once more.", statusCode: StatusCodes.Status400BadRequest);

    private static async Task<IResult> SignIn(JsonElement credential, SignInManager<Account> signIn)
    {
        var result = await signIn.PasskeySignInAsync(credential.GetRawText());
        return result.Succeeded ? Results.NoContent() : Results.Unauthorized();
    }

    // For a person who is signed in, or who holds an invitation.
    private static async Task<IResult> Creation(HttpContext context, SignInManager<Account> signIn, DataStore store, TimeProvider clock)
    {
        var person = await signIn.UserManager.GetUserAsync(context.User) is { } account ? new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.Name }
            : await InvitationOf(context, store, clock) is { } invitation ? new PasskeyUserEntity { Id = (invitation.Account ?? Guid.CreateVersion7()).ToString(), Name = invitation.Mail, DisplayName = invitation.Name } : null;
        return person is null ? Results.NotFound()
            : Results.Content(await signIn.MakePasskeyCreationOptionsAsync(person), "application/json");
    }

    private static async Task<IResult> Add(HttpContext context, JsonElement credential, SignInManager<Account> signIn, DataStore store, TimeProvider clock)
    {
        var attested = await signIn.PerformPasskeyAttestationAsync(credential.GetRawText());
        if (!attested.Succeeded) return Results.Problem("The passkey could not be checked. Try again.", statusCode: StatusCodes.Status400BadRequest);
        var users = signIn.UserManager;
        attested.Passkey.Name = "Passkey";
        var id = Guid.Parse(attested.UserEntity.Id);
        var account = await users.GetUserAsync(context.User);
        if (account is null && await InvitationOf(context, store, clock) is { } invitation)
        {
            if (invitation.Account is { } known && known != id) return Results.NotFound();
            account = await Enrollment.Accept(store, users, invitation, (id, to => users.AddOrUpdatePasskeyAsync(to, attested.Passkey)), clock, context.RequestAborted);
            if (account is null) return Results.Problem("This invitation was used already.", statusCode: StatusCodes.Status400BadRequest);
        }
        else
        {
            if (account is null || account.Id != id) return Results.NotFound();
            if (!(await users.AddOrUpdatePasskeyAsync(account, attested.Passkey)).Succeeded) return Results.Problem("The passkey could not be kept.", statusCode: StatusCodes.Status400BadRequest);
        }
        await signIn.SignInAsync(account, isPersistent: false);
        return Results.NoContent();
    }

    private static async Task<Invitation?> InvitationOf(HttpContext context, DataStore store, TimeProvider clock)
    {
        string hash = Secrets.HashOf(context.Request.Headers["X-Invitation"].ToString());
        var invitations = store.Invitations;
        return await invitations.FirstOrDefaultAsync(i => i.TokenHash == hash, context.RequestAborted) is { } found && found.WorksAt(clock.GetUtcNow()) ? found : null;
    }
}
